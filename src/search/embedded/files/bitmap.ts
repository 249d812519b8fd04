/** A set of documents as bits. */
export class Bitmap {
  readonly bytes: Uint8Array;
  #count: number;

  constructor(bytes: Uint8Array, count: number) {
    this.bytes = bytes;
    this.#count = count;
  }

  static empty(documents: number): Bitmap {
    return new Bitmap(new Uint8Array((documents + 7) >> 3), 0);
  }

  get count(): number {
    return this.#count;
  }

  has(doc: number): boolean {
    return ((this.bytes[doc >> 3]! >> (doc & 7)) & 1) === 1;
  }

  /** Gives whether it was not in there yet. */
  add(doc: number): boolean {
    if (this.has(doc)) return false;
    this.bytes[doc >> 3]! |= 1 << (doc & 7);
    this.#count += 1;
    return true;
  }

  copy(): Bitmap {
    return new Bitmap(this.bytes.slice(), this.#count);
  }
}
