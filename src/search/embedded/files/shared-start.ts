/** Texts of which each begins as the one before: put together in one place, which saves making each of them twice. */
export class SharedStart {
  readonly #bytes: Buffer;
  #text: Buffer = Buffer.allocUnsafe(256);

  /** `bytes`: where what is their own stands. */
  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** A text that begins with so many bytes of the one before and goes on with some of the bytes. */
  next(shared: number, from: number, size: number): string {
    const length = shared + size;
    if (length > this.#text.length) {
      const more = Buffer.allocUnsafe(length * 2);
      this.#text.copy(more, 0, 0, shared);
      this.#text = more;
    }
    this.#bytes.copy(this.#text, shared, from, from + size);
    return this.#text.toString("utf8", 0, length);
  }
}
