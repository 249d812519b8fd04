import { asciiDigits, asciiHyphens, checkCharacter } from "./digits.ts";
import type { Identifier } from "./identifier.ts";

const form = /(?<![0-9])(?:97[89][ -]?)?[0-9](?:[ -]?[0-9]){8}[ -]?[0-9Xx](?![0-9])/;

/** The check digit of an ISBN-13's first twelve digits (ISO 2108, modulus 10, weights 1 and 3). */
export function isbn13CheckDigit(first12: string): string {
  let sum = 0;
  for (let i = 0; i < 12; i += 1) sum += (i % 2 === 0 ? 1 : 3) * Number(first12[i]);
  return String((10 - (sum % 10)) % 10);
}

/** The check digit of an ISBN-10's first nine digits (modulus 11). */
export function isbn10CheckDigit(first9: string): string {
  let sum = 0;
  for (let i = 0; i < 9; i += 1) sum += (10 - i) * Number(first9[i]);
  return checkCharacter((11 - (sum % 11)) % 11);
}

/**
 * The ISBN in a text, of ten or thirteen digits, with or without hyphens, labels and qualifiers; the value has thirteen digits.
 * A wrong check digit is kept as printed, invalid; `undefined` = nothing of an ISBN's form (`noisbn`).
 */
export function parseIsbn(text: string): Identifier | undefined {
  const match = form.exec(asciiHyphens(asciiDigits(text)));
  if (match === null) return undefined;
  const digits = match[0].replace(/[ -]/g, "").toUpperCase();
  const printed = text.trim();
  const value = toThirteen(digits);
  const kept = value ?? match[0];
  return { scheme: "isbn", value: kept, valid: value !== undefined, ...(kept === printed ? {} : { printed }) };
}

function toThirteen(digits: string): string | undefined {
  if (/^(?:97[89])?([0-9])\1{8}/.test(digits)) return undefined;
  if (digits.length === 13) return isbn13CheckDigit(digits.slice(0, 12)) === digits[12] ? digits : undefined;
  const first9 = digits.slice(0, 9);
  if (isbn10CheckDigit(first9) !== digits[9]) return undefined;
  return `978${first9}${isbn13CheckDigit(`978${first9}`)}`;
}
