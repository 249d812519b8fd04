import type { RawPart } from "../catalogue/ingest-types.ts";

/** The bytes of a document that were received but not handed on yet, in order. */
export interface PendingBytes {
  /** Offset of the first of them. */
  readonly start: number;
  /** Offset after the last of them. */
  readonly end: number;
  add(bytes: Uint8Array): void;
  /** Takes out those before `end`. */
  take(end: number): RawPart[];
  /** A copy of those from `start` to `end`, as far as they are still here. */
  slice(start: number, end: number): Uint8Array;
}

export function createPendingBytes(): PendingBytes {
  let parts: RawPart[] = [];
  let size = 0;
  return {
    get start() {
      return parts[0]?.at ?? size;
    },
    get end() {
      return size;
    },
    add(bytes) {
      if (bytes.length === 0) return;
      parts.push({ at: size, bytes });
      size += bytes.length;
    },
    take(end) {
      const taken: RawPart[] = [];
      const left: RawPart[] = [];
      for (const part of parts) {
        const cut = Math.min(Math.max(end - part.at, 0), part.bytes.length);
        if (cut > 0) taken.push({ at: part.at, bytes: part.bytes.subarray(0, cut) });
        if (cut < part.bytes.length) left.push({ at: part.at + cut, bytes: part.bytes.subarray(cut) });
      }
      parts = left;
      return taken;
    },
    slice(start, end) {
      const found = parts
        .filter(({ at, bytes }) => at < end && at + bytes.length > start)
        .map(({ at, bytes }) => bytes.subarray(Math.max(0, start - at), end - at));
      return Buffer.concat(found);
    },
  };
}
