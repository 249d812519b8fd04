import { createHash, type Hash } from "node:crypto";
import type { Incoming } from "../../../catalogue/ingest-types.ts";
import { fail } from "../../../domain/result.ts";
import { incomingOf, mapSafely, type ReadRecord } from "../../readers/incoming.ts";
import type { FormatReader, ReadEvent, ReaderOptions, RereadRecord } from "../../source.ts";
import { recordHash, versionsBefore } from "../record-hash.ts";
import { identify, isDeleted } from "./identify.ts";
import { leaderLength, parseIso2709, recordEnd } from "./iso2709.ts";
import { mapMarc } from "./map.ts";

export const name = "marc21";
/** Raised when the mapping changes, so that records are taken anew. */
export const version = 2;
/** The five digits of its length allow 99,999; some that are longer lie about it. */
const maxRecordBytes = 8 * 1024 * 1024;
/** Length, status, type, level, control and coding; then two digits that are always 22 and the base address. */
const leaderForm = /^\d{5}[a-z ][a-z][\x20-\x7e]{3}[2 ]{2}[\d ]{5}/i;

/** Whether bytes can be the beginning of a record in ISO 2709. */
export function beginsLeader(bytes: Uint8Array): boolean {
  const start = bytes.findIndex((byte) => !isBetween(byte));
  const leader = Buffer.from(bytes.subarray(Math.max(start, 0), Math.max(start, 0) + leaderLength)).toString("latin1");
  return start >= 0 && leader.length === leaderLength && leaderForm.test(leader);
}

/** Line breaks, blanks and fillers that stand between records where files were put together. */
function isBetween(byte: number): boolean {
  return byte <= 0x20 && byte !== recordEnd;
}

/**
 * Reads records of ISO 2709 one after the other. They are told apart by the sign that ends each, whatever their leaders say of their
 * length. Holds one record at most.
 */
export class Iso2709Reader implements FormatReader {
  readonly #max: number;
  #parts: Uint8Array[] = [];
  /** The document's first bytes, kept however large its first record is. */
  #lead = Buffer.alloc(0);
  /** Of the record at hand: its first byte, and how many of its bytes came. */
  #start = 0;
  #size = 0;
  #at = 0;
  #hash = createHash("sha256");
  #known = false;
  #over = false;

  constructor(options: ReaderOptions = {}) {
    this.#max = options.maxRecordBytes ?? maxRecordBytes;
  }

  write(bytes: Uint8Array): readonly ReadEvent[] {
    const events: ReadEvent[] = [];
    let from = 0;
    while (from < bytes.length && !this.#over) {
      if (this.#size === 0) {
        while (from < bytes.length && isBetween(bytes[from] ?? 0)) from += 1;
        this.#start = this.#at + from;
        if (from === bytes.length) break;
      }
      const end = bytes.indexOf(recordEnd, from);
      this.#add(bytes.subarray(from, end < 0 ? bytes.length : end + 1));
      from = end < 0 ? bytes.length : end + 1;
      if (this.#isForeign(end >= 0)) events.push(this.#notThisFormat());
      else if (end >= 0) events.push({ type: "record", record: this.#take() });
    }
    this.#at += bytes.length;
    return events;
  }

  end(): readonly ReadEvent[] {
    if (this.#over) return [];
    this.#over = true;
    if (this.#size === 0) return [];
    if (this.#isForeign(true)) return [this.#notThisFormat()];
    const bytes = Buffer.concat(this.#parts);
    // only the last sign is missing
    const said = Number(bytes.toString("latin1", 0, 5));
    if (said === this.#size || said === this.#size + 1) return [{ type: "record", record: this.#take() }];
    const message = `The document ends within the record that begins at byte ${this.#start}: it has ${this.#size} bytes of ${said || "an unknown number"}.`;
    return [{ type: "broken", problem: { code: "broken_document", message }, offset: this.#at }];
  }

  #add(bytes: Uint8Array): void {
    if (this.#lead.length < leaderLength) this.#lead = Buffer.concat([this.#lead, bytes.subarray(0, leaderLength)]);
    this.#size += bytes.length;
    this.#hash.update(bytes);
    if (this.#size > this.#max) this.#parts = [];
    // a copy: the caller may use its buffer again
    else this.#parts.push(new Uint8Array(bytes));
  }

  /** Asked once enough bytes came, or none will. */
  #isForeign(isLast: boolean): boolean {
    if (this.#known || (this.#size < leaderLength && !isLast)) return false;
    this.#known = true;
    return !beginsLeader(this.#lead);
  }

  #notThisFormat(): ReadEvent {
    this.#over = true;
    const message = "This is no MARC: it does not begin with a leader of 24 characters.";
    return { type: "broken", problem: { code: "not_this_format", message }, offset: 0 };
  }

  #take(): Incoming {
    const location = { start: this.#start, end: this.#start + this.#size };
    const read = this.#size <= this.#max ? readIso2709(Buffer.concat(this.#parts)) : tooLarge(this.#max);
    const hash = this.#hash;
    this.#hash = createHash("sha256");
    this.#parts = [];
    this.#size = 0;
    return incomingOf(read, location, (version) => finishHash(hash, version));
  }
}

/** One record's bytes, mapped. */
export function readIso2709(bytes: Uint8Array): ReadRecord {
  const common = { format: name, version: `${name}/${version}` };
  const record = parseIso2709(bytes);
  if (!record.ok) return { ...common, content: record };
  const identifier = identify(record.value);
  const content = isDeleted(record.value) ? "deleted" : mapSafely(name, () => mapMarc(record.value));
  return { ...common, ...(identifier === undefined ? {} : { identifier }), content };
}

function tooLarge(max: number): ReadRecord {
  const message = `The record has more than ${max} bytes.`;
  return { format: name, version: `${name}/${version}`, content: fail("record_too_large", message) };
}

/** As `recordHash` does. */
function finishHash(hash: Hash, version: string): string {
  return hash.update(`\0${version}`).digest().subarray(0, 16).toString("base64url");
}

/** Reads one record's kept bytes again (`SourceFormat.reread`). */
export function rereadIso2709(bytes: Uint8Array): RereadRecord {
  const read = bytes.length <= maxRecordBytes ? readIso2709(bytes) : tooLarge(maxRecordBytes);
  const record = incomingOf(read, { start: 0, end: bytes.length }, (one) => recordHash(bytes, one));
  return { record, earlier: versionsBefore(`${name}/${version}`).map((one) => recordHash(bytes, one)) };
}
