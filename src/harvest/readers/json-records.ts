import { isUtf8 } from "node:buffer";
import type { Beside, Incoming, Mapped } from "../../catalogue/ingest-types.ts";
import type { RecordData } from "../../domain/record.ts";
import { fail, ok, type Problem, type Result } from "../../domain/result.ts";
import { Decoder } from "../decode.ts";
import type { FormatReader, KeptBytes, ReadEvent, ReaderOptions, RereadRecord, SourceFormat } from "../source.ts";
import { recordHash, versionsBefore } from "../sources/record-hash.ts";
import { incomingOf, mapSafely, type ReadRecord } from "./incoming.ts";
import { recordKeys } from "./json-head.ts";
import { type JsonLayout, type JsonPart, JsonSplitter } from "./json-splitter.ts";
import { isObject, type JsonObject } from "./json-values.ts";
import type { TakenBytes } from "./record-bytes.ts";

/** A format of JSON records: lines, arrays, or pages of an API. */
export interface JsonFormat {
  /** Decides the precedence of fields; a record's `format`. */
  readonly name: string;
  /** Raised when the mapping changes, so that records are taken anew. */
  readonly version: number;
  readonly layout: JsonLayout;
  /** Looks at the keys of records and of what is around them, as far as a document's first bytes show them (`recordKeys`). */
  readonly recognise: (keys: ReadonlySet<string>) => boolean;
  /** The record's name at its source. */
  readonly identify: (record: JsonObject) => string | undefined;
  readonly datestamp?: (record: JsonObject) => string | undefined;
  readonly isDeleted?: (record: JsonObject) => boolean;
  readonly map: (record: JsonObject) => Result<RecordData | Beside>;
  /** An answer that is no record but says what is wrong. */
  readonly refusal?: (answer: JsonObject) => { readonly code: string; readonly message: string } | undefined;
}

const maxRecordBytes = 8 * 1024 * 1024;
const maxDepth = 100;
const controls = /[\0-\x1f]/g;

/** The reader, recogniser and remapper of such a format. */
export function jsonSourceFormat(format: JsonFormat): SourceFormat {
  return {
    name: format.name,
    recognise: (head) => format.recognise(recordKeys(head, format.layout)),
    reader: (options) => new JsonRecordsReader(format, options),
    remap: (bytes) => remapJson(format, bytes),
    reread: (kept) => rereadJson(format, kept),
  };
}

/** Reads the records of a JSON document, as JsonSplitter finds them. What an envelope says of further pages comes as `token`. */
export class JsonRecordsReader implements FormatReader {
  readonly #format: JsonFormat;
  readonly #max: number;
  readonly #splitter: JsonSplitter;

  constructor(format: JsonFormat, options: ReaderOptions = {}) {
    this.#format = format;
    this.#max = options.maxRecordBytes ?? maxRecordBytes;
    this.#splitter = new JsonSplitter(format.layout, this.#max);
  }

  write(bytes: Uint8Array): readonly ReadEvent[] {
    return this.#splitter.write(bytes).map((part) => this.#told(part));
  }

  end(): readonly ReadEvent[] {
    return this.#splitter.end().map((part) => this.#told(part));
  }

  #told(part: JsonPart): ReadEvent {
    switch (part.what) {
      case "record":
        return this.#read(part.taken);
      case "token": {
        const { value, listSize } = part;
        return listSize === undefined ? { type: "token", value } : { type: "token", value, listSize };
      }
      case "broken": {
        const problem: Problem = part.foreign
          ? { code: "not_this_format", message: `This is no JSON of ${this.#format.name}: ${part.message}` }
          : { code: "broken_document", message: part.message };
        return { type: "broken", problem, offset: part.offset };
      }
    }
  }

  #read(taken: TakenBytes): ReadEvent {
    const value = this.#valueOf(taken);
    const refusal = value.ok ? this.#format.refusal?.(value.value) : undefined;
    if (refusal !== undefined) return { type: "error", ...refusal };
    const location = { start: taken.start, end: taken.end };
    const record: Incoming = incomingOf(readRecord(this.#format, value), location, (version) => taken.hash(version));
    return { type: "record", record };
  }

  #valueOf(taken: TakenBytes): Result<JsonObject> {
    if (taken.bytes === undefined) return fail("record_too_large", `The record has more than ${this.#max} bytes.`);
    return parseRecord(taken.bytes);
  }
}

function readRecord(format: JsonFormat, value: Result<JsonObject>): ReadRecord {
  const common = { format: format.name, version: `${format.name}/${format.version}` };
  if (!value.ok) return { ...common, content: value };
  const record = value.value;
  try {
    const identifier = format.identify(record);
    const datestamp = format.datestamp?.(record);
    return {
      ...common,
      ...(identifier === undefined ? {} : { identifier }),
      ...(datestamp === undefined ? {} : { datestamp }),
      content: format.isDeleted?.(record) === true ? "deleted" : mapSafely(format.name, () => format.map(record)),
    };
  } catch (error) {
    const message = `The record cannot be named as ${format.name} does: ${String(error).slice(0, 200)}`;
    return { ...common, content: fail("internal", message) };
  }
}

/** Maps a record again from its kept bytes. */
export function remapJson(format: JsonFormat, bytes: Uint8Array): Result<Mapped> {
  const { identifier, content } = readRecord(format, parseRecord(bytes));
  if (content === "deleted") return fail("malformed_record", "The record is marked as deleted.");
  return content.ok && identifier === undefined ? fail("missing_identifier", "The record has no identifier.") : content;
}

/** Reads one record's kept bytes again (`SourceFormat.reread`). Alone they are no envelope, whatever keys they have. */
export function rereadJson(format: JsonFormat, { bytes }: KeptBytes): RereadRecord {
  const location = { start: 0, end: bytes.length };
  const record = incomingOf(readRecord(format, parseRecord(bytes)), location, (version) => recordHash(bytes, version));
  const versions = versionsBefore(`${format.name}/${format.version}`);
  return { record, earlier: versions.map((version) => recordHash(bytes, version)) };
}

/** One record's bytes as an object. Control characters that stand in strings unescaped are read as blanks. */
export function parseRecord(bytes: Uint8Array): Result<JsonObject> {
  if (isDeeper(bytes, maxDepth)) {
    return fail("malformed_record", `The record is nested too deeply: more than ${maxDepth} within one another.`);
  }
  const text = textOf(bytes);
  const value = parseText(text) ?? parseText(text.replace(controls, " "));
  if (value === undefined) return fail("malformed_record", `The record is no JSON: ${complaint(text)}`);
  return isObject(value.parsed) ? ok(value.parsed) : fail("malformed_record", "The record is no JSON object.");
}

function parseText(text: string): { parsed: unknown } | undefined {
  try {
    return { parsed: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function complaint(text: string): string {
  try {
    JSON.parse(text);
    return "";
  } catch (error) {
    return String(error instanceof Error ? error.message : error)
      .replace(controls, " ")
      .slice(0, 200);
  }
}

/** JSON is UTF-8 (RFC 8259, 8.1). Where it is not, wrong bytes among right ones are replaced; where nothing but ASCII is right, it is windows-1252. */
function textOf(bytes: Uint8Array): string {
  if (isUtf8(bytes))
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
      .toString("utf8")
      .replace(/^\ufeff/, "");
  const decoded = new Decoder({ told: "xml" });
  const text = decoded.write(bytes) + decoded.end();
  if (/[^\0-\x7f\ufffd]/.test(text)) return text;
  const guessed = new Decoder({ told: "nowhere" });
  return guessed.write(bytes) + guessed.end();
}

function isDeeper(bytes: Uint8Array, max: number): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (inString) {
      if (byte === 0x5c) index += 1;
      else if (byte === 0x22) inString = false;
    } else if (byte === 0x22) inString = true;
    else if (byte === 0x7b || byte === 0x5b) {
      depth += 1;
      if (depth > max) return true;
    } else if (byte === 0x7d || byte === 0x5d) depth -= 1;
  }
  return false;
}
