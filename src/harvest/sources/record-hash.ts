import { createHash, type Hash } from "node:crypto";

/** The hash of a record at hand: SHA-256 of its bytes and the mapping's version, shortened to 128 bits, base64url. */
export function recordHash(bytes: Uint8Array, version: string): string {
  return createHash("sha256").update(bytes).update(`\0${version}`).digest().subarray(0, 16).toString("base64url");
}

/** Versions of a mapping before this one, by the way that they are named: `oai_dc/1`, `oai_dc/2`. */
export function versionsBefore(version: string): string[] {
  const [, name, number] = /^(.*)\/(\d+)$/s.exec(version) ?? [];
  return Array.from({ length: Math.max(0, Number(number ?? 1) - 1) }, (_, index) => `${name}/${index + 1}`);
}

/**
 * Hashes records out of the bytes that pass by, whatever the pieces they come in, holding no more than what a record may still begin in.
 */
export class RecordHash {
  #parts: { at: number; bytes: Uint8Array }[] = [];
  #received = 0;
  #open: { hash: Hash; from: number } | undefined;

  /** The next bytes; they may be used again by the caller after `settle`. */
  receive(bytes: Uint8Array): void {
    this.#parts.push({ at: this.#received, bytes });
    this.#received += bytes.length;
  }

  /** A record begins at this byte. */
  begin(start: number): void {
    this.#open = { hash: createHash("sha256"), from: start };
  }

  /** It ends before this byte: SHA-256 of its bytes and the mapping's version, shortened to 128 bits, base64url. */
  finish(end: number, version: string): string {
    this.#update(end);
    const hash = this.#open?.hash ?? createHash("sha256");
    this.#open = undefined;
    return hash.update(`\0${version}`).digest().subarray(0, 16).toString("base64url");
  }

  /** The bytes before `floor` were read: no record begins or ends before it any more. */
  settle(floor: number): void {
    this.#update(floor);
    const kept: { at: number; bytes: Uint8Array }[] = [];
    for (const { at, bytes } of this.#parts) {
      const from = Math.max(0, floor - at);
      if (from < bytes.length) kept.push({ at: at + from, bytes: new Uint8Array(bytes.subarray(from)) });
    }
    this.#parts = kept;
  }

  #update(end: number): void {
    if (this.#open === undefined) return;
    for (const { at, bytes } of this.#parts) {
      const from = Math.max(at, this.#open.from);
      const to = Math.min(at + bytes.length, end);
      if (from < to) this.#open.hash.update(bytes.subarray(from - at, to - at));
    }
    this.#open.from = Math.max(this.#open.from, Math.min(end, this.#received));
  }
}
