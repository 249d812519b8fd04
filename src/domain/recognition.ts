import type { Identifier } from "./identifier.ts";

export const categories = ["W", "X", "Y", "Z"] as const;
export type Category = (typeof categories)[number];

export type RecognitionEvent = "recognised" | "upgraded" | "downgraded" | "lost" | "extended";
export type Authority = "HEC list" | "HEC notice" | "press" | "journal";

/** One row of a recognition list: what a body decided about a journal (design/recognition.md, "Lists and rows"). */
export interface RecognitionRow {
  readonly journal: {
    readonly title: string;
    readonly issns: readonly Identifier[];
    readonly publisher?: string;
    /** ISO 3166-1 alpha-2. */
    readonly country?: string;
  };
  readonly event: RecognitionEvent;
  /** Absent = recognised without a category. */
  readonly category?: Category;
  /** Inclusive partial dates, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; no `to` = open. A row without `from` never answers for a date. */
  readonly from?: string;
  readonly to?: string;
  readonly area?: string;
  readonly authority: Authority;
  /** When HEC decided it. */
  readonly decidedOn?: string;
  /** When the source said so, which may be long after, and its words. */
  readonly statedOn?: string;
  readonly quote?: string;
  /** Name of the list that it is of, if any. */
  readonly list?: string;
  /** Document, page or address. */
  readonly source?: string;
}

/** A row as kept: with the time at which this index learned of it (append-only). */
export interface KnownRow extends RecognitionRow {
  readonly id: string;
  /** ISO 8601 instants, UTC. */
  readonly recordedAt: string;
  /** When its source took it back; absent while it stands. */
  readonly withdrawnAt?: string;
}

/** A whole list for its window: absence from it proves non-recognition. */
export interface RecognitionList {
  readonly name: string;
  readonly body: "HEC";
  readonly scope: "national" | "international" | "unknown";
  readonly from: string;
  readonly to?: string;
  readonly complete: boolean;
  readonly decidedOn?: string;
  readonly source?: string;
  /** ISO 8601 instants, UTC: when this index learned of it, and when it was taken back. */
  readonly recordedAt?: string;
  readonly withdrawnAt?: string;
}
