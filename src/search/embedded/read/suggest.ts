import { kinds } from "../../../domain/record.ts";
import { titleKey } from "../../../text/title.ts";
import { exactTerms } from "../../analyse.ts";
import type { Suggestion } from "../../engine.ts";
import { type FacetName, sortedLetters } from "../../fields.ts";
import { fieldOrder } from "../../scoring.ts";
import type { TermEntry } from "../files/dictionary.ts";
import { blockDocs } from "../files/postings.ts";
import { termClass } from "../files/term-class.ts";
import type { Segment } from "./segment.ts";
import type { Spellings } from "./spellings.ts";
import { blockFrom } from "./term-sets.ts";

/*
 * Suggestions come from the index itself: words that go on from the typed ones, and what the documents that have them are called, who wrote
 * them, which keywords they carry. A part of the documents of a common word is looked at: enough to see what is frequent.
 */

/** Words that an unfinished one may become, and documents looked at in all, shared by words and segments. */
const mostWords = 6;
const mostDocuments = 640;
/** Of a common word so many blocks of a segment are looked into. */
const mostBlocks = 4;
/** Records whose titles are compared, the strongest first. */
const mostTitles = 30;
/** Terms of the dictionary that a short beginning is compared with, before the commonest are taken. */
const mostTerms = 4000;
const mostTypedWords = 8;

const [docs, impacts, masks] = [new Int32Array(blockDocs), new Uint8Array(blockDocs), new Uint8Array(blockDocs)];

const bit = (field: "title" | "author" | "keyword"): number => 1 << fieldOrder.indexOf(field);
const journal = kinds.indexOf("journal");

interface Candidate {
  readonly segment: Segment;
  readonly doc: number;
  readonly mask: number;
  readonly impact: number;
}

export class Suggester {
  readonly #segments: readonly Segment[];
  readonly #spellings: () => Spellings;
  /** The commonest words that begin so: asked for again with nearly every key that is pressed. */
  readonly #beginnings = new Map<string, readonly string[]>();

  constructor(segments: readonly Segment[], spellings: () => Spellings) {
    this.#segments = segments;
    this.#spellings = spellings;
  }

  suggest(text: string, limit: number): Suggestion[] {
    const words = exactTerms(text.slice(0, 200)).slice(0, mostTypedWords);
    const last = words.pop();
    if (last === undefined) return [];
    const found = this.#find(words, this.#beginning(last), text, limit);
    if (found.length > 0 || last.length < 4) return found;
    return this.#find(words, this.#spellings().beginningNear(last), text, limit);
  }

  #find(words: readonly string[], endings: readonly string[], text: string, limit: number): Suggestion[] {
    const share = Math.ceil(mostDocuments / Math.max(1, endings.length * this.#segments.length));
    const candidates = [
      ...this.#beginningWith(text),
      ...endings.flatMap((ending) => this.#candidates([...words, ending], share)),
    ];
    return [
      ...this.#records(candidates, text, "journal", limit),
      ...this.#records(candidates, text, "title", limit),
      ...this.#values(candidates, "author", [...words], endings, limit),
      ...this.#values(candidates, "keyword", [...words], endings, limit),
    ];
  }

  /** The commonest words that begin with the typed letters, the very word first. */
  #beginning(typed: string): readonly string[] {
    const known = this.#beginnings.get(typed);
    if (known !== undefined) return known;
    const documents = new Map<string, number>();
    for (const segment of this.#segments) {
      let seen = 0;
      for (const [term, entry] of segment.dictionary.startingWith(termClass.exact + typed)) {
        const word = term.slice(1);
        documents.set(word, (documents.get(word) ?? 0) + (word === typed ? Number.MAX_SAFE_INTEGER : entry.docs));
        seen += 1;
        if (seen === mostTerms) break;
      }
    }
    const words = [...documents]
      .sort((a, b) => b[1] - a[1])
      .slice(0, mostWords)
      .map(([word]) => word);
    if (this.#beginnings.size > 2000) this.#beginnings.clear();
    this.#beginnings.set(typed, words);
    return words;
  }

  /** A few whose whole title begins as the text does. */
  #beginningWith(text: string): Candidate[] {
    const start = titleKey(text).slice(0, sortedLetters);
    return start === "" ? [] : this.#segments.flatMap((segment) => titlesFrom(segment, start));
  }

  /** Some documents that have all the words in their title, among their authors or keywords. */
  #candidates(words: readonly string[], share: number): Candidate[] {
    const found: Candidate[] = [];
    for (const segment of this.#segments) {
      const entries = words.map((word) => segment.dictionary.find(termClass.exact + word));
      if (entries.every((entry) => entry !== undefined)) found.push(...candidatesIn(segment, entries, share));
    }
    return found;
  }

  #records(candidates: readonly Candidate[], text: string, is: "title" | "journal", limit: number): Suggestion[] {
    const start = titleKey(text).slice(0, sortedLetters);
    const kinds = new Map(this.#segments.map((segment) => [segment, segment.kinds]));
    const ranked = candidates
      .filter(({ segment, doc, mask }) => {
        return (mask & bit("title")) !== 0 && (kinds.get(segment)?.[doc] === journal) === (is === "journal");
      })
      .sort((a, b) => b.impact - a.impact)
      .slice(0, mostTitles)
      .map((one) => ({ ...one, title: one.segment.titleOf(one.doc) }))
      .sort((a, b) => Number(b.title.startsWith(start)) - Number(a.title.startsWith(start)) || b.impact - a.impact);
    const ids = new Set<string>();
    const titles = new Set<string>();
    for (const { segment, doc, title } of ranked) {
      if (titles.has(title)) continue;
      titles.add(title);
      ids.add(segment.ids.at(doc));
      if (ids.size === limit) break;
    }
    return [...ids].map((id) => ({ is, id }));
  }

  /** Values of a facet that have all the words, by how many of the documents looked at have them. */
  #values(
    candidates: readonly Candidate[],
    facet: Extract<FacetName, "author" | "keyword">,
    words: readonly string[],
    endings: readonly string[],
    limit: number,
  ): Suggestion[] {
    const counts = new Map<string, { text: string; documents: number }>();
    const wanted = bit(facet);
    for (const { segment, doc, mask } of candidates) {
      if ((mask & wanted) === 0) continue;
      const column = segment.facet(facet);
      for (const form of column.values.of(doc)) {
        const key = column.keys.at(column.keyOfForm?.[form] ?? form);
        const counted = counts.get(key);
        if (counted !== undefined) counted.documents += 1;
        else if (endings.some((ending) => key.includes(ending))) {
          const text = column.forms.at(form);
          if (hasAll(exactTerms(text), words, endings)) counts.set(key, { text, documents: 1 });
        }
      }
    }
    return [...counts.values()]
      .sort((a, b) => b.documents - a.documents || (a.text < b.text ? -1 : 1))
      .slice(0, limit)
      .map(({ text, documents }) => ({ is: facet, text, documents }));
  }
}

function hasAll(terms: readonly string[], words: readonly string[], endings: readonly string[]): boolean {
  return words.every((word) => terms.includes(word)) && terms.some((term) => endings.includes(term));
}

const mostBeginning = 3;

/** The first documents in the order of titles whose title begins so; the strongest of all. */
function titlesFrom(segment: Segment, start: string): Candidate[] {
  const order = segment.titleOrder;
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const title = segment.sortedTitles.at(middle);
    if (title !== "" && title < start) low = middle + 1;
    else high = middle;
  }
  const found: Candidate[] = [];
  for (let at = low; at < Math.min(order.length, low + mostBeginning); at += 1) {
    const doc = order[at]!;
    if (!segment.sortedTitles.at(at).startsWith(start)) break;
    if (segment.gone?.has(doc) === true || segment.hidden[doc] === 1) continue;
    found.push({ segment, doc, mask: bit("title"), impact: 256 });
  }
  return found;
}

/** Documents of one segment with all the terms in the fields that suggestions come from; the rarest term's are looked through. */
function candidatesIn(segment: Segment, entries: readonly TermEntry[], share: number): Candidate[] {
  const wanted = bit("title") | bit("author") | bit("keyword");
  const [rarest, ...others] = entries.toSorted((a, b) => a.docs - b.docs);
  if (rarest === undefined) return [];
  // Of several words a part of the first one's documents must be enough for the others to be met.
  let found = scan(segment, rarest, wanted, others.length === 0 ? share : share * 4);
  for (const entry of others) found = sift(segment, entry, found);
  return found.slice(-share);
}

/** Some documents of a term that has it in one of the fields. */
function scan(segment: Segment, entry: TermEntry, wanted: number, most: number): Candidate[] {
  const { hidden, gone } = segment;
  const postings = segment.postings(entry);
  const found: Candidate[] = [];
  // The newest documents stand last; of a common word they are the ones to look at.
  const first = Math.max(0, postings.blocks - Math.max(mostBlocks, Math.ceil(most / 32)));
  for (let block = first; block < postings.blocks && found.length < most; block += 1) {
    postings.decode(block, docs, 0, impacts, masks);
    for (let i = 0; i < postings.sizeOf(block); i += 1) {
      const doc = docs[i]!;
      const mask = masks[i]! & wanted;
      if (mask === 0 || gone?.has(doc) === true || hidden[doc] === 1) continue;
      found.push({ segment, doc, mask, impact: impacts[i]! });
    }
  }
  return found;
}

/** Those of some documents, in rising order, that have a term too, in a field that they were found by. */
function sift(segment: Segment, entry: TermEntry, among: readonly Candidate[]): Candidate[] {
  const postings = segment.postings(entry);
  const found: Candidate[] = [];
  for (let next = 0, block = 0; next < among.length; block += 1) {
    block = blockFrom(postings.lastDocs, block, among[next]!.doc);
    if (block >= postings.blocks) break;
    postings.decode(block, docs, 0, impacts, masks);
    const size = postings.sizeOf(block);
    for (let at = 0; at < size && next < among.length; ) {
      const before = among[next]!;
      if (docs[at]! < before.doc) at += 1;
      else if (docs[at]! > before.doc) next += 1;
      else {
        const mask = masks[at]! & before.mask;
        if (mask !== 0) found.push({ ...before, mask, impact: impacts[at]! + before.impact });
        at += 1;
        next += 1;
      }
    }
  }
  return found;
}
