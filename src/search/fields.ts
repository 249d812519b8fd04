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

/** `param` is the name in addresses and in the query language. */
export const facets = {
  kind: { param: "kind" },
  type: { param: "type" },
  year: { param: "year" },
  journal: { param: "in" },
  category: { param: "category" },
  subject: { param: "topic" },
  keyword: { param: "keyword" },
  language: { param: "language" },
  publisher: { param: "from" },
  outlet: { param: "outlet" },
  has: { param: "has" },
  source: { param: "source" },
} as const satisfies Record<string, { param: string }>;
export type FacetName = keyof typeof facets;

export const numberFields = ["year", "date"] as const;
/** `date`: days since 1970-01-01 of the first day that the record's date allows. */
export type NumberField = (typeof numberFields)[number];

export const sorts = ["relevance", "newest", "oldest", "title"] as const;
export type SortName = (typeof sorts)[number];
