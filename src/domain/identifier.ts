/** Schemes of the field; `video` is a host of videos with its name of one (`youtube:…`), `url` and `other` keep what fits none. */
export const identifierSchemes = [
  "doi",
  "issn",
  "isbn",
  "orcid",
  "pmid",
  "pmcid",
  "handle",
  "video",
  "url",
  "other",
] as const;
export type IdentifierScheme = (typeof identifierSchemes)[number];

/** An identifier as normalised and as printed. A wrong one is kept, marked, and never used to match records (design: Bad input). */
export interface Identifier {
  readonly scheme: IdentifierScheme;
  /** Normalised: DOI lower case without resolver, ISSN `NNNN-NNNX`, ISBN 13 digits, ORCID `0000-…` with hyphens. As printed when invalid. */
  readonly value: string;
  readonly valid: boolean;
  /** As received, where it differs from `value`. */
  readonly printed?: string;
  /** For an ISSN or ISBN: which medium the source says it is of; `linking` for an ISSN alone. */
  readonly medium?: "print" | "online" | "linking";
}
