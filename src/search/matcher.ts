import { type Token, tokenise } from "../text/tokens.ts";
import { crossMeets } from "../text/transliterate.ts";
import { exactTerms, softForm } from "./analyse.ts";
import type { TextField } from "./fields.ts";
import type { QueryNode } from "./query.ts";
import { positiveLeaves } from "./tree.ts";

/** Where something that a query looks for stands in a text, end exclusive (UTF-16). */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** Which of the things looked for. */
  readonly what: number;
}

/** What is looked for in one field: a run of words. */
interface Sought {
  readonly terms: readonly string[];
  /** Phrases and beginnings by their exact form alone, as the search does; words by their soft form and in the other script too. */
  readonly exactly: boolean;
  readonly prefix: boolean;
}

/** Finds in texts of one field what a query looks for, as the search does. Takes time in proportion to the text. */
export class Matcher {
  readonly #sought: readonly Sought[];
  readonly #field: TextField;
  /** By term of a text: the things that it begins. Texts repeat their words. */
  readonly #begun = new Map<string, readonly number[]>();

  constructor(query: QueryNode | null, field: TextField) {
    this.#field = field;
    this.#sought = positiveLeaves(query).flatMap((leaf) => {
      if (leaf.type !== "word" && leaf.type !== "phrase" && leaf.type !== "prefix") return [];
      if (leaf.field !== undefined && leaf.field !== field) return [];
      const terms = exactTerms(leaf.text);
      return terms.length > 0 ? [{ terms, exactly: leaf.type !== "word", prefix: leaf.type === "prefix" }] : [];
    });
  }

  /** In order of where they begin. */
  find(text: string): Span[] {
    return this.#sought.length === 0 ? [] : this.findIn(tokenise(text));
  }

  findIn(tokens: readonly Token[]): Span[] {
    const spans: Span[] = [];
    if (this.#sought.length === 0) return spans;
    tokens.forEach((token, at) => {
      for (const what of this.#beginnings(token.term)) {
        const { terms } = this.#sought[what] as Sought;
        const last = tokens[at + terms.length - 1];
        const goesOn = terms.every((_, i) => i === 0 || this.#meets(tokens[at + i]?.term, what, i));
        if (last !== undefined && goesOn) spans.push({ start: token.start, end: last.end, what });
      }
    });
    return spans;
  }

  #beginnings(term: string): readonly number[] {
    let begun = this.#begun.get(term);
    if (begun === undefined) {
      begun = [...this.#sought.keys()].filter((what) => this.#meets(term, what, 0));
      if (this.#begun.size >= rememberedTerms) this.#begun.clear();
      this.#begun.set(term, begun);
    }
    return begun;
  }

  #meets(here: string | undefined, what: number, place: number): boolean {
    const sought = this.#sought[what];
    const term = sought?.terms[place];
    if (here === undefined || sought === undefined || term === undefined) return false;
    if (here === term) return true;
    if (sought.prefix && place === sought.terms.length - 1) return here.startsWith(term);
    if (sought.exactly) return false;
    return softForm(here, this.#field) === softForm(term, this.#field) || crossMeets(here, term);
  }
}

const rememberedTerms = 20_000;
