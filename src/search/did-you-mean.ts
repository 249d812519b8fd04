import { exactTerms } from "./analyse.ts";
import { apartOrTogether } from "./apart-together.ts";
import type { SearchEngine, SearchRequest, Spelling } from "./engine.ts";
import type { Offer } from "./offer.ts";
import { countOf } from "./offer.ts";
import type { QueryNode } from "./query.ts";
import { positiveLeaves, printQuery } from "./tree.ts";

type Word = Extract<QueryNode, { type: "word" }>;

/** Words that are looked at, queries that are tried, and those that are offered. */
const bounds = { words: 8, tried: 6, offered: 2 } as const;
/** A search that finds so little may have been spelt otherwise than was meant. */
const few = 2;
/** Where something is found, a word is only doubted if a near one is so many times as frequent, and stands in so many documents. */
const muchCommoner = 50;
const leastCommon = 20;
const shortestDoubted = 4;

/**
 * Other spellings of a search, at most two, that find more. Where nothing or hardly anything is found: its unknown words in the nearest spelling
 * that the index knows, words apart that were written together or the other way round, or, where all are known, one of them in another
 * spelling. Where something is found: only for words that hardly any record has and that are a letter away from a common one. Filters stay.
 */
export async function otherSpellings(request: SearchRequest, found: number, engine: SearchEngine): Promise<Offer[]> {
  const { query } = request;
  if (query === null) return [];
  const offers: Offer[] = [];
  const tried = found <= few ? [...(await apartOrTogether(query, request, engine))] : [];
  tried.push(...(await variants(query, engine, found > few)));
  for (const other of tried.slice(0, bounds.tried)) {
    const total = await countOf(request, other, engine);
    if (total > found) offers.push({ q: printQuery(other), total });
  }
  return offers.slice(0, bounds.offered);
}

/** Queries to try, the likeliest first. `doubtful`: only in words that are probably errors. */
async function variants(query: QueryNode, engine: SearchEngine, doubtful: boolean): Promise<QueryNode[]> {
  const words = positiveLeaves(query)
    .filter((leaf) => leaf.type === "word")
    .slice(0, bounds.words);
  const unknown = new Map<Word, readonly string[]>();
  const known = new Map<Word, readonly string[]>();
  for (const word of words) {
    const [term, ...more] = exactTerms(word.text);
    if (term === undefined || more.length > 0) continue;
    const near = await engine.spellings(term);
    const own = near.find(({ distance }) => distance === 0)?.documents;
    const others = near.filter(({ distance }) => distance > 0);
    if (others.length === 0) continue;
    if (doubtful) {
      const commoner = others.filter((other) => isMeantInstead(term, own ?? 0, other));
      if (commoner.length > 0) unknown.set(word, termsOf(commoner));
    } else (own === undefined ? unknown : known).set(word, termsOf(others));
  }
  if (unknown.size > 0) {
    const best = new Map([...unknown].map(([word, others]) => [word, others[0] ?? word.text]));
    const others = [...unknown].flatMap(([word, terms]) =>
      terms.slice(1, 3).map((term) => new Map([...best, [word, term]])),
    );
    return [best, ...others].map((spelt) => replaced(query, spelt));
  }
  const single = [...known].flatMap(([word, terms]) => terms.slice(0, 2).map((term) => new Map([[word, term]])));
  return single.map((spelt) => replaced(query, spelt));
}

const termsOf = (spellings: readonly Spelling[]): string[] => spellings.map(({ term }) => term);

function isMeantInstead(term: string, documents: number, other: Spelling): boolean {
  return (
    term.length >= shortestDoubted &&
    other.distance === 1 &&
    other.documents >= leastCommon &&
    other.documents >= documents * muchCommoner
  );
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
