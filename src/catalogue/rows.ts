import type { Kind, RelationType } from "../domain/record.ts";

/** The rows behind the catalogue, as its tables hold them; `0 | 1` where SQL has no truth value that both dialects share. */
export type Flag = 0 | 1;

export interface SourceRow {
  readonly key: number;
  readonly id: string;
  readonly name: string;
  readonly format: string;
  readonly url: string | null;
  readonly sample: Flag;
  readonly enabled: Flag;
  /** JSON. */
  readonly settings: string;
  /** JSON of what a check said; null = none is needed. */
  readonly checked: string | null;
  /** JSON; null = none. */
  readonly checkpoint: string | null;
  /** Live source records that are its own (not derived). */
  readonly records: number;
}

/** What a source record is of: a kind of records, a row of a recognition list, a rule of recognition, or a block of the ISSN-L table. `""` = not known (deleted before it was seen). */
export type SourceRecordKind = Kind | "recognition" | "recognition-rule" | "issn-links" | "";

export interface SourceRecordRow {
  readonly key: number;
  /** Key of its source. */
  readonly source: number;
  readonly identifier: string;
  readonly state: "live" | "deleted";
  readonly kind: SourceRecordKind;
  /** 1 = a journal that the source's articles or recognition rows name, or a book that its chapters name; not a record of the source's own. */
  readonly derived: Flag;
  readonly hash: string;
  /** JSON list of hashes of versions with the same datestamp that this one replaced; so that the same file again changes nothing. */
  readonly earlier: string | null;
  readonly datestamp: string | null;
  readonly format: string;
  readonly sets: string | null;
  readonly document: number | null;
  readonly start: number;
  readonly end: number;
  readonly received_at: string;
  /** The mapped data as JSON; kept of a deleted one too, null where it was never seen. */
  readonly data: string | null;
  /** CRC-32 of `data`, for verify. */
  readonly sum: number;
  /** The record that it belongs to, also while it is deleted. */
  readonly record: string | null;
  /** Key of the derived journal that an article or recognition row names, or of the derived book that a chapter names. */
  readonly journal: number | null;
  /** Identity, rules 4 and 5: within the journal's or book's record, the place (volume, number, first page) and the title (keys.ts). */
  readonly place_key: string | null;
  readonly title_key: string | null;
}

export interface RecordRow {
  readonly id: string;
  /** Hash of (source, identifier) that the id was minted for: whose id it is. */
  readonly origin: string;
  readonly kind: Kind;
  readonly state: "live" | "redirect" | "tombstone";
  /** JSON list of the keys of its source records, live and deleted. */
  readonly members: string;
  /** The decision that minted its id. */
  readonly minted: number;
  /** The projection as JSON; null = just what `sole` says. */
  readonly data: string | null;
  /** Key of the one source record whose data are the projection. */
  readonly sole: number | null;
  /** JSON {field: source record's key}; null with `sole`. */
  readonly provenance: string | null;
  readonly title: string;
  /** JSON list of [scheme, value]: the identifiers that it can be found by. */
  readonly found_by: string;
  /** The journal of an article, the book of a chapter. */
  readonly journal: string | null;
  readonly issue: string | null;
  /** JSON of what it says about its issue: what the issue's row is counted from. */
  readonly statement: string | null;
  /** First page, for the order in an issue or book; of a chapter without pages its place. */
  readonly page: number | null;
  readonly sample: Flag;
  /** Where it redirects to. */
  readonly into: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly withdrawn_at: string | null;
  /** Place of its last change in the change log. */
  readonly version: number;
  /** Of a journal: place of the last change of its recognition. */
  readonly judged: number;
}

/** One key by which a record's reference, or a work that it stands in a relation to, is looked for. */
export interface CitationRow {
  readonly citing: string;
  readonly type: "cites" | RelationType;
  /** Of the reference or relation in its list, from 0. */
  readonly position: number;
  /** `doi:…`, `pmid:…`, `place:…`, `title:…` (citations/keys.ts). */
  readonly key: string;
  /** The record that is meant, at the key that told it; null at all other keys. */
  readonly cited: string | null;
  /** In which the citing work appeared. */
  readonly year: number | null;
}

/** A live headline, as its story is found by. */
export interface HeadlineRow {
  /** The store's own key of its record, and the record's id. */
  readonly record: number;
  readonly id: string;
  /** stories/headline.ts */
  readonly at: number;
  readonly outlet: string;
  /** JSON of its words. */
  readonly words: string;
  /** The smallest id of its story's headlines; null = it is alone. */
  readonly story: string | null;
}

export interface IssueRow {
  readonly id: string;
  readonly journal: string;
  readonly key: string;
  readonly volume: string | null;
  readonly number: string | null;
  readonly year: number | null;
  readonly title: string | null;
  readonly doi: string | null;
  readonly articles: number;
}

export interface DocumentRow {
  readonly key: number;
  readonly source: number;
  readonly name: string;
  readonly format: string;
  /** Offset of the first byte kept, and of the end. */
  readonly start: number;
  readonly size: number;
  /** Source records and quarantine entries that point into it. */
  readonly uses: number;
  readonly received_at: string;
}

export interface RecognitionRowRow {
  readonly id: string;
  readonly source: string;
  readonly identifier: string;
  /** Derived journal of a row with an ISSN. */
  readonly journal_source: number | null;
  /** Title key of a row without: resolved by title alone. */
  readonly title_key: string | null;
  readonly journal: string | null;
  readonly sample: Flag;
  /** JSON of the row. */
  readonly value: string;
  readonly recorded_at: string;
  /** When the source took it back or replaced it; the row itself stays. */
  readonly withdrawn_at: string | null;
  /** Name of its list. */
  readonly list: string | null;
  /** The days, both inclusive, for which it gives recognition: of HEC's own rows that say when they begin and are no loss. */
  readonly held_from: string | null;
  readonly held_to: string | null;
}

/** What a source says of a list, whole or not; what it said before stays. */
export interface RecognitionListRow {
  readonly id: number;
  readonly source: string;
  readonly name: string;
  readonly sample: Flag;
  /** JSON of the list. */
  readonly value: string;
  readonly recorded_at: string;
  readonly withdrawn_at: string | null;
}

/** A rule as one source gave it; what it gave before stays. */
export interface RecognitionRuleRow {
  readonly id: number;
  readonly source: string;
  readonly identifier: string;
  readonly name: string;
  /** JSON of the rule. */
  readonly value: string;
  readonly recorded_at: string;
  readonly withdrawn_at: string | null;
}

export interface DecisionRow {
  readonly id: number;
  readonly at: string;
  readonly by: string;
  readonly what: string;
  readonly record: string;
  readonly other: string | null;
  readonly reason: string;
  /** JSON. */
  readonly subject: string;
  /** CRC-32 of this and all earlier ones (decision-chain.ts). */
  readonly chain: number;
}

export interface ProposalRow {
  readonly id: number;
  readonly left: string;
  readonly right: string;
  readonly reason: string;
  readonly at: string;
}

export interface QuarantineRow {
  readonly id: number;
  readonly source: number;
  readonly identifier: string;
  readonly hash: string;
  readonly datestamp: string | null;
  readonly format: string;
  readonly document: number;
  readonly start: number;
  readonly end: number;
  readonly code: string;
  readonly message: string;
  readonly at: string;
}

export interface RunRow {
  readonly id: number;
  readonly source: number;
  readonly kind: "harvest" | "import";
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly state: "running" | "done" | "incomplete" | "failed" | "stopped";
  readonly tally: string;
  /** JSON of how far a run is that goes on; null once it has ended. */
  readonly progress: string | null;
  readonly message: string | null;
  /** When the server said that it will answer again. */
  readonly retry_at: string | null;
}

/** A live source record as projection and identity see it. */
export interface ContributionRow {
  readonly key: number;
  readonly source: number;
  readonly source_id: string;
  readonly sample: Flag;
  readonly identifier: string;
  readonly derived: Flag;
  readonly format: string;
  readonly data: string;
  readonly journal: number | null;
}
