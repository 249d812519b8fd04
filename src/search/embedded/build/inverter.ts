import { exactTerms } from "../../analyse.ts";
import type { SearchDocument } from "../../engine.ts";
import { fieldOrder, impactOf, occurrenceWeight } from "../../scoring.ts";
import { ByteWriter } from "../files/byte-writer.ts";
import { DictionaryWriter } from "../files/dictionary.ts";
import { GrowingUint32 } from "../files/grow.ts";
import { PostingsWriter } from "../files/postings.ts";
import type { SectionWriter } from "../files/sections.ts";
import { writeStarts } from "../files/starts.ts";
import { hasPositions } from "../files/term-class.ts";
import { TermNumbers } from "./term-numbers.ts";

const fieldBits = 3;
const author = fieldOrder.indexOf("author");

/**
 * Turns documents into the postings of their terms. Each occurrence is noted as a term's number and a place (position and field); at the
 * end they are sorted by term, and so stay in the order of documents and positions. All values of a document stand in one row of
 * positions, with a gap after each value: words that follow each other stand side by side in one value.
 */
export class Inverter {
  readonly #numbers = new TermNumbers();
  readonly #terms = new GrowingUint32(1 << 16);
  readonly #places = new GrowingUint32(1 << 16);
  /** Where each document's occurrences begin. */
  readonly #starts = new GrowingUint32();
  readonly #weights: number[] = [];
  readonly #fields = new ByteWriter(1 << 12);
  readonly #fieldsAt = new GrowingUint32();
  readonly #positions = new ByteWriter();

  /** Occurrences noted so far: what memory it takes grows with them. */
  get size(): number {
    return this.#terms.length;
  }

  add(document: SearchDocument): void {
    this.#starts.push(this.#terms.length);
    this.#fieldsAt.push(this.#fields.length);
    let position = 0;
    let fieldStart = 0;
    for (const [field, name] of fieldOrder.entries()) {
      let words = 0;
      this.#fields.varint(position - fieldStart);
      fieldStart = position;
      for (const value of document.texts[name] ?? []) {
        for (const term of exactTerms(value)) {
          this.#note(term, (position << fieldBits) | field, field);
          position += 1;
          words += 1;
        }
        position += 1;
      }
      this.#weights.push(words === 0 ? 0 : occurrenceWeight(name, words));
    }
  }

  #note(term: string, place: number, field: number): void {
    const numbers = this.#numbers;
    const word = numbers.word(term);
    this.#terms.push(word.exact);
    this.#places.push(place);
    const soft = field === author ? numbers.nameOf(word, term) : numbers.stemOf(word, term);
    if (soft < 0) return;
    this.#terms.push(soft);
    this.#places.push(place);
  }

  write(sections: SectionWriter): void {
    const { terms } = this.#numbers;
    const byTerm = this.#sorted();
    const order = terms.map((_, number) => number);
    order.sort((a, b) => (terms[a]! < terms[b]! ? -1 : 1));
    const postings = new PostingsWriter();
    const dictionary = new DictionaryWriter();
    for (const number of order) {
      const [from, to] = [byTerm.starts[number]!, byTerm.starts[number + 1]!];
      const before = [postings.postings.length, postings.positions.length] as const;
      postings.start(hasPositions(terms[number]!));
      this.#writeTerm(postings, byTerm, from, to);
      const docs = postings.finish();
      dictionary.add(terms[number]!, docs, postings.postings.length - before[0], postings.positions.length - before[1]);
    }
    dictionary.write(sections);
    sections.section("postings", postings.postings.view());
    sections.section("positions", postings.positions.view());
    sections.section("fields", this.#fields.view());
    this.#fieldsAt.push(this.#fields.length);
    writeStarts(sections, "fieldsAt", this.#fieldsAt.view());
  }

  /** Occurrences sorted by term's number, stable. */
  #sorted(): { starts: Uint32Array; docs: Uint32Array; places: Uint32Array } {
    const terms = this.#terms.view();
    const places = this.#places.view();
    const documentStarts = this.#starts.view();
    const starts = new Uint32Array(this.#numbers.terms.length + 1);
    for (let i = 0; i < terms.length; i += 1) starts[terms[i]! + 1]! += 1;
    for (let number = 1; number < starts.length; number += 1) starts[number]! += starts[number - 1]!;
    const next = starts.slice();
    const [sortedDocs, sortedPlaces] = [new Uint32Array(terms.length), new Uint32Array(terms.length)];
    for (let doc = 0; doc < documentStarts.length; doc += 1) {
      const end = documentStarts[doc + 1] ?? terms.length;
      for (let i = documentStarts[doc]!; i < end; i += 1) {
        const at = next[terms[i]!]!++;
        sortedDocs[at] = doc;
        sortedPlaces[at] = places[i]!;
      }
    }
    return { starts, docs: sortedDocs, places: sortedPlaces };
  }

  #writeTerm(
    postings: PostingsWriter,
    { docs, places }: { docs: Uint32Array; places: Uint32Array },
    from: number,
    to: number,
  ): void {
    const fields = fieldOrder.length;
    const positions = this.#positions;
    for (let at = from; at < to; ) {
      const doc = docs[at]!;
      positions.clear();
      let mask = 0;
      let weight = 0;
      let last = 0;
      for (; at < to && docs[at] === doc; at += 1) {
        const field = places[at]! & (fields - 1);
        const position = places[at]! >>> fieldBits;
        mask |= 1 << field;
        weight += this.#weights[doc * fields + field]!;
        positions.varint(position - last);
        last = position;
      }
      postings.add(doc, impactOf(weight), mask, positions.view(), 0, positions.length);
    }
  }
}
