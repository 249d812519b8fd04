/**
 * How a stretch of text lies in its bytes: one byte a UTF-16 unit, two, as UTF-8, or a single replacement character for several
 * bytes.
 */
type Kind = "one" | "two" | "utf8" | "many";

interface Stretch {
  readonly kind: Kind;
  /** Position of its first UTF-16 unit, and offset of its first byte. */
  readonly at: number;
  readonly byte: number;
  readonly text: string;
  readonly bytes: number;
}

/** Positions of decoded text to byte offsets. Keeps only what was not forgotten; asks in rising order are the cheap ones. */
export class PositionMap {
  #stretches: Stretch[] = [];
  #at = 0;
  #byte = 0;
  /** The last answer, from which the next is counted on. */
  #lastAt = -1;
  #lastByte = 0;

  /** Where the text begins, after a byte-order mark. */
  start(byte: number): void {
    this.#byte = byte;
  }

  /** Takes the next stretch and gives its text back. */
  add(kind: Kind, text: string, bytes: number): string {
    const before = this.#stretches.at(-1);
    if (kind === "one" && before?.kind === "one" && before.text.length < 1024 && text.length < 1024) {
      // runs of single wrong bytes: one stretch, not thousands
      this.#stretches[this.#stretches.length - 1] = {
        ...before,
        text: before.text + text,
        bytes: before.bytes + bytes,
      };
    } else {
      this.#stretches.push({ kind, at: this.#at, byte: this.#byte, text, bytes });
    }
    this.#at += text.length;
    this.#byte += bytes;
    return text;
  }

  byteOffset(position: number): number {
    if (position >= this.#at) return this.#byte;
    const stretch = this.#find(position);
    if (stretch === undefined) throw new RangeError(`position ${position} was forgotten`);
    const into = position - stretch.at;
    switch (stretch.kind) {
      case "one":
        return stretch.byte + into;
      case "two":
        return stretch.byte + into * 2;
      case "many":
        return stretch.byte;
      case "utf8": {
        const onward = this.#lastAt >= stretch.at && this.#lastAt <= position;
        const from = onward ? this.#lastAt - stretch.at : 0;
        const byte = (onward ? this.#lastByte : stretch.byte) + Buffer.byteLength(stretch.text.slice(from, into));
        this.#lastAt = position;
        this.#lastByte = byte;
        return byte;
      }
    }
  }

  forget(position: number): void {
    let gone = 0;
    for (const stretch of this.#stretches) {
      if (stretch.at + stretch.text.length > position) break;
      gone += 1;
    }
    if (gone > 0) this.#stretches.splice(0, gone);
  }

  #find(position: number): Stretch | undefined {
    let low = 0;
    let high = this.#stretches.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const stretch = this.#stretches[middle];
      if (stretch === undefined) return undefined;
      if (position < stretch.at) high = middle - 1;
      else if (position >= stretch.at + stretch.text.length) low = middle + 1;
      else return stretch;
    }
    return undefined;
  }
}
