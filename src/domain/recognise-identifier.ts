import { asciiDigits, asciiHyphens } from "./digits.ts";
import { parseDoi } from "./doi.ts";
import type { Identifier } from "./identifier.ts";
import { parseIsbn } from "./isbn.ts";
import { parseIssn } from "./issn.ts";
import { parseOrcid } from "./orcid.ts";

const label = (name: string): string => `(?:(?:urn:)?[ep]?-?${name}(?:-?(?:1[03]|l))?\\s*[:#]?\\s*)?`;
const doi =
  /^(?:(?:https?:\/\/)?(?:dx\.|www\.)?doi\.org\/|(?:info:)?doi\s*[:/]?\s*)?10\.[0-9]{4,9}(?:\.[0-9]+)*(?:\/|%2f)\S+$/i;
const orcid =
  /^(?:(?:https?:\/\/)?(?:www\.)?orcid\.org\/|orcid(?: id)?\s*:?\s*)?[0-9]{4}-?[0-9]{4}-?[0-9]{4}-?[0-9]{3}[0-9X]$/i;
const issn = new RegExp(`^(${label("issn")})([0-9]{4}) ?(-?) ?([0-9]{3}[0-9X])$`, "i");
const isbn = new RegExp(`^(${label("isbn")})(?:97[89][ -]?)?[0-9](?:[ -]?[0-9]){8}[ -]?[0-9X]$`, "i");

/** A text that is a DOI, ISSN, ISBN or ORCID iD and nothing else; wrong check digits come back invalid, so that they can be told. */
export function recogniseIdentifier(text: string): Identifier | undefined {
  const bare = asciiHyphens(asciiDigits(text.trim()));
  if (bare.length > 300) return undefined;
  if (doi.test(bare)) return parseDoi(bare);
  if (orcid.test(bare)) return parseOrcid(bare);
  const serial = issn.exec(bare);
  if (serial !== null) return seriesOrYears(bare, serial);
  const book = isbn.exec(bare);
  if (book === null) return undefined;
  const found = parseIsbn(bare);
  // Ten or thirteen bare digits are as likely a telephone or record number: only a right check digit makes them an ISBN.
  return found?.valid === true || book[1] !== "" || /[ -]/.test(bare) ? found : undefined;
}

function seriesOrYears(
  bare: string,
  [, said = "", first = "", hyphen = "", last = ""]: RegExpExecArray,
): Identifier | undefined {
  const found = parseIssn(bare);
  if (found === undefined || found.valid || said !== "") return found;
  // `2015-2020` is a span of years and `20150131` a day, unless the check digit says otherwise.
  if (hyphen === "" || (isYear(first) && isYear(last))) return undefined;
  return found;
}

function isYear(digits: string): boolean {
  return /^(?:1[5-9]|20|21)[0-9]{2}$/.test(digits);
}
