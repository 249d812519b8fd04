/** The field table: what can be searched, filtered, sorted, and under which name (design/search.md). */
export const textFields = {
  title: { weight: 8 },
  author: { weight: 6 },
  journal: { weight: 3 },
  keyword: { weight: 4 },
  subject: { weight: 3 },
  publisher: { weight: 2 },
  abstract: { weight: 1.5 },
  fulltext: { weight: 1 },
} as const satisfies Record<string, { weight: number }>;
export type TextField = keyof typeof textFields;

/**
 * `param` is the name in addresses and in the query language.
 * `side`: changes by itself, for many records at once: kept apart from what is indexed with the text.
 * `values`: closed = a short list that is known beforehand, exact = compared as it is, folded = equal by text/fold, shown as first printed.
 */
export const facets = {
  kind: { param: "kind", values: "closed" },
  type: { param: "type", values: "closed" },
  year: { param: "year", values: "exact" },
  journal: { param: "in", values: "exact" },
  book: { param: "book", values: "exact" },
  category: { param: "category", values: "closed", side: true },
  subject: { param: "topic", values: "folded" },
  keyword: { param: "keyword", values: "folded" },
  language: { param: "language", values: "closed" },
  author: { param: "by", values: "folded" },
  publisher: { param: "from", values: "folded" },
  outlet: { param: "outlet", values: "folded" },
  section: { param: "section", values: "folded" },
  duration: { param: "duration", values: "closed" },
  has: { param: "has", values: "closed" },
  source: { param: "source", values: "exact" },
} as const satisfies Record<string, { param: string; values: "closed" | "exact" | "folded"; side?: true }>;
export type FacetName = keyof typeof facets;
/** Those that change by themselves. */
export type SideFacet = {
  [F in FacetName]: (typeof facets)[F] extends { side: true } ? F : never;
}[FacetName];

export const numberFields = ["year", "date"] as const;
/** `date`: days since 1970-01-01 of the first day that the record's date allows. */
export type NumberField = (typeof numberFields)[number];

/** What a record can be asked to have: `has:pdf`. */
export const possessions = ["pdf", "abstract", "doi", "summary", "captions"] as const;

/** How long a video is, as films are sorted: below 5 minutes, 20 minutes, an hour, and longer. */
export const durations = ["short", "medium", "long", "hours"] as const;

/** HEC category at the record's own date; `uncertain` and `none` as in design/recognition.md, "The verdict". No data = no value. */
export const categoryValues = ["W", "X", "Y", "Z", "uncertain", "none"] as const;

/** The place of a category in an order by category: the greater the better, 0 for what is none. */
export function rankOfCategory(value: string): number {
  const at = (categoryValues as readonly string[]).indexOf(value);
  return at < 0 ? 0 : categoryValues.length - at;
}

/** Schemes that the query language names: `doi:10.1/x`. */
export const identifierFields = ["doi", "issn", "isbn", "orcid"] as const;
export type IdentifierField = (typeof identifierFields)[number];

/** What a name before a colon means in the query language. */
export type QueryField =
  | { readonly as: "text"; readonly field: TextField }
  | { readonly as: "number"; readonly field: NumberField }
  | { readonly as: "identifier"; readonly scheme: IdentifierField }
  | { readonly as: "facet"; readonly facet: FacetName };

/** The names of the query language; where a facet's name is also a field's (`keyword`, `year`), the field has it. */
export const queryFields: ReadonlyMap<string, QueryField> = new Map<string, QueryField>([
  ...names(facets).map((facet): [string, QueryField] => [facets[facet].param, { as: "facet", facet }]),
  ...identifierFields.map((scheme): [string, QueryField] => [scheme, { as: "identifier", scheme }]),
  ...numberFields.map((field): [string, QueryField] => [field, { as: "number", field }]),
  ...names(textFields).map((field): [string, QueryField] => [field, { as: "text", field }]),
]);

/** So many letters of a title are what it is sorted by. */
export const sortedLetters = 48;

export const sorts = ["relevance", "newest", "oldest", "title", "category", "read"] as const;
export type SortName = (typeof sorts)[number];

/** The keys of a table with their type. */
export function names<T extends object>(table: T): (keyof T)[] {
  return Object.keys(table) as (keyof T)[];
}
