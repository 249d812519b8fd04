import type { LiveResult, Searched } from "./jobs.ts";

/** What was measured of one engine; times in milliseconds, sizes in bytes. */
export interface EngineResult extends Omit<Searched, "answers" | "rssBytes"> {
  readonly records: number;
  readonly indexPerSecond: number;
  readonly bytes: number;
  readonly bytesPerTextByte: number;
  /** The greater of the next two. */
  readonly rssBytes: number;
  readonly indexRssBytes: number;
  readonly searchRssBytes: number;
  /** Of the sampled queries, how many had the oracle's total. */
  readonly sameTotals: number;
  readonly sampled: number;
  /** The embedded engine through a thread, as the server has it. */
  readonly threads?: Omit<Searched, "answers">;
  readonly live?: LiveResult;
}

export interface BenchResult {
  readonly records: number;
  readonly queries: number;
  readonly textBytes: number;
  /** The embedded engine's first hits, scores, totals and facets are the oracle's for all sampled queries. */
  readonly agree: boolean;
  /** How they differ, the first ones. */
  readonly disagreements: readonly string[];
  /** FTS5's totals and facets are the oracle's, too, where nothing of another script was found; undefined where it did not run. */
  readonly fts5Agrees?: boolean;
  readonly engines: Readonly<Record<string, EngineResult | { readonly absent: string }>>;
}
