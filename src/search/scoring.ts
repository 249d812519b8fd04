import { names, type TextField, textFields } from "./fields.ts";

/*
 * How much a word says of a document: BM25F (Robertson, Zaragoza: The Probabilistic Relevance Framework, 2009, 3.6) with lengths measured
 * against a typical length of each field instead of the corpus's average, so that the value is the document's own, can be kept in its
 * postings as one byte, and does not change when other documents come.
 */

/** The text fields in the order of their bits. */
export const fieldOrder: readonly TextField[] = names(textFields);

const shape: Readonly<Record<TextField, { readonly typical: number; readonly b: number }>> = {
  title: { typical: 12, b: 0.5 },
  author: { typical: 12, b: 0.3 },
  journal: { typical: 8, b: 0.2 },
  keyword: { typical: 10, b: 0.4 },
  subject: { typical: 4, b: 0.2 },
  publisher: { typical: 5, b: 0.2 },
  abstract: { typical: 160, b: 0.6 },
  fulltext: { typical: 4000, b: 0.75 },
};

/** Saturation: how soon one more occurrence says little. */
const k1 = 4;

/** What one occurrence in a field of so many words counts. */
export function occurrenceWeight(field: TextField, words: number): number {
  const { typical, b } = shape[field];
  return textFields[field].weight / (1 - b + (b * words) / typical);
}

/** Impact of a sum of occurrences' weights: 1 to 255. */
export function impactOf(weight: number): number {
  return Math.max(1, Math.round((255 * weight) / (k1 + weight)));
}

/** How well each way of meeting counts, out of 256: the very word, its stem or another spelling of the name, the same word in the other script. */
export const levels = { exact: 256, soft: 150, cross: 64 } as const;

/** Steps of a word's rarity. */
const rarity = 16;

/** What a word's rarity multiplies its impact with; a whole number, so that scores are sums of whole numbers in any order. */
export function rarityOf(documents: number, withWord: number): number {
  const held = Math.min(withWord, documents);
  return Math.max(1, Math.round(rarity * Math.log(1 + (documents - held + 0.5) / (held + 0.5))));
}

/** A sum of rarity x level x impact as the score that the engine gives. */
export function scoreOf(sum: number): number {
  return sum / (rarity * levels.exact * 255);
}
