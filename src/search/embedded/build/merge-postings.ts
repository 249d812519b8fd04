import { closeSync, openSync, readSync, rmSync, writeSync } from "node:fs";
import type { TermEntry } from "../files/dictionary.ts";
import { DictionaryWriter } from "../files/dictionary.ts";
import { blockDocs, Postings, PostingsWriter } from "../files/postings.ts";
import type { SectionReader, SectionWriter } from "../files/sections.ts";
import { hasPositions, isLink } from "../files/term-class.ts";
import type { Segment } from "../read/segment.ts";

/** A segment that is merged, and the new number of each of its documents, -1 for those that are gone. */
export interface MergeInput {
  readonly segment: Segment;
  readonly renumbered: Int32Array;
}

const windowBytes = 1 << 19;
const flushBytes = 1 << 20;

/** Reads a section from its beginning to its end, in larger pieces than it is asked for; what it gives is good until it is asked again. */
class Onward {
  readonly #sections: SectionReader;
  readonly #name: string;
  readonly #size: number;
  #from = 0;
  #to = 0;
  #window = new Uint8Array(windowBytes);

  constructor(sections: SectionReader, name: string) {
    this.#sections = sections;
    this.#name = name;
    this.#size = sections.sizeOf(name);
  }

  bytes(from: number, to: number): Uint8Array {
    if (from < this.#from || to > this.#to) {
      this.#from = from;
      this.#to = Math.min(this.#size, Math.max(to, from + windowBytes));
      if (this.#to - from > this.#window.length) this.#window = new Uint8Array(this.#to - from);
      this.#sections.fill(this.#name, from, this.#window.subarray(0, this.#to - from));
    }
    return this.#window.subarray(from - this.#from, to - this.#from);
  }
}

/** One input's terms, one after another. */
class TermStream {
  readonly #terms: Generator<[string, TermEntry]>;
  readonly #postings: Onward;
  readonly #positions: Onward;
  readonly #renumbered: Int32Array;
  readonly #docs = new Int32Array(blockDocs);
  readonly #impacts = new Uint8Array(blockDocs);
  readonly #masks = new Uint8Array(blockDocs);
  readonly #starts = new Float64Array(blockDocs + 1);
  term: string | undefined;
  #entry: TermEntry | undefined;

  constructor({ segment, renumbered }: MergeInput) {
    this.#terms = segment.dictionary.all();
    this.#postings = new Onward(segment.text, "postings");
    this.#positions = new Onward(segment.text, "positions");
    this.#renumbered = renumbered;
    this.next();
  }

  next(): void {
    const { value, done } = this.#terms.next();
    this.term = done === true ? undefined : value[0];
    this.#entry = done === true ? undefined : value[1];
  }

  /** Adds the term's live documents. */
  copyTo(writer: PostingsWriter, withPositions: boolean): void {
    const entry = this.#entry;
    if (entry === undefined || entry.docs === 0) return;
    const { postingsAt, positionsAt } = entry;
    const postings = new Postings(this.#postings.bytes(postingsAt, postingsAt + entry.postingsSize), entry.docs);
    const positions = this.#positions.bytes(positionsAt, positionsAt + entry.positionsSize);
    const starts = this.#starts;
    for (let block = 0; block < postings.blocks; block += 1) {
      const fieldsAt = postings.decode(block, this.#docs, 0, this.#impacts, this.#masks);
      if (withPositions) postings.positionsOf(block, fieldsAt, starts);
      const n = postings.sizeOf(block);
      for (let i = 0; i < n; i += 1) {
        const doc = this.#renumbered[this.#docs[i]!]!;
        if (doc >= 0) writer.add(doc, this.#impacts[i]!, this.#masks[i]!, positions, starts[i]!, starts[i + 1]!);
      }
    }
  }
}

/** Writes the terms of all inputs, whose documents follow each other, as one dictionary with its postings and positions. */
export function mergePostings(inputs: readonly MergeInput[], sections: SectionWriter, scratch: string): void {
  const streams = inputs.map((input) => new TermStream(input));
  const writer = new PostingsWriter();
  const dictionary = new DictionaryWriter();
  const positions = openSync(scratch, "w+");
  try {
    let positionsSize = 0;
    const flush = (most: number): void => {
      if (writer.postings.length > most) {
        sections.write(writer.postings.view());
        writer.postings.clear();
      }
      if (writer.positions.length > most) {
        writeAll(positions, writer.positions.view());
        positionsSize += writer.positions.length;
        writer.positions.clear();
      }
    };
    sections.begin("postings");
    for (;;) {
      let term: string | undefined;
      for (const stream of streams) {
        if (stream.term !== undefined && (term === undefined || stream.term < term)) term = stream.term;
      }
      if (term === undefined) break;
      const [postingsBefore, positionsBefore] = [writer.postings.length, writer.positions.length];
      const withPositions = hasPositions(term);
      writer.start(withPositions);
      for (const stream of streams) {
        if (stream.term !== term) continue;
        stream.copyTo(writer, withPositions);
        stream.next();
      }
      const docs = writer.finish();
      if (docs === 0 && !isLink(term)) continue;
      const sizes = [writer.postings.length - postingsBefore, writer.positions.length - positionsBefore] as const;
      dictionary.add(term, docs, ...sizes);
      flush(flushBytes);
    }
    flush(0);
    sections.begin("positions");
    copy(positions, positionsSize, sections);
    dictionary.write(sections);
  } finally {
    closeSync(positions);
    rmSync(scratch, { force: true });
  }
}

function writeAll(handle: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done, bytes.length - done);
}

function copy(handle: number, size: number, sections: SectionWriter): void {
  const piece = new Uint8Array(1 << 20);
  for (let done = 0; done < size; ) {
    const got = readSync(handle, piece, 0, Math.min(piece.length, size - done), done);
    if (got === 0) throw new Error("the positions' scratch file was cut off");
    sections.write(piece.subarray(0, got));
    done += got;
  }
}
