import { createHash } from "node:crypto";
import type { Location } from "../../catalogue/ingest-types.ts";
import type { Problem } from "../../domain/result.ts";
import { Decoder } from "../decode.ts";
import type { FormatReader, KeptBytes, ReadEvent, RereadRecord } from "../source.ts";
import { incomingOf, type ReadRecord } from "./incoming.ts";
import { documentOf } from "./table-bytes.ts";
import { UniqueNames } from "./unique-names.ts";

/** One record's text and the place of its bytes. */
export interface TextSegment {
  readonly text: string;
  readonly location: Location;
  /** It is too long: its text is only the beginning. */
  readonly problem?: Problem;
}

/** Byte offset of a position of the text. */
export type ByteOf = (position: number) => number;

/** Cuts a text that comes in pieces of any size into its records. */
export interface TextSplitter {
  write(text: string): readonly TextSegment[];
  end(): readonly TextSegment[];
  /** No position before this one will be asked for. */
  readonly floor: number;
}

/** What a format of text makes of its records. */
export interface TextFormat {
  splitter(max: number, byteOf: ByteOf): TextSplitter;
  /** Reads one segment; several where earlier ones waited for it, none where it is no record. */
  read(segment: TextSegment): Iterable<TextRecord>;
  /** Those that still wait at the end. */
  end(): Iterable<TextRecord>;
  /** What to say of a document without any record. */
  readonly missing: string;
}

export interface TextRecord {
  readonly segment: TextSegment;
  readonly read: ReadRecord;
}

/** Longer is no entry of a bibliography; in characters. */
const maxRecord = 1024 * 1024;

/** Reads the records of a text document in any encoding, holding one at most besides what the format keeps. */
export class TextRecordsReader implements FormatReader {
  readonly #format: TextFormat;
  readonly #splitter: TextSplitter;
  readonly #decoder = new Decoder({ told: "nowhere" });
  readonly #names = new UniqueNames();
  #found = false;

  constructor(format: TextFormat, maxRecordBytes?: number) {
    this.#format = format;
    const max = Math.min(maxRecordBytes ?? maxRecord, maxRecord);
    this.#splitter = format.splitter(max, (position) => this.#decoder.byteOffset(position));
  }

  write(bytes: Uint8Array): readonly ReadEvent[] {
    const events = this.#read(this.#splitter.write(this.#decoder.write(bytes)));
    this.#decoder.forget(this.#splitter.floor);
    return events;
  }

  end(): readonly ReadEvent[] {
    const events = this.#read(this.#splitter.write(this.#decoder.end()));
    events.push(...this.#read(this.#splitter.end()), ...this.#records(this.#format.end()));
    if (!this.#found) {
      const problem: Problem = { code: "not_this_format", message: this.#format.missing };
      events.push({ type: "broken", problem, offset: 0 });
    }
    return events;
  }

  #read(segments: readonly TextSegment[]): ReadEvent[] {
    return segments.flatMap((segment) => {
      this.#found = true;
      return this.#records(this.#format.read(segment));
    });
  }

  #records(records: Iterable<TextRecord>): ReadEvent[] {
    const events: ReadEvent[] = [];
    for (const { segment, read } of records) {
      const { text, location, problem } = segment;
      // of one that is too long its beginning and its length in bytes
      const content = problem === undefined ? text : `${text}\0${location.end - location.start}`;
      const record = incomingOf(read, location, (version) => digest(`${content}\0${read.format}\0${version}`));
      const identifier = this.#names.unique(record.identifier, record.hash);
      events.push({ type: "record", record: { ...record, identifier } });
    }
    return events;
  }
}

/** How much of a record that is too long is kept, in characters. */
export const keptBeginning = 200;

/** Reads one record's kept bytes again by its format (`SourceFormat.reread`). */
export function rereadText(kept: KeptBytes, format: TextFormat): RereadRecord | undefined {
  const reader = new TextRecordsReader(format);
  for (const event of [...reader.write(documentOf(kept)), ...reader.end()]) {
    if (event.type === "record") return { record: event.record, earlier: [] };
  }
  return undefined;
}

/** What quarantine says of a record that is too long. */
export function tooLong(max: number): Problem {
  return { code: "record_too_large", message: `The record has more than ${max} characters.` };
}

export function digest(text: string): string {
  return createHash("sha256").update(text).digest().subarray(0, 16).toString("base64url");
}
