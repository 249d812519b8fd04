import type { Beside, Incoming, Location, Mapped } from "../../catalogue/ingest-types.ts";
import type { RecordData } from "../../domain/record.ts";
import { fail, ok, type Problem, type Result } from "../../domain/result.ts";

/** What a format has made of one record's bytes. */
export interface ReadRecord {
  /** The source's own name of the record; none: kept in quarantine under its content. */
  readonly identifier?: string;
  readonly datestamp?: string;
  readonly sets?: readonly string[];
  /** Metadata format: decides precedence. */
  readonly format: string;
  /** Of the mapping, raised with it, so that records are taken anew. */
  readonly version: string;
  readonly content: Result<Mapped> | "deleted";
}

/** A record as the catalogue takes it. A name is asked of every record: `missing_identifier` without one. */
export function incomingOf(read: ReadRecord, location: Location, hashOf: (version: string) => string): Incoming {
  const { identifier, datestamp, sets, format, content } = read;
  const hash = hashOf(content === "deleted" ? "deleted" : read.version);
  const common = {
    ...(datestamp === undefined ? {} : { datestamp }),
    ...(sets === undefined || sets.length === 0 ? {} : { sets }),
    format,
    location,
    hash,
  };
  if (identifier === undefined) {
    const message = "The record has no identifier, so it cannot be told from others.";
    const problem: Problem =
      content !== "deleted" && !content.ok ? content.problem : { code: "missing_identifier", message };
    return { ...common, identifier: `missing:${hash}`, state: "bad", problem };
  }
  if (content === "deleted") return { ...common, identifier, state: "deleted" };
  if (!content.ok) return { ...common, identifier, state: "bad", problem: content.problem };
  return { ...common, identifier, state: "live", mapped: content.value };
}

/** Runs a mapping so that a fault in it is that record's alone. */
export function mapSafely(format: string, map: () => Result<RecordData | Beside>): Result<Mapped> {
  try {
    const data = map();
    if (!data.ok) return data;
    return ok("is" in data.value ? data.value : { is: "record", data: data.value });
  } catch (error) {
    return fail("internal", `The mapping of ${format} failed on this record: ${String(error).slice(0, 200)}`);
  }
}
