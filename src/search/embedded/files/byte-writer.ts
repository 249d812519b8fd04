/** Bytes that grow: little-endian numbers, varints (LEB128: seven bits a byte, low first) and UTF-8. */
export class ByteWriter {
  #bytes: Uint8Array;
  #length = 0;

  constructor(capacity = 1024) {
    this.#bytes = new Uint8Array(capacity);
  }

  get length(): number {
    return this.#length;
  }

  /** What was written; valid until the next write. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }

  byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.#length++] = value;
  }

  /** A whole number from 0 to 2^53 - 1. */
  varint(value: number): void {
    let rest = value;
    if (this.#length + 8 > this.#bytes.length) this.#grow(8);
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest % 128) + 128;
      rest = rest > 0x7fffffff ? Math.floor(rest / 128) : rest >>> 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  append(bytes: Uint8Array, from = 0, to: number = bytes.length): void {
    const size = to - from;
    if (this.#length + size > this.#bytes.length) this.#grow(size);
    if (size < 16) for (let i = from; i < to; i += 1) this.#bytes[this.#length++] = bytes[i]!;
    else {
      this.#bytes.set(from === 0 && to === bytes.length ? bytes : bytes.subarray(from, to), this.#length);
      this.#length += size;
    }
  }

  #grow(by: number): void {
    const bytes = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + by));
    bytes.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = bytes;
  }
}

/** Reads varints from the place `at` on; what lies beyond the end reads as 0. */
export class ByteReader {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  byte(): number {
    return this.bytes[this.at++] ?? 0;
  }

  varint(): number {
    let value = this.bytes[this.at++] ?? 0;
    if (value < 128) return value;
    value -= 128;
    let factor = 128;
    for (;;) {
      const byte = this.bytes[this.at++] ?? 0;
      if (byte < 128) return value + byte * factor;
      value += (byte - 128) * factor;
      factor *= 128;
    }
  }
}
