import { exactTerms } from "./analyse.ts";
import type { SearchEngine, SearchRequest } from "./engine.ts";
import { countOf, type Offer } from "./offer.ts";
import type { QueryNode } from "./query.ts";
import { join, printQuery } from "./tree.ts";

/** Parts of the query that are looked at, searches tried, and those offered. */
const bounds = { parts: 5, tried: 16, offered: 3 } as const;
/** What finds so little is offered last: it may be an error of typing itself. */
const hardly = 3;

/**
 * For a query that finds nothing: the same without one of its parts, or, where that finds too little too, without two; a phrase as its words. Only
 * what finds something; queries of more parts first, then those that find less, which say more. Filters stay.
 */
export async function fewerWords(request: SearchRequest, engine: SearchEngine): Promise<Offer[]> {
  const parts = partsOf(request.query);
  if (parts.length === 0) return [];
  const found: Offer[] = [];
  const tried = new Set<string>();
  const attempt = async (kept: readonly QueryNode[]): Promise<Offer[]> => {
    const query = join("and", kept);
    // Exclusions alone are no search for anything.
    const q = query === null || kept.every((node) => node.type === "not") ? "" : printQuery(query);
    if (q === "" || tried.has(q) || tried.size >= bounds.tried) return [];
    tried.add(q);
    const total = await countOf(request, query, engine);
    return total > 0 ? [{ q, total }] : [];
  };
  if (request.query?.type === "phrase") found.push(...(await attempt(parts)));
  for (const left of [1, 2]) {
    const some: Offer[] = [];
    for (const kept of without(parts, left)) some.push(...(await attempt(kept)));
    found.push(...some.toSorted(byWorth));
    if (found.length >= bounds.offered) break;
  }
  return found.slice(0, bounds.offered);
}

function byWorth(a: Offer, b: Offer): number {
  return Number(a.total < hardly) - Number(b.total < hardly) || a.total - b.total;
}

function partsOf(query: QueryNode | null): readonly QueryNode[] {
  if (query?.type === "and") return query.nodes.slice(0, bounds.parts);
  if (query?.type !== "phrase") return [];
  const { at, field } = query;
  return exactTerms(query.text)
    .slice(0, bounds.parts)
    .map((text): QueryNode => ({ type: "word", text, at, ...(field === undefined ? {} : { field }) }));
}

/** All ways to leave out one or two. */
function without(parts: readonly QueryNode[], left: number): QueryNode[][] {
  const all: QueryNode[][] = [];
  for (let i = 0; i < parts.length; i += 1) {
    if (left === 1) all.push(parts.toSpliced(i, 1));
    else for (let j = i + 1; j < parts.length; j += 1) all.push(parts.toSpliced(j, 1).toSpliced(i, 1));
  }
  return all;
}
