import { ByteReader, ByteWriter } from "./byte-writer.ts";
import type { SectionReader, SectionWriter } from "./sections.ts";

/** Where a term's postings and positions stand in their sections, and how many documents hold it. */
export interface TermEntry {
  readonly docs: number;
  readonly postingsAt: number;
  readonly postingsSize: number;
  readonly positionsAt: number;
  readonly positionsSize: number;
}

const blockTerms = 16;

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

  constructor(sections: SectionReader) {
    const terms = sections.whole("terms");
    this.#bytes = new Uint8Array(terms);
    this.#text = Buffer.from(terms);
    this.#starts = new Float64Array(sections.whole("termBlocks"));
  }

  find(term: string): TermEntry | undefined {
    for (const [found, entry] of this.#from(term)) {
      if (found === term) return entry;
      if (found > term) return undefined;
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
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.#firstOf(middle) <= term) low = middle;
      else high = middle - 1;
    }
    for (let block = low; block < this.#starts.length; block += 1) yield* this.#block(block);
  }

  #firstOf(block: number): string {
    const reader = new ByteReader(this.#bytes, this.#starts[block]);
    reader.varint();
    reader.varint();
    const size = reader.varint();
    return this.#text.toString("utf8", reader.at, reader.at + size);
  }

  *#block(block: number): Generator<[term: string, entry: TermEntry]> {
    const end = this.#starts[block + 1] ?? this.#bytes.length;
    const reader = new ByteReader(this.#bytes, this.#starts[block]);
    let postingsAt = reader.varint();
    let positionsAt = reader.varint();
    let term: Buffer = Buffer.alloc(0);
    while (reader.at < end) {
      const shared = term.length === 0 ? 0 : reader.varint();
      const size = reader.varint();
      const own = this.#text.subarray(reader.at, reader.at + size);
      term = shared === 0 ? own : Buffer.concat([term.subarray(0, shared), own]);
      reader.at += size;
      const docs = reader.varint();
      const postingsSize = reader.varint();
      const positionsSize = reader.varint();
      yield [term.toString("utf8"), { docs, postingsAt, postingsSize, positionsAt, positionsSize }];
      postingsAt += postingsSize;
      positionsAt += positionsSize;
    }
  }
}
