import type { SearchRequest } from "../../engine.ts";
import { facetKey } from "../../facet-values.ts";
import { type FacetName, names } from "../../fields.ts";
import { noYear } from "../files/title-order.ts";
import type { DocSet } from "./doc-set.ts";
import type { Segment } from "./segment.ts";

/** Documents that match a query, and how they fare with the filters. */
export interface Passing {
  /** In rising order, with scores; those that pass all filters. */
  readonly docs: Int32Array;
  readonly scores: Int32Array;
  readonly count: number;
  /** For a facet that is chosen from: the documents that pass all filters but its own. Other facets count `docs`. */
  readonly apart: ReadonlyMap<FacetName, { readonly docs: Int32Array; readonly count: number }>;
}

/** One filter: documents that pass have a form that is marked, or a year in the span. */
type Filter = (doc: number) => boolean;

/**
 * Leaves out what is gone, hidden or filtered out. Within a facet choices add, across facets they narrow, and a facet's own counts ignore
 * its own choice; the span of years is the year facet's choice too. Works in the set's own arrays.
 */
export function applyFilters(segment: Segment, set: DocSet, request: SearchRequest): Passing {
  const { docs, scores } = set;
  const { gone, hidden } = segment;
  const all = request.includeHidden === true;
  const filters = [...filtersOf(segment, request)];
  if (filters.length === 0 && gone === undefined && (all || !segment.hides)) return { ...set, apart: new Map() };
  const apart = filters.map(() => new Int32Array(set.count));
  const counts = filters.map(() => 0);
  let count = 0;
  for (let i = 0; i < set.count; i += 1) {
    const doc = docs[i]!;
    if ((!all && hidden[doc] === 1) || (gone !== undefined && gone.has(doc))) continue;
    let failed = -1;
    let failures = 0;
    for (let f = 0; f < filters.length && failures < 2; f += 1) {
      if (filters[f]![1](doc)) continue;
      failed = f;
      failures += 1;
    }
    if (failures === 1) apart[failed]![counts[failed]!++] = doc;
    if (failures > 0) continue;
    docs[count] = doc;
    scores[count++] = scores[i]!;
    for (let f = 0; f < filters.length; f += 1) apart[f]![counts[f]!++] = doc;
  }
  const byFacet = filters.map(([facet], f) => [facet, { docs: apart[f]!, count: counts[f]! }] as const);
  return { docs, scores, count, apart: new Map(byFacet) };
}

function filtersOf(segment: Segment, request: SearchRequest): Map<FacetName, Filter> {
  const filters = new Map<FacetName, Filter>();
  for (const facet of names(request.filters)) {
    const chosen = request.filters[facet] ?? [];
    if (chosen.length > 0) filters.set(facet, facetFilter(segment, facet, chosen));
  }
  if (request.years !== undefined) {
    const { from = noYear + 1, to = 0x7fffffff } = request.years;
    const years = segment.years;
    const chosen = filters.get("year");
    const inSpan: Filter = (doc) => years[doc]! >= from && years[doc]! <= to;
    filters.set("year", chosen === undefined ? inSpan : (doc) => inSpan(doc) && chosen(doc));
  }
  return filters;
}

function facetFilter(segment: Segment, facet: FacetName, chosen: readonly string[]): Filter {
  const column = segment.facet(facet);
  const keys = chosen.map((value) => column.find(facetKey(facet, value))).filter((key) => key !== undefined);
  return column.values.having(keys.map((key) => column.formsOf(key)));
}
