import type { FacetCount, SearchRequest } from "./engine.ts";
import { isRecordFacet, recordFacets, titlesOf, toFacetValue } from "./facet-labels.ts";
import type { FacetName } from "./fields.ts";
import { titleWords } from "./journals-by-words.ts";
import { asMeant } from "./meaning.ts";
import { parseQuery } from "./parse.ts";
import type { FacetValue, SearchParts } from "./result.ts";
import { toRequest } from "./search.ts";
import type { SearchState } from "./state.ts";

/** Journals or books whose titles fit are looked for among so many of the index. */
const mostTitles = 1000;

/** Values of a facet within a search. */
export interface FoundValues {
  /** Most frequent first. */
  readonly values: readonly FacetValue[];
  /** Whether there are others than these. */
  readonly more: boolean;
}

/** The values of one facet that a search's records have and whose name has a text in it, its own choice apart: the `most` frequent ones. */
export async function searchFacet(
  state: SearchState,
  facet: FacetName,
  text: string,
  most: number,
  { engine, catalogue }: SearchParts,
): Promise<FoundValues> {
  const counts = async (parts: Pick<SearchRequest, "facets" | "facetTexts" | "facetValues">): Promise<FacetCount[]> => {
    const request = { ...toRequest(state, parseQuery(state.q).query), offset: 0, limit: 0, ...parts };
    return [...((await engine.search(asMeant(request))).facets[facet] ?? [])].filter(({ count }) => count > 0);
  };
  let found: FacetCount[];
  const words = isRecordFacet(facet) ? titleWords(text) : null;
  if (isRecordFacet(facet) && words !== null) {
    const titled = await engine.search({
      ...{ query: words, filters: { kind: [recordFacets[facet]] }, facets: {} },
      ...{ sort: "relevance", offset: 0, limit: mostTitles },
    });
    const ids = new Set(titled.hits.map(({ id }) => id));
    // What is chosen is counted too, but was perhaps not looked for.
    const given = await counts({ facets: { [facet]: 0 }, facetValues: { [facet]: [...ids] } });
    found = given.filter(({ value }) => ids.has(value)).sort((a, b) => b.count - a.count);
  } else {
    const given = await counts({ facets: { [facet]: most + 1 }, facetTexts: { [facet]: text } });
    found = given.slice(0, most + 1);
  }
  const shown = found.slice(0, most);
  const titles = isRecordFacet(facet)
    ? await titlesOf(
        shown.map(({ value }) => value),
        catalogue,
      )
    : new Map<string, string>();
  return { values: shown.map((one) => toFacetValue(state, facet, one, titles)), more: found.length > most };
}
