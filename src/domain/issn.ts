import { asciiDigits, asciiHyphens, checkCharacter } from "./digits.ts";
import type { Identifier } from "./identifier.ts";

/** Not inside a longer number or word. A Cyrillic Ha is what some sources have for X. */
const form = /(?<![0-9a-z-])([0-9]{4})[ -]{0,2}([0-9]{3})([0-9XxХх])(?![0-9a-z])(?!-[0-9])/;
const mediums: readonly (readonly [RegExp, NonNullable<Identifier["medium"]>])[] = [
  [/issn-?l\b|linking/i, "linking"],
  [/e-?issn|on-?line|electronic|\(e\)|web/i, "online"],
  [/p-?issn|print|paper|\(p\)/i, "print"],
];

/** The check digit of an ISSN's first seven digits (ISO 3297, modulus 11). */
export function issnCheckDigit(first7: string): string {
  let sum = 0;
  for (let i = 0; i < 7; i += 1) sum += (8 - i) * Number(first7[i]);
  return checkCharacter((11 - (sum % 11)) % 11);
}

/**
 * The ISSN in a text, with hyphen or without, labelled or not. The medium is the one given, else what the text says (`eISSN`, `(Print)`).
 * A wrong check digit is kept as printed, invalid; `undefined` = nothing of an ISSN's form.
 */
export function parseIssn(text: string, medium?: Identifier["medium"]): Identifier | undefined {
  const match = form.exec(asciiHyphens(asciiDigits(text)));
  if (match === null) return undefined;
  const [, first = "", middle = "", last = ""] = match;
  const check = /[0-9]/.test(last) ? last : "X";
  const value = `${first}-${middle}${check}`;
  const valid = value !== "0000-0000" && issnCheckDigit(first + middle) === check;
  const said = medium ?? mediums.find(([pattern]) => pattern.test(text))?.[1];
  const printed = text.trim();
  const asPrinted = match[0].trim();
  return {
    scheme: "issn",
    value: valid ? value : asPrinted,
    valid,
    ...(printed === (valid ? value : asPrinted) ? {} : { printed }),
    ...(said === undefined ? {} : { medium: said }),
  };
}
