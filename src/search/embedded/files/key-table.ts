import type { SectionReader, SectionWriter } from "./sections.ts";

/*
 * Documents by the hash of a key, in rising order of hashes. Of a hash's 53 bits 46 are kept: the lower 32 for each, and the upper 14 for
 * each too where there are few, else as a table that says where the hashes of each of the 16,384 beginnings start.
 */

const beginnings = 1 << 14;
const lowerSize = 2 ** 32;
/** A table of beginnings takes less than two bytes for each of so many. */
const many = beginnings * 2;

/** The part of a hash that is kept. */
export function keptHash(hash: number): number {
  return Math.floor(hash / 2 ** 7);
}

/** Writes kept hashes, which come in rising order, and the documents that belong to them. */
export function writeKeyTable(sections: SectionWriter, name: string, hashes: Float64Array, docs: Int32Array): void {
  sections.section(
    `${name}Lower`,
    Uint32Array.from(hashes, (hash) => hash % lowerSize),
  );
  if (hashes.length < many) {
    sections.section(
      `${name}Upper`,
      Uint16Array.from(hashes, (hash) => Math.floor(hash / lowerSize)),
    );
  } else {
    const starts = new Uint32Array(beginnings + 1);
    for (const hash of hashes) starts[Math.floor(hash / lowerSize) + 1]! += 1;
    for (let i = 1; i <= beginnings; i += 1) starts[i]! += starts[i - 1]!;
    sections.section(`${name}Starts`, starts);
  }
  sections.section(`${name}Doc`, docs);
}

/** Finds documents by the hash of a key. */
export class KeyTable {
  readonly #lower: Uint32Array;
  readonly #upper: Uint16Array | undefined;
  readonly #starts: Uint32Array | undefined;
  readonly docs: Int32Array;

  constructor(sections: SectionReader, name: string) {
    this.#lower = new Uint32Array(sections.whole(`${name}Lower`));
    if (sections.has(`${name}Upper`)) this.#upper = new Uint16Array(sections.whole(`${name}Upper`));
    else this.#starts = new Uint32Array(sections.whole(`${name}Starts`));
    this.docs = new Int32Array(sections.whole(`${name}Doc`));
  }

  /** Documents of a key by its hash, in rising order. */
  find(hash: number): Int32Array {
    const kept = keptHash(hash);
    const upper = Math.floor(kept / lowerSize);
    const low = this.#first(kept, this.#starts?.[upper] ?? 0, this.#starts?.[upper + 1] ?? this.docs.length);
    let end = low;
    while (end < this.docs.length && this.#lower[end] === kept % lowerSize && this.#upperAt(end, upper) === upper) {
      end += 1;
    }
    return this.docs.subarray(low, end);
  }

  /** All kept hashes, in their order. */
  hashes(): Float64Array {
    const hashes = new Float64Array(this.docs.length);
    let upper = 0;
    for (let i = 0; i < hashes.length; i += 1) {
      if (this.#starts === undefined) upper = this.#upper![i]!;
      else while (this.#starts[upper + 1]! <= i) upper += 1;
      hashes[i] = upper * lowerSize + this.#lower[i]!;
    }
    return hashes;
  }

  /** The first place from `low` to before `high` whose hash is not below `kept`. */
  #first(kept: number, low: number, high: number): number {
    const upper = Math.floor(kept / lowerSize);
    const lower = kept % lowerSize;
    let [from, to] = [low, high];
    while (from < to) {
      const middle = (from + to) >>> 1;
      const of = this.#upper === undefined ? upper : this.#upper[middle]!;
      if (of < upper || (of === upper && this.#lower[middle]! < lower)) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /** The upper part at a place; with a table of beginnings it must lie within its own. */
  #upperAt(place: number, upper: number): number {
    if (this.#upper !== undefined) return this.#upper[place]!;
    return place < this.#starts![upper + 1]! ? upper : -1;
  }
}
