import type { RecordData } from "../../domain/record.ts";
import { checksum } from "../checksum.ts";
import type { Mapped } from "../ingest-types.ts";
import { placeKey, titleIn } from "../keys.ts";
import { namedBy } from "../named.ts";
import type { SourceRecordRow } from "../rows.ts";
import { countLinks } from "./issn-links.ts";
import { type Findings, isInstant, json, type Parts, raise } from "./parts.ts";

type Content = Mapped | RecordData;

export function subjectOf(row: SourceRecordRow): string {
  return `${row.identifier} (source record ${row.key})`;
}

/** A source record by itself: its data's checksum, what follows from the data, and its place in its record. */
export async function* checkSourceRecord({ tables, counted }: Parts, row: SourceRecordRow): Findings {
  const subject = subjectOf(row);
  if (row.document !== null) raise(counted.uses, row.document);
  if ((await tables.sources.byKey(row.source)) === undefined) yield { what: "its source is missing", subject };
  if (!isInstant(row.received_at)) yield { what: "has no time of receipt", subject };
  if (row.earlier !== null && !isTexts(json(row.earlier)))
    yield { what: "hashes of its earlier versions are no list", subject };
  if ((row.derived === 1) !== (row.document === null)) {
    yield { what: "a journal that articles name has no raw bytes, any other source record has", subject };
  }
  if (checksum(row.data) !== row.sum) yield { what: "source record's data do not have their checksum", subject };
  const content = row.data === null ? undefined : (json(row.data) as Content | undefined);
  if (row.data !== null && content === undefined) yield { what: "source record's data are no JSON", subject };
  if (row.kind !== kindOf(content))
    yield { what: `is of kind ${kindOf(content) || "unknown"}, not ${row.kind}`, subject };
  yield* checkPlace(row, content, { tables, counted });
}

function isTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

function kindOf(content: Content | undefined): SourceRecordRow["kind"] {
  if (content === undefined) return "";
  return "kind" in content ? content.kind : kindOfMapped(content);
}

function kindOfMapped(mapped: Mapped): SourceRecordRow["kind"] {
  return mapped.is === "record" ? mapped.data.kind : mapped.is;
}

async function* checkPlace(
  row: SourceRecordRow,
  content: Content | undefined,
  { tables, counted }: Pick<Parts, "tables" | "counted">,
): Findings {
  const subject = subjectOf(row);
  const record = row.record === null ? undefined : await tables.records.get(row.record);
  if (row.record !== null && !(json(record?.members ?? "[]") as number[]).includes(row.key)) {
    yield { what: `source record is not among the members of its record ${row.record}`, subject };
  }
  if (row.state !== "live") return;
  if (content === undefined) yield { what: "live source record without data", subject };
  const isBeside = row.kind === "recognition" || row.kind === "recognition-rule" || row.kind === "issn-links";
  if (isBeside ? row.record !== null : record?.state !== "live") {
    yield { what: "live source record without a live record", subject };
  }
  if (row.derived === 1 || content === undefined) return;
  raise(counted.sources, row.source);
  if (row.kind === "recognition") counted.recognition += 1;
  if (row.kind === "recognition-rule") counted.rules += 1;
  if ("is" in content && content.is === "issn-links") countLinks(counted, row.key, content);
  const named = namedBy(content);
  const journal = row.journal === null ? undefined : await tables.sourceRecords.get(row.journal);
  const there = journal?.derived === 1 && journal.source === row.source ? journal.kind : undefined;
  if (named?.is !== there) {
    yield { what: "the journal or book that it names is missing", subject };
  }
  const data = "kind" in content ? content : undefined;
  const place = data === undefined ? null : placeKey(data, journal?.record ?? undefined);
  const title = data === undefined ? null : titleIn(data, journal?.record ?? undefined);
  if (place !== row.place_key || title !== row.title_key)
    yield { what: "cannot be found by its place or title", subject };
}
