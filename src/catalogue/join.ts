import type { RecordData } from "../domain/record.ts";
import { type Candidate, type Match, viable } from "./candidate.ts";
import { identify } from "./identity.ts";
import { placeKey, titleIn } from "./keys.ts";
import { decide, propose } from "./mint.ts";
import { nothing, refresh, takeDown } from "./refresh.ts";
import type { RecordRow, SourceRecordRow } from "./rows.ts";
import type { Member } from "./tables.ts";
import type { Work } from "./work.ts";

const pageSize = 500;

/** What follows a derived journal or book that now stands in another record: the articles or chapters that name it, and the recognition that it carries. */
export async function followJournal(work: Work, journal: number, record: string): Promise<void> {
  const { tables } = work;
  work.recordOfJournal.set(journal, record);
  for (const row of await tables.recognition.byJournalSource(journal)) {
    if (row.journal === record) continue;
    await tables.recognition.setJournal(row.id, record);
    if (row.journal !== null) work.judged.add(row.journal);
    work.judged.add(record);
  }
  for (let after = 0; ; ) {
    const rows = await tables.sourceRecords.ofJournal(journal, after, pageSize);
    for (const row of rows) {
      after = row.key;
      if ((row.kind !== "article" && row.kind !== "chapter") || row.data === null || row.record === null) continue;
      const data = JSON.parse(row.data) as RecordData;
      const [place, title] = [placeKey(data, record), titleIn(data, record)];
      await tables.sourceRecords.setKeys(row.key, place, title);
      if (place !== row.place_key || title !== row.title_key) work.again.add(row.key);
      await refresh(work, row.record);
    }
    if (rows.length < pageSize) return;
  }
}

/** Changes a record's list of members, where the record is there already. */
export async function changeMembers(
  work: Work,
  record: string,
  change: { add?: readonly number[]; remove?: readonly number[] },
): Promise<void> {
  const row = await work.tables.records.get(record);
  if (row === undefined) return;
  const members = new Set(JSON.parse(row.members) as number[]);
  for (const key of change.remove ?? []) members.delete(key);
  for (const key of change.add ?? []) members.add(key);
  await work.tables.records.setMembers(record, JSON.stringify([...members].sort((a, b) => a - b)));
}

/** Puts source records of one record into another; both are the caller's to refresh. */
export async function moveInto(
  work: Work,
  moved: readonly Pick<Member, "key" | "derived">[],
  from: string,
  into: string,
): Promise<void> {
  const keys = moved.map((member) => member.key);
  await changeMembers(work, from, { remove: keys });
  await changeMembers(work, into, { add: keys });
  for (const key of keys) await work.tables.sourceRecords.move(key, into);
  for (const { key, derived } of moved) if (derived === 1) await followJournal(work, key, into);
}

/** Makes `from` redirect to `into`, with all that it holds; for ever, unless its own source records are taken out again. */
export async function mergeRecords(
  work: Work,
  from: RecordRow,
  into: RecordRow,
  why: { by: string; reason: string },
): Promise<void> {
  const { tables } = work;
  const members = await tables.sourceRecords.membersOf(from.id);
  // Before anything moves: its identifiers and titles must not stand in the way of the other's.
  if (from.state === "live") await takeDown(work, from);
  if (from.state === "tombstone") work.count("tombstones", "", -1);
  const version = await work.nextVersion();
  const redirect = { state: "redirect", into: into.id, updated_at: work.now, version } as const;
  await tables.records.update({ ...from, ...nothing, ...redirect });
  await redirectOlder(work, from.id, into.id);
  await moveInto(work, members, from.id, into.id);
  for (const other of await tables.decisions.apartOf(from.id)) {
    await tables.decisions.removeApart(...ordered(from.id, other));
    if (other !== into.id) await tables.decisions.addApart(...ordered(into.id, other));
  }
  await forgetProposals(work, from.id, into.id);
  const moved = members.map((member) => ({ source: member.source_id, identifier: member.identifier }));
  await decide(work, { what: "merge", record: into.id, other: from.id, ...why, subject: { moved } });
  await refresh(work, into.id);
}

/** Redirects lead straight to where the record is now, so that no chain grows. */
export async function redirectOlder(work: Work, from: string, into: string): Promise<void> {
  for (const older of await work.tables.records.redirectsTo(from)) {
    await work.tables.records.update({ ...older, into });
  }
}

export function ordered(a: string, b: string): [string, string] {
  return a < b ? [a, b] : [b, a];
}

async function forgetProposals(work: Work, from: string, into: string): Promise<void> {
  const { decisions } = work.tables;
  for (const { id, left, right, reason } of await decisions.proposalsOf(from)) {
    await decisions.dropProposal(id);
    await propose(work, left === from ? into : left, right === from ? into : right, reason);
  }
}

/** Which of two records stays when rules join them: the older, then the one with the lesser id. */
function elder(a: RecordRow, b: RecordRow): [RecordRow, RecordRow] {
  const aFirst = a.created_at === b.created_at ? a.id < b.id : a.created_at < b.created_at;
  return aFirst ? [a, b] : [b, a];
}

/** What identity looks at of a source record that is in the store, its record's companions apart. */
export async function candidateOf(
  work: Work,
  row: SourceRecordRow,
  sample: 0 | 1,
  data: RecordData,
): Promise<Candidate> {
  const live = row.record === null ? [] : await work.tables.sourceRecords.liveOf(row.record);
  return {
    source: row.source,
    key: row.key,
    derived: row.derived,
    sample,
    own: row.record === null ? [] : [row.record],
    companions: live.filter((one) => one.key !== row.key),
    data,
    place: row.place_key,
    title: row.title_key,
  };
}

/** After a source record changed: joins its record with others that rules now find to be the same. Gives whether it did. */
export async function identifyAgain(work: Work, candidate: Candidate, record: string): Promise<boolean> {
  const found = await identify(work.tables, candidate);
  for (const key of found.contested ?? []) work.contested.add(key);
  const joined = await mergeMatches(work, candidate, record, found.joins);
  for (const { record: other, reason } of found.proposals) await propose(work, record, other, reason);
  return joined;
}

/** Merges the record with each match that is still free to be joined. */
export async function mergeMatches(
  work: Work,
  candidate: Candidate,
  record: string,
  matches: readonly Match[],
): Promise<boolean> {
  let here = record;
  for (const match of matches) {
    const live = await work.tables.sourceRecords.liveOf(here);
    const companions = live.filter((one) => one.key !== candidate.key);
    const present = { ...candidate, own: [here], companions };
    if ((await viable(work.tables, present, match.record, match.sameSource)) === undefined) continue;
    const [ours, theirs] = [await work.tables.records.get(here), await work.tables.records.get(match.record)];
    if (ours === undefined || theirs === undefined) continue;
    const [into, from] = elder(ours, theirs);
    await mergeRecords(work, from, into, { by: "rule", reason: match.reason });
    here = into.id;
  }
  return here !== record || matches.length > 0;
}
