import { RecordHash, recordHash } from "../sources/record-hash.ts";

/** The bytes of one record. */
export interface TakenBytes {
  readonly start: number;
  readonly end: number;
  /** Absent where there are more than the bound. */
  readonly bytes?: Uint8Array;
  /** SHA-256 of the bytes and the mapping's version, as record-hash.ts makes it. */
  hash(version: string): string;
}

/** Gathers the bytes of one record out of the pieces that pass by. Beyond the bound it only hashes them. */
export class RecordBytes {
  readonly #max: number;
  #from = -1;
  #size = 0;
  #parts: Uint8Array[] = [];
  #hash: RecordHash | undefined;

  constructor(max: number) {
    this.#max = max;
  }

  get isOpen(): boolean {
    return this.#from >= 0;
  }

  /** First byte of the record at hand; -1 where there is none. */
  get start(): number {
    return this.#from;
  }

  /** A record may begin at this byte. What was gathered before is dropped. */
  begin(at: number): void {
    this.drop();
    this.#from = at;
  }

  drop(): void {
    this.#from = -1;
    this.#size = 0;
    this.#parts = [];
    this.#hash = undefined;
  }

  /** Takes what belongs to the record out of a piece whose first byte is `at`, up to the byte `end`. The piece may be used again afterwards. */
  receive(piece: Uint8Array, at: number, end = at + piece.length): void {
    if (this.#from < 0) return;
    const part = piece.subarray(Math.max(0, this.#from - at), end - at);
    this.#size += part.length;
    if (this.#hash === undefined && this.#size <= this.#max) {
      this.#parts.push(new Uint8Array(part));
      return;
    }
    if (this.#hash === undefined) {
      this.#hash = new RecordHash();
      this.#hash.begin(0);
      for (const kept of this.#parts) this.#hash.receive(kept);
      this.#parts = [];
    }
    this.#hash.receive(part);
    this.#hash.settle(Number.POSITIVE_INFINITY);
  }

  /** The record was a line and is over: its bytes without white space at their end. */
  takeLine(): TakenBytes {
    let end = this.#from + this.#size;
    for (const part of this.#parts.toReversed()) {
      let length = part.length;
      while (length > 0 && (part[length - 1] ?? 0) <= 0x20) length -= 1;
      end -= part.length - length;
      if (length > 0) break;
    }
    return this.take(this.#from, end);
  }

  /** The record is over: its bytes, or of what was gathered those from `start` to `end`. */
  take(start = this.#from, end = this.#from + this.#size): TakenBytes {
    const [from, size, large] = [this.#from, this.#size, this.#hash];
    const all = Buffer.concat(this.#parts);
    this.drop();
    if (large !== undefined) return { start, end, hash: (version) => large.finish(size, version) };
    const bytes = all.subarray(start - from, end - from);
    return { start, end, bytes, hash: (version) => recordHash(bytes, version) };
  }
}
