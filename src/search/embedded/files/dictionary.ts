import { ByteReader, ByteWriter } from "./byte-writer.ts";
import type { SectionReader, SectionWriter } from "./sections.ts";
import { SharedStart } from "./shared-start.ts";

/** Where a term's postings and positions stand in their sections, and how many documents hold it. */
export interface TermEntry {
  readonly docs: number;
  readonly postingsAt: number;
  readonly postingsSize: number;
  readonly positionsAt: number;
  readonly positionsSize: number;
}

const blockTerms = 16;
/** First terms of blocks that are kept as texts. */
const mostFirsts = 8192;

/**
 * Writes the sorted terms of a segment: blocks of sixteen, each term as what it does not share with the one before it. Terms come in
 * the order of their UTF-16 units, each once.
 */
export class DictionaryWriter {
  readonly #terms = new ByteWriter(1 << 16);
  readonly #starts: number[] = [];
  #count = 0;
  #last: Buffer = Buffer.alloc(0);
  #postingsAt = 0;
  #positionsAt = 0;

  add(term: string, docs: number, postingsSize: number, positionsSize: number): void {
    const bytes = Buffer.from(term, "utf8");
    const out = this.#terms;
    let shared = 0;
    if (this.#count % blockTerms === 0) {
      this.#starts.push(out.length);
      out.varint(this.#postingsAt);
      out.varint(this.#positionsAt);
    } else {
      const most = Math.min(bytes.length, this.#last.length);
      while (shared < most && bytes[shared] === this.#last[shared]) shared += 1;
      out.varint(shared);
    }
    out.varint(bytes.length - shared);
    out.append(bytes, shared, bytes.length);
    out.varint(docs);
    out.varint(postingsSize);
    out.varint(positionsSize);
    this.#postingsAt += postingsSize;
    this.#positionsAt += positionsSize;
    this.#last = bytes;
    this.#count += 1;
  }

  write(sections: SectionWriter): void {
    sections.section("terms", this.#terms.view());
    sections.section("termBlocks", Float64Array.from(this.#starts));
  }
}

/** Finds terms in a segment's dictionary, which lies in memory. */
export class Dictionary {
  readonly #bytes: Uint8Array;
  readonly #text: Buffer;
  readonly #starts: Float64Array;
  readonly #firsts = new Map<number, string>();

  constructor(sections: SectionReader) {
    const terms = sections.whole("terms");
    this.#bytes = new Uint8Array(terms);
    this.#text = Buffer.from(terms);
    this.#starts = new Float64Array(sections.whole("termBlocks"));
  }

  /** Compares bytes: no text is made of the terms that it passes. */
  find(term: string): TermEntry | undefined {
    const bytes = this.#bytes;
    const sought = Buffer.from(term, "utf8");
    const block = this.#blockOf(term);
    const end = this.#starts[block + 1] ?? bytes.length;
    const reader = new ByteReader(bytes, this.#starts[block] ?? end);
    let postingsAt = reader.varint();
    let positionsAt = reader.varint();
    /** So many bytes at the beginning of the term before are those of the sought one. */
    let alike = 0;
    for (let first = true; reader.at < end; first = false) {
      const shared = first ? 0 : reader.varint();
      const size = reader.varint();
      const own = reader.at;
      reader.at += size;
      const docs = reader.varint();
      const postingsSize = reader.varint();
      const positionsSize = reader.varint();
      if (shared <= alike) {
        alike = shared;
        while (alike - shared < size && alike < sought.length && bytes[own + alike - shared] === sought[alike])
          alike += 1;
        if (alike === sought.length && shared + size === alike) {
          return { docs, postingsAt, postingsSize, positionsAt, positionsSize };
        }
      }
      postingsAt += postingsSize;
      positionsAt += positionsSize;
    }
    return undefined;
  }

  /** Terms that begin with a prefix, in order. */
  *startingWith(prefix: string): Generator<[term: string, entry: TermEntry]> {
    for (const pair of this.#from(prefix)) {
      if (pair[0].startsWith(prefix)) yield pair;
      else if (pair[0] > prefix) return;
    }
  }

  /** All terms, in order. */
  all(): Generator<[term: string, entry: TermEntry]> {
    return this.#from("");
  }

  /** From the block on in which a term would stand. */
  *#from(term: string): Generator<[term: string, entry: TermEntry]> {
    for (let block = this.#blockOf(term); block < this.#starts.length; block += 1) yield* this.#block(block);
  }

  #blockOf(term: string): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#firstOf(middle) <= term) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The first term of a block; kept, for the same blocks are met on the way to many terms. */
  #firstOf(block: number): string {
    const known = this.#firsts.get(block);
    if (known !== undefined) return known;
    const reader = new ByteReader(this.#bytes, this.#starts[block]);
    reader.varint();
    reader.varint();
    const size = reader.varint();
    const first = this.#text.toString("utf8", reader.at, reader.at + size);
    if (this.#firsts.size === mostFirsts) this.#firsts.clear();
    this.#firsts.set(block, first);
    return first;
  }

  *#block(block: number): Generator<[term: string, entry: TermEntry]> {
    const end = this.#starts[block + 1] ?? this.#bytes.length;
    const reader = new ByteReader(this.#bytes, this.#starts[block]);
    let postingsAt = reader.varint();
    let positionsAt = reader.varint();
    const term = new SharedStart(this.#text);
    for (let first = true; reader.at < end; first = false) {
      const shared = first ? 0 : reader.varint();
      const size = reader.varint();
      const text = term.next(shared, reader.at, size);
      reader.at += size;
      const docs = reader.varint();
      const postingsSize = reader.varint();
      const positionsSize = reader.varint();
      yield [text, { docs, postingsAt, postingsSize, positionsAt, positionsSize }];
      postingsAt += postingsSize;
      positionsAt += positionsSize;
    }
  }
}
