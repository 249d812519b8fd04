import type { DocumentRow, IssueRow, RecognitionRowRow, RecordRow, SourceRecordRow } from "./rows.ts";
import type { Awaitable } from "./tables.ts";

/** Walks whole tables, a page at a time: for verify. */
export interface Scan {
  /** Source records and records together. */
  size(): Awaitable<number>;
  sourceRecords(after: number, limit: number): Awaitable<SourceRecordRow[]>;
  records(): AsyncIterable<RecordRow>;
  tallies(): AsyncIterable<{ owner: string; value: string; n: number }>;
  issues(): AsyncIterable<IssueRow>;
  /** Ids of issues that live records are in but that have no row. */
  issuesWithoutRow(): AsyncIterable<string>;
  recognitionRows(): AsyncIterable<RecognitionRowRow>;
  chunks(): AsyncIterable<{ key: number; hash: Uint8Array; size: number; bytes: Uint8Array }>;
  /** With the number of bytes that its chunks hold. */
  documents(): AsyncIterable<DocumentRow & { readonly kept: number }>;
  /** The document of each quarantine entry. */
  quarantineDocuments(): AsyncIterable<number>;
  /** Number of rows by which records are found. */
  identifiers(): Awaitable<number>;
}
