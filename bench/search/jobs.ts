import type { SearchResponse } from "../../src/search/engine.ts";
import type { Percentiles } from "./measure.ts";
import type { PeerName } from "./peers/index.ts";
import type { BenchQuery } from "./queries.ts";

/** What a process of the benchmark does; each does one thing and ends. */
export type Job =
  | {
      readonly is: "index";
      readonly peer: PeerName;
      readonly folder: string;
      readonly corpus: string;
      readonly records: number;
    }
  | {
      readonly is: "search";
      readonly peer: PeerName;
      readonly folder: string;
      readonly queries: readonly BenchQuery[];
      /** Texts that are being typed, and words with an error. */
      readonly typed: readonly string[];
      readonly misspelt: readonly string[];
      /** Of how many queries, evenly spread, the answers are wanted. */
      readonly sample: number;
    }
  | { readonly is: "live"; readonly folder: string; readonly corpus: string; readonly queries: readonly BenchQuery[] };

export interface Indexed {
  readonly seconds: number;
  readonly bytes: number;
  readonly rssBytes: number;
}

export interface Searched {
  /** From nothing open to the first answer. */
  readonly openMs: number;
  readonly facets: Percentiles;
  readonly plain: Percentiles;
  readonly byClass: Readonly<Record<string, Percentiles>>;
  /** Suggestions while typing, and words near to a misspelt one. */
  readonly suggest?: Percentiles;
  readonly spellings?: Percentiles;
  readonly rssBytes: number;
  /** Answers to the sampled queries. */
  readonly answers: readonly { readonly facets: SearchResponse; readonly plain: SearchResponse }[];
}

/** How the embedded engine does while another process writes. */
export interface LiveResult {
  /** From the beginning of the write of one record to its being found, in milliseconds. */
  readonly visible: Percentiles & { readonly most: number };
  /** Searches with facets, through a thread as the server has it: with nothing written, and while batches of 500 changed records are. */
  readonly quiet: Percentiles;
  readonly busy: Percentiles;
  /** How many times slower at p50. */
  readonly slowdown: number;
  readonly writtenPerSecond: number;
}

export type Done =
  | { readonly is: "index"; readonly result: Indexed }
  | { readonly is: "search"; readonly result: Searched }
  | { readonly is: "live"; readonly result: LiveResult }
  | { readonly is: "absent"; readonly reason: string };

/** Of `all`, `count` spread evenly. */
export function sampleOf<T>(all: readonly T[], count: number): T[] {
  const size = Math.min(count, all.length);
  return Array.from({ length: size }, (_, at) => all[Math.floor((at * all.length) / size)]!);
}
