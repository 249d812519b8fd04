import type { UsageCounts } from "../domain/usage.ts";
import type { UsageBatch } from "./counter.ts";
import type { SharedQuery } from "./shared-queries.ts";
import type { Scope, Subject } from "./tally.ts";

export type Step = "day" | "month";

/** Counts of one day or month. `period` is the number of the day since 1970-01-01, or of the month (periods.ts). */
export interface PeriodCounts extends UsageCounts {
  readonly period: number;
}

export interface MostUsed {
  readonly id: string;
  readonly sessions: number;
}

/** A record whose reads the search index does not have yet. */
export interface UnindexedReads {
  readonly id: string;
  readonly reads: number;
}

/** What the statistics can be asked. Days of single records and journals are kept for a year, months and totals for ever. */
export interface UsageReader {
  total(subject: Subject): Promise<UsageCounts>;
  /** Periods in which anything was counted, in order, ends included. */
  series(subject: Subject, step: Step, from: number, to: number): Promise<PeriodCounts[]>;
  /** Those read in most sessions, in a month or ever. */
  mostRead(scope: Exclude<Scope, "index">, month: number | undefined, limit: number): Promise<MostUsed[]>;
  /** What was searched for by many at once since a day, by visitors. */
  queries(from: number, limit: number): Promise<Omit<SharedQuery, "day">[]>;
  /** How often records were read: in how many sessions. Those that never were are left out. */
  reads(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Whether the search index was told of any reads, so that it can sort by them. */
  offersReads(): Promise<boolean>;
  /** The first day that is counted; undefined = nothing yet. */
  since(): Promise<number | undefined>;
}

/** The statistics' own store, apart from the catalogue. */
export interface UsageStore extends UsageReader {
  /** Adds all of a batch or nothing, in a thread of its own. One at a time. */
  write(batch: UsageBatch): Promise<void>;
  /** Records whose reads the search index has not been told. */
  unindexed(limit: number): Promise<UnindexedReads[]>;
  markIndexed(reads: readonly UnindexedReads[]): Promise<void>;
  close(): Promise<void>;
}
