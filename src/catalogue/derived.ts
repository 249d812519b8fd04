import type { BookData, JournalData } from "../domain/record.ts";
import { checksum } from "./checksum.ts";
import { candidateOf, identifyAgain } from "./join.ts";
import { settleNew } from "./place.ts";
import { refresh } from "./refresh.ts";
import type { SourceRecordRow, SourceRow } from "./rows.ts";
import type { Work } from "./work.ts";

/*
 * What a source's records name without listing it, the journal of an article or the book of a chapter, is kept as a derived source record
 * whose data follow from their counted statements. It takes part in identity and projection like any other, but is not counted as read,
 * and stands behind records that are of the thing itself.
 */

function rowOf(
  work: Work,
  source: SourceRow,
  kind: "journal" | "book",
  identifier: string,
  format: string,
): Omit<SourceRecordRow, "key"> {
  return {
    source: source.key,
    identifier,
    state: "live",
    kind,
    derived: 1,
    hash: "",
    earlier: null,
    datestamp: null,
    format,
    sets: null,
    document: null,
    start: 0,
    end: 0,
    received_at: work.now,
    data: null,
    sum: 0,
    record: null,
    journal: null,
    place_key: null,
    title_key: null,
  };
}

/** Makes a derived source record with its record, or brings the one of that name back. Gives its key. */
export async function createDerived(
  work: Work,
  source: SourceRow,
  named: { readonly identifier: string; readonly format: string; readonly title_key?: string | null },
  data: JournalData | BookData,
): Promise<number> {
  const { identifier, format, title_key = null } = named;
  const existing = await work.tables.sourceRecords.find(source.key, identifier);
  const json = JSON.stringify(data);
  const row = { ...rowOf(work, source, data.kind, identifier, format), data: json, sum: checksum(json), title_key };
  if (existing !== undefined && existing.record !== null) {
    // Named again after a while: it is in the record where it was.
    const again = { ...existing, ...row, record: existing.record };
    await work.tables.sourceRecords.update(again);
    await refresh(work, existing.record, true);
    await identifyAgain(work, await candidateOf(work, again, source.sample, data), existing.record);
    return existing.key;
  }
  const placed = await settleNew(work, source, existing === undefined ? row : { ...existing, ...row }, data);
  work.recordOfJournal.set(placed.key, placed.record);
  return placed.key;
}

/** Brings a derived source record in line with what is said of it now; undefined = nobody names it any more. */
export async function changeDerived(
  work: Work,
  row: SourceRecordRow & { readonly record: string },
  data: JournalData | BookData | undefined,
  title_key: string | null = null,
): Promise<void> {
  const { sourceRecords, sources } = work.tables;
  if (data === undefined) {
    if (row.state === "live") await sourceRecords.update({ ...row, state: "deleted" });
    await refresh(work, row.record);
    return;
  }
  const json = JSON.stringify(data);
  if (row.state === "live" && row.data === json) return;
  const changed = { state: "live", data: json, sum: checksum(json), received_at: work.now, title_key } as const;
  const updated = { ...row, ...changed };
  await sourceRecords.update(updated);
  await refresh(work, row.record, true);
  const sample = (await sources.byKey(row.source))?.sample ?? 0;
  await identifyAgain(work, await candidateOf(work, updated, sample, data), row.record);
}
