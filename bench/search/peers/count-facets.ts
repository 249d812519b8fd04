import type { FacetCount, SearchDocument, SearchRequest, SearchResponse } from "../../../src/search/engine.ts";
import { type FacetName, names } from "../../../src/search/fields.ts";

/** What a match is counted by. */
export type Counted = Pick<SearchDocument, "facets"> & { readonly year?: number | undefined };

/** The facets of a search, and which matches pass its filters, by visiting every match: for libraries that have no facets. */
export function countOver<T extends Counted>(
  matches: readonly T[],
  request: SearchRequest,
): { readonly passing: T[]; readonly facets: SearchResponse["facets"] } {
  const counts = new Map(names(request.facets).map((facet) => [facet, new Map<string, number>()]));
  const passing = matches.filter((match) => {
    const failing = failedFacets(match, request);
    for (const [facet, values] of counts) {
      if (failing.length > 1 || (failing.length === 1 && failing[0] !== facet)) continue;
      for (const value of match.facets[facet] ?? []) values.set(value, (values.get(value) ?? 0) + 1);
    }
    return failing.length === 0;
  });
  const facets = [...counts].map(([facet, values]) => [facet, topOf(values, request.facets[facet] ?? 0)]);
  return { passing, facets: Object.fromEntries(facets) };
}

/** The facets whose choice a document fails; the span of years is the year's. */
export function failedFacets({ facets, year }: Counted, { filters, years }: SearchRequest): FacetName[] {
  const failed = new Set(
    names(filters).filter((facet) => !(filters[facet] ?? []).some((value) => facets[facet]?.includes(value))),
  );
  const { from = -Infinity, to = Infinity } = years ?? {};
  if (years !== undefined && !(year !== undefined && year >= from && year <= to)) failed.add("year");
  return [...failed];
}

/** The most frequent values first, ties by value. */
export function topOf(counts: ReadonlyMap<string, number>, most: number): FacetCount[] {
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, most);
}
