import fc from "fast-check";
import { kinds } from "../../src/domain/record.ts";
import type { IndexBatch, SearchDocument, SearchRequest, SideChange } from "../../src/search/engine.ts";
import { type FacetName, names, sorts, type TextField, textFields } from "../../src/search/fields.ts";
import type { QueryNode } from "../../src/search/query.ts";
import { join, negate } from "../../src/search/tree.ts";
import { titleKey } from "../../src/text/title.ts";

/** Few words, so that they meet: inflections, spellings of names, Urdu from two keyboards, what the database might take for its own. */
const words = [
  ...[
    "wheat",
    "farming",
    "farmed",
    "study",
    "studies",
    "rice",
    "Muhammad",
    "Mohammad",
    "Rehman",
    "Rahman",
    "the",
    "of",
  ],
  ...[
    "کتاب",
    "كتاب",
    "آب",
    "اب",
    "غالب",
    "ghalib",
    "COVID-19",
    "Qur'an",
    "Quran",
    "NEAR",
    "AND",
    "x",
    "naïve",
    "naive",
    "日本",
    "2015",
  ],
];
const word = fc.constantFrom(...words);
const text = fc.array(word, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(" "));
const fieldNames: readonly TextField[] = names(textFields);

const values: Readonly<Partial<Record<FacetName, readonly string[]>>> = {
  type: ["article", "review", "other"],
  journal: ["j1", "j2", "J1"],
  category: ["W", "X", "Y", "uncertain", "none"],
  subject: ["Medicine", "Law"],
  keyword: ["Wheat", "wheat", "WHEAT", "کتاب", "كتاب", "rice"],
  language: ["en", "ur"],
  has: ["pdf", "doi"],
};
const facetNames = names(values);
const valueOf = (facet: FacetName): fc.Arbitrary<string> => fc.constantFrom(...(values[facet] ?? ["none"]));

const facetValues = fc
  .tuple(...facetNames.map((facet) => fc.uniqueArray(valueOf(facet), { maxLength: 2 })))
  .map((chosen) => Object.fromEntries(facetNames.map((facet, i) => [facet, chosen[i] ?? []])));

export const documentOf = (id: string): fc.Arbitrary<SearchDocument> =>
  fc
    .record({
      kind: fc.constantFrom(...kinds),
      version: fc.integer({ min: 1, max: 99 }),
      texts: fc.dictionary(fc.constantFrom(...fieldNames), fc.array(text, { minLength: 1, maxLength: 2 }), {
        maxKeys: 3,
      }),
      identifiers: fc.uniqueArray(fc.constantFrom("doi:10.1/a", "doi:10.1/b", "issn:1997-3438"), { maxLength: 2 }),
      facets: facetValues,
      year: fc.option(fc.integer({ min: 2010, max: 2016 }), { nil: undefined }),
      hidden: fc.boolean(),
    })
    .map(({ year, ...rest }) => ({
      id,
      ...rest,
      facets: { ...rest.facets, kind: [rest.kind], ...(year === undefined ? {} : { year: [String(year)] }) },
      numbers: year === undefined ? {} : { year, date: (year - 1970) * 365 },
      sortTitle: titleKey(rest.texts.title?.[0] ?? ""),
    }));

const leaf: fc.Arbitrary<QueryNode> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .record({
        type: fc.constantFrom("word" as const, "phrase" as const, "prefix" as const),
        text: fc.oneof(
          word,
          fc.tuple(word, word).map((pair) => pair.join(" ")),
        ),
        field: fc.option(fc.constantFrom(...fieldNames), { nil: undefined }),
      })
      .map(
        ({ type, text, field }): QueryNode =>
          field === undefined ? { type, text, at: 0 } : { type, text, field, at: 0 },
      ),
  },
  fc
    .constantFrom(...facetNames)
    .chain((facet) => valueOf(facet).map((value): QueryNode => ({ type: "facet", facet, value, at: 0 }))),
  fc.constantFrom<QueryNode>(
    { type: "identifier", scheme: "doi", value: "10.1/a", at: 0 },
    { type: "identifier", scheme: "doi", value: "10.1/nothing", at: 0 },
    { type: "range", field: "year", from: 2012, to: 2014, at: 0 },
    { type: "range", field: "year", to: 2011, at: 0 },
    { type: "range", field: "date", from: 15_500, at: 0 },
  ),
);

const { query } = fc.letrec<{ query: QueryNode | null }>((tie) => ({
  query: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc.array(leaf, { minLength: 2, maxLength: 3 }).map((nodes) => join("and", nodes)),
    fc
      .tuple(fc.constantFrom("and" as const, "or" as const), fc.array(tie("query"), { maxLength: 3 }))
      .map(([type, nodes]) => join(type, nodes)),
    tie("query").map(negate),
    fc.constant(null),
  ),
}));

export const request: fc.Arbitrary<SearchRequest> = fc
  .record({
    query,
    filters: fc.dictionary(
      fc.constantFrom(...facetNames),
      fc.uniqueArray(fc.oneof(...facetNames.map(valueOf), fc.constant("no such")), { maxLength: 3 }),
      {
        maxKeys: 2,
      },
    ),
    years: fc.option(fc.constantFrom({ from: 2012, to: 2014 }, { from: 2013 }, { to: 2012 }), { nil: undefined }),
    includeHidden: fc.boolean(),
    sort: fc.constantFrom(...sorts),
    facetTexts: fc.option(fc.constantFrom({ keyword: "HEA" }, { keyword: "ك", subject: "e" }, { category: "zzz" }), {
      nil: undefined,
    }),
    facetValues: fc.option(fc.constantFrom({ keyword: ["RICE", "no such"] }, { category: ["Z"] }), { nil: undefined }),
  })
  .map(({ years, facetTexts, facetValues, ...rest }) => ({
    ...rest,
    ...(facetTexts === undefined ? {} : { facetTexts }),
    ...(facetValues === undefined ? {} : { facetValues }),
    ...(years === undefined ? {} : { years }),
    facets: Object.fromEntries([...facetNames, "kind", "year"].map((facet) => [facet, 100])),
    offset: 0,
    limit: 100,
  }));

/** A change of what stands beside the text. */
const sideChange = (id: string): fc.Arbitrary<SideChange> =>
  fc
    .record({
      category: fc.option(fc.uniqueArray(valueOf("category"), { maxLength: 2 }), { nil: undefined }),
      reads: fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined }),
    })
    .map(({ category, reads }) => ({
      id,
      ...(category === undefined ? {} : { facets: { category } }),
      ...(reads === undefined ? {} : { reads }),
    }));

/** What is written to an index at once: documents put and removed, and side columns that change, of ids below `ids`. */
export const batchOf = (ids: number): fc.Arbitrary<Omit<IndexBatch, "position">> => {
  const id = fc.integer({ min: 0, max: ids - 1 });
  return fc
    .record({
      put: fc.uniqueArray(id, { maxLength: 10 }),
      remove: fc.uniqueArray(id, { maxLength: 3 }),
      side: fc.uniqueArray(id, { maxLength: 4 }),
    })
    .chain(({ put, remove, side }) =>
      fc.record({
        put: fc.tuple(...put.map((id) => documentOf(`r${id}`))),
        remove: fc.constant(remove.filter((id) => !put.includes(id)).map((id) => `r${id}`)),
        side: fc.tuple(...side.map((id) => sideChange(`r${id}`))),
      }),
    );
};

/** A history of an index of up to so many batches. */
export const historyOf = (batches: number): fc.Arbitrary<Omit<IndexBatch, "position">[]> =>
  fc.array(batchOf(16), { minLength: 1, maxLength: batches });

export const history = historyOf(4);
