import { type Static, Type } from "typebox";
import { facets, names, sorts } from "../../../search/fields.ts";
import { PageLinksSchema, SummarySchema } from "./records.ts";
import { KindName, ref, words } from "./shared.ts";

export const SegmentSchema = Type.Object(
  { text: Type.String(), hit: Type.Boolean({ description: "true: to be marked" }) },
  { $id: "Segment" },
);

export const HitSchema = Type.Object(
  {
    record: ref(SummarySchema),
    title: Type.Array(ref(SegmentSchema)),
    passage: Type.Array(ref(SegmentSchema), { description: "The best passage of the abstract" }),
    passageLang: Type.Optional(Type.String()),
    alike: Type.Optional(Type.Integer({ description: "Of a headline: how many more of its story were found" })),
    at: Type.Optional(Type.Integer({ description: "Of a video: the second at which the passage is said" })),
  },
  { $id: "Hit" },
);

export const FacetSchema = Type.Object(
  {
    name: words(names(facets)),
    parameter: Type.String({ description: "The query parameter that filters by it" }),
    values: Type.Array(
      Type.Object({ value: Type.String(), label: Type.String(), count: Type.Integer(), selected: Type.Boolean() }),
    ),
  },
  { $id: "Facet", description: "Counts ignore the facet's own choice" },
);

const OfferSchema = Type.Object({ q: Type.String(), total: Type.Integer() });

export const SearchResultSchema = Type.Object(
  {
    query: Type.Object({
      q: Type.String(),
      kind: Type.Optional(KindName),
      filters: Type.Record(Type.String(), Type.Array(Type.String()), { description: "By the facet's name" }),
      years: Type.Optional(Type.Object({ from: Type.Optional(Type.Integer()), to: Type.Optional(Type.Integer()) })),
      sort: words(sorts),
      page: Type.Integer(),
      perPage: Type.Integer(),
    }),
    total: Type.Integer(),
    pages: Type.Integer(),
    complete: Type.Boolean({ description: "false: the time limit was hit, these are the best found so far" }),
    direct: Type.Optional(ref(SummarySchema)),
    hits: Type.Array(ref(HitSchema)),
    kinds: Type.Array(Type.Object({ kind: Type.Optional(KindName), count: Type.Integer() }), {
      description: "Hits by kind; the one without a kind is all",
    }),
    facets: Type.Array(ref(FacetSchema)),
    years: Type.Array(Type.Object({ year: Type.Integer(), count: Type.Integer() })),
    explanations: Type.Array(
      Type.Object({
        code: Type.String(),
        subject: Type.String(),
        suggestion: Type.Optional(Type.String({ description: "The query that was probably meant" })),
      }),
      { description: "What of the query was read otherwise than written" },
    ),
    spellings: Type.Optional(
      Type.Array(OfferSchema, { description: "The search in another spelling that finds more" }),
    ),
    fewer: Type.Optional(
      Type.Array(OfferSchema, { description: "Where nothing is found: fewer words that do find something" }),
    ),
    links: ref(PageLinksSchema),
  },
  { $id: "SearchResult", description: "`direct`: the one record that a bare DOI, ISSN, ISBN or ORCID names" },
);

export type SearchResultJson = Static<typeof SearchResultSchema>;
