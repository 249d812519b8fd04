import { parseDoi } from "../../domain/doi.ts";
import type { Identifier } from "../../domain/identifier.ts";
import { parseIsbn } from "../../domain/isbn.ts";
import { parseIssn } from "../../domain/issn.ts";

/** The identifier of another work, of the type that a format names (`doi`, `pmid`, `pmcid`, `issn`, `isbn`, `uri` …); a DOI is known by its form under any name. Undefined where the text is none. */
export function relatedIdentifier(type: string | undefined, text: string): Identifier | undefined {
  const value = text.trim();
  if (value === "" || value.length > 2048) return undefined;
  switch (type?.toLowerCase() ?? "") {
    case "issn":
      return parseIssn(value);
    case "isbn":
      return parseIsbn(value);
    case "pmid":
    case "pubmed":
      return /^\d{1,9}$/.test(value) ? { scheme: "pmid", value, valid: true } : undefined;
    case "pmc":
    case "pmcid":
      return pmcid(value);
    default: {
      const doi = parseDoi(value);
      if (doi !== undefined) return doi;
      if (/^https?:\/\/\S+$/i.test(value)) return { scheme: "url", value, valid: true };
      return type?.toLowerCase() === "doi" ? undefined : { scheme: "other", value, valid: true };
    }
  }
}

/** `PMC1234567`, `1234567`, `PMC1234567.1`. */
export function pmcid(text: string): Identifier | undefined {
  const digits = /^(?:PMC)?(\d{1,9})(?:\.\d{1,2})?$/i.exec(text.trim())?.[1];
  return digits === undefined ? undefined : { scheme: "pmcid", value: `PMC${digits}`, valid: true };
}
