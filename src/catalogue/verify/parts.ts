import type { Scan } from "../scan.ts";
import type { Finding, Kept, Reread } from "../store.ts";
import type { Tables } from "../tables.ts";
import type { Pace } from "./pace.ts";

/** What the checks work with. Tables and scan see one picture, which does not change meanwhile. */
export interface Parts {
  readonly tables: Tables;
  readonly scan: Scan;
  readonly pace: Pace;
  readonly reread?: (kept: Kept) => Reread;
  readonly counted: Counted;
}

export type Findings = AsyncGenerator<Finding, void>;

/** Counted while source records and records pass, to be compared with what is kept. One number for each source, document and kind. */
export class Counted {
  /** By document: source records and quarantine entries that point into it. */
  readonly uses = new Map<number, number>();
  /** By source: its own live source records. */
  readonly sources = new Map<number, number>();
  readonly kinds = new Map<string, number>();
  /** Live source records that are rows of recognition lists. */
  recognition = 0;
  /** Live source records that are rules of recognition. */
  rules = 0;
  /** By block of the ISSN-L table: a sum over its links. */
  readonly links = new Map<number, number>();
  tombstones = 0;
  quarantined = 0;
  identifiers = 0;
  journalTitles = 0;
  citations = 0;
  headlines = 0;
  headlineKeys = 0;
}

export function raise<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** An instant as we write it: ISO 8601, UTC. */
export function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** The value that JSON holds; undefined where it is none. */
export function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
