import { GrowingUint32 as Numbers } from "../../../src/search/embedded/files/grow.ts";
import type { FacetCount, SearchDocument, SearchRequest } from "../../../src/search/engine.ts";
import { facetKey } from "../../../src/search/facet-values.ts";
import { type FacetName, names } from "../../../src/search/fields.ts";
import { levels, rarityOf, scoreOf } from "../../../src/search/scoring.ts";
import { plainWords, positiveLeaves } from "../../../src/search/tree.ts";
import { titleKey } from "../../../src/text/title.ts";
import { failedFacets, topOf } from "../peers/count-facets.ts";
import { Top } from "../top.ts";
import { bestOf, hasLeaf, hasSequence } from "./document-words.ts";
import type { Leaf, WantedWords } from "./words.ts";

/** What a search must give. */
export interface Expected {
  readonly total: number;
  readonly hits: readonly { readonly id: string; readonly score: number }[];
  /** All values of each facet, most frequent first, ties by value. */
  readonly facets: Readonly<Partial<Record<FacetName, readonly FacetCount[]>>>;
  /** Something of the other script was found: what only our engine looks for. */
  readonly across: boolean;
}

/** What ranks documents besides their words, by number. */
export interface Ranks {
  readonly ids: string[];
  /** -Infinity = without a date. */
  readonly dates: number[];
}

/** One request, answered while all documents go by. */
export class ExpectedAnswer {
  readonly #request: SearchRequest;
  readonly #leaves: readonly Leaf[];
  readonly #size: number;
  readonly #title: string | undefined;
  readonly #ranks: Ranks;
  // What is kept of the matches until all documents were seen, for how rare a word is shows only then: the document's number, and of each
  // word of each sequence what bestOf gave, 0 for words of a sequence that is not there.
  readonly #matches = new Numbers();
  readonly #best = new Numbers();
  readonly #wholeTitles = new Set<number>();
  readonly #counts: ReadonlyMap<FacetName, Map<string, number>>;
  readonly #printed = new Map<string, string>();

  constructor(request: SearchRequest, wanted: WantedWords, ranks: Ranks) {
    this.#request = request;
    this.#ranks = ranks;
    const nodes = positiveLeaves(request.query);
    this.#leaves = nodes.map((node) => {
      if (node.type !== "word" && node.type !== "phrase") throw new Error(`the oracle knows no ${node.type}`);
      return wanted.leaf(node);
    });
    this.#size = this.#leaves.flat().reduce((sum, { words }) => sum + words.length, 0);
    const words = plainWords(request.query);
    this.#title = words === undefined ? undefined : titleKey(words);
    this.#counts = new Map(names(request.facets).map((facet) => [facet, new Map<string, number>()]));
  }

  /** Takes one document whose words were met just now. */
  take(document: SearchDocument, number: number): void {
    if (!this.#leaves.every((leaf) => hasLeaf(leaf, number))) return;
    const failed = failedFacets({ facets: document.facets, year: document.numbers.year }, this.#request);
    if (failed.length > 1) return;
    for (const [facet, counts] of this.#counts) {
      if (failed.length === 1 && failed[0] !== facet) continue;
      const keys = new Map((document.facets[facet] ?? []).map((value) => [facetKey(facet, value), value]));
      for (const [key, value] of keys) {
        counts.set(key, (counts.get(key) ?? 0) + 1);
        if (!this.#printed.has(`${facet} ${key}`)) this.#printed.set(`${facet} ${key}`, value);
      }
    }
    if (failed.length > 0) return;
    this.#matches.push(number);
    for (const sequence of this.#leaves.flat()) {
      const isThere = hasSequence(sequence, number);
      for (const word of sequence.words) this.#best.push(isThere ? bestOf(word, number) : 0);
    }
    const title = this.#title;
    if (title !== undefined && (document.texts.title ?? []).some((one) => titleKey(one) === title))
      this.#wholeTitles.add(number);
  }

  /** `documents`: all that there are. */
  answer(documents: number): Expected {
    const rarities = this.#leaves.map((leaf) =>
      leaf.map(({ words }) =>
        words.map(({ ways }) => rarityOf(documents, Math.max(0, ...ways.map((way) => way.documents)))),
      ),
    );
    const top = new Top(this.#request.limit, (a: Ranked, b: Ranked) => this.#compare(a, b));
    const matches = this.#matches.view();
    const best = this.#best.view();
    for (const [at, number] of matches.entries()) top.add({ number, sum: sumOf(rarities, best, at * this.#size) });
    const facets = [...this.#counts].map(([facet, counts]) => {
      const printed = [...counts].map(([key, n]) => [this.#printed.get(`${facet} ${key}`) ?? key, n] as const);
      return [facet, topOf(new Map(printed), printed.length)];
    });
    const words = this.#leaves.flat().flatMap((sequence) => sequence.words);
    return {
      total: matches.length,
      hits: top.sorted().map(({ number, sum }) => ({ id: this.#ranks.ids[number]!, score: scoreOf(sum) })),
      facets: Object.fromEntries(facets),
      across: words.some(({ ways }) => ways.some((way) => way.level === levels.cross && way.documents > 0)),
    };
  }
  #compare(a: Ranked, b: Ranked): number {
    const { ids, dates } = this.#ranks;
    const [date, other] = [dates[a.number]!, dates[b.number]!];
    return (
      Number(this.#wholeTitles.has(b.number)) - Number(this.#wholeTitles.has(a.number)) ||
      b.sum - a.sum ||
      (date === other ? 0 : other - date) ||
      (ids[a.number]! < ids[b.number]! ? -1 : 1)
    );
  }
}

interface Ranked {
  readonly number: number;
  readonly sum: number;
}

/** The sum over leaves of each one's best sequence, whose words count rarity times what bestOf gave. */
function sumOf(rarities: readonly (readonly (readonly number[])[])[], best: Uint32Array, from: number): number {
  let at = from;
  let sum = 0;
  for (const leaf of rarities) {
    let most = 0;
    for (const sequence of leaf) {
      let score = 0;
      for (const rarity of sequence) score += rarity * best[at++]!;
      most = Math.max(most, score);
    }
    sum += most;
  }
  return sum;
}
