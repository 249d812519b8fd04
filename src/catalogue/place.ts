import type { RecordData } from "../domain/record.ts";
import { identify } from "./identity.ts";
import { changeMembers, mergeMatches, redirectOlder } from "./join.ts";
import { decide, ownId, propose } from "./mint.ts";
import { derivation, recordOfJournal, refresh, writeNew } from "./refresh.ts";
import type { SourceRecordRow, SourceRow } from "./rows.ts";
import type { Work } from "./work.ts";

export interface Placed {
  readonly key: number;
  readonly record: string;
  /** Whether it is one with what another source gave; not with what its own source only named. */
  readonly joined: boolean;
}

type Row = Omit<SourceRecordRow, "key"> & { readonly key?: number };

async function store(work: Work, row: Row, record: string): Promise<number> {
  const { key } = row;
  if (key === undefined) return work.tables.sourceRecords.insert({ ...row, record });
  await work.tables.sourceRecords.update({ ...row, key, record });
  return key;
}

/**
 * Finds or makes the record of a live source record that has none yet: joins what identity finds, else mints its own id (or brings
 * its own record back), and lists what identity does not dare.
 */
export async function settleNew(work: Work, source: SourceRow, row: Row, data: RecordData): Promise<Placed> {
  const { tables } = work;
  const own = await ownId(tables, source.id, row.identifier);
  const candidate = {
    source: source.key,
    ...(row.key === undefined ? {} : { key: row.key }),
    derived: row.derived,
    sample: source.sample,
    own: [own.id],
    companions: [],
    data,
    place: row.place_key,
    title: row.title_key,
  };
  const found = await identify(tables, candidate);
  for (const key of found.contested ?? []) work.contested.add(key);
  const subject = { source: source.id, identifier: row.identifier };
  const [first, ...others] = found.joins;
  if (first !== undefined) {
    const { record, reason } = first;
    const key = await store(work, row, record);
    await changeMembers(work, record, { add: [key] });
    await decide(work, { what: "join", record, reason, subject });
    if (own.before?.state === "tombstone") {
      // Its old address leads to where it is now.
      work.count("tombstones", "", -1);
      const version = await work.nextVersion();
      await tables.records.update({ ...own.before, state: "redirect", into: record, updated_at: work.now, version });
      await redirectOlder(work, own.id, record);
      await decide(work, { what: "redirect", record, other: own.id, reason, subject });
    }
    await refresh(work, record);
    await mergeMatches(work, { ...candidate, key }, record, others);
    const now = (await tables.sourceRecords.get(key))?.record ?? record;
    const joined = (await tables.sourceRecords.liveOf(now)).some(
      (one) => one.key !== key && (one.source !== source.key || one.derived === 0),
    );
    return { key, record: now, joined };
  }
  const key = await store(work, row, own.id);
  if (own.before === undefined) {
    const journal = row.journal === null ? undefined : await recordOfJournal(work, row.journal);
    const minted = await decide(work, { what: "mint", record: own.id, reason: "no other source gives it", subject });
    const birth = { id: own.id, origin: own.origin, members: [key], minted };
    await writeNew(work, birth, derivation([{ key, sample: source.sample }], data, undefined, journal));
  } else {
    await changeMembers(work, own.id, { add: [key] });
    await refresh(work, own.id, true);
  }
  for (const { record, reason } of found.proposals) await propose(work, own.id, record, reason);
  return { key, record: own.id, joined: false };
}
