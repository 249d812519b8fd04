import { hash } from "node:crypto";

// Crockford's base 32 in lower case: no i, l, o, u, so that an id can be read aloud and never spells a word by accident.
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
const shortest = 10;
const originLength = 26;

function base32(bytes: Uint8Array, length: number): string {
  let text = "";
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5 && text.length < length) {
      bits -= 5;
      text += alphabet[(held >> bits) & 31];
    }
  }
  return text;
}

function digest(...parts: readonly string[]): string {
  return base32(hash("sha256", parts.join("\0"), "buffer"), originLength);
}

/** Whose id it is: 26 characters that follow from source and identifier alone, so that a rebuild gives equal ids. */
export function originOf(sourceId: string, identifier: string): string {
  return digest("record", sourceId, identifier);
}

/** The ids that a record of this origin may bear, shortest first: the first that no other origin ever used is taken. */
export function idsOf(origin: string): string[] {
  const ids: string[] = [];
  for (let length = shortest; length <= originLength; length += 2) ids.push(origin.slice(0, length));
  return ids;
}

/** Id of an issue: follows from the journal and what tells its issues apart. */
export function issueIdOf(journalId: string, key: string): string {
  return digest("issue", journalId, key).slice(0, 12);
}

/** Id of a recognition row as one source gave it at one time. */
export function rowIdOf(sourceId: string, identifier: string, version: string): string {
  return digest("row", sourceId, identifier, version).slice(0, 16);
}

/** A short stand-in for a long key that is compared for equality only. */
export function shortKey(text: string): string {
  return digest("key", text).slice(0, 16);
}
