import type { IngestBatch, Outcome } from "../catalogue/ingest-types.ts";
import type { Source } from "../catalogue/writer.ts";
import type { Clock } from "./clock.ts";
import type { Fetcher } from "./fetcher.ts";
import type { JournalsMet } from "./journals-met.ts";

export interface HarvestProgress {
  readonly pages: number;
  /** Records that the server says its list has. */
  readonly listSize?: number;
  /** A wait that begins now, and why. */
  readonly wait?: { readonly milliseconds: number; readonly why: string };
}

/** What the runner gives a format's client to work with: how to fetch, where to put records and checkpoints, whom to tell. */
export interface ClientWork {
  readonly fetcher: Fetcher;
  readonly sourceId: string;
  /** Name of the documents' format. */
  readonly format: string;
  /** A record larger than this goes to quarantine. Bytes. */
  readonly maxRecordBytes: number;
  /** Answers after which a harvest ends, whatever it still gets. */
  readonly maxPages: number;
  /** From the beginning, whatever was harvested before. */
  readonly full: boolean;
  /** Mail address or page of who runs this index, "" = not told. */
  readonly contact: string;
  readonly ingest: (batch: IngestBatch) => Promise<readonly Outcome[]>;
  /** Keeps a checkpoint where there is nothing to take in beside it. */
  readonly save: (checkpoint: unknown) => Promise<void>;
  readonly onOutcomes: (outcomes: readonly Outcome[]) => void;
  readonly onPage: (progress: HarvestProgress) => void;
  readonly onWait: (milliseconds: number, why: string) => void;
  readonly clock: Clock;
  readonly signal?: AbortSignal;
}

export type SourceWithAddress = Source & { readonly url: string };

/**
 * Harvests one source from its server: what changed since the last time or all of it, on from where an earlier harvest was interrupted.
 * Every page's checkpoint is kept in the transaction of the page's last records. Gives what the operator should know. Throws
 * `ProblemError` where it must end; what was taken until then is kept, with the checkpoint.
 */
export type HarvestSource = (source: SourceWithAddress, work: ClientWork) => Promise<readonly string[]>;

/** A source as far as its server can be looked at before it is added. */
export interface SourceToCheck {
  readonly url: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

export interface CheckWork {
  readonly fetcher: Fetcher;
  readonly contact: string;
  readonly signal?: AbortSignal;
}

/** What a first look at a source's server shows. */
export interface SourceCheck extends JournalsMet {
  /** Where it answers: another address than the given one where that redirects. */
  readonly url: string;
  /** What the server calls itself. */
  readonly name?: string;
  /** The source's settings, with what was found out. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** What else the server says of itself, by the names of its protocol. */
  readonly details: Readonly<Record<string, unknown>>;
  /** What the operator should know. */
  readonly notes: readonly string[];
}

/** Looks at a source's server in a few requests and writes nothing. Throws `ProblemError` where it cannot be harvested. */
export type CheckSource = (source: SourceToCheck, work: CheckWork) => Promise<SourceCheck>;
