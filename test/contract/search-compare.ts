import type { SearchDocument, SearchEngine, SearchRequest } from "../../src/search/engine.ts";
import { facetKey } from "../../src/search/facet-values.ts";
import { type FacetName, names, rankOfCategory } from "../../src/search/fields.ts";
import { isWholeTitle, oracle } from "./search-oracle.ts";

/** What is compared of an answer: all of it but how facet values are spelt, and scores. */
export interface Comparable {
  readonly total: number;
  readonly hits: readonly string[];
  readonly facets: Readonly<Partial<Record<FacetName, readonly string[]>>>;
}

/** What an engine that holds these documents finds, and what a look at each of them finds. The request's limit must not cut the answer. */
export async function compared(
  engine: SearchEngine,
  documents: readonly SearchDocument[],
  request: SearchRequest,
): Promise<{ got: Comparable; wanted: Comparable }> {
  const { total, hits, facets } = await engine.search(request);
  const expected = oracle(documents, request);
  const scores = new Map(hits.map(({ id, score }) => [id, score]));
  const order = orderOf(request, (id) => scores.get(id) ?? 0);
  const counted = (given: typeof facets): Comparable["facets"] =>
    Object.fromEntries(
      names(given).map((facet) => [
        facet,
        (given[facet] ?? []).map(({ value, count }) => `${facetKey(facet, value)} ${count}`).sort(),
      ]),
    );
  return {
    got: { total, hits: hits.map(({ id }) => id), facets: counted(facets) },
    wanted: {
      total: expected.matches.length,
      hits: expected.matches.toSorted(order).map(({ id }) => id),
      facets: counted(expected.facets),
    },
  };
}

/** The order that a request asks for; scores are the engine's own (search-scores.ts works them out). */
function orderOf(
  { sort, query }: SearchRequest,
  scoreOf: (id: string) => number,
): (a: SearchDocument, b: SearchDocument) => number {
  const key = ({ id, numbers, sortTitle, reads, ...rest }: SearchDocument): (number | string)[] => {
    const { date } = numbers;
    if (sort === "newest") return [-(date ?? -Infinity), id];
    if (sort === "oldest") return [date ?? Infinity, id];
    if (sort === "title") return [Number(sortTitle === ""), sortTitle, id];
    if (sort === "category") {
      const best = Math.max(0, ...(rest.facets.category ?? []).map(rankOfCategory));
      return [-best, -(date ?? -Infinity), id];
    }
    if (sort === "read") return [-(reads ?? 0), -(date ?? -Infinity), id];
    const document = { id, numbers, sortTitle, ...rest };
    return [Number(!isWholeTitle(document, query)), -scoreOf(id), -(date ?? -Infinity), id];
  };
  return (a, b) => {
    const [left, right] = [key(a), key(b)];
    const i = left.findIndex((part, i) => part !== right[i]);
    return i < 0 ? 0 : left[i]! < right[i]! ? -1 : 1;
  };
}

/** A batch's effect on the documents that stand in an index. */
export function apply(
  live: Map<string, SearchDocument>,
  { put, remove, side = [] }: Pick<Parameters<SearchEngine["write"]>[0], "put" | "remove" | "side">,
): void {
  for (const id of remove) live.delete(id);
  const taken = new Set([...remove, ...put.map(({ id }) => id)]);
  for (const { id, facets, reads, group } of side) {
    const before = live.get(id);
    if (before === undefined || taken.has(id)) continue;
    const { group: old, ...rest } = before;
    const stays = group === undefined ? old : (group ?? undefined);
    live.set(id, {
      ...rest,
      facets: { ...before.facets, ...facets },
      ...(reads === undefined ? {} : { reads }),
      ...(stays === undefined ? {} : { group: stays }),
    });
  }
  for (const document of put) live.set(document.id, document);
}
