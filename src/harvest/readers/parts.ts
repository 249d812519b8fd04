import type { Incoming } from "../../catalogue/ingest-types.ts";
import type { RecordData } from "../../domain/record.ts";
import type { Result } from "../../domain/result.ts";
import { incomingOf, mapSafely } from "./incoming.ts";

/*
 * One record of a source may be several of ours: a book with its chapters. Each is taken in by itself, with the bytes of the whole; which one of them it is
 * stands behind the name of its format (`onix:3`), for nothing else is left to say so when the bytes are read again.
 */

/** A record of ours within one of a source's. */
export interface Part {
  /** Its own name, or what makes it one together with that of the whole. */
  readonly identifier: string;
  readonly map: () => Result<RecordData>;
}

/** More chapters than any book has. */
export const mostParts = 3000;

/** Identifier of a part that has none of its own. */
export function partName(whole: string, number: number): string {
  return `${whole}#${number}`;
}

export function isPart(format: string): boolean {
  return /:\d+$/.test(format);
}

/** Which part kept bytes are read again for, from 0; undefined = the whole. */
export function partNumber(format: string): number | undefined {
  const found = /:(\d+)$/.exec(format)?.[1];
  return found === undefined ? undefined : Number(found) - 1;
}

/** The parts as the catalogue takes them, after their whole. */
export function incomingParts(whole: Incoming, parts: readonly Part[], version: string): Incoming[] {
  return parts.slice(0, mostParts).map(({ identifier, map }, index) => {
    const { datestamp, sets, location, hash } = whole;
    const read = {
      identifier,
      ...(datestamp === undefined ? {} : { datestamp }),
      ...(sets === undefined ? {} : { sets }),
      format: `${whole.format}:${index + 1}`,
      version,
      content: mapSafely(whole.format, map),
    };
    return incomingOf(read, location, () => hash);
  });
}
