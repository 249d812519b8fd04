import { isUtf8 } from "node:buffer";
import type { Incoming, Mapped } from "../../catalogue/ingest-types.ts";
import { fail, ok, type Problem, type Result } from "../../domain/result.ts";
import { Decoder } from "../decode.ts";
import type { FormatReader, KeptBytes, ReadEvent, ReaderOptions, RereadRecord } from "../source.ts";
import { recordHash, versionsBefore } from "../sources/record-hash.ts";
import { type JsonLayout, JsonSplitter } from "./json-splitter.ts";
import { isObject, type JsonObject } from "./json-values.ts";
import type { TakenBytes } from "./record-bytes.ts";

/** What a format makes of one record. */
export interface JsonRecord {
  /** Absent: the record goes to quarantine under its content. */
  readonly identifier?: string;
  readonly datestamp?: string;
  /** The source says that it is no more. */
  readonly deleted?: true;
  readonly mapped: Result<Mapped>;
}

/** A format of JSON records. */
export interface JsonFormat {
  /** Decides the precedence of fields; a record's `format`. */
  readonly name: string;
  /** Raised when the mapping changes, so that records are taken anew. */
  readonly version: number;
  readonly layout: JsonLayout;
  /** Maps one record. What it throws becomes that record's problem. */
  record(value: JsonObject): JsonRecord;
  /** An answer that is no record but says what is wrong. */
  refusal?(value: JsonObject): { readonly code: string; readonly message: string } | undefined;
}

const maxRecordBytes = 8 * 1024 * 1024;
const maxDepth = 100;
const controls = /[\0-\x1f]/g;

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
    return this.#events(this.#splitter.write(bytes));
  }

  end(): readonly ReadEvent[] {
    return this.#events(this.#splitter.end());
  }

  #events(parts: ReturnType<JsonSplitter["write"]>): ReadEvent[] {
    return parts.map((part): ReadEvent => {
      switch (part.what) {
        case "record":
          return this.#read(part.taken);
        case "token":
          return part.listSize === undefined
            ? { type: "token", value: part.value }
            : { type: "token", value: part.value, listSize: part.listSize };
        case "broken": {
          const problem: Problem = part.foreign
            ? { code: "not_this_format", message: `This is no JSON of ${this.#format.name}: ${part.message}` }
            : { code: "broken_document", message: part.message };
          return { type: "broken", problem, offset: part.offset };
        }
      }
    });
  }

  #read(taken: TakenBytes): ReadEvent {
    const { name, version } = this.#format;
    const location = { start: taken.start, end: taken.end };
    const common = { format: name, location, hash: taken.hash(`${name}/${version}`) };
    const value = this.#valueOf(taken);
    if (value.ok) {
      const refusal = this.#format.refusal?.(value.value);
      if (refusal !== undefined) return { type: "error", ...refusal };
    }
    const record = value.ok ? recordSafely(this.#format, value.value) : { mapped: value };
    // kept under its content where it has no name of its own
    const identifier = record.identifier ?? `missing:${common.hash}`;
    const named = { ...common, identifier, ...(record.datestamp === undefined ? {} : { datestamp: record.datestamp }) };
    return { type: "record", record: incoming(named, record) };
  }

  #valueOf(taken: TakenBytes): Result<JsonObject> {
    if (taken.bytes === undefined) return fail("record_too_large", `The record has more than ${this.#max} bytes.`);
    return parseRecord(taken.bytes);
  }
}

function incoming(named: Omit<Incoming, "state" | "mapped" | "problem">, record: JsonRecord): Incoming {
  if (record.deleted && record.identifier !== undefined) return { ...named, state: "deleted" };
  if (!record.mapped.ok) return { ...named, state: "bad", problem: record.mapped.problem };
  if (record.identifier !== undefined) return { ...named, state: "live", mapped: record.mapped.value };
  const message = "The record has no identifier, so it cannot be told from others.";
  return { ...named, state: "bad", problem: { code: "missing_identifier", message } };
}

function recordSafely(format: JsonFormat, value: JsonObject): JsonRecord {
  try {
    return format.record(value);
  } catch (error) {
    const message = `The mapping of ${format.name} failed on this record: ${String(error).slice(0, 200)}`;
    return { mapped: fail("internal", message) };
  }
}

/** Maps a record again from its kept bytes. */
export function remapJson(format: JsonFormat, bytes: Uint8Array): Result<Mapped> {
  const value = parseRecord(bytes);
  if (!value.ok) return value;
  const record = recordSafely(format, value.value);
  if (record.identifier === undefined && record.mapped.ok) {
    return fail("missing_identifier", "The record has no identifier, so it cannot be told from others.");
  }
  return record.deleted ? fail("malformed_record", "The record is marked as deleted.") : record.mapped;
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

/** Reads one record's kept bytes again (`SourceFormat.reread`). */
export function rereadJson(format: JsonFormat, { bytes }: KeptBytes): RereadRecord | undefined {
  const reader = new JsonRecordsReader(format);
  const [event] = [...reader.write(bytes), ...reader.end()];
  if (event?.type !== "record") return undefined;
  const versions = versionsBefore(`${format.name}/${format.version}`);
  return { record: event.record, earlier: versions.map((version) => recordHash(bytes, version)) };
}
