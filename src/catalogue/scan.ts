import type {
  DecisionRow,
  DocumentRow,
  IssueRow,
  ProposalRow,
  QuarantineRow,
  RecognitionListRow,
  RecognitionRowRow,
  RecognitionRuleRow,
  RecordRow,
  RunRow,
  SourceRecordRow,
} from "./rows.ts";
import type { Awaitable } from "./tables.ts";

/** A chunk of raw bytes as a document has it; no size = the chunk is gone. */
export interface LinkedChunk {
  readonly start: number;
  readonly size: number | null;
}

/** Walks whole tables, a page at a time: for verify. */
export interface Scan {
  /** Source records and records together. */
  size(): Awaitable<number>;
  /** The store's own mark; undefined where it has none. */
  epoch(): Awaitable<string | undefined>;
  runs(): AsyncIterable<RunRow>;
  sourceRecords(): AsyncIterable<SourceRecordRow>;
  records(): AsyncIterable<RecordRow>;
  tallies(): AsyncIterable<{ owner: string; value: string; n: number }>;
  issnLinks(): AsyncIterable<{ issn: string; block: number; linking: string }>;
  issues(): AsyncIterable<IssueRow>;
  /** Ids of issues that live records are in but that have no row. */
  issuesWithoutRow(): AsyncIterable<string>;
  /** What live records say of an issue, counted. */
  statementsOfIssue(issue: string): Awaitable<{ value: string; n: number }[]>;
  recognitionRows(): AsyncIterable<RecognitionRowRow>;
  /** What sources say and said of lists, in order of its coming. */
  recognitionLists(): AsyncIterable<RecognitionListRow>;
  recognitionRules(): AsyncIterable<RecognitionRuleRow>;
  decisions(): AsyncIterable<DecisionRow>;
  proposals(): AsyncIterable<ProposalRow>;
  aparts(): AsyncIterable<{ left: string; right: string }>;
  quarantine(): AsyncIterable<QuarantineRow>;
  journalKeys(): AsyncIterable<{ claim: number; source: number; key: string; journal: number }>;
  chunks(): AsyncIterable<{ key: number; hash: Uint8Array; size: number; bytes: Uint8Array }>;
  /** Keys of chunks that no document has. */
  strayChunks(): Awaitable<number[]>;
  /** Keys of documents that chunks are kept for, but that are not there. */
  missingDocuments(): Awaitable<number[]>;
  documents(): AsyncIterable<DocumentRow>;
  /** In order. */
  chunksOf(document: number): Awaitable<LinkedChunk[]>;
  hasIdentifier(scheme: string, value: string, record: string): Awaitable<boolean>;
  /** Number of rows by which records are found, and journals by their titles. */
  identifiers(): Awaitable<number>;
  journalTitles(): Awaitable<number>;
  citations(): Awaitable<number>;
  headlines(): Awaitable<number>;
  headlineKeys(): Awaitable<number>;
}
