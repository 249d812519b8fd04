import type { SectionReader, SectionWriter } from "./sections.ts";

/** Writes pairs of a key's hash and a document, sorted by hash, then document. */
export function writeKeyTable(sections: SectionWriter, name: string, hashes: Float64Array, docs: Int32Array): void {
  const order = new Uint32Array(hashes.length).map((_, i) => i);
  order.sort((a, b) => hashes[a]! - hashes[b]! || docs[a]! - docs[b]!);
  sections.section(
    `${name}Hash`,
    Float64Array.from(order, (i) => hashes[i]!),
  );
  sections.section(
    `${name}Doc`,
    Int32Array.from(order, (i) => docs[i]!),
  );
}

/** Finds documents by the hash of a key. */
export class KeyTable {
  readonly hashes: Float64Array;
  readonly docs: Int32Array;

  constructor(sections: SectionReader, name: string) {
    this.hashes = new Float64Array(sections.whole(`${name}Hash`));
    this.docs = new Int32Array(sections.whole(`${name}Doc`));
  }

  /** In rising order. */
  find(hash: number): Int32Array {
    const { hashes } = this;
    let low = 0;
    let high = hashes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (hashes[middle]! < hash) low = middle + 1;
      else high = middle;
    }
    let end = low;
    while (end < hashes.length && hashes[end] === hash) end += 1;
    return this.docs.subarray(low, end);
  }
}
