import type { Kind } from "../domain/record.ts";
import type {
  CitationRow,
  ContributionRow,
  DecisionRow,
  DocumentRow,
  HeadlineRow,
  IssueRow,
  ProposalRow,
  QuarantineRow,
  RecognitionListRow,
  RecognitionRowRow,
  RecognitionRuleRow,
  RecordRow,
  RunRow,
  SourceRecordRow,
  SourceRow,
} from "./rows.ts";

/** A store that is at hand (SQLite) gives plain values, one across a network promises; the rules await both. */
export type Awaitable<T> = T | Promise<T>;

export interface SourceTable {
  byId(id: string): Awaitable<SourceRow | undefined>;
  byKey(key: number): Awaitable<SourceRow | undefined>;
  all(): Awaitable<SourceRow[]>;
  insert(row: Omit<SourceRow, "key" | "records" | "checkpoint">): Awaitable<number>;
  update(row: Pick<SourceRow, "key" | "name" | "url" | "enabled" | "settings" | "checked">): Awaitable<unknown>;
  setCheckpoint(key: number, checkpoint: string | null): Awaitable<unknown>;
  addRecords(key: number, delta: number): Awaitable<unknown>;
  delete(key: number): Awaitable<unknown>;
  insertRun(row: Omit<RunRow, "id">): Awaitable<number>;
  run(id: number): Awaitable<RunRow | undefined>;
  noteRun(row: Pick<RunRow, "id" | "tally" | "progress">): Awaitable<unknown>;
  endRun(row: Pick<RunRow, "id" | "state" | "ended_at" | "tally" | "message" | "retry_at">): Awaitable<unknown>;
  /** Newest first. */
  runs(source: number, limit: number): Awaitable<RunRow[]>;
  runsOfKind(source: number, kind: RunRow["kind"], limit: number): Awaitable<RunRow[]>;
  running(): Awaitable<RunRow[]>;
  /** Forgets all but the last `keep` runs. */
  deleteOldRuns(source: number, keep: number): Awaitable<unknown>;
  deleteRuns(source: number): Awaitable<unknown>;
}

/** A source record's place in the store, without its data. */
export interface Member {
  readonly key: number;
  readonly source: number;
  readonly source_id: string;
  readonly identifier: string;
  readonly derived: 0 | 1;
  readonly state: "live" | "deleted";
}

/** A live source record found by a key of its place or title. */
export interface Neighbour {
  readonly key: number;
  readonly source: number;
  readonly record: string;
}

export interface SourceRecordTable {
  find(source: number, identifier: string): Awaitable<SourceRecordRow | undefined>;
  get(key: number): Awaitable<SourceRecordRow | undefined>;
  insert(row: Omit<SourceRecordRow, "key">): Awaitable<number>;
  update(row: SourceRecordRow): Awaitable<unknown>;
  /** Notes in which record it is; the record's own list of members is `records.setMembers`. */
  move(key: number, record: string): Awaitable<unknown>;
  setKeys(key: number, place: string | null, title: string | null): Awaitable<unknown>;
  /** undefined where it is not live. */
  contribution(key: number): Awaitable<ContributionRow | undefined>;
  liveOf(record: string): Awaitable<ContributionRow[]>;
  /** Live and deleted. */
  membersOf(record: string): Awaitable<Member[]>;
  byPlace(key: string, limit: number): Awaitable<Neighbour[]>;
  byTitle(key: string, limit: number): Awaitable<Neighbour[]>;
  /** Live source records that name a derived journal, paged by key. */
  ofJournal(journal: number, after: number, limit: number): Awaitable<SourceRecordRow[]>;
  /** All of a source, paged by key. */
  ofSource(source: number, after: number, limit: number): Awaitable<SourceRecordRow[]>;
  deleteOfSource(source: number): Awaitable<unknown>;
}

export interface RecordTable {
  get(id: string): Awaitable<RecordRow | undefined>;
  insert(row: RecordRow): Awaitable<unknown>;
  /** All but the members. */
  update(row: RecordRow): Awaitable<unknown>;
  setMembers(id: string, members: string): Awaitable<unknown>;
  setVersion(id: string, version: number, judged: number): Awaitable<unknown>;
  lastVersion(): Awaitable<number>;
  redirectsTo(id: string): Awaitable<RecordRow[]>;
  /** Ids. */
  liveOfKind(kind: Kind): Awaitable<string[]>;
  addIdentifier(scheme: string, value: string, record: string): Awaitable<unknown>;
  removeIdentifier(scheme: string, value: string, record: string): Awaitable<unknown>;
  byIdentifier(scheme: string, value: string, limit: number): Awaitable<string[]>;
}

export interface JournalTable {
  /** Which derived journals of a source claim a key (`issn:…`, `title:…`); the first owns it. */
  claimants(source: number, key: string): Awaitable<number[]>;
  addKey(source: number, key: string, journal: number): Awaitable<unknown>;
  /** Keys that a derived journal claims. */
  keysOf(journal: number): Awaitable<string[]>;
  removeKey(source: number, key: string, journal: number): Awaitable<unknown>;
  titlesOf(record: string): Awaitable<string[]>;
  addTitle(key: string, record: string): Awaitable<unknown>;
  removeTitle(key: string, record: string): Awaitable<unknown>;
  /** Live journals that bear a title. */
  byTitle(key: string, limit: number): Awaitable<string[]>;
  deleteKeysOfSource(source: number): Awaitable<unknown>;
}

/** Which ISSNs are of one serial: only those whose ISSN-L is another ISSN. Several blocks may say the same, or not the same. */
export interface IssnLinkTable {
  put(block: number, issn: string, linking: string): Awaitable<unknown>;
  remove(block: number, issn: string): Awaitable<unknown>;
  linkingOf(issn: string): Awaitable<string[]>;
  /** ISSNs with this ISSN-L, itself left out. */
  linkedTo(linking: string, limit: number): Awaitable<string[]>;
}

/** Who cites what, by the keys that cited works are looked for by. */
export interface CitationTable {
  any(): Awaitable<boolean>;
  of(citing: string): Awaitable<CitationRow[]>;
  /** Records with a citation that asks for a key, in order of their ids. */
  asking(key: string, after: string, limit: number): Awaitable<string[]>;
  insert(row: CitationRow): Awaitable<unknown>;
  setCited(row: CitationRow): Awaitable<unknown>;
  deleteOf(citing: string): Awaitable<unknown>;
}

/** Headlines, the keys by which those of one story find each other, and their stories. */
export interface StoryTable {
  /** The store's own key of a record. */
  keyOf(record: string): Awaitable<number | undefined>;
  get(record: number): Awaitable<HeadlineRow | undefined>;
  put(row: HeadlineRow): Awaitable<unknown>;
  remove(record: number): Awaitable<unknown>;
  addKey(bucket: number, key: number, record: number): Awaitable<unknown>;
  removeKey(bucket: number, key: number, record: number): Awaitable<unknown>;
  hasKey(bucket: number, key: number, record: number): Awaitable<boolean>;
  byKey(bucket: number, key: number, limit: number): Awaitable<HeadlineRow[]>;
  ofStory(story: string, limit: number): Awaitable<HeadlineRow[]>;
  setStory(record: number, story: string | null): Awaitable<unknown>;
}

export interface IssueTable {
  get(id: string): Awaitable<IssueRow | undefined>;
  put(row: IssueRow): Awaitable<unknown>;
  byDoi(doi: string): Awaitable<string | undefined>;
}

/** Counted statements: how many live records say a thing of an owner. What is derived from many is derived from these. */
export interface TallyTable {
  add(owner: string, value: string, delta: number): Awaitable<unknown>;
  of(owner: string): Awaitable<{ value: string; n: number }[]>;
  /** Removes what nobody says any more. */
  sweep(owner: string): Awaitable<unknown>;
}

export interface RecognitionTable {
  /** The standing row of a source record. */
  standing(source: string, identifier: string): Awaitable<RecognitionRowRow | undefined>;
  /** How many rows a source record has given, standing or withdrawn. */
  versions(source: string, identifier: string): Awaitable<number>;
  insert(row: RecognitionRowRow): Awaitable<unknown>;
  withdraw(id: string, at: string): Awaitable<unknown>;
  byJournalSource(journal: number): Awaitable<RecognitionRowRow[]>;
  byTitle(key: string): Awaitable<RecognitionRowRow[]>;
  setJournal(id: string, journal: string | null): Awaitable<unknown>;
  /** What its source says of a list now. */
  list(source: string, name: string): Awaitable<RecognitionListRow | undefined>;
  insertList(row: Omit<RecognitionListRow, "id" | "withdrawn_at">): Awaitable<unknown>;
  withdrawList(id: number, at: string): Awaitable<unknown>;
  /** Lists of a source that stand. */
  listsOf(source: string): Awaitable<RecognitionListRow[]>;
  /** The standing rule of a source record. */
  rule(source: string, identifier: string): Awaitable<RecognitionRuleRow | undefined>;
  insertRule(row: Omit<RecognitionRuleRow, "id" | "withdrawn_at">): Awaitable<unknown>;
  withdrawRule(id: number, at: string): Awaitable<unknown>;
}

export interface DecisionTable {
  /** Gives its id. */
  insert(row: Omit<DecisionRow, "id">): Awaitable<number>;
  /** Of the last decision; 0 where there is none. */
  lastChain(): Awaitable<number>;
  of(record: string): Awaitable<DecisionRow[]>;
  propose(row: Omit<ProposalRow, "id">): Awaitable<unknown>;
  proposalsOf(record: string): Awaitable<ProposalRow[]>;
  dropProposal(id: number): Awaitable<unknown>;
  /** Records that a person has taken apart: rules never join them again. Given in order. */
  addApart(left: string, right: string): Awaitable<unknown>;
  removeApart(left: string, right: string): Awaitable<unknown>;
  apartOf(record: string): Awaitable<string[]>;
}

export interface QuarantineTable {
  find(source: number, identifier: string): Awaitable<QuarantineRow | undefined>;
  any(source: number): Awaitable<boolean>;
  reasons(source: number): Awaitable<{ code: string; count: number }[]>;
  insert(row: Omit<QuarantineRow, "id">): Awaitable<unknown>;
  delete(id: number): Awaitable<unknown>;
  ofSource(source: number): Awaitable<QuarantineRow[]>;
}

export interface RawTable {
  latestDocument(source: number, name: string): Awaitable<DocumentRow | undefined>;
  document(key: number): Awaitable<DocumentRow | undefined>;
  insertDocument(row: Omit<DocumentRow, "key">): Awaitable<number>;
  setSize(document: number, size: number): Awaitable<unknown>;
  addUses(document: number, delta: number): Awaitable<unknown>;
  unusedDocuments(source: number | undefined): Awaitable<number[]>;
  documentsOf(source: number): Awaitable<number[]>;
  /** Removes the document and those of its chunks that no other document has. */
  deleteDocument(document: number): Awaitable<unknown>;
  chunkByHash(hash: Uint8Array): Awaitable<number | undefined>;
  insertChunk(hash: Uint8Array, size: number, bytes: Uint8Array): Awaitable<number>;
  addChunk(document: number, start: number, chunk: number): Awaitable<unknown>;
  /** The last of a document's chunks, packed. */
  lastChunk(document: number): Awaitable<{ start: number; bytes: Uint8Array } | undefined>;
  removeChunk(document: number, start: number): Awaitable<unknown>;
  /** Packed chunks that overlap the range, in order. */
  chunks(document: number, start: number, end: number): Awaitable<{ start: number; bytes: Uint8Array }[]>;
}

/** The narrow interface between the catalogue's rules and the store that holds its tables. */
export interface Tables {
  readonly sources: SourceTable;
  readonly sourceRecords: SourceRecordTable;
  readonly records: RecordTable;
  readonly journals: JournalTable;
  readonly citations: CitationTable;
  readonly stories: StoryTable;
  readonly issnLinks: IssnLinkTable;
  readonly issues: IssueTable;
  readonly tallies: TallyTable;
  readonly recognition: RecognitionTable;
  readonly decisions: DecisionTable;
  readonly quarantine: QuarantineTable;
  readonly raw: RawTable;
}
