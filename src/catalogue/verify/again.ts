import type { Incoming } from "../ingest-types.ts";
import type { QuarantineRow, SourceRecordRow } from "../rows.ts";
import type { Reread } from "../store.ts";
import { type Findings, type Parts, raise } from "./parts.ts";
import type { RawWindow } from "./raw-window.ts";
import { subjectOf } from "./source-record.ts";

/** Larger ones (they are in quarantine for it) are not read into memory again. */
const mostBytes = 32 * 1024 * 1024;

type Located = Pick<SourceRecordRow | QuarantineRow, "identifier" | "format" | "document" | "start" | "end">;

/** Reads kept bytes of source records and quarantine entries again and compares them with what was taken from them. */
export class Again {
  readonly #parts: Parts;
  readonly #window: RawWindow;
  /** By format: how many records an earlier mapping gave. */
  readonly #older = new Map<string, number>();
  #readable = 0;

  constructor(parts: Parts, window: RawWindow) {
    this.#parts = parts;
    this.#window = window;
  }

  /** undefined = there is nothing to compare with. */
  async #reread(row: Located): Promise<Reread | undefined> {
    const { reread } = this.#parts;
    if (reread === undefined || row.document === null) return undefined;
    let found: Awaited<ReturnType<RawWindow["document"]>>;
    let bytes: Uint8Array;
    try {
      found = await this.#window.document(row.document);
      if (found === undefined) return { is: "nothing", why: "its raw document is missing" };
      if (row.start < found.row.start || row.end > found.row.size || row.start > row.end) {
        return { is: "nothing", why: "it lies outside of its raw document" };
      }
      if (row.end - row.start > mostBytes) return undefined;
      bytes = await this.#window.read(row.start, row.end);
    } catch {
      return { is: "nothing", why: "its raw bytes cannot be had" };
    }
    const { identifier, format } = row;
    return reread({ bytes, identifier, format, documentFormat: found.row.format, head: found.head });
  }

  /** A source record of the source's own. */
  async *sourceRecord(row: SourceRecordRow): Findings {
    // One that is gone because a whole list left it out is in no bytes.
    if (row.document === null || (row.state === "deleted" && row.start === row.end)) return;
    const subject = subjectOf(row);
    const found = await this.#reread(row);
    if (found === undefined) return;
    if (found.is === "nothing") {
      yield { what: `cannot be read again: ${found.why}`, subject };
      return;
    }
    const ours = row.data;
    if (found.is === "mapping") {
      if (!found.mapped.ok) yield { what: `cannot be read again: ${found.mapped.problem.message}`, subject };
      else if (contentOf(found.mapped.value) !== ours) yield { what: "data are not what its raw bytes give", subject };
      return;
    }
    const { record, earlier } = found;
    if (record.hash !== row.hash && earlier.includes(row.hash)) {
      raise(this.#older, row.format);
    } else if (record.hash !== row.hash) {
      yield { what: "hash is not that of its raw bytes", subject };
    } else if (record.state === "live" && row.state === "live" && contentOf(record.mapped) !== ours) {
      yield { what: "data are not what its raw bytes give", subject };
    }
    if (record.hash === row.hash && record.state !== row.state)
      yield { what: `is ${row.state}, its raw bytes say ${record.state}`, subject };
    for (const part of differing(record, row)) yield { what: `${part} is not what its raw bytes say`, subject };
  }

  async *quarantined(row: QuarantineRow): Findings {
    const subject = `quarantine ${row.id}`;
    const found = await this.#reread(row);
    if (found === undefined) return;
    if (found.is === "mapping") {
      if (found.mapped.ok) this.#readable += 1;
      return;
    }
    if (found.is === "nothing") {
      yield { what: `cannot be read again: ${found.why}`, subject };
      return;
    }
    const { record, earlier } = found;
    if (record.hash !== row.hash && !earlier.includes(row.hash)) {
      yield { what: "hash is not that of its raw bytes", subject };
    } else if (record.state !== "bad") {
      this.#readable += 1;
    } else if (record.hash === row.hash) {
      if (record.problem.code !== row.code)
        yield { what: `its reason is ${record.problem.code}, not ${row.code}`, subject };
      if (!isSame(record, row.identifier)) yield { what: "identifier is not what its raw bytes say", subject };
      if (record.format !== row.format) yield { what: "format is not what its raw bytes say", subject };
      if ((record.datestamp ?? null) !== row.datestamp)
        yield { what: "datestamp is not what its raw bytes say", subject };
    }
  }

  /** What is no damage, in one sentence each. */
  *notices(): Generator<{ what: string; subject: string; harmless: true }> {
    for (const [format, count] of this.#older) {
      const what = `${count} were taken with an older mapping and are taken anew at the next harvest or import`;
      yield { what, subject: `records of format ${format}`, harmless: true };
    }
    if (this.#readable === 0) return;
    const what = `${this.#readable} records could be taken by now: definepk quarantine retry`;
    yield { what, subject: "quarantine", harmless: true };
  }
}

function contentOf(mapped: Extract<Incoming, { state: "live" }>["mapped"]): string {
  return JSON.stringify(mapped.is === "record" ? mapped.data : mapped);
}

/** Names of what the bytes say of themselves, whatever the mapping. */
function* differing(record: Incoming, row: SourceRecordRow): Generator<string> {
  if (record.hash === row.hash && !isSame(record, row.identifier)) yield "identifier";
  if ((record.datestamp ?? null) !== row.datestamp) yield "datestamp";
  const sets = record.sets === undefined || record.sets.length === 0 ? null : JSON.stringify(record.sets);
  if (sets !== row.sets) yield "list of sets";
  if (record.hash === row.hash && record.format !== row.format) yield "format";
}

/** One that is too large for a name of its own is told by its place; the second of one name in a table has `~2` behind it. */
function isSame(record: Incoming, identifier: string): boolean {
  if (record.state === "bad" && record.problem.code === "record_too_large") return true;
  return identifier === record.identifier || identifier.replace(/~\d+$/, "") === record.identifier;
}
