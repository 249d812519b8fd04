import { crossKey, crossMeets } from "../../../text/transliterate.ts";
import { exactTerms, softForm } from "../../analyse.ts";
import type { TextField } from "../../fields.ts";
import type { QueryNode } from "../../query.ts";
import { fieldOrder, levels, rarityOf } from "../../scoring.ts";
import type { TermEntry } from "../files/dictionary.ts";
import { crossTerm, termClass, variantTerm } from "../files/term-class.ts";
import type { Segment } from "./segment.ts";

export type TextNode = Extract<QueryNode, { type: "word" | "phrase" | "prefix" }>;

/** One term's postings in each segment, the fields that count, and how well it counts. */
export interface TermList {
  /** By the segment's number; undefined where it has none. */
  readonly entries: readonly (TermEntry | undefined)[];
  /** Bits of the fields that count; undefined = whichever it has. */
  readonly mask: number | undefined;
  readonly level: number;
}

/** A word in all its forms: the best of them counts. */
export interface PlannedWord {
  readonly lists: readonly TermList[];
  readonly rarity: number;
  /** Where its positions are, of a word in a row in its soft forms: with the words themselves. */
  readonly places?: readonly TermList[];
}

/** Words that must follow each other, in fields of the mask. */
export interface PlannedSequence {
  readonly words: readonly PlannedWord[];
  readonly mask: number | undefined;
}

/** What a leaf of the query looks for: a word, or the best of several sequences. */
export type PlannedLeaf =
  | { readonly is: "word"; readonly word: PlannedWord; readonly cost: number }
  | { readonly is: "sequences"; readonly sequences: readonly PlannedSequence[]; readonly cost: number };

const author = 1 << fieldOrder.indexOf("author");
const everything = (1 << fieldOrder.length) - 1;

const maskOf = (field: TextField | undefined): number =>
  field === undefined ? everything : 1 << fieldOrder.indexOf(field);

/** Looks the words of a query up in the dictionaries of all segments. */
export class Planner {
  readonly #segments: readonly Segment[];
  readonly #documents: number;
  readonly #leaves = new Map<TextNode, PlannedLeaf>();

  constructor(segments: readonly Segment[]) {
    this.#segments = segments;
    this.#documents = segments.reduce((sum, segment) => sum + segment.documents, 0);
  }

  leaf(node: TextNode): PlannedLeaf {
    let leaf = this.#leaves.get(node);
    if (leaf === undefined) {
      leaf = this.#plan(node);
      this.#leaves.set(node, leaf);
    }
    return leaf;
  }

  #plan(node: TextNode): PlannedLeaf {
    const terms = exactTerms(node.text);
    const mask = maskOf(node.field);
    const [term] = terms;
    if (term === undefined) return { is: "word", word: { lists: [], rarity: 1 }, cost: 0 };
    if (terms.length === 1) {
      const lists =
        node.type === "prefix"
          ? this.#startingWith(term, mask)
          : [
              ...this.#exact(term, mask),
              ...(node.type === "word" ? [...this.#soft(term, mask), ...this.#across(term, mask)] : []),
            ];
      const word = this.#word(lists);
      return { is: "word", word, cost: costOf(word) };
    }
    const exact = terms.map((one, at) =>
      this.#word(
        node.type === "prefix" && at === terms.length - 1 ? this.#startingWith(one, mask) : this.#exact(one, mask),
      ),
    );
    const sequences: PlannedSequence[] = [{ words: exact, mask: mask === everything ? undefined : mask }];
    if (node.type === "word") {
      for (const within of [mask & ~author, mask & author]) {
        if (within === 0) continue;
        const words = terms.map((one) => ({
          ...this.#word(this.#softly(one, within)),
          places: this.#variants(one, within),
        }));
        sequences.push({ words, mask: within });
      }
    }
    const cost = sequences.reduce((sum, { words }) => sum + words.reduce((more, word) => more + costOf(word), 0), 0);
    return { is: "sequences", sequences, cost };
  }

  /** How many documents the commonest form has says how rare the word is. */
  #word(lists: readonly TermList[]): PlannedWord {
    let most = 0;
    for (const { entries } of lists) {
      most = Math.max(
        most,
        entries.reduce((sum, entry) => sum + (entry?.docs ?? 0), 0),
      );
    }
    return { lists, rarity: rarityOf(this.#documents, most) };
  }

  #exact(term: string, mask: number): TermList[] {
    return this.#list(termClass.exact + term, mask === everything ? undefined : mask, levels.exact);
  }

  /** Words whose soft form is that of the term, the term itself apart. */
  #soft(term: string, mask: number): TermList[] {
    const stem = mask & ~author;
    const name = mask & author;
    const [stemForm, nameForm] = [softForm(term, "title"), softForm(term, "author")];
    const lists: TermList[] = [];
    if (stem !== 0)
      lists.push(...this.#list(termClass.stem + stemForm, narrow(stem, everything & ~author), levels.soft));
    if (name !== 0) lists.push(...this.#list(termClass.name + nameForm, undefined, levels.soft));
    // A word that is its own soft form stands under no other class.
    const bare = new Map<string, number>();
    if (stem !== 0 && stemForm !== term && softForm(stemForm, "title") === stemForm) bare.set(stemForm, stem);
    if (name !== 0 && nameForm !== term && softForm(nameForm, "author") === nameForm) {
      bare.set(nameForm, (bare.get(nameForm) ?? 0) | name);
    }
    for (const [form, within] of bare) {
      lists.push(...this.#list(termClass.exact + form, narrow(within, everything), levels.soft));
    }
    return lists;
  }

  /** Words whose soft form is that of the term, the term itself included: for words in a row. `mask` is of names or of other fields. */
  #softly(term: string, mask: number): TermList[] {
    const own = this.#list(termClass.exact + term, mask, levels.soft);
    return [...own, ...this.#soft(term, mask)];
  }

  /** The words whose soft form is that of the term, one by one. */
  #variants(term: string, mask: number): TermList[] {
    const names = mask === author;
    const form = softForm(term, names ? "author" : "title");
    const start = variantTerm((names ? termClass.name : termClass.stem) + form, "");
    const words = new Set([term, form]);
    for (const segment of this.#segments) {
      for (const [found] of segment.dictionary.startingWith(start)) words.add(found.slice(start.length));
    }
    const alike = [...words].filter((word) => softForm(word, names ? "author" : "title") === form);
    return alike.flatMap((word) => this.#list(termClass.exact + word, mask, levels.soft));
  }

  /** The same word in the other script. */
  #across(term: string, mask: number): TermList[] {
    const key = crossKey(term);
    if (key === undefined) return [];
    const start = crossTerm(key, "");
    const met = new Set<string>();
    for (const segment of this.#segments) {
      for (const [found] of segment.dictionary.startingWith(start)) {
        const other = found.slice(start.length);
        if (crossMeets(term, other)) met.add(other);
      }
    }
    const within = mask === everything ? undefined : mask;
    return [...met].flatMap((other) => this.#list(termClass.exact + other, within, levels.cross));
  }

  #startingWith(prefix: string, mask: number): TermList[] {
    const byTerm = new Map<string, (TermEntry | undefined)[]>();
    for (const [number, segment] of this.#segments.entries()) {
      for (const [term, entry] of segment.dictionary.startingWith(termClass.exact + prefix)) {
        let entries = byTerm.get(term);
        if (entries === undefined) byTerm.set(term, (entries = []));
        entries[number] = entry;
      }
    }
    const within = mask === everything ? undefined : mask;
    return [...byTerm.values()].map((entries) => ({ entries, mask: within, level: levels.exact }));
  }

  #list(term: string, mask: number | undefined, level: number): TermList[] {
    const entries = this.#segments.map((segment) => segment.dictionary.find(term));
    return entries.some((entry) => entry !== undefined) ? [{ entries, mask, level }] : [];
  }
}

/** No mask where it lets all fields pass that the list can have. */
function narrow(mask: number, possible: number): number | undefined {
  return mask === possible ? undefined : mask;
}

function costOf({ lists }: PlannedWord): number {
  let cost = 0;
  for (const { entries } of lists) for (const entry of entries) cost += entry?.docs ?? 0;
  return cost;
}
