import type { Identifier } from "../domain/identifier.ts";
import { isbn10CheckDigit, isbn13CheckDigit } from "../domain/isbn.ts";
import { issnCheckDigit } from "../domain/issn.ts";
import { orcidCheckCharacter } from "../domain/orcid.ts";
import type { Explanation } from "./result.ts";

/** The check digit that the other digits of an ISSN, ISBN or ORCID iD have, and the one that it has. */
function checkDigits(scheme: Identifier["scheme"], digits: string): { right: string; given: string } | undefined {
  const others = digits.slice(0, -1);
  const given = digits.slice(-1);
  if (scheme === "issn" && digits.length === 8) return { right: issnCheckDigit(others), given };
  if (scheme === "orcid" && digits.length === 16) return { right: orcidCheckCharacter(others), given };
  if (scheme === "isbn" && digits.length === 13) return { right: isbn13CheckDigit(others), given };
  if (scheme === "isbn" && digits.length === 10) return { right: isbn10CheckDigit(others), given };
  return undefined;
}

/** Says that an identifier in a query has a wrong check digit; nothing where it has not. It is looked for all the same: some are printed so. */
export function wrongCheckDigit(identifier: Identifier): Explanation[] {
  if (identifier.valid) return [];
  const { scheme, value, printed = value } = identifier;
  const digits = value.replace(/[^0-9Xx]/gu, "").toUpperCase();
  const found = checkDigits(scheme, digits);
  if (found === undefined || found.right === found.given) return [];
  const suggestion = scheme === "issn" ? `${digits.slice(0, 4)}-${digits.slice(4, 7)}${found.right}` : undefined;
  return [
    {
      code: "wrong_check_digit",
      subject: printed.length > 80 ? value : printed,
      ...(suggestion === undefined ? {} : { suggestion }),
    },
  ];
}

/** The same for a whole query of thirteen digits that begins as ISBNs do: with a wrong check digit it is read as a word. */
export function wrongBookNumber(typed: string): Explanation[] {
  const digits = /^\s*(97[89]\d{10})[\s.,;]*$/u.exec(typed)?.[1];
  return digits === undefined ? [] : wrongCheckDigit({ scheme: "isbn", value: digits, valid: false });
}
