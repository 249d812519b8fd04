import type { FacetCount } from "../search/engine.ts";
import type { YearCount } from "./charts/year-bars.ts";

/** More years than any index has: the whole facet. */
export const allYears = 1000;

/** The counts of the facet `year` in order of time. */
export function yearCounts(counts: readonly FacetCount[] = []): YearCount[] {
  return counts.map(({ value, count }) => ({ year: Number(value), count })).sort((a, b) => a.year - b.year);
}
