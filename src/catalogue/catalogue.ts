import type { KnownRow, RecognitionList } from "../domain/recognition.ts";
import type { KnownRule } from "../domain/recognition-rule.ts";
import type { Kind, RecordData, RelationType } from "../domain/record.ts";

/** A live record: the projection of its source records, and where each field came from. */
export interface CatalogueRecord {
  readonly id: string;
  readonly kind: Kind;
  readonly data: RecordData;
  /** The journal that an article belongs to, and its issue. */
  readonly journalId?: string;
  readonly issueId?: string;
  /** The book that a chapter belongs to. */
  readonly bookId?: string;
  /** From the fictional sample: shown with a banner, never given out. */
  readonly sample: boolean;
  /** ISO 8601 instants, UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What stands at an id: ids are never reused and redirect for ever. */
export type Lookup =
  | { readonly state: "live"; readonly record: CatalogueRecord }
  | { readonly state: "redirect"; readonly id: string; readonly kind: Kind }
  | {
      readonly state: "tombstone";
      readonly id: string;
      readonly kind: Kind;
      readonly title: string;
      readonly withdrawnAt: string;
    }
  | { readonly state: "unknown" };

/** One issue of a journal; any part but the id may be missing. */
export interface Issue {
  readonly id: string;
  readonly journalId: string;
  readonly volume?: string;
  readonly number?: string;
  readonly year?: number;
  readonly title?: string;
  readonly doi?: string;
  readonly articles: number;
}

/** Where a field of a record came from: several of one field where several sources gave some of it. */
export interface Provenance {
  /** `record` where the source has the record, and nothing of it stands that others don't say better. */
  readonly field: string;
  readonly sourceId: string;
  readonly sourceName: string;
  /** The source's own identifier of its record. */
  readonly identifier: string;
  readonly format: string;
  /** The source's datestamp and the time of receipt, ISO 8601. */
  readonly datestamp?: string;
  readonly receivedAt: string;
}

/** How a record stands to another of the index: read it as "this … that". */
export interface Related {
  readonly type: RelationType;
  readonly record: string;
  /** Of the relation in this record's own list; absent where only the other record says it. */
  readonly position?: number;
}

/** One entry of the change log, in commit order. */
export interface Change {
  readonly seq: number;
  readonly id: string;
  readonly kind: Kind;
  /** `judged` = a journal's recognition changed: its articles' categories follow. */
  readonly op: "put" | "delete" | "judged";
}

export interface CatalogueCounts {
  readonly kinds: Readonly<Record<Kind, number>>;
  readonly tombstones: number;
  readonly sources: number;
  readonly quarantined: number;
  readonly recognitionRows: number;
  /** Last entry of the change log. */
  readonly seq: number;
}

export interface RecognitionAsked {
  /** With what was taken back too, with the time of that: for answers as of an earlier moment (`asRecordedAt`). */
  readonly withdrawn?: boolean;
}

export interface RecognitionLogAsked {
  readonly limit: number;
  /** Only rows that came before this one's: a `cursor`. */
  readonly before?: string;
  /** Of one journal, or of one list. */
  readonly journalId?: string;
  readonly list?: string;
  /** The fictional sample's in place of real ones; of a journal its own, whichever it is of. */
  readonly sample?: boolean;
}

export interface LoggedRow {
  readonly row: KnownRow;
  /** Absent while it is not known which journal it is of. */
  readonly journalId?: string;
  readonly cursor: string;
}

/** A list, by what sources say of it, or by its rows alone. */
export interface ListedList {
  readonly name: string;
  /** Rows that stand. */
  readonly rows: number;
  readonly list?: RecognitionList;
}

export interface JournalRecognition {
  readonly rows: KnownRow[];
  readonly lists: RecognitionList[];
  readonly rules: KnownRule[];
}

/** Reading the catalogue. Any number of readers in any process; none waits for the writer or is refused. */
export interface CatalogueReader {
  lookup(id: string): Promise<Lookup>;
  /** Live records in the order asked; those that are gone are left out. */
  records(ids: readonly string[]): Promise<CatalogueRecord[]>;
  /** Live records that carry a valid identifier, e.g. ("doi", "10.1/x"); normalised value. */
  byIdentifier(scheme: string, value: string): Promise<string[]>;
  /** A journal's issues, newest first. */
  issues(journalId: string): Promise<Issue[]>;
  /** The issue wherever it is now (journals merge), or undefined. */
  issue(issueId: string): Promise<Issue | undefined>;
  /** Ids of live articles, in order of pages, then of title. */
  articlesOfIssue(issueId: string): Promise<string[]>;
  /** Ids of all live articles of a journal, paged by id: for the indexer. */
  articlesOfJournal(journalId: string, after: string | undefined, limit: number): Promise<string[]>;
  /** Live journals that bear a title, present or former, by `titleKey`. */
  journalsByTitle(key: string, limit: number): Promise<string[]>;
  /** What stands of a journal's recognition, and of lists and rules that may bear on it. */
  recognition(journalId: string, asked?: RecognitionAsked): Promise<JournalRecognition>;
  /** Rows in order of their coming, the newest first, those that were taken back among them. */
  recognitionLog(asked: RecognitionLogAsked): Promise<LoggedRow[]>;
  /** Journals that were recognised on a day, by HEC's own rows of which lists. */
  recognisedOn(day: string, sample?: boolean): Promise<{ journalId: string; list?: string }[]>;
  /** Journals that have a row of this list. */
  journalsOfList(name: string, sample?: boolean): Promise<string[]>;
  /** Lists of which something stands. */
  recognitionLists(sample?: boolean): Promise<ListedList[]>;
  /** Every rule that ever stood, those that their source took back among them. */
  rules(): Promise<KnownRule[]>;
  /** A book's live chapters in order of pages or place, then of title, each with its title and the identifiers that its sources give it; at most so many. */
  chaptersOfBook(bookId: string, limit: number): Promise<{ id: string; title: string; names: string[] }[]>;
  /** How many live chapters each of these books has. */
  chapterCounts(bookIds: readonly string[]): Promise<Map<string, number>>;
  provenance(id: string): Promise<Provenance[]>;
  /** Ids of the sources that each of these live records has something from, sorted. */
  sourcesOf(ids: readonly string[]): Promise<Map<string, string[]>>;
  /** Position of each of a record's references that is a record of the index, with that record's id. */
  references(id: string): Promise<Map<number, string>>;
  /** Records of the index that cite it, the newest first, and how many there are. */
  citedBy(id: string, offset: number, limit: number): Promise<{ total: number; ids: string[] }>;
  /** Records of the index that these are said to correct, retract, translate … or that say so of these. */
  related(ids: readonly string[]): Promise<Map<string, Related[]>>;
  /** The stories that these headlines are of, by their ids; those that are alone are left out. A story is named by one of its headlines. */
  storiesOf(ids: readonly string[]): Promise<Map<string, string>>;
  /** Ids of a story's headlines, the oldest first, at most so many. */
  headlinesOfStory(story: string, limit: number): Promise<string[]>;
  counts(): Promise<CatalogueCounts>;
  /** The store's own mark (new after a restore) and changes after `seq`, at most one entry per id: the last. */
  changes(after: number, limit: number): Promise<{ epoch: string; changes: Change[]; last: number }>;
  /** Live ids with their version (the seq of their last change), paged by id: for `verify` and a full index. */
  versions(after: string | undefined, limit: number): Promise<{ id: string; kind: Kind; version: number }[]>;
  close(): void;
}
