import type { TermEntry } from "../files/dictionary.ts";
import { blockDocs, type Postings } from "../files/postings.ts";
import { type Arrays, type DocSet, emptySet, uniteBest } from "./doc-set.ts";
import type { PlannedWord, TermList } from "./plan.ts";
import type { Segment } from "./segment.ts";

/** Above so many forms of one word they are gathered by document instead of merged one by one. */
const mostMerged = 4;
/** More than one document of so many, and all that a common word has are read rather than looked into. */
const mostProbed = 4;
const impacts = new Uint8Array(blockDocs);
const masks = new Uint8Array(blockDocs);
/** No block of bits spans more documents. */
const looked = new Uint8Array(1024);

interface Present {
  readonly entry: TermEntry;
  readonly mask: number | undefined;
  /** What an impact is multiplied with. */
  readonly factor: number;
}

function present({ lists, rarity }: PlannedWord, segment: number): Present[] {
  return lists.flatMap(({ entries, mask, level }: TermList) => {
    const entry = entries[segment];
    return entry === undefined ? [] : [{ entry, mask, factor: rarity * level }];
  });
}

/** How many postings of the word a segment has. */
export function sizeIn(word: PlannedWord, segment: number): number {
  return word.lists.reduce((sum, { entries }) => sum + (entries[segment]?.docs ?? 0), 0);
}

/** All documents of a segment that have the word in one of its forms. */
export function documentsWith(arrays: Arrays, segment: Segment, number: number, word: PlannedWord): DocSet {
  const lists = present(word, number);
  const [only] = lists;
  if (only === undefined) return emptySet(arrays);
  if (lists.length === 1) return decodeAll(arrays, segment, only);
  if (lists.length <= mostMerged && !isDense(lists, segment)) {
    return uniteBest(
      arrays,
      lists.map((list) => decodeAll(arrays, segment, list)),
    );
  }
  const best = gather(arrays, segment, lists);
  const docs = arrays.take(segment.documents);
  const scores = arrays.take(segment.documents);
  let count = 0;
  for (let doc = 0; doc < segment.documents; doc += 1) {
    const score = best[doc]!;
    docs[count] = doc;
    scores[count] = score;
    count += oneIfAny(score);
  }
  arrays.give(best);
  return { docs, scores, count };
}

/** 1 for a score above 0, else 0, without a branch: which documents of many have a word cannot be foretold. */
function oneIfAny(score: number): number {
  return (score + 0x7fffffff) >>> 31;
}

/** Whether so many documents have the word that an array of all is filled sooner than lists are merged or looked into. */
function isDense(lists: readonly Present[], segment: Segment): boolean {
  return lists.reduce((sum, { entry }) => sum + entry.docs, 0) * 16 > segment.documents;
}

/** What the best form of the word adds to each document, 0 where it has none. */
function gather(arrays: Arrays, segment: Segment, lists: readonly Present[]): Int32Array {
  const best = arrays.take(segment.documents).fill(0, 0, segment.documents);
  const docs = arrays.take(blockDocs);
  for (const { entry, mask, factor } of lists) {
    const postings = segment.postings(entry);
    const first = entry === lists[0]?.entry;
    for (let block = 0; block < postings.blocks; block += 1) {
      const n = postings.sizeOf(block);
      postings.decode(block, docs, 0, impacts, mask === undefined ? undefined : masks);
      if (mask === undefined && first) {
        for (let i = 0; i < n; i += 1) best[docs[i]!] = impacts[i]! * factor;
        continue;
      }
      for (let i = 0; i < n; i += 1) {
        const score = impacts[i]! * factor;
        if ((mask === undefined || (masks[i]! & mask) !== 0) && score > best[docs[i]!]!) best[docs[i]!] = score;
      }
    }
  }
  arrays.give(docs);
  return best;
}

function decodeAll(arrays: Arrays, segment: Segment, { entry, mask, factor }: Present): DocSet {
  const postings = segment.postings(entry);
  const docs = arrays.take(entry.docs);
  const scores = arrays.take(entry.docs);
  let count = 0;
  for (let block = 0; block < postings.blocks; block += 1) {
    const n = postings.sizeOf(block);
    postings.decode(block, docs, count, impacts, mask === undefined ? undefined : masks);
    if (mask === undefined) {
      for (let i = 0; i < n; i += 1) scores[count + i] = impacts[i]! * factor;
      count += n;
      continue;
    }
    const from = count;
    for (let i = 0; i < n; i += 1) {
      if ((masks[i]! & mask) === 0) continue;
      docs[count] = docs[from + i]!;
      scores[count++] = impacts[i]! * factor;
    }
  }
  return { docs, scores, count };
}

/**
 * Of a set, the documents that have the word too, with what it adds to their scores. Where the set is small it looks only into blocks that
 * a document of the set can be in. Takes the set over.
 */
export function keepWith(arrays: Arrays, segment: Segment, number: number, word: PlannedWord, set: DocSet): DocSet {
  const lists = present(word, number);
  const { docs, scores } = set;
  let count = 0;
  if (set.count * mostProbed > segment.documents && isDense(lists, segment)) {
    const best = gather(arrays, segment, lists);
    for (let i = 0; i < set.count; i += 1) {
      const doc = docs[i]!;
      const score = best[doc]!;
      docs[count] = doc;
      scores[count] = scores[i]! + score;
      count += oneIfAny(score);
    }
    arrays.give(best);
    return { docs, scores, count };
  }
  const best = arrays.take(set.count).fill(0, 0, set.count);
  for (const list of lists) probe(arrays, segment.postings(list.entry), list, set, best);
  for (let i = 0; i < set.count; i += 1) {
    if (best[i] === 0) continue;
    docs[count] = docs[i]!;
    scores[count++] = scores[i]! + best[i]!;
  }
  arrays.give(best);
  return { docs, scores, count };
}

function probe(arrays: Arrays, postings: Postings, { mask, factor }: Present, set: DocSet, best: Int32Array): void {
  const docs = arrays.take(blockDocs);
  const { lastDocs, blocks } = postings;
  let block = -1;
  let next = 0;
  let at = 0;
  let n = 0;
  for (let i = 0; i < set.count; i += 1) {
    const doc = set.docs[i]!;
    if (block < 0 || doc > lastDocs[block]!) {
      next = blockFrom(lastDocs, block + 1, doc);
      if (next >= blocks) break;
      block = next;
      const behind = mask === undefined ? lookUp(postings, block, set, i, factor, best) : -1;
      if (behind > i) {
        i = behind - 1;
        continue;
      }
      n = postings.sizeOf(block);
      postings.decode(block, docs, 0, impacts, mask === undefined ? undefined : masks);
      at = 0;
    }
    while (at < n && docs[at]! < doc) at += 1;
    if (at === n || docs[at] !== doc || (mask !== undefined && (masks[at]! & mask) === 0)) continue;
    const score = impacts[at]! * factor;
    if (score > best[i]!) best[i] = score;
  }
  arrays.give(docs);
}

/** Looks up what can be in one block, if its bits can be looked into; gives the place behind those documents, else -1. */
function lookUp(
  postings: Postings,
  block: number,
  set: DocSet,
  from: number,
  factor: number,
  best: Int32Array,
): number {
  const to = Math.min(set.count, from + looked.length);
  const behind = postings.lookUp(block, set.docs, from, to, looked);
  for (let i = from; i < behind; i += 1) {
    const score = looked[i - from]! * factor;
    if (score > best[i]!) best[i] = score;
  }
  return behind;
}

/** The first block from `block` on whose last document is not before `doc`: in growing steps, for it is mostly near. */
export function blockFrom(lastDocs: Int32Array, block: number, doc: number): number {
  let step = 1;
  let low = block;
  while (low + step < lastDocs.length && lastDocs[low + step]! < doc) {
    low += step;
    step *= 2;
  }
  let high = Math.min(low + step, lastDocs.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (lastDocs[middle]! < doc) low = middle + 1;
    else high = middle;
  }
  return low;
}
