import type { SearchEngine, SearchRequest } from "./engine.ts";
import type { QueryNode } from "./query.ts";
import { join, plainWords, printQuery } from "./tree.ts";

/** Searches tried, and those offered. */
const bounds = { tried: 6, offered: 3 } as const;

/** A query of fewer words, and what it finds. */
export interface FewerWords {
  readonly q: string;
  readonly total: number;
}

/**
 * For a query of plain words that finds nothing: the same without one word, each of the first words left out in turn; only those that find
 * something, most hits first. Filters stay.
 */
export async function fewerWords(request: SearchRequest, engine: SearchEngine): Promise<FewerWords[]> {
  const { query } = request;
  if (query?.type !== "and" || plainWords(query) === undefined) return [];
  const found: FewerWords[] = [];
  const tried = new Set<string>();
  for (const left of query.nodes.slice(0, bounds.tried)) {
    const rest: QueryNode | null = join(
      "and",
      query.nodes.filter((node) => node !== left),
    );
    const q = rest === null ? "" : printQuery(rest);
    if (q === "" || tried.has(q)) continue;
    tried.add(q);
    const { total } = await engine.search({ ...request, query: rest, facets: {}, sort: "newest", offset: 0, limit: 0 });
    if (total > 0) found.push({ q, total });
  }
  return found.toSorted((a, b) => b.total - a.total).slice(0, bounds.offered);
}
