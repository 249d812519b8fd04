import type { Identifier } from "../domain/identifier.ts";

const digits = /\d(?:[\s-]?\d){5,15}[\s-]?[\dXx]?/u;

/**
 * The value under which an identifier is found. Wrong ones are kept as printed, labels and all; people look for them by their digits, and
 * so they are found by these. Joining records by them is another matter, and never done.
 */
export function identifierKey(identifier: Identifier): string {
  if (identifier.valid) return identifier.value;
  if (identifier.scheme === "doi") return identifier.value.toLowerCase();
  const found = digits.exec(identifier.value)?.[0];
  const plain = found?.replace(/[\s-]/gu, "").toUpperCase();
  if (plain === undefined) return identifier.value;
  return identifier.scheme === "issn" ? `${plain.slice(0, 4)}-${plain.slice(4)}` : plain;
}
