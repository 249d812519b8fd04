import type { Tally } from "../catalogue/ingest-types.ts";

/** What one file or one source gave in one run. */
export interface HarvestReport {
  /** The file's name, or the source's address. */
  readonly file: string;
  /** Id of the source. */
  readonly source: string;
  readonly format: string;
  readonly state: "done" | "incomplete" | "failed" | "stopped";
  readonly tally: Tally;
  /** One sentence: what went wrong, where, and what to do. */
  readonly message?: string;
  /** When the server said that it will answer again, ISO 8601. */
  readonly retryAt?: string;
}
