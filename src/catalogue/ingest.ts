import type { RecordData } from "../domain/record.ts";
import { checksum } from "./checksum.ts";
import type { Incoming, IngestBatch, IssnLinks, Outcome } from "./ingest-types.ts";
import { addLinks } from "./issn-links.ts";
import { candidateOf, changeMembers, identifyAgain } from "./join.ts";
import { placeKey, titleIn } from "./keys.ts";
import { countNamed, derivedOf, namedBy } from "./named.ts";
import { withdrawParts } from "./parts.ts";
import { settleNew } from "./place.ts";
import { keepRaw } from "./raw.ts";
import { addRow } from "./recognition-rows.ts";
import { addRule } from "./recognition-rules.ts";
import { recordOfJournal, refresh } from "./refresh.ts";
import { retract } from "./retract.ts";
import type { SourceRecordRow, SourceRow } from "./rows.ts";
import { settle } from "./settle.ts";
import type { Tables } from "./tables.ts";
import { isStale } from "./versions.ts";
import { requireSource, Work } from "./work.ts";

type Live = Extract<Incoming, { state: "live" }>;
type Bad = Extract<Incoming, { state: "bad" }>;

interface Place {
  readonly source: SourceRow;
  readonly document: number;
}

/** Takes in one batch: one outcome for each record, in order. The caller gives the transaction. */
export async function ingest(tables: Tables, now: string, batch: IngestBatch): Promise<Outcome[]> {
  const work = new Work(tables, now);
  const source = await requireSource(tables, batch.sourceId);
  const nothing = batch.raw.length === 0 && batch.records.length === 0;
  const document = nothing ? 0 : await keepRaw(tables.raw, source.key, batch, now);
  const outcomes: Outcome[] = [];
  for (const incoming of batch.records) outcomes.push(await take(work, { source, document }, incoming));
  if (batch.checkpoint !== undefined) {
    const checkpoint = batch.checkpoint === null ? null : JSON.stringify(batch.checkpoint);
    await tables.sources.setCheckpoint(source.key, checkpoint);
  }
  await settle(work);
  return outcomes;
}

async function take(work: Work, place: Place, incoming: Incoming): Promise<Outcome> {
  if (incoming.state === "bad") return takeBad(work, place, incoming);
  const { source } = place;
  const existing = await work.tables.sourceRecords.find(source.key, incoming.identifier);
  work.quarantine ??= await work.tables.quarantine.any(source.key);
  const entry = work.quarantine ? await work.tables.quarantine.find(source.key, incoming.identifier) : undefined;
  if (entry !== undefined && !isStale(entry.datestamp, incoming.datestamp)) {
    await work.tables.quarantine.delete(entry.id);
    work.countDocument(entry.document, -1);
    work.count("quarantine", "", -1);
  }
  if (existing !== undefined) {
    if (existing.state === incoming.state && existing.hash === incoming.hash) return "unchanged";
    if (isStale(existing.datestamp, incoming.datestamp)) return "unchanged";
    if (repeats(existing, incoming)) return "unchanged";
  }
  return incoming.state === "deleted"
    ? takeDeleted(work, place, incoming, existing)
    : takeLive(work, place, incoming, existing);
}

const mostEarlier = 20;

function earlierOf(row: Pick<SourceRecordRow, "earlier">): string[] {
  return row.earlier === null ? [] : (JSON.parse(row.earlier) as string[]);
}

/** A version of the same datestamp that a later one in the same list has already replaced. */
function repeats(existing: SourceRecordRow, incoming: Incoming): boolean {
  return existing.datestamp === (incoming.datestamp ?? null) && earlierOf(existing).includes(incoming.hash);
}

/** What the row says of where and when the version came, whatever its state. */
function versionOf(work: Work, place: Place, incoming: Incoming, existing: SourceRecordRow | undefined) {
  const sameStamp = existing?.datestamp !== null && existing?.datestamp === incoming.datestamp;
  const earlier =
    existing !== undefined && sameStamp ? [...earlierOf(existing), existing.hash].slice(-mostEarlier) : undefined;
  return {
    source: place.source.key,
    identifier: incoming.identifier,
    derived: 0,
    hash: incoming.hash,
    earlier: earlier === undefined ? null : JSON.stringify(earlier),
    datestamp: incoming.datestamp ?? null,
    format: incoming.format,
    sets: incoming.sets === undefined || incoming.sets.length === 0 ? null : JSON.stringify(incoming.sets),
    document: place.document,
    start: incoming.location.start,
    end: incoming.location.end,
    received_at: work.now,
  } as const;
}

function countUse(work: Work, place: Place, existing: SourceRecordRow | undefined): void {
  work.countDocument(existing?.document ?? null, -1);
  work.countDocument(place.document, 1);
}

async function takeBad(work: Work, place: Place, incoming: Bad): Promise<Outcome> {
  const { quarantine } = work.tables;
  const { source, document } = place;
  const { identifier, hash, datestamp = null, format, location, problem } = incoming;
  const entry = await quarantine.find(source.key, identifier);
  if (entry?.hash === hash) return "quarantined";
  if (entry !== undefined) {
    await quarantine.delete(entry.id);
    work.countDocument(entry.document, -1);
    work.count("quarantine", "", -1);
  }
  const reason = { code: problem.code, message: problem.message, at: work.now };
  const key = { source: source.key, identifier, hash, datestamp, format };
  work.quarantine = true;
  await quarantine.insert({ ...key, document, start: location.start, end: location.end, ...reason });
  work.countDocument(document, 1);
  work.count("quarantine", "", 1);
  return "quarantined";
}

async function takeDeleted(
  work: Work,
  place: Place,
  incoming: Incoming,
  existing: SourceRecordRow | undefined,
): Promise<Outcome> {
  const { sourceRecords } = work.tables;
  const version = versionOf(work, place, incoming, existing);
  countUse(work, place, existing);
  if (existing === undefined) {
    const keys = { record: null, journal: null, place_key: null, title_key: null };
    await sourceRecords.insert({ ...version, ...keys, state: "deleted", kind: "", data: null, sum: 0 });
    return "deleted";
  }
  await sourceRecords.update({ ...existing, ...version, state: "deleted" });
  if (existing.state === "deleted") return "unchanged";
  await retract(work, place.source, existing);
  await withdrawParts(work, place.source, existing, undefined);
  if (existing.record !== null) await refresh(work, existing.record);
  return "deleted";
}

async function takeLive(
  work: Work,
  place: Place,
  incoming: Live,
  before: SourceRecordRow | undefined,
): Promise<Outcome> {
  const { source } = place;
  const { mapped } = incoming;
  const content = mapped.is === "record" ? mapped.data : mapped;
  const named = namedBy(content);
  if (before?.state === "live") {
    await retract(work, source, before);
    await withdrawParts(work, source, before, content);
  }
  const journal = named === undefined ? null : await derivedOf(work, source, incoming.format, named);
  // A book that is new by being named may have drawn others into its record.
  const existing =
    before === undefined ? undefined : await work.tables.sourceRecords.find(source.key, incoming.identifier);
  if (journal !== null && named !== undefined) countNamed(work, journal, named, 1);
  countUse(work, place, existing);
  work.countSource(source.key, 1);
  const json = JSON.stringify(content);
  const container = journal === null ? undefined : await recordOfJournal(work, journal);
  const row = {
    ...versionOf(work, place, incoming, existing),
    state: "live",
    kind: mapped.is === "record" ? mapped.data.kind : mapped.is,
    data: json,
    sum: checksum(json),
    record: null,
    journal,
    place_key: mapped.is === "record" ? placeKey(mapped.data, container) : null,
    title_key: mapped.is === "record" ? titleIn(mapped.data, container) : null,
  } as const;
  const isNew = existing === undefined || existing.data === null;
  if (mapped.is !== "record") {
    const key = await storeBeside(work, row, existing);
    if (mapped.is === "recognition") {
      await addRow(work, source, incoming.identifier, incoming.hash, mapped.row, journal);
    } else if (mapped.is === "recognition-rule") {
      await addRule(work, source.id, incoming.identifier, mapped.rule);
    } else {
      await addLinks(work, key, mapped, linksBefore(existing));
    }
    return isNew ? "created" : "updated";
  }
  if (existing === undefined || existing.record === null) {
    const placed = await settleNew(work, source, existing === undefined ? row : { ...existing, ...row }, mapped.data);
    if (!isNew) return "updated";
    return placed.joined ? "merged" : "created";
  }
  return change(work, source, existing, { ...existing, ...row, record: existing.record }, mapped.data);
}

/** Stores what is of no record. Gives its key. */
async function storeBeside(
  work: Work,
  row: Omit<SourceRecordRow, "key">,
  existing: SourceRecordRow | undefined,
): Promise<number> {
  if (existing === undefined) return work.tables.sourceRecords.insert(row);
  await work.tables.sourceRecords.update({ ...existing, ...row });
  if (existing.record !== null) {
    await changeMembers(work, existing.record, { remove: [existing.key] });
    await refresh(work, existing.record);
  }
  return existing.key;
}

function linksBefore(existing: SourceRecordRow | undefined): IssnLinks | undefined {
  if (existing?.state !== "live" || existing.kind !== "issn-links" || existing.data === null) return undefined;
  return JSON.parse(existing.data) as IssnLinks;
}

async function joinedByPerson(work: Work, record: string): Promise<boolean> {
  return (await work.tables.decisions.of(record)).some(({ what, by }) => what === "merge" && by !== "rule");
}

/** Writes a new version of a source record that has a record already. */
async function change(
  work: Work,
  source: SourceRow,
  before: SourceRecordRow,
  row: SourceRecordRow & { readonly record: string },
  data: RecordData,
): Promise<Outcome> {
  const { sourceRecords } = work.tables;
  if (before.state === "live" && before.data === row.data && before.format === row.format) {
    await sourceRecords.update(row);
    return "unchanged";
  }
  const others = (await sourceRecords.liveOf(row.record)).filter((one) => one.key !== row.key);
  const other = others[0];
  const otherKind = other !== undefined && (JSON.parse(other.data) as RecordData).kind !== data.kind;
  // While it was away, another of its source may have taken its place (rule 2).
  const rivals = before.state === "deleted" && others.some((one) => one.source === row.source && one.derived === 0);
  if (otherKind || (rivals && !(await joinedByPerson(work, row.record)))) {
    // It is not what its record is now: it goes its own way.
    await changeMembers(work, row.record, { remove: [row.key] });
    await settleNew(work, source, row, data);
    await refresh(work, row.record);
    return "updated";
  }
  await sourceRecords.update(row);
  await refresh(work, row.record, true);
  await identifyAgain(work, await candidateOf(work, row, source.sample, data), row.record);
  return "updated";
}
