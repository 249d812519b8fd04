import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import type { Incoming } from "../../src/catalogue/ingest-types.ts";
import type { ReadEvent, SourceFormat } from "../../src/harvest/source.ts";
import { readDocument, recordsOf } from "../read-document.ts";
import { mutatedArchive } from "./archive.ts";
import { below, mutated, pieces, type Random, seeded } from "./mutations.ts";

export interface Sample {
  readonly name: string;
  readonly format: SourceFormat;
  readonly bytes: Buffer;
}

export interface Fault {
  readonly seed: number;
  readonly format: string;
  readonly sample: string;
  readonly what: string;
  readonly document: Buffer;
}

export interface FormatsResult {
  readonly documents: number;
  readonly records: number;
  readonly live: number;
  readonly broken: number;
  readonly faults: readonly Fault[];
}

const headBytes = 64 * 1024;
/** A document is cut to about this, so that a run meets many. */
const documentBytes = 24 * 1024;
/** Captions say by their file's name which video they are of. */
const fileName = "A talk [Fict1onal-B].en.vtt";
/** A reader that takes longer for such a document goes round in circles. Milliseconds. */
const mostTime = 20_000;

/** Every file below the folders that a format recognises: a new format is met as soon as it is in the list. */
export function samplesIn(folders: readonly string[], formats: readonly SourceFormat[]): Sample[] {
  return folders.flatMap((folder) =>
    filesIn(folder).flatMap((path) => {
      const bytes = readFileSync(path);
      const name = relative(folder, path);
      const format = formats.find((one) => one.recognise(bytes.subarray(0, headBytes), name));
      return format === undefined ? [] : [{ name, format, bytes }];
    }),
  );
}

function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .flatMap((path) => {
      const stat = statSync(path);
      if (stat.isDirectory()) return filesIn(path);
      return stat.size > 4 * 1024 * 1024 ? [] : [path];
    });
}

/** Reads mutated samples, each format as often as the others, and gives every promise of a reader that one of them broke. */
export function soakFormats(
  samples: readonly Sample[],
  options: { readonly seed: number; readonly documents: number; readonly onDocument?: (done: number) => void },
): FormatsResult {
  const byFormat = [...Map.groupBy(samples, (sample) => sample.format.name).values()];
  const counts = { documents: 0, records: 0, live: 0, broken: 0 };
  const faults: Fault[] = [];
  for (let at = 0; at < options.documents; at += 1) {
    const seed = options.seed * 1_000_003 + at;
    const random = seeded(seed);
    const group = byFormat[at % byFormat.length] ?? [];
    const sample = group[below(random, group.length)];
    const other = samples[below(random, samples.length)];
    if (sample === undefined || other === undefined) break;
    const archive = random() < 0.8 ? mutatedArchive(sample.bytes, other.bytes, random) : undefined;
    const document = archive ?? mutated(shortened(sample.bytes, random), other.bytes, random);
    const { what, events } = check(sample.format, document, random);
    counts.documents += 1;
    for (const record of recordsOf(events)) {
      counts.records += 1;
      if (record.state === "live") counts.live += 1;
    }
    if (events.some((event) => event.type === "broken")) counts.broken += 1;
    if (what !== undefined) faults.push({ seed, format: sample.format.name, sample: sample.name, what, document });
    options.onDocument?.(at + 1);
  }
  return { ...counts, faults };
}

/** The beginning, and half of the time a part from further on too: so that the middle of long files is met. */
function shortened(bytes: Buffer, random: Random): Buffer {
  if (bytes.length <= documentBytes) return bytes;
  const start = bytes.subarray(0, documentBytes / 2);
  const from = random() < 0.5 ? documentBytes / 2 : below(random, bytes.length);
  return Buffer.concat([start, bytes.subarray(from, from + documentBytes / 2)]);
}

/** What a reader promises (src/harvest/source.ts); the first promise broken, in words. */
function check(format: SourceFormat, document: Buffer, random: Random): { what?: string; events: ReadEvent[] } {
  const maxRecordBytes = random() < 0.2 ? 500 : 1024 * 1024;
  const sizes = pieces(document.length, random);
  const began = Date.now();
  let events: ReadEvent[] = [];
  try {
    events = readDocument(format, document, [], maxRecordBytes, fileName);
    const inPieces = readDocument(format, document, sizes, maxRecordBytes, fileName);
    if (JSON.stringify(inPieces) !== JSON.stringify(events)) return { what: "other events in other pieces", events };
    format.recognise(document.subarray(0, headBytes), "x");
    const what = faultOf(events, document) ?? faultOfRecords(format, recordsOf(events), document);
    if (what !== undefined) return { what, events };
  } catch (error) {
    return { what: `threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`, events };
  }
  return Date.now() - began > mostTime ? { what: "took too long", events } : { events };
}

function faultOf(events: readonly ReadEvent[], document: Buffer): string | undefined {
  const breaks = events.filter((event) => event.type === "broken");
  const [broken] = breaks;
  if (breaks.length > 1) return "broke off twice";
  if (broken !== undefined && events.at(-1) !== broken) return "went on after it broke off";
  if (broken !== undefined && (broken.offset < 0 || broken.offset > document.length))
    return "broke off outside of the document";
  return undefined;
}

function faultOfRecords(format: SourceFormat, records: readonly Incoming[], document: Buffer): string | undefined {
  for (const record of records) {
    const { identifier, location, state } = record;
    const { start, end } = location;
    if (identifier === "") return "a record without a name";
    if (!(start >= 0 && start <= end && end <= document.length))
      return `a record outside of the document: ${start} to ${end}`;
    if (state === "bad" && record.problem.code === "internal") return `a mapping failed: ${record.problem.message}`;
    if (state !== "live") continue;
    const bytes = document.subarray(start, end);
    const again = format.reread?.({ bytes, format: record.format, head: document.subarray(0, headBytes) });
    if (again !== undefined && JSON.stringify(contentOf(again.record)) !== JSON.stringify(contentOf(record)))
      return `reads ${identifier.slice(0, 100)} otherwise from its own bytes`;
  }
  return undefined;
}

/** All of a record but where it stands, and what tells it from others of its name in the document (`~2`): a record by itself knows neither. */
function contentOf(record: Incoming): unknown {
  return { ...record, location: undefined, identifier: record.identifier.replace(/~\d+$/, "") };
}
