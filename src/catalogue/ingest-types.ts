import type { RecognitionRow } from "../domain/recognition.ts";
import type { RecognitionRule } from "../domain/recognition-rule.ts";
import type { RecordData } from "../domain/record.ts";
import type { Problem } from "../domain/result.ts";

/** What a format's mapping gives for one source record. */
export type Mapped = { readonly is: "record"; readonly data: RecordData } | Beside;

/** What is of no record. */
export type Beside =
  | { readonly is: "recognition"; readonly row: RecognitionRow }
  | { readonly is: "recognition-rule"; readonly rule: RecognitionRule }
  | IssnLinks;

/**
 * A block of the ISSN-L table (ISO 3297, 5): which ISSNs are of one serial in several media. No records: what joins journals. A block
 * rather than a row each, for the whole table has 2.5 million.
 */
export interface IssnLinks {
  readonly is: "issn-links";
  /** How many ISSNs the block says something of. */
  readonly issns: number;
  /** Valid ISSNs with their ISSN-L, where it is another. */
  readonly links: readonly (readonly [issn: string, linking: string])[];
}

/** Where a record's bytes stand in its raw document: byte offsets, end exclusive. */
export interface Location {
  readonly start: number;
  readonly end: number;
}

interface IncomingBase {
  /** The source's own identifier; with the source it is the key of a source record. */
  readonly identifier: string;
  /** ISO 8601 as the source gives it. */
  readonly datestamp?: string;
  readonly sets?: readonly string[];
  /** Metadata format, e.g. `oai_dc`; decides the precedence of fields. */
  readonly format: string;
  readonly location: Location;
  /** Of the record's bytes and the mapping's version: equal = unchanged. */
  readonly hash: string;
}

export type Incoming =
  | (IncomingBase & { readonly state: "live"; readonly mapped: Mapped })
  | (IncomingBase & { readonly state: "deleted" })
  /** Cannot be taken: goes to quarantine with its reason. */
  | (IncomingBase & { readonly state: "bad"; readonly problem: Problem });

/** Bytes of a raw document as received: `at` is the offset of the first. */
export interface RawPart {
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** A raw document: one file, or one answer of a server. */
export interface RawDocument {
  /** Unique within the source: file name, or address of the request and time. */
  readonly name: string;
  readonly format: string;
}

/** What one transaction takes in: all of it or nothing. */
export interface IngestBatch {
  readonly sourceId: string;
  readonly document: RawDocument;
  /** The bytes since the last batch of this document, in order; at least up to the end of the last record given. */
  readonly raw: readonly RawPart[];
  readonly records: readonly Incoming[];
  /** Where to go on after an interruption; kept with the source in the same transaction. `null` clears it. */
  readonly checkpoint?: unknown;
}

export const outcomes = ["created", "updated", "unchanged", "merged", "deleted", "quarantined"] as const;
/** `merged` = joined to another source's record; a tombstone met again is `unchanged`. */
export type Outcome = (typeof outcomes)[number];

export type Tally = Readonly<Record<Outcome, number>> & { readonly read: number };
