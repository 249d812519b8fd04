import type { SearchEngine } from "../search/engine.ts";

/** How many articles are of type `other`, which the search leaves out unless it is asked for it: all, or those of one journal. */
export async function countOtherTypes(engine: Pick<SearchEngine, "search">, journal?: string): Promise<number> {
  const { total } = await engine.search({
    query: null,
    filters: { kind: ["article"], type: ["other"], ...(journal === undefined ? {} : { journal: [journal] }) },
    includeHidden: true,
    facets: {},
    sort: "relevance",
    offset: 0,
    limit: 0,
  });
  return total;
}
