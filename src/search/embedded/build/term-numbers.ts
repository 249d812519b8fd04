import { crossKey } from "../../../text/transliterate.ts";
import { rememberingSoftForm } from "../../analyse.ts";
import { crossTerm, termClass, variantTerm } from "../files/term-class.ts";

export interface WordNumbers {
  readonly exact: number;
  /** Number of the soft form in names, and in all other fields; -1 where it is the word itself. */
  name: number | undefined;
  stem: number | undefined;
}

/** Numbers the terms of a segment in the order in which they come; a word is analysed once. */
export class TermNumbers {
  /** Class and term of each number. */
  readonly terms: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #words = new Map<string, WordNumbers>();
  readonly #softForm = rememberingSoftForm();

  word(term: string): WordNumbers {
    let word = this.#words.get(term);
    if (word === undefined) {
      word = { exact: this.number(termClass.exact + term), name: undefined, stem: undefined };
      this.#words.set(term, word);
      const key = crossKey(term);
      if (key !== undefined) this.number(crossTerm(key, term));
    }
    return word;
  }

  nameOf(word: WordNumbers, term: string): number {
    return (word.name ??= this.#soft(termClass.name, term, this.#softForm(term, "author")));
  }

  stemOf(word: WordNumbers, term: string): number {
    return (word.stem ??= this.#soft(termClass.stem, term, this.#softForm(term, "title")));
  }

  number(term: string): number {
    let number = this.#numbers.get(term);
    if (number === undefined) {
      number = this.terms.length;
      this.#numbers.set(term, number);
      this.terms.push(term);
    }
    return number;
  }

  #soft(kind: string, term: string, soft: string): number {
    if (soft === term) return -1;
    this.number(variantTerm(kind + soft, term));
    return this.number(kind + soft);
  }
}
