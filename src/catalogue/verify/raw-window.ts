import { chunkSize, readRaw } from "../raw.ts";
import type { DocumentRow } from "../rows.ts";
import type { RawTable } from "../tables.ts";

const headBytes = 64 * 1024;

/** Reads records one after the other out of raw documents, unpacking each chunk once while they follow on one another. */
export class RawWindow {
  readonly #raw: RawTable;
  #document: DocumentRow | undefined;
  #head: Uint8Array = new Uint8Array(0);
  #start = 0;
  #bytes: Uint8Array = new Uint8Array(0);

  constructor(raw: RawTable) {
    this.#raw = raw;
  }

  /** The document with its first bytes; undefined where it is not there. */
  async document(key: number): Promise<{ row: DocumentRow; head: Uint8Array } | undefined> {
    if (this.#document?.key !== key) {
      this.#document = await this.#raw.document(key);
      this.#bytes = new Uint8Array(0);
      const { start = 0, size = 0 } = this.#document ?? {};
      // Of a document that was taken up in the middle the beginning is not there.
      this.#head = start === 0 ? await readRaw(this.#raw, key, 0, Math.min(size, headBytes)) : new Uint8Array(0);
    }
    return this.#document && { row: this.#document, head: this.#head };
  }

  /** Bytes of the document asked for last; throws where they are not all there. */
  async read(start: number, end: number): Promise<Uint8Array> {
    const { key = 0, size = 0 } = this.#document ?? {};
    if (start < this.#start || end > this.#start + this.#bytes.length) {
      const upTo = Math.max(end, Math.min(size, Math.ceil(end / chunkSize) * chunkSize));
      this.#bytes = await readRaw(this.#raw, key, start, upTo);
      this.#start = start;
    }
    return this.#bytes.subarray(start - this.#start, end - this.#start);
  }
}
