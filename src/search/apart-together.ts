import { exactTerms } from "./analyse.ts";
import type { SearchEngine, SearchRequest } from "./engine.ts";
import { countOf } from "./offer.ts";
import type { QueryNode } from "./query.ts";
import { join } from "./tree.ts";

type Word = Extract<QueryNode, { type: "word" }>;

/** Words that are taken apart, places at which one is, and pairs that are put together. */
const bounds = { words: 2, places: 10, pairs: 4 } as const;
const shortestWhole = 4;
const shortestPart = 2;

/**
 * A query with one of its words written as two (`سرسید`, `سر سید`), or two of them as one (`عبد الحق`, `عبدالحق`): what finds most of each kind,
 * if anything. Both are one word to many who write them.
 */
export async function apartOrTogether(
  query: QueryNode,
  request: SearchRequest,
  engine: SearchEngine,
): Promise<QueryNode[]> {
  const nodes = query.type === "and" ? query.nodes : [query];
  const best = async (tried: readonly QueryNode[]): Promise<QueryNode[]> => {
    let most = 0;
    let found: QueryNode | undefined;
    for (const other of tried) {
      const total = await countOf(request, other, engine);
      if (total > most) [most, found] = [total, other];
    }
    return found === undefined ? [] : [found];
  };
  const apart: QueryNode[] = [];
  for (const [at, node] of nodes.entries()) {
    if (apart.length === bounds.words) break;
    if (node.type !== "word") continue;
    const others = partsOf(node).map((part) => join("and", nodes.toSpliced(at, 1, part)) ?? part);
    apart.push(...(await best(others)));
  }
  const pairs = nodes.flatMap((node, at) => {
    const next = nodes[at + 1];
    if (node.type !== "word" || next?.type !== "word" || node.field !== next.field) return [];
    const together: Word = { ...node, text: node.text + next.text };
    return [join("and", nodes.toSpliced(at, 2, together)) ?? together];
  });
  return [...(await best(apart)), ...(await best(pairs.slice(0, bounds.pairs)))];
}

/** A word as two in a row, at each place where it may be parted. */
function partsOf(word: Word): QueryNode[] {
  const [term, ...more] = exactTerms(word.text);
  if (term === undefined || more.length > 0) return [];
  const letters = [...new Intl.Segmenter("ur", { granularity: "grapheme" }).segment(term)].map((one) => one.segment);
  if (letters.length < shortestWhole) return [];
  const places = letters.length - 2 * shortestPart + 1;
  return Array.from({ length: Math.min(places, bounds.places) }, (_, i) => {
    const text = `${letters.slice(0, shortestPart + i).join("")} ${letters.slice(shortestPart + i).join("")}`;
    return { ...word, type: "phrase", text };
  });
}
