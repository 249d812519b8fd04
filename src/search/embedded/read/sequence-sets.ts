import { fieldOrder } from "../../scoring.ts";
import { ByteReader } from "../files/byte-writer.ts";
import type { TermEntry } from "../files/dictionary.ts";
import { blockDocs, type Postings } from "../files/postings.ts";
import { type Arrays, type DocSet, emptySet, keepWhere } from "./doc-set.ts";
import type { PlannedSequence, PlannedWord } from "./plan.ts";
import type { Segment } from "./segment.ts";
import { blockFrom, documentsWith, keepWith, sizeIn } from "./term-sets.ts";

/** Documents of a segment that have the words of a sequence one after the other. */
export function documentsWithSequence(
  arrays: Arrays,
  segment: Segment,
  number: number,
  { words, mask }: PlannedSequence,
): DocSet {
  const [rarest, ...others] = words.toSorted((a, b) => sizeIn(a, number) - sizeIn(b, number));
  if (rarest === undefined || sizeIn(rarest, number) === 0) return emptySet(arrays);
  let set = documentsWith(arrays, segment, number, rarest);
  for (const word of others) set = keepWith(arrays, segment, number, word, set);
  if (set.count === 0) return set;
  const places = words.map((word) => new WordPlaces(segment, number, word));
  const fields = mask === undefined ? undefined : new FieldPlaces(segment);
  return keepWhere(set, (doc) => {
    let starts = places[0]!.of(doc);
    for (let after = 1; after < places.length && starts.length > 0; after += 1) {
      starts = followed(starts, places[after]!.of(doc), after);
    }
    if (starts.length === 0 || mask === undefined || fields === undefined) return starts.length > 0;
    return fields.someIn(doc, starts, mask);
  });
}

/** Of rising positions those that have one of the others so far behind them. */
function followed(starts: readonly number[], others: readonly number[], after: number): number[] {
  const kept: number[] = [];
  let j = 0;
  for (const start of starts) {
    while (j < others.length && others[j]! < start + after) j += 1;
    if (others[j] === start + after) kept.push(start);
  }
  return kept;
}

/** The positions of a word, in all its forms, of one document after another in rising order. */
class WordPlaces {
  readonly #lists: readonly ListPlaces[];

  constructor(segment: Segment, number: number, { lists }: PlannedWord) {
    this.#lists = lists.flatMap(({ entries }) => {
      const entry = entries[number];
      return entry === undefined ? [] : [new ListPlaces(segment, entry)];
    });
  }

  of(doc: number): number[] {
    const [first, ...others] = this.#lists;
    const places = first?.of(doc) ?? [];
    if (others.length === 0) return places;
    for (const list of others) for (const place of list.of(doc)) places.push(place);
    return places.sort((a, b) => a - b);
  }
}

/** The positions of one term; keeps the block that it is in. */
class ListPlaces {
  readonly #segment: Segment;
  readonly #entry: TermEntry;
  readonly #postings: Postings;
  readonly #docs = new Int32Array(blockDocs);
  readonly #impacts = new Uint8Array(blockDocs);
  #block = -1;
  #size = 0;
  #at = 0;
  #starts: Float64Array = new Float64Array(0);
  #bytes: Uint8Array = new Uint8Array(0);

  constructor(segment: Segment, entry: TermEntry) {
    this.#segment = segment;
    this.#entry = entry;
    this.#postings = segment.postings(entry);
  }

  of(doc: number): number[] {
    if (!this.#find(doc)) return [];
    const first = this.#starts[0]!;
    const reader = new ByteReader(this.#bytes, this.#starts[this.#at]! - first);
    const end = this.#starts[this.#at + 1]! - first;
    const places: number[] = [];
    let place = 0;
    while (reader.at < end) places.push((place += reader.varint()));
    return places;
  }

  #find(doc: number): boolean {
    const { lastDocs, blocks } = this.#postings;
    if (this.#block < 0 || doc > lastDocs[this.#block]!) {
      const block = blockFrom(lastDocs, this.#block + 1, doc);
      if (block >= blocks) return false;
      this.#load(block);
    }
    while (this.#at < this.#size && this.#docs[this.#at]! < doc) this.#at += 1;
    return this.#at < this.#size && this.#docs[this.#at] === doc;
  }

  #load(block: number): void {
    this.#block = block;
    this.#size = this.#postings.sizeOf(block);
    this.#at = 0;
    this.#postings.decode(block, this.#docs, 0, this.#impacts);
    this.#starts = this.#postings.positionsOf(block);
    const from = this.#entry.positionsAt;
    this.#bytes = this.#segment.text.bytes("positions", from + this.#starts[0]!, from + this.#starts[this.#size]!);
  }
}

/** In which field a position of a document is. */
class FieldPlaces {
  readonly #fields: Uint8Array;
  readonly #at: Uint32Array;

  constructor(segment: Segment) {
    this.#fields = new Uint8Array(segment.text.whole("fields"));
    this.#at = new Uint32Array(segment.text.whole("fieldsAt"));
  }

  someIn(doc: number, places: readonly number[], mask: number): boolean {
    const reader = new ByteReader(this.#fields, this.#at[doc]);
    const starts = fieldOrder.map(() => 0);
    let start = 0;
    for (let field = 0; field < starts.length; field += 1) starts[field] = start += reader.varint();
    return places.some((place) => {
      let field = starts.length - 1;
      while (field > 0 && starts[field]! > place) field -= 1;
      return ((mask >> field) & 1) === 1;
    });
  }
}
