import { issnCheckDigit, parseIssn } from "./issn.ts";

/**
 * The ISSNs that someone who wrote one with a wrong check digit may have meant, likeliest first: the right check digit (ISO 3297), then two
 * neighbouring digits exchanged, then one wrong digit. At most 15; none for what has not an ISSN's form, or is right.
 */
export function likelyIssns(text: string): readonly string[] {
  const found = parseIssn(text);
  if (found === undefined || found.valid) return [];
  const digits = found.value.replace(/[^0-9Xx]/g, "").toUpperCase();
  if (digits.length !== 8) return [];
  const first7 = digits.slice(0, 7);
  const candidates = [first7 + issnCheckDigit(first7), ...exchanged(digits), ...substituted(digits)];
  return [...new Set(candidates.filter(isRight))].map((eight) => `${eight.slice(0, 4)}-${eight.slice(4)}`);
}

function isRight(eight: string): boolean {
  return /^[0-9]{7}[0-9X]$/.test(eight) && parseIssn(`${eight.slice(0, 4)}-${eight.slice(4)}`)?.valid === true;
}

function exchanged(digits: string): string[] {
  return Array.from({ length: 7 }, (_, at) => digits.slice(0, at) + digits[at + 1] + digits[at] + digits.slice(at + 2));
}

function substituted(digits: string): string[] {
  return Array.from({ length: 7 }, (_, at) =>
    Array.from("0123456789", (digit) => digits.slice(0, at) + digit + digits.slice(at + 1)),
  ).flat();
}
