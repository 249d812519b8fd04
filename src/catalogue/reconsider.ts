import type { RecordData } from "../domain/record.ts";
import { type Candidate, most } from "./candidate.ts";
import { identify } from "./identity.ts";
import { candidateOf, changeMembers, followJournal, identifyAgain } from "./join.ts";
import { decide, ownId } from "./mint.ts";
import { settleNew } from "./place.ts";
import { refresh } from "./refresh.ts";
import type { DecisionRow, SourceRecordRow } from "./rows.ts";
import type { Work } from "./work.ts";

/*
 * Which records are one must not depend on which came first. Identity looks at a source record when it comes or changes; here it looks
 * again at those beside it: at joins made by a DOI, place or title that a second record of one source turned up with later, and at records
 * that such a second one had kept apart and that is gone by now.
 */

const kinds = new Set(["article", "book", "chapter", "video"]);
const joining = new Set(["doi", "isbn", "video"]);

/** Notes a live source record that is about to go or to change. */
export function noteGone(work: Work, row: SourceRecordRow): void {
  if (row.derived === 0 && kinds.has(row.kind)) work.gone.push(row);
}

/** Source records that have the DOI, place or title in common with one that went. */
async function besideGone(work: Work, row: SourceRecordRow): Promise<number[]> {
  const { records, sourceRecords } = work.tables;
  const keys: number[] = [];
  const data = JSON.parse(row.data ?? "{}") as Partial<RecordData>;
  for (const { scheme, value, valid } of data.identifiers ?? []) {
    if (!valid || !joining.has(scheme)) continue;
    const found = await records.byIdentifier(scheme, value, most);
    // One that holds it alone has nothing to be joined with.
    if (found.length < 2) continue;
    for (const record of found) for (const one of await sourceRecords.liveOf(record)) keys.push(one.key);
  }
  for (const neighbours of [
    row.place_key === null ? [] : await sourceRecords.byPlace(row.place_key, most),
    row.title_key === null ? [] : await sourceRecords.byTitle(row.title_key, most),
  ]) {
    if (new Set(neighbours.map(({ record }) => record)).size > 1) keys.push(...neighbours.map(({ key }) => key));
  }
  return keys.filter((key) => key !== row.key);
}

/** Whether a rule put the source record into its record, and no person has joined anything there. */
function isByRule(decisions: readonly DecisionRow[], source: string, row: SourceRecordRow): boolean {
  if (decisions.some(({ what, by }) => what === "merge" && by !== "rule")) return false;
  return decisions.some(({ what, record, subject }) => {
    if (record !== row.record || (what !== "join" && what !== "merge")) return false;
    type Subject = { source?: string; identifier?: string; moved?: { source: string; identifier: string }[] };
    const { source: of, identifier, moved = [] } = JSON.parse(subject) as Subject;
    return [{ source: of, identifier }, ...moved].some(
      (one) => one.source === source && one.identifier === row.identifier,
    );
  });
}

/** Takes a source record out of the record that a rule once put it into, where no rule would do so now. Gives whether it did. */
async function takeOut(work: Work, row: SourceRecordRow, sample: 0 | 1, data: RecordData): Promise<boolean> {
  const { tables } = work;
  const record = row.record === null ? undefined : await tables.records.get(row.record);
  if (record?.state !== "live") return false;
  const live = await tables.sourceRecords.liveOf(record.id);
  if (live.length < 2) return false;
  const source = await tables.sources.byKey(row.source);
  if (source === undefined) return false;
  const own = await ownId(tables, source.id, row.identifier).catch(() => undefined);
  // The record bears its id: the others go.
  if (own === undefined || record.origin === own.origin) return false;
  if (!isByRule(await tables.decisions.of(record.id), source.id, row)) return false;
  const alone: Candidate = {
    source: row.source,
    key: row.key,
    derived: row.derived,
    sample,
    own: [own.id],
    companions: [],
    data,
    place: row.place_key,
    title: row.title_key,
  };
  const found = await identify(tables, alone);
  if (found.joins.some((match) => match.record === record.id)) return false;
  const subject = { moved: [{ source: source.id, identifier: row.identifier }] };
  await decide(work, {
    what: "part",
    record: record.id,
    reason: "what joined them is shared by two records of one source now",
    subject,
  });
  await changeMembers(work, record.id, { remove: [row.key] });
  const placed = await settleNew(work, source, row, data);
  if (row.derived === 1) await followJournal(work, row.key, placed.record);
  await refresh(work, record.id, true);
  // What it kept away from may be one with those that stay.
  for (const { key } of await tables.sourceRecords.liveOf(record.id)) work.again.add(key);
  return true;
}

/** A chain of joins that are taken back ends before this; else a fault here would never end. */
const mostSteps = 100_000;

/** Looks again at all that was noted. */
export async function reconsider(work: Work): Promise<void> {
  const { sourceRecords, sources } = work.tables;
  for (const row of work.gone) for (const key of await besideGone(work, row)) work.again.add(key);
  work.gone.length = 0;
  const seen = new Set<number>();
  for (let step = 0; step < mostSteps; step += 1) {
    const [contested] = work.contested;
    const [again] = work.again;
    const key = contested ?? again;
    if (key === undefined) return;
    work.contested.delete(key);
    const row = await sourceRecords.get(key);
    if (row?.state !== "live" || !kinds.has(row.kind) || row.record === null || row.data === null) {
      work.again.delete(key);
      continue;
    }
    const data = JSON.parse(row.data) as RecordData;
    const sample = (await sources.byKey(row.source))?.sample ?? 0;
    // One that went its own way was looked at then.
    if (!seen.has(key) && (await takeOut(work, row, sample, data))) {
      seen.add(key);
      work.again.delete(key);
      continue;
    }
    if (contested === undefined) {
      work.again.delete(key);
      await identifyAgain(work, await candidateOf(work, row, sample, data), row.record);
    }
  }
}
