import { ByteReader, ByteWriter } from "./byte-writer.ts";

/*
 * The documents of one term, in blocks of 128: the documents as the block's first byte says: as bits where they
 * stand close, as differences of a byte each where all are small, else as varints, then each one's impact (a byte: how much the term says of the document, 1 to 255), then in which fields it stands (a
 * bit a field), then, where positions are kept, how many bytes they take.
 * Where there are several blocks, a table before them says of each its last document, its size, its highest impact and the size of its
 * positions, so that a search can skip.
 */

export const blockDocs = 128;

/** How many bits are set in a byte. */
const bitCounts = Uint8Array.from({ length: 256 }, (_, byte) => {
  let count = 0;
  for (let left = byte; left !== 0; left &= left - 1) count += 1;
  return count;
});

/** How a block's documents are written. */
const [varints, small, bits] = [0, 1, 2];

/** Writes one term after another into the same two streams. */
export class PostingsWriter {
  readonly postings = new ByteWriter(1 << 16);
  readonly positions = new ByteWriter(1 << 16);
  readonly #blocks = new ByteWriter(1 << 12);
  readonly #skips = new ByteWriter(1 << 8);
  readonly #docs = new Int32Array(blockDocs);
  readonly #impacts = new Uint8Array(blockDocs);
  readonly #masks = new Uint8Array(blockDocs);
  readonly #sizes = new Uint32Array(blockDocs);
  #withPositions = true;
  #inBlock = 0;
  #total = 0;
  #base = 0;

  /** Begins a term, whose positions are kept or not. */
  start(withPositions: boolean): void {
    this.#withPositions = withPositions;
  }

  /** Documents in rising order; `positions` as differences, from the first position on. */
  add(doc: number, impact: number, mask: number, positions: Uint8Array, from: number, to: number): void {
    if (this.#inBlock === blockDocs) this.#flush();
    const at = this.#inBlock++;
    this.#docs[at] = doc;
    this.#impacts[at] = impact;
    this.#masks[at] = mask;
    this.#sizes[at] = this.#withPositions ? to - from : 0;
    if (this.#withPositions) this.positions.append(positions, from, to);
    this.#total += 1;
  }

  /** Ends the term; gives how many documents it has. */
  finish(): number {
    if (this.#total > blockDocs) {
      this.#flush();
      this.postings.append(this.#skips.view());
    } else this.#flush();
    this.postings.append(this.#blocks.view());
    this.#blocks.clear();
    this.#skips.clear();
    const total = this.#total;
    this.#total = 0;
    this.#base = 0;
    return total;
  }

  #flush(): void {
    const n = this.#inBlock;
    if (n === 0) return;
    const out = this.#blocks;
    const start = out.length;
    let before = this.#base;
    let highest = 0;
    let sizes = 0;
    let widest = 0;
    for (let i = 0; i < n; i += 1) {
      widest = Math.max(widest, this.#docs[i]! - before);
      before = this.#docs[i]!;
    }
    const form = (before - this.#base) >> 3 < n ? bits : widest < 0x100 ? small : varints;
    out.byte(form);
    if (form === bits) writeBits(out, this.#docs, n, this.#base);
    before = this.#base;
    for (let i = 0; i < n; i += 1) {
      if (form === small) out.byte(this.#docs[i]! - before);
      else if (form === varints) out.varint(this.#docs[i]! - before);
      before = this.#docs[i]!;
      if (this.#impacts[i]! > highest) highest = this.#impacts[i]!;
      sizes += this.#sizes[i]!;
    }
    out.append(this.#impacts, 0, n);
    writeMasks(out, this.#masks, n);
    if (this.#withPositions) writeSizes(out, this.#sizes, n);
    this.#skips.varint(before - this.#base);
    this.#skips.varint(out.length - start);
    this.#skips.byte(highest);
    this.#skips.varint(sizes);
    this.#base = before;
    this.#inBlock = 0;
  }
}

/** How many bytes, then a bit for each document from the one before the block on. */
function writeBits(out: ByteWriter, docs: Int32Array, n: number, base: number): void {
  const size = ((docs[n - 1]! - base) >> 3) + 1;
  out.byte(size);
  let at = 0;
  for (let byte = 0; byte < size; byte += 1) {
    let value = 0;
    while (at < n && (docs[at]! - base) >> 3 === byte) value |= 1 << ((docs[at++]! - base) & 7);
    out.byte(value);
  }
}

/** Four bits each, two in a byte; what does not fit them follows as varints. */
function writeSizes(out: ByteWriter, sizes: Uint32Array, n: number): void {
  for (let i = 0; i < n; i += 2) {
    const [low, high] = [Math.min(sizes[i]!, 15), i + 1 < n ? Math.min(sizes[i + 1]!, 15) : 0];
    out.byte(low | (high << 4));
  }
  for (let i = 0; i < n; i += 1) if (sizes[i]! >= 15) out.varint(sizes[i]!);
}

/** One value for all, a bit for which of two, or a byte each: most blocks of a common word have one or two. */
function writeMasks(out: ByteWriter, masks: Uint8Array, n: number): void {
  const first = masks[0]!;
  let second = -1;
  for (let i = 1; i < n; i += 1) {
    const mask = masks[i]!;
    if (mask === first || mask === second) continue;
    if (second >= 0) {
      out.byte(3);
      out.append(masks, 0, n);
      return;
    }
    second = mask;
  }
  out.byte(second < 0 ? 1 : 2);
  out.byte(first);
  if (second < 0) return;
  out.byte(second);
  for (let at = 0; at < n; at += 8) {
    let bits = 0;
    for (let i = at; i < Math.min(at + 8, n); i += 1) if (masks[i] === second) bits |= 1 << (i - at);
    out.byte(bits);
  }
}

function readMasks(reader: ByteReader, masks: Uint8Array, at: number, n: number): void {
  const form = reader.byte();
  if (form === 3) {
    masks.set(reader.bytes.subarray(reader.at, reader.at + n), at);
    reader.at += n;
    return;
  }
  const first = reader.byte();
  masks.fill(first, at, at + n);
  if (form === 1) return;
  const second = reader.byte();
  for (let i = 0; i < n; i += 1) {
    if (((reader.bytes[reader.at + (i >> 3)]! >> (i & 7)) & 1) === 1) masks[at + i] = second;
  }
  reader.at += (n + 7) >> 3;
}

function skipMasks(reader: ByteReader, n: number): void {
  const form = reader.byte();
  reader.at += form === 3 ? n : form === 1 ? 1 : 2 + ((n + 7) >> 3);
}

/** One term's postings; blocks are decoded one by one. */
export class Postings {
  readonly count: number;
  readonly blocks: number;
  /** Of each block: last document, where it begins, highest impact, where its positions begin among the term's. */
  readonly lastDocs: Int32Array;
  readonly #starts: Uint32Array;
  readonly highest: Uint8Array;
  readonly #positionStarts: Float64Array;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array, count: number) {
    this.#bytes = bytes;
    this.count = count;
    this.blocks = Math.ceil(count / blockDocs);
    this.lastDocs = new Int32Array(this.blocks);
    this.#starts = new Uint32Array(this.blocks);
    this.highest = new Uint8Array(this.blocks);
    this.#positionStarts = new Float64Array(this.blocks);
    if (this.blocks < 2) {
      this.lastDocs.fill(0x7fffffff);
      this.highest.fill(255);
      return;
    }
    const reader = new ByteReader(bytes);
    let doc = 0;
    let start = 0;
    let positions = 0;
    for (let block = 0; block < this.blocks; block += 1) {
      this.lastDocs[block] = doc += reader.varint();
      this.#starts[block] = start;
      start += reader.varint();
      this.highest[block] = reader.byte();
      this.#positionStarts[block] = positions;
      positions += reader.varint();
    }
    for (let block = 0; block < this.blocks; block += 1) this.#starts[block] = this.#starts[block]! + reader.at;
  }

  sizeOf(block: number): number {
    return block < this.blocks - 1 ? blockDocs : this.count - block * blockDocs;
  }

  /**
   * Decodes one block: its documents into `docs` from `at` on, their impacts and, where asked for, fields from 0 on. Gives where among the
   * term's bytes its fields begin.
   */
  decode(block: number, docs: Int32Array, at: number, impacts: Uint8Array, masks?: Uint8Array): number {
    const n = this.sizeOf(block);
    const bytes = this.#bytes;
    let p = this.#starts[block]!;
    let doc = block === 0 ? 0 : this.lastDocs[block - 1]!;
    const form = bytes[p++];
    if (form === bits) {
      const size = bytes[p++]!;
      let to = at;
      for (let i = 0; i < size; i += 1) {
        for (let left = bytes[p + i]!; left !== 0; left &= left - 1) docs[to++] = doc + 31 - Math.clz32(left & -left);
        doc += 8;
      }
      p += size;
    } else if (form === small) {
      for (let i = 0; i < n; i += 1) docs[at + i] = doc += bytes[p + i]!;
      p += n;
    } else {
      for (let i = at; i < at + n; i += 1) {
        let byte = bytes[p++]!;
        if (byte < 128) doc += byte;
        else {
          let value = byte & 127;
          let shift = 7;
          do {
            byte = bytes[p++]!;
            value |= (byte & 127) << shift;
            shift += 7;
          } while (byte > 127);
          doc += value;
        }
        docs[i] = doc;
      }
    }
    for (let i = 0; i < n; i += 1) impacts[i] = bytes[p + i]!;
    p += n;
    if (masks !== undefined) readMasks(new ByteReader(bytes, p), masks, 0, n);
    return p;
  }

  /**
   * Looks some documents up in a block that is written as bits, without decoding it: those from `from` on, in rising order, up to the block's
   * last one. Puts the impact of each, 0 where it is not in there, into `found` from 0 on; gives the place behind the last, or -1 where
   * the block is written otherwise.
   */
  lookUp(block: number, sought: Int32Array, from: number, to: number, found: Uint8Array): number {
    const bytes = this.#bytes;
    let p = this.#starts[block]!;
    if (bytes[p++] !== bits) return -1;
    const size = bytes[p++]!;
    const impactsAt = p + size;
    const base = block === 0 ? 0 : this.lastDocs[block - 1]!;
    const last = this.lastDocs[block]!;
    /** How many documents stand in the bytes before the one at hand. */
    let before = 0;
    let byte = 0;
    let i = from;
    for (; i < to && sought[i]! <= last; i += 1) {
      const place = sought[i]! - base;
      const at = place >> 3;
      if (at >= size) {
        found[i - from] = 0;
        continue;
      }
      for (; byte < at; byte += 1) before += bitCounts[bytes[p + byte]!]!;
      const bit = 1 << (place & 7);
      const held = bytes[p + at]!;
      found[i - from] = (held & bit) === 0 ? 0 : bytes[impactsAt + before + bitCounts[held & (bit - 1)]!]!;
    }
    return i;
  }

  /** Where the positions of a block's documents begin and end among the term's, n + 1 numbers; `fieldsAt` as `decode` gave it. */
  positionsOf(block: number, fieldsAt: number, starts: Float64Array): void {
    const n = this.sizeOf(block);
    const reader = new ByteReader(this.#bytes, fieldsAt);
    skipMasks(reader, n);
    const sizesAt = reader.at;
    reader.at += (n + 1) >> 1;
    let at = this.#positionStarts[block]!;
    for (let i = 0; i < n; i += 1) {
      starts[i] = at;
      const size = (this.#bytes[sizesAt + (i >> 1)]! >> ((i & 1) << 2)) & 15;
      at += size < 15 ? size : reader.varint();
    }
    starts[n] = at;
  }
}
