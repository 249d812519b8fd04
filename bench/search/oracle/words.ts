import { exactTerms, softForm } from "../../../src/search/analyse.ts";
import type { TextField } from "../../../src/search/fields.ts";
import type { QueryNode } from "../../../src/search/query.ts";
import { fieldOrder, levels } from "../../../src/search/scoring.ts";
import { crossKey, crossMeets } from "../../../src/text/transliterate.ts";

/** One way in which a word meets others, with what the present document has of it. */
export interface Way {
  readonly level: number;
  /** Bits of the fields in one of which a document must have it. */
  readonly counts: number;
  /** How many documents have it, in any field. */
  documents: number;
  /** The document that what follows is of. */
  at: number;
  weight: number;
  mask: number;
  /** Position and field of each occurrence; only of words in a row. */
  readonly places: [position: number, field: number][] | undefined;
}

/** A word with all its ways; the best of them counts. */
export interface Word {
  readonly term: string;
  readonly ways: Way[];
}

/** Words that must follow each other, the first in a field of the mask. */
export interface Sequence {
  readonly words: readonly Word[];
  readonly mask: number;
}

/** What a part of a query looks for: the best of its sequences counts. */
export type Leaf = readonly Sequence[];

type TextNode = Extract<QueryNode, { type: "word" | "phrase" }>;

const all = (1 << fieldOrder.length) - 1;
const author = 1 << fieldOrder.indexOf("author");

/**
 * All words that a run of the oracle looks for, and which of them an occurrence in a document is one of. The rules are those of
 * src/search/scoring.ts and test/contract/search-scores.ts, which look at each word of each query anew; here they are looked up by word.
 */
export class WantedWords {
  readonly #exact = new Map<string, Way[]>();
  /** By soft form, of names and of other words. */
  readonly #soft = { names: new Map<string, Way[]>(), others: new Map<string, Way[]>() };
  readonly #across = new Map<string, { readonly word: Word; readonly counts: number; readonly inRow: boolean }[]>();
  /** What each word that was met meets, as a name and as another word. */
  readonly #met = { names: new Map<string, readonly Way[]>(), others: new Map<string, readonly Way[]>() };

  leaf(node: TextNode): Leaf {
    const terms = exactTerms(node.text);
    const mask = node.field === undefined ? all : 1 << fieldOrder.indexOf(node.field);
    const [only] = terms;
    if (only !== undefined && terms.length === 1) {
      const word: Word = { term: only, ways: [] };
      this.#add(this.#exact, only, word, mask, levels.exact, false);
      if (node.type === "word") {
        this.#addSoft(word, mask, false);
        const key = crossKey(only);
        if (key !== undefined) push(this.#across, key, { word, counts: mask, inRow: false });
      }
      return [{ words: [word], mask: all }];
    }
    const exact = terms.map((term): Word => {
      const word: Word = { term, ways: [] };
      this.#add(this.#exact, term, word, mask, levels.exact, true);
      return word;
    });
    const sequences: Sequence[] = [{ words: exact, mask }];
    if (node.type === "phrase") return sequences;
    for (const within of [mask & ~author, mask & author]) {
      if (within === 0) continue;
      const words = terms.map((term): Word => {
        const word: Word = { term, ways: [] };
        this.#add(this.#exact, term, word, within, levels.soft, true);
        this.#addSoft(word, within, true);
        return word;
      });
      sequences.push({ words, mask: within });
    }
    return sequences;
  }

  /** The ways in which an occurrence of a term in a field is a wanted word. */
  waysOf(term: string, field: TextField): readonly Way[] {
    const which = field === "author" ? "names" : "others";
    let ways = this.#met[which].get(term);
    if (ways === undefined) {
      ways = this.#find(term, field, which);
      this.#met[which].set(term, ways);
    }
    return ways;
  }

  #find(term: string, field: TextField, which: "names" | "others"): readonly Way[] {
    const form = softForm(term, field);
    this.#meetAcross(term);
    return [...(this.#exact.get(term) ?? []), ...(form === term ? [] : (this.#soft[which].get(form) ?? []))];
  }

  /** A word of the other script that means a wanted one is a way of it from then on. */
  #meetAcross(term: string): void {
    if (this.#met.names.has(term) || this.#met.others.has(term)) return;
    const key = crossKey(term);
    for (const { word, counts, inRow } of key === undefined ? [] : (this.#across.get(key) ?? [])) {
      if (crossMeets(word.term, term)) this.#add(this.#exact, term, word, counts, levels.cross, inRow);
    }
  }

  #addSoft(word: Word, mask: number, inRow: boolean): void {
    const { term } = word;
    const bare = new Map<string, number>();
    for (const [which, sample, within] of [
      ["others", "title", mask & ~author],
      ["names", "author", mask & author],
    ] as const) {
      if (within === 0) continue;
      const form = softForm(term, sample);
      this.#add(this.#soft[which], form, word, within, levels.soft, inRow);
      // A word that is its own soft form is met as it is.
      if (form !== term && softForm(form, sample) === form) bare.set(form, (bare.get(form) ?? 0) | within);
    }
    for (const [form, within] of bare) this.#add(this.#exact, form, word, within, levels.soft, inRow);
  }

  #add(to: Map<string, Way[]>, key: string, word: Word, counts: number, level: number, inRow: boolean): void {
    const way: Way = { level, counts, documents: 0, at: -1, weight: 0, mask: 0, places: inRow ? [] : undefined };
    word.ways.push(way);
    push(to, key, way);
  }
}

function push<T>(to: Map<string, T[]>, key: string, one: T): void {
  const known = to.get(key);
  if (known === undefined) to.set(key, [one]);
  else known.push(one);
}
