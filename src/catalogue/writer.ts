import type { RecognitionList } from "../domain/recognition.ts";
import type { Kind } from "../domain/record.ts";
import type { IngestBatch, Outcome } from "./ingest-types.ts";
import type { WholeDocument } from "./whole-document.ts";

/** A place that records come from. */
export interface Source {
  readonly id: string;
  readonly name: string;
  readonly format: string;
  /** OAI base URL, feed address …; absent for files. */
  readonly url?: string;
  readonly sample: boolean;
  readonly enabled: boolean;
  /** The format's own settings (metadataPrefix, set …). */
  readonly settings: Readonly<Record<string, unknown>>;
  /** What a check said of a source that must pass one before it is harvested; absent where none is needed. */
  readonly check?: SourceCheck;
  readonly checkpoint: unknown;
  readonly records: number;
  readonly lastRun?: Run;
}

export interface SourceCheck {
  readonly state: "pending" | "passed" | "failed";
  readonly at?: string;
  /** One sentence: what was found. */
  readonly message?: string;
}

export type RunKind = "harvest" | "import";

/** One harvest or import of a source. */
export interface Run {
  readonly id: number;
  readonly kind: RunKind;
  readonly startedAt: string;
  readonly endedAt?: string;
  readonly state: "running" | "done" | "incomplete" | "failed" | "stopped";
  readonly tally: Readonly<Record<string, number>>;
  /** Of a run that goes on. */
  readonly progress?: RunProgress;
  /** One sentence: what went wrong and what to do. */
  readonly message?: string;
  /** When the server said that it will answer again: then the run's end is no failure. */
  readonly retryAt?: string;
}

/** How far a run is. Instants are ISO 8601, UTC. */
export interface RunProgress {
  /** Of this note: a run that has not said anything for minutes was broken off. */
  readonly at: string;
  readonly pages: number;
  /** Records that the server says its list has. */
  readonly listSize?: number;
  /** What it waits for. */
  readonly wait?: { readonly until: string; readonly why: string };
}

export interface NewSource {
  readonly id: string;
  readonly name: string;
  readonly format: string;
  readonly url?: string;
  readonly sample?: boolean;
  readonly enabled?: boolean;
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Absent = as it is; null = none is needed. */
  readonly check?: SourceCheck | null;
}

export interface RunsAsked {
  readonly limit: number;
  readonly kind?: RunKind;
}

/** The sources and their runs. */
export interface SourceStore {
  sources(): Promise<Source[]>;
  source(id: string): Promise<Source | undefined>;
  /** A source's runs, newest first; the last hundred are kept. */
  runs(sourceId: string, asked: RunsAsked): Promise<Run[]>;
  /** Adds it, or changes name, url, enabled, settings and check of the one with that id. */
  putSource(source: NewSource): Promise<Source>;
  /** Withdraws all that it gave, then forgets it. Gives the number of source records withdrawn. */
  removeSource(id: string): Promise<number>;
  startRun(sourceId: string, kind?: RunKind): Promise<number>;
  /** Keeps how far a run is, for those who watch it. */
  noteRun(runId: number, tally: Readonly<Record<string, number>>, progress: RunProgress): Promise<void>;
  endRun(
    runId: number,
    state: Run["state"],
    tally: Readonly<Record<string, number>>,
    message?: string,
    retryAt?: string,
  ): Promise<void>;
  setCheckpoint(sourceId: string, checkpoint: unknown): Promise<void>;
}

export interface QuarantineEntry {
  readonly id: number;
  readonly sourceId: string;
  readonly identifier: string;
  readonly format: string;
  readonly documentFormat: string;
  readonly code: string;
  readonly message: string;
  readonly at: string;
  readonly size: number;
}

export interface QuarantineStore {
  /** Why records of a source are in quarantine: codes of the catalogue of errors, most frequent first. */
  quarantineReasons(sourceId: string): Promise<{ code: string; count: number }[]>;
  quarantined(options?: { sourceId?: string; after?: number; limit?: number }): Promise<QuarantineEntry[]>;
  /** With the record's raw bytes; undefined where there is no such entry. */
  quarantinedRecord(id: number): Promise<{ entry: QuarantineEntry; bytes: Uint8Array } | undefined>;
}

export interface RawStore {
  /** The bytes of one source record as received, with its document's format. */
  rawOf(
    sourceId: string,
    identifier: string,
  ): Promise<{ bytes: Uint8Array; format: string; documentFormat: string } | undefined>;
}

/** A join that rules propose but did not make: two live records of one kind. */
export interface Proposal {
  readonly id: number;
  readonly kind: Kind;
  readonly left: string;
  readonly right: string;
  readonly reason: string;
  readonly at: string;
}

export interface ProposalsAsked {
  readonly kind?: Kind;
  /** Go on after this one. */
  readonly after?: number;
}

export interface ProposalStore {
  /** Oldest first. */
  proposals(limit: number, asked?: ProposalsAsked): Promise<Proposal[]>;
  proposal(id: number): Promise<Proposal | undefined>;
}

/** People's decisions; each is kept for ever with who, why and when, and can be reversed. */
export interface Decisions {
  /** Joins two records of one kind; `from` redirects to `into` from now on. */
  merge(from: string, into: string, by: string, reason: string): Promise<void>;
  /** Takes one source's record out of a joined record, into a record of its own (its old id if it had one). Gives that id. */
  unmerge(sourceId: string, identifier: string, by: string, reason: string): Promise<string>;
  /** Says that two live records are two: rules neither join nor propose them again, unless a person merges them. */
  apart(left: string, right: string, by: string, reason: string): Promise<void>;
  decisions(id: string): Promise<{ at: string; by: string; what: string; reason: string; subject: unknown }[]>;
}

/** Writing: only with the writer lease. */
export interface CatalogueWriter extends SourceStore, QuarantineStore, RawStore, ProposalStore, Decisions {
  /** One transaction; gives one outcome for each record, in order. */
  ingest(batch: IngestBatch): Promise<Outcome[]>;
  /** Takes a whole list's statement: absence from it proves something within its window. */
  putList(sourceId: string, list: RecognitionList): Promise<void>;
  /** Draws the conclusions from a document that was read to its end, before its run ends; gives the number of rows withdrawn. */
  takeWhole(whole: WholeDocument): Promise<number>;
  /** Gives back what memory only writing needs: other work follows under the same lease. */
  rest(): void;
  close(): void;
}
