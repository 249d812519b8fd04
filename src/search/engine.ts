import type { Kind } from "../domain/record.ts";
import type { FacetName, NumberField, SideFacet, SortName, TextField } from "./fields.ts";
import type { QueryNode } from "./query.ts";

/** What the engine indexes of one record; made by document.ts from the catalogue's record. */
export interface SearchDocument {
  readonly id: string;
  readonly kind: Kind;
  /** The change that made it: for `verify`. */
  readonly version: number;
  /** Texts as printed; the engine analyses them with text/. */
  readonly texts: Readonly<Partial<Record<TextField, readonly string[]>>>;
  /** Identifiers in normalised form, scheme:value. */
  readonly identifiers: readonly string[];
  readonly facets: Readonly<Partial<Record<FacetName, readonly string[]>>>;
  readonly numbers: Readonly<Partial<Record<NumberField, number>>>;
  /** Sorting form of the title. */
  readonly sortTitle: string;
  /** Not in the default search (type `other`). */
  readonly hidden: boolean;
  /** What it is shown together with: a chapter's book, a headline's story. */
  readonly group?: string;
  /** How often it was read. */
  readonly reads?: number;
}

export interface SearchRequest {
  /** null = everything. */
  readonly query: QueryNode | null;
  /** Within a facet choices add (OR), across facets they narrow (AND). */
  readonly filters: Readonly<Partial<Record<FacetName, readonly string[]>>>;
  /** Inclusive. Counts as the year facet's own choice. */
  readonly years?: { readonly from?: number; readonly to?: number };
  /** Hidden documents too; left out by default. */
  readonly includeHidden?: boolean;
  /** Facets to count, each with the number of values wanted; the values of `filters` come besides. A facet's counts ignore its own choice. */
  readonly facets: Readonly<Partial<Record<FacetName, number>>>;
  /** Of facets that are counted: only values that contain a text, in the form in which they are compared; those of `filters` and `facetValues` come besides. */
  readonly facetTexts?: Readonly<Partial<Record<FacetName, string>>>;
  /** Values of facets that are counted however rare they are. */
  readonly facetValues?: Readonly<Partial<Record<FacetName, readonly string[]>>>;
  /** Relevance: a title that is the whole query first, then score, newest, id. Newest, oldest: without a date last, then id. Title: `sortTitle` by code unit, empty last, then id. Category: the best first, in the order of `categoryValues`, none last, then newest, then id. */
  readonly sort: SortName;
  /** `offset` + `limit` up to `maxWindow`; beyond it: `page_beyond_end` is thrown. */
  readonly offset: number;
  readonly limit: number;
  /** `next` of an answer: hits behind that answer's last one, however deep, at the cost of a first page. Goes with offset 0. */
  readonly after?: string;
  /** Of the documents of one group only the best is a hit; the total counts hits, facets count documents. */
  readonly collapse?: boolean;
}

/** The first hits that can be had by offset. */
export const maxWindow = 10_000;

export interface FacetCount {
  readonly value: string;
  readonly count: number;
}

export interface SearchHit {
  readonly id: string;
  readonly kind: Kind;
  readonly score: number;
  /** Where groups are collapsed: how many documents of its group match, itself included; absent where it is in no group. */
  readonly inGroup?: number;
}

export interface SearchResponse {
  readonly total: number;
  readonly hits: readonly SearchHit[];
  /** Where to go on (`after`); absent behind the last hit. */
  readonly next?: string;
  /** Most frequent first; ties by value. */
  readonly facets: Readonly<Partial<Record<FacetName, readonly FacetCount[]>>>;
  /** false = the time limit was hit: best so far. */
  readonly complete: boolean;
}

/** What changes of a document without its text: each part that is given takes the place of what was. */
export interface SideChange {
  readonly id: string;
  readonly facets?: Readonly<Partial<Record<SideFacet, readonly string[]>>>;
  readonly reads?: number;
  /** null = in no group any more. */
  readonly group?: string | null;
}

export interface IndexBatch {
  readonly put: readonly SearchDocument[];
  readonly remove: readonly string[];
  /** Of documents that are indexed already; of those that are not, or that the batch itself puts or removes, it changes nothing. Not for a rebuild. */
  readonly side?: readonly SideChange[];
  /** Where the change log stands after this batch; kept in the same transaction. */
  readonly position: IndexPosition;
}

/** Which catalogue, and how far its change log has been followed. */
export interface IndexPosition {
  readonly epoch: string;
  readonly seq: number;
}

/** What a few typed letters may become. Of a title or journal the record, else the words. */
export type Suggestion =
  | { readonly is: "title" | "journal"; readonly id: string }
  | { readonly is: "author" | "keyword"; readonly text: string; readonly documents: number };

/** A word of the index that is spelt nearly as another. */
export interface Spelling {
  readonly term: string;
  readonly documents: number;
  /** Letters that differ: left out, put in, exchanged or changed. */
  readonly distance: number;
}

/** A search engine. It gives ids, scores, facet counts and totals; rows come from the catalogue. */
export interface SearchEngine {
  /** Throws `busy` where there is no index yet, `damaged` where it cannot be read. An index of nothing finds nothing. */
  search(request: SearchRequest): Promise<SearchResponse>;
  /** What a text that is still being typed may become: at most `limit` of each kind, the most likely first. Tolerates one wrong letter. Never throws for a text. */
  suggest(text: string, limit: number): Promise<readonly Suggestion[]>;
  /** Words of the index near to a folded term, which may be one itself: nearest first, then the commonest; at most eight. */
  spellings(term: string): Promise<readonly Spelling[]>;
  /** All of the batch or nothing. Only in the holder of the writer lease. */
  write(batch: IndexBatch): Promise<void>;
  /** undefined = empty or unusable: build anew. */
  position(): Promise<IndexPosition | undefined>;
  /** Ends what goes on behind a write, such as merges: to be called before the writer lease is let go. What was written stays. */
  rest(): Promise<void>;
  /** Puts in order what others left undone, if anything; gives whether there was. Only in the holder of the writer lease; without `work` it only looks. */
  tend(work: boolean): Promise<boolean>;
  /** Starts a new, empty index beside the old one; `publish` puts it in its place. */
  rebuild(): Promise<IndexRebuild>;
  /** Ids with versions, paged by id: for `verify`. */
  versions(after: string | undefined, limit: number): Promise<{ id: string; version: number }[]>;
  /** Checks the index's own files; gives a sentence for each damage found, none when all is well. */
  check(): Promise<string[]>;
  close(): Promise<void>;
}

export interface IndexRebuild {
  write(batch: IndexBatch): Promise<void>;
  publish(): Promise<void>;
  abandon(): Promise<void>;
}
