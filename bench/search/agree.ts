import type { SearchRequest, SearchResponse } from "../../src/search/engine.ts";
import { facetKey } from "../../src/search/facet-values.ts";
import { names } from "../../src/search/fields.ts";
import type { Expected } from "./oracle/index.ts";

/** The first way in which an answer is not the expected one; undefined where they agree. `hits`: whether its order is ours, too. */
export function disagreement(
  request: SearchRequest,
  expected: Expected,
  answer: SearchResponse,
  { hits }: { readonly hits: boolean },
): string | undefined {
  if (!answer.complete) return "it was not complete";
  if (answer.total !== expected.total) return `total ${answer.total}, not ${expected.total}`;
  if (hits) {
    for (const [at, { id, score }] of expected.hits.entries()) {
      const hit = answer.hits[at];
      if (hit?.id !== id) return `hit ${at + 1} is ${hit?.id ?? "none"}, not ${id}`;
      if (Math.abs(hit.score - score) > 1e-9) return `hit ${at + 1} scores ${hit.score}, not ${score}`;
    }
  }
  if (answer.hits.length !== expected.hits.length) return `${answer.hits.length} hits, not ${expected.hits.length}`;
  for (const facet of names(request.facets)) {
    const all = expected.facets[facet] ?? [];
    const top = all.slice(0, request.facets[facet]);
    const got = answer.facets[facet] ?? [];
    const wrong = top.findIndex(({ value, count }, at) => got[at]?.value !== value || got[at].count !== count);
    if (wrong >= 0) return `${facet} ${wrong + 1} is ${JSON.stringify(got[wrong])}, not ${JSON.stringify(top[wrong])}`;
    // Behind them come the chosen values that are not among them.
    const shown = new Set(top.map(({ value }) => facetKey(facet, value)));
    const chosen = (request.filters[facet] ?? []).filter((value) => !shown.has(facetKey(facet, value)));
    if (got.length !== top.length + chosen.length)
      return `${facet} has ${got.length} values, not ${top.length + chosen.length}`;
    for (const { value, count } of got.slice(top.length)) {
      const right = all.find((one) => facetKey(facet, one.value) === facetKey(facet, value))?.count ?? 0;
      if (count !== right) return `${facet} ${value} has ${count}, not ${right}`;
    }
  }
  return undefined;
}
