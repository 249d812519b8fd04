import { parseDoi } from "../../domain/doi.ts";
import type { Identifier } from "../../domain/identifier.ts";
import { parseIsbn } from "../../domain/isbn.ts";
import { parseIssn } from "../../domain/issn.ts";
import type { Reference } from "../../domain/record.ts";
import { stated } from "./stated.ts";

export const maxReferences = 5000;

/** A DOI that a printed reference names as one. */
const doiIn = /(?:\bdoi\s?[:.]?\s?|\bdoi\.org\/)(10\.\d{4,9}\/\S+)/i;

/** A cited work's fields as a format has them, in text. */
export type ReferenceFields = { readonly [K in keyof Reference]?: string | undefined };

/** A reference out of what its fields say: identifiers only where they are right, the year out of `1964a`; undefined where nothing is said. */
export function referenceOf(fields: ReferenceFields): Reference | undefined {
  const { doi, pmid, issn, isbn, year, ...texts } = fields;
  const kept = Object.entries(texts).map(([name, value]) => [name, value?.replace(/\s+/g, " ").trim() || undefined]);
  const digits = /(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)/.exec(year ?? "")?.[1];
  const right = (found: Identifier | undefined): string | undefined =>
    found?.valid === true ? found.value : undefined;
  const reference: Reference = stated({
    ...(Object.fromEntries(kept) as Omit<ReferenceFields, "year">),
    doi: right(parseDoi(doi ?? doiIn.exec(texts.printed ?? "")?.[1] ?? "")),
    pmid: pmid !== undefined && /^\s*\d{1,9}\s*$/.test(pmid) ? pmid.trim() : undefined,
    issn: issn === undefined ? undefined : right(parseIssn(issn)),
    isbn: isbn === undefined ? undefined : right(parseIsbn(isbn)),
    year: digits === undefined ? undefined : Number(digits),
  });
  return Object.keys(reference).length === 0 ? undefined : reference;
}
