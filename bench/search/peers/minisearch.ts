import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import MiniSearch, { type Options } from "minisearch";
import type { SearchDocument, SearchRequest, SearchResponse } from "../../../src/search/engine.ts";
import { names, textFields } from "../../../src/search/fields.ts";
import { positiveLeaves } from "../../../src/search/tree.ts";
import type { Peer } from "../peer.ts";
import { sixFacets } from "../queries.ts";
import { countOver } from "./count-facets.ts";

const fields = names(textFields);
const facetNames = names(sixFacets);

const options: Options<SearchDocument> = {
  fields,
  storeFields: ["facets", "year"],
  extractField: (document, name) => {
    if (name === "id") return document.id;
    // What is kept for counting may be an object; the type knows of texts alone.
    if (name === "facets")
      return Object.fromEntries(facetNames.map((facet) => [facet, document.facets[facet]])) as never;
    if (name === "year") return document.numbers.year as never;
    return (document.texts[name as keyof typeof textFields] ?? []).join("\n");
  },
  searchOptions: {
    combineWith: "AND",
    boost: Object.fromEntries(fields.map((field) => [field, textFields[field].weight])),
  },
};

/** MiniSearch with its own words and scores. It has no phrases, which are asked as words, and no facets, which are counted over its results. */
export function minisearchPeer(folder: string): Peer {
  const file = join(folder, "index.json");
  let index: MiniSearch<SearchDocument> | undefined;
  return {
    index: async (batches) => {
      const made = new MiniSearch<SearchDocument>(options);
      for await (const documents of batches) made.addAll(documents);
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, JSON.stringify(made));
    },
    open: async () => {
      index = MiniSearch.loadJSON<SearchDocument>(readFileSync(file, "utf8"), options);
    },
    search: async (request) => {
      if (index === undefined) throw new Error("not open");
      return search(index, request);
    },
    bytes: async () => statSync(file).size,
    close: async () => undefined,
  };
}

function search(index: MiniSearch<SearchDocument>, request: SearchRequest): SearchResponse {
  const queries = positiveLeaves(request.query).flatMap((leaf) => {
    if (leaf.type !== "word" && leaf.type !== "phrase") return [];
    return [{ queries: [leaf.text], ...(leaf.field === undefined ? {} : { fields: [leaf.field] }) }];
  });
  const found = index.search({ queries, combineWith: "AND" }) as unknown as Found[];
  const { passing, facets } = countOver(found, request);
  const hits = passing.slice(0, request.limit).map(({ id, score }) => ({ id, kind: "article" as const, score }));
  return { total: passing.length, hits, facets, complete: true };
}

type Found = { readonly id: string; readonly score: number } & Pick<SearchDocument, "facets"> & {
    readonly year?: number;
  };
