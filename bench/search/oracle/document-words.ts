import { exactTerms } from "../../../src/search/analyse.ts";
import type { SearchDocument } from "../../../src/search/engine.ts";
import { fieldOrder, impactOf, occurrenceWeight } from "../../../src/search/scoring.ts";
import type { Leaf, Sequence, WantedWords, Way, Word } from "./words.ts";

/** Looks at every word of a document and notes in the wanted words' ways what it has of each. `number`: of the document. */
export function meet(document: SearchDocument, number: number, wanted: WantedWords): void {
  let position = 0;
  for (const [bit, field] of fieldOrder.entries()) {
    const values = (document.texts[field] ?? []).map(exactTerms);
    const words = values.reduce((sum, terms) => sum + terms.length, 0);
    const weight = occurrenceWeight(field, words);
    for (const terms of values) {
      for (const term of terms) {
        for (const way of wanted.waysOf(term, field)) note(way, number, weight, position, bit);
        position += 1;
      }
      // No words in a row reach from one value into the next.
      position += 1;
    }
  }
}

function note(way: Way, number: number, weight: number, position: number, bit: number): void {
  if (way.at !== number) {
    way.at = number;
    way.documents += 1;
    way.weight = 0;
    way.mask = 0;
    if (way.places !== undefined) way.places.length = 0;
  }
  way.weight += weight;
  way.mask |= 1 << bit;
  way.places?.push([position, bit]);
}

/** Level times impact of the best way in which the document has the word; 0 where it has it in none. */
export function bestOf(word: Word, number: number): number {
  let best = 0;
  for (const way of word.ways) {
    if (way.at !== number || (way.mask & way.counts) === 0) continue;
    best = Math.max(best, way.level * impactOf(way.weight));
  }
  return best;
}

/** Whether the document has what a leaf looks for. */
export function hasLeaf(leaf: Leaf, number: number): boolean {
  return leaf.some((sequence) => hasSequence(sequence, number));
}

export function hasSequence({ words, mask }: Sequence, number: number): boolean {
  const [first, ...others] = words;
  if (first === undefined || words.some((word) => bestOf(word, number) === 0)) return false;
  if (others.length === 0) return true;
  const later = others.map((word) => new Set(placesOf(word, number).map(([position]) => position)));
  return placesOf(first, number).some(
    ([position, bit]) => ((mask >> bit) & 1) === 1 && later.every((places, at) => places.has(position + at + 1)),
  );
}

function placesOf(word: Word, number: number): [position: number, field: number][] {
  return word.ways.flatMap((way) => (way.at === number ? (way.places ?? []) : []));
}
