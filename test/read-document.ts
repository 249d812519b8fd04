import { readFileSync } from "node:fs";
import type { Incoming } from "../src/catalogue/ingest-types.ts";
import type { RecordData } from "../src/domain/record.ts";
import type { ReadEvent, SourceFormat } from "../src/harvest/source.ts";

/** What a format's reader finds in a document, fed in pieces of these sizes and the rest at once. */
export function readDocument(
  format: SourceFormat,
  document: string | Uint8Array,
  sizes: readonly number[] = [],
  maxRecordBytes?: number,
  fileName?: string,
): ReadEvent[] {
  const bytes = typeof document === "string" ? Buffer.from(document) : document;
  const reader = format.reader({
    ...(maxRecordBytes === undefined ? {} : { maxRecordBytes }),
    ...(fileName === undefined ? {} : { fileName }),
  });
  const events: ReadEvent[] = [];
  let at = 0;
  for (const size of sizes) {
    // a buffer of its own, overwritten afterwards, as a stream may do
    const piece = Buffer.from(bytes.subarray(at, at + size));
    events.push(...reader.write(piece));
    piece.fill(0x3c);
    at += size;
  }
  events.push(...reader.write(bytes.subarray(at)), ...reader.end());
  return events;
}

/** The records of a file, and its bytes. */
export function readFileAs(format: SourceFormat, path: string): { records: Incoming[]; bytes: Buffer } {
  const bytes = readFileSync(path);
  return { records: recordsOf(readDocument(format, bytes)), bytes };
}

export function recordsOf(events: readonly ReadEvent[]): Incoming[] {
  return events.flatMap((event) => (event.type === "record" ? [event.record] : []));
}

/** The data of a live record; throws with its state and reason where it is none. */
export function dataOf(record: Incoming | undefined): RecordData {
  if (record?.state === "live" && record.mapped.is === "record") return record.mapped.data;
  throw new Error(`no live record: ${JSON.stringify(record)}`);
}

/** A record in a few lines, to be compared with what is read off its bytes by eye. */
export function brief(record: Incoming | undefined): Record<string, unknown> {
  const data = dataOf(record);
  const article = data.kind === "article" ? data : undefined;
  const container = article?.container;
  const issns = container?.issns.map((one) => `${one.value} ${one.medium ?? "-"}${one.valid ? "" : " wrong"}`);
  const date = (one: { start: string; end?: string; printed?: string } | undefined): string | undefined =>
    one && [one.start, one.end && `to ${one.end}`, one.printed && `(${one.printed})`].filter(Boolean).join(" ");
  const all = {
    kind: article === undefined ? data.kind : article.type,
    titles: data.titles.map((one) => `${one.lang ?? "-"}: ${one.value}`),
    people: data.contributors.map(({ name, role, orcid }) =>
      [
        name.corporate === true ? `body ${name.printed}` : `${name.family ?? "-"}, ${name.given ?? "-"}`,
        name.suffix,
        role === "author" ? undefined : role,
        orcid && `${orcid.value}${orcid.valid ? "" : " wrong"}`,
      ]
        .filter(Boolean)
        .join(" | "),
    ),
    ids: data.identifiers.map((one) => `${one.scheme} ${one.value}${one.valid ? "" : " wrong"}`),
    published: date(data.published),
    online: date(article?.online),
    in: container && [container.titles.map((one) => one.value).join(" = "), ...(issns ?? [])].join("; "),
    issue:
      container?.issue &&
      [container.issue.volume, container.issue.number, container.issue.year].map((part) => part ?? "-").join("/"),
    pages:
      container?.pages && `${container.pages.printed} = ${container.pages.first} to ${container.pages.last ?? "-"}`,
    languages: data.languages.join(" "),
    relations: data.relations?.map((one) => `${one.type} ${one.to.scheme} ${one.to.value}`),
    references: article?.references.length || undefined,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

/** What a record was mapped to; its problem's code where it is bad, else its state. */
export function outcomeOf(record: Incoming): RecordData | string {
  if (record.state === "bad") return record.problem.code;
  return record.state === "live" && record.mapped.is === "record" ? record.mapped.data : record.state;
}
