import { exactTerms } from "./analyse.ts";
import type { SearchEngine, SearchRequest } from "./engine.ts";
import type { QueryNode } from "./query.ts";
import { positiveLeaves, printQuery } from "./tree.ts";

type Word = Extract<QueryNode, { type: "word" }>;

/** Words that are looked at, queries that are tried, and those that are offered. */
const bounds = { words: 8, tried: 6, offered: 2 } as const;
/** A search that finds so little may have been spelt otherwise than was meant. */
const few = 2;

/** A query with words spelt otherwise, and what it finds. */
export interface OtherSpelling {
  readonly q: string;
  readonly total: number;
}

/**
 * For a search that finds nothing or hardly anything: the same with its unknown words in the nearest spelling that the index knows; where all
 * words are known, with one of them in another spelling. Only queries that find more; the nearest first. Filters stay.
 */
export async function otherSpellings(
  request: SearchRequest,
  found: number,
  engine: SearchEngine,
): Promise<OtherSpelling[]> {
  const { query } = request;
  if (query === null || found > few) return [];
  const offers: OtherSpelling[] = [];
  for (const other of await variants(query, engine)) {
    const { total } = await engine.search({
      ...request,
      query: other,
      facets: {},
      sort: "newest",
      offset: 0,
      limit: 0,
    });
    if (total > found) offers.push({ q: printQuery(other), total });
  }
  return offers.slice(0, bounds.offered);
}

/** Queries to try, the likeliest first. */
async function variants(query: QueryNode, engine: SearchEngine): Promise<QueryNode[]> {
  const words = positiveLeaves(query)
    .filter((leaf) => leaf.type === "word")
    .slice(0, bounds.words);
  const unknown = new Map<Word, readonly string[]>();
  const known = new Map<Word, readonly string[]>();
  for (const word of words) {
    const terms = exactTerms(word.text);
    const [term] = terms;
    if (term === undefined || terms.length > 1) continue;
    const near = await engine.spellings(term);
    const others = near.filter(({ distance }) => distance > 0).map((one) => one.term);
    if (others.length === 0) continue;
    (near.some(({ distance }) => distance === 0) ? known : unknown).set(word, others);
  }
  if (unknown.size > 0) {
    const best = new Map([...unknown].map(([word, others]) => [word, others[0] ?? word.text]));
    const others = [...unknown].flatMap(([word, terms]) =>
      terms.slice(1, 3).map((term) => new Map([...best, [word, term]])),
    );
    return [best, ...others].slice(0, bounds.tried).map((spelt) => replaced(query, spelt));
  }
  const single = [...known].flatMap(([word, terms]) => terms.slice(0, 2).map((term) => new Map([[word, term]])));
  return single.slice(0, bounds.tried).map((spelt) => replaced(query, spelt));
}

function replaced(node: QueryNode, spelt: ReadonlyMap<Word, string>): QueryNode {
  if (node.type === "word") {
    const text = spelt.get(node);
    return text === undefined ? node : { ...node, text };
  }
  if (node.type === "and" || node.type === "or") {
    return { ...node, nodes: node.nodes.map((child) => replaced(child, spelt)) };
  }
  return node;
}

/** The same search without its filters, and what it finds; undefined where it has none or would find nothing either. */
export async function withoutFilters(request: SearchRequest, engine: SearchEngine): Promise<number | undefined> {
  const { years: _years, ...rest } = request;
  if (request.years === undefined && Object.keys(request.filters).length === 0) return undefined;
  const { total } = await engine.search({ ...rest, filters: {}, facets: {}, sort: "newest", offset: 0, limit: 0 });
  return total === 0 ? undefined : total;
}
