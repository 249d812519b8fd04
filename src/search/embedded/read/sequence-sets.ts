import { fieldOrder } from "../../scoring.ts";
import { ByteReader } from "../files/byte-writer.ts";
import type { TermEntry } from "../files/dictionary.ts";
import { blockDocs, type Postings } from "../files/postings.ts";
import { Starts } from "../files/starts.ts";
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
    const first = places[0]!;
    first.find(doc);
    for (let after = 1; after < places.length && first.count > 0; after += 1) {
      places[after]!.find(doc);
      first.keepBefore(places[after]!, after);
    }
    if (first.count === 0 || mask === undefined || fields === undefined) return first.count > 0;
    return fields.someIn(doc, first.places.subarray(0, first.count), mask);
  });
}

/** The positions of a word, in all its forms, of one document after another in rising order. */
class WordPlaces {
  readonly #lists: readonly ListPlaces[];
  places: Int32Array = new Int32Array(64);
  count = 0;

  constructor(segment: Segment, number: number, { lists, places = lists }: PlannedWord) {
    this.#lists = places.flatMap(({ entries }) => {
      const entry = entries[number];
      return entry === undefined ? [] : [new ListPlaces(segment, entry)];
    });
  }

  find(doc: number): void {
    this.count = 0;
    for (const list of this.#lists) {
      if (!list.find(doc)) continue;
      const most = this.count + list.bytes;
      if (most > this.places.length) {
        const more = new Int32Array(most * 2);
        more.set(this.places);
        this.places = more;
      }
      this.count = list.read(this.places, this.count);
    }
    if (this.#lists.length > 1) this.places.subarray(0, this.count).sort();
  }

  /** Keeps the positions that have one of the other word's so far behind them. */
  keepBefore(other: WordPlaces, after: number): void {
    let kept = 0;
    let j = 0;
    for (let i = 0; i < this.count; i += 1) {
      const wanted = this.places[i]! + after;
      while (j < other.count && other.places[j]! < wanted) j += 1;
      if (j < other.count && other.places[j] === wanted) this.places[kept++] = this.places[i]!;
    }
    this.count = kept;
  }
}

/** The positions of one term; keeps the block that it is in. */
class ListPlaces {
  readonly #segment: Segment;
  readonly #entry: TermEntry;
  readonly #postings: Postings;
  readonly #docs = new Int32Array(blockDocs);
  readonly #impacts = new Uint8Array(blockDocs);
  readonly #starts = new Float64Array(blockDocs + 1);
  #block = -1;
  #size = 0;
  #at = 0;
  #bytes: Uint8Array = new Uint8Array(0);

  constructor(segment: Segment, entry: TermEntry) {
    this.#segment = segment;
    this.#entry = entry;
    this.#postings = segment.postings(entry);
  }

  /** How many bytes the positions of the document take: as many or more than there are. */
  get bytes(): number {
    return this.#starts[this.#at + 1]! - this.#starts[this.#at]!;
  }

  /** Puts the document's positions into `places` from `count` on; gives where they end. */
  read(places: Int32Array, count: number): number {
    const bytes = this.#bytes;
    let p = this.#starts[this.#at]! - this.#starts[0]!;
    const end = this.#starts[this.#at + 1]! - this.#starts[0]!;
    let place = 0;
    let next = count;
    while (p < end) {
      let byte = bytes[p++]!;
      let value = byte & 127;
      for (let shift = 7; byte > 127; shift += 7) {
        byte = bytes[p++]!;
        value |= (byte & 127) << shift;
      }
      places[next++] = place += value;
    }
    return next;
  }

  /** Whether the document has the term; documents come in rising order. */
  find(doc: number): boolean {
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
    const fieldsAt = this.#postings.decode(block, this.#docs, 0, this.#impacts);
    this.#postings.positionsOf(block, fieldsAt, this.#starts);
    const from = this.#entry.positionsAt;
    this.#bytes = this.#segment.text.bytes("positions", from + this.#starts[0]!, from + this.#starts[this.#size]!);
  }
}

/** In which field a position of a document is. */
class FieldPlaces {
  readonly #fields: Uint8Array;
  readonly #at: Starts;

  constructor(segment: Segment) {
    this.#fields = new Uint8Array(segment.text.whole("fields"));
    this.#at = new Starts(segment.text, "fieldsAt");
  }

  someIn(doc: number, places: Int32Array, mask: number): boolean {
    const reader = new ByteReader(this.#fields, this.#at.at(doc));
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
