import { asciiDigits, asciiHyphens, checkCharacter } from "./digits.ts";
import type { Identifier } from "./identifier.ts";

const form = /(?<![0-9a-z-])([0-9]{4})[ -]?([0-9]{4})[ -]?([0-9]{4})[ -]?([0-9]{3}[0-9Xx])(?![0-9a-z])/;
/** The blocks of ISNI numbers that are set aside for ORCID (ORCID support, "Structure of the ORCID Identifier"). */
const blocks = [
  ["0000000150000007", "0000000350000001"],
  ["0009000000000000", "0009001000000000"],
] as const;

/** The check character of an ORCID iD's first fifteen digits (ISO 7064, MOD 11-2). */
export function orcidCheckCharacter(first15: string): string {
  let total = 0;
  for (let i = 0; i < 15; i += 1) total = ((total + Number(first15[i])) * 2) % 11;
  return checkCharacter((12 - total) % 11);
}

/**
 * The ORCID iD in a text, bare or as an address. A wrong check character, or a number outside ORCID's blocks, is kept as printed,
 * invalid; `undefined` = nothing of its form.
 */
export function parseOrcid(text: string): Identifier | undefined {
  const match = form.exec(asciiHyphens(asciiDigits(text)));
  if (match === null) return undefined;
  const value = match.slice(1, 5).join("-").toUpperCase();
  const digits = value.replaceAll("-", "");
  const ours = blocks.some(([first, last]) => digits >= first && digits <= last);
  const valid = ours && orcidCheckCharacter(digits.slice(0, 15)) === digits[15];
  const kept = valid ? value : match[0];
  const printed = text.trim();
  return { scheme: "orcid", value: kept, valid, ...(kept === printed ? {} : { printed }) };
}
