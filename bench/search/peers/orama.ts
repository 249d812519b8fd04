import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { create, insert, load, type RawData, save, search } from "@orama/orama";
import type { SearchDocument, SearchRequest, SearchResponse } from "../../../src/search/engine.ts";
import { type FacetName, names, textFields } from "../../../src/search/fields.ts";
import { positiveLeaves } from "../../../src/search/tree.ts";
import type { Peer } from "../peer.ts";
import { sixFacets } from "../queries.ts";
import { topOf } from "./count-facets.ts";

const fields = names(textFields);
const facetNames = names(sixFacets);
const boost = Object.fromEntries(fields.map((field) => [field, textFields[field].weight]));
/** Fields and facets share names. */
const column = (facet: FacetName): string => `facet_${facet}`;

const make = () =>
  create({
    schema: {
      ...Object.fromEntries(fields.map((field) => [field, "string" as const])),
      ...Object.fromEntries(facetNames.map((facet) => [column(facet), "enum[]" as const])),
    },
    // Nothing is sorted by a column, and its indexes for that would only cost it memory.
    sort: { enabled: false },
  });
type Orama = ReturnType<typeof make>;

/** Orama with its own words, scores and facets. A word finds what begins with it (it has no other mode that keeps to small letters); phrases are asked as words. */
export function oramaPeer(folder: string): Peer {
  const file = join(folder, "index.json");
  let index: Orama | undefined;
  return {
    index: async (batches) => {
      const made = make();
      for await (const documents of batches) for (const document of documents) await insert(made, toOrama(document));
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, JSON.stringify(save(made)));
    },
    open: async () => {
      index = make();
      load(index, JSON.parse(readFileSync(file, "utf8")) as RawData);
    },
    search: async (request) => {
      if (index === undefined) throw new Error("not open");
      return ask(index, request);
    },
    bytes: async () => statSync(file).size,
    close: async () => undefined,
  };
}

function toOrama({ id, texts, facets }: SearchDocument): Record<string, string | string[]> {
  return {
    id,
    ...Object.fromEntries(fields.flatMap((field) => (texts[field] ? [[field, texts[field].join("\n")]] : []))),
    ...Object.fromEntries(facetNames.map((facet) => [column(facet), [...(facets[facet] ?? [])]])),
  };
}

async function ask(index: Orama, request: SearchRequest): Promise<SearchResponse> {
  const leaves = positiveLeaves(request.query).filter((leaf) => leaf.type === "word" || leaf.type === "phrase");
  const term = leaves.map((leaf) => leaf.text).join(" ");
  const [first] = leaves;
  const properties = first?.field !== undefined && leaves.length === 1 ? [first.field] : [...fields];
  const wanted = names(request.facets);
  const chosen = conditions(request);
  const run = (facets: readonly FacetName[], limit: number, apart?: FacetName) =>
    search(index, {
      term,
      properties,
      boost,
      threshold: 0,
      limit,
      ...(limit === 0 ? { preflight: true } : {}),
      where: Object.fromEntries(
        chosen.filter(([facet]) => facet !== apart).map(([facet, values]) => [column(facet), { containsAny: values }]),
      ),
      facets: Object.fromEntries(facets.map((facet) => [column(facet), {}])),
    });
  const own = new Set(chosen.map(([facet]) => facet));
  const main = await run(
    wanted.filter((facet) => !own.has(facet)),
    request.limit,
  );
  const found = { ...main.facets };
  // A facet's own counts ignore its own choice: another search for each that has one.
  for (const facet of wanted.filter((one) => own.has(one))) Object.assign(found, (await run([facet], 0, facet)).facets);
  const facets = wanted.map((facet) => {
    const counts = new Map(Object.entries(found[column(facet)]?.values ?? {}));
    return [facet, topOf(counts, request.facets[facet] ?? 0)];
  });
  return {
    total: main.count,
    hits: main.hits.map(({ id, score }) => ({ id, kind: "article", score })),
    facets: Object.fromEntries(facets),
    complete: true,
  };
}

/** The filters, the span of years spelt out. */
function conditions({ filters, years }: SearchRequest): [FacetName, string[]][] {
  const chosen = names(filters).map((facet): [FacetName, string[]] => [facet, [...(filters[facet] ?? [])]]);
  if (years?.from === undefined || years.to === undefined) return chosen;
  const from = years.from;
  return [...chosen, ["year", Array.from({ length: years.to - from + 1 }, (_, at) => String(from + at))]];
}
