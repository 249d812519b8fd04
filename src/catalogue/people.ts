import { ProblemError } from "../domain/result.ts";
import { originOf } from "./ids.ts";
import { mergeRecords, moveInto, ordered } from "./join.ts";
import { decide, ownId } from "./mint.ts";
import { bear, refresh } from "./refresh.ts";
import type { RecordRow } from "./rows.ts";
import { settle } from "./settle.ts";
import type { Member, Tables } from "./tables.ts";
import { requireSource, Work } from "./work.ts";

async function live(tables: Tables, id: string): Promise<RecordRow> {
  const row = await tables.records.get(id);
  if (row?.state === "live") return row;
  if (row?.state === "redirect") throw new ProblemError("bad_request", `${id} is part of ${row.into} already.`);
  throw new ProblemError("not_found", `There is no record ${id}.`);
}

/** A person joins two records of one kind; what was taken apart before may be joined again. */
export async function merge(
  tables: Tables,
  now: string,
  given: { from: string; into: string; by: string; reason: string },
): Promise<void> {
  const { from, into, by, reason } = given;
  if (from === into) throw new ProblemError("bad_request", `${from} is one record already.`);
  const [source, target] = [await live(tables, from), await live(tables, into)];
  if (source.kind !== target.kind) {
    throw new ProblemError("bad_request", `${from} is of kind ${source.kind}, ${into} of kind ${target.kind}.`);
  }
  const work = new Work(tables, now);
  await tables.decisions.removeApart(...ordered(from, into));
  await mergeRecords(work, source, target, { by, reason });
  await settle(work);
}

/** Who leaves when a source record is taken out of the record that it is in. */
async function leaving(
  tables: Tables,
  sourceId: string,
  identifier: string,
): Promise<{ record: RecordRow; lead: Member; members: readonly Member[] }> {
  const source = await requireSource(tables, sourceId);
  const row = await tables.sourceRecords.find(source.key, identifier);
  const record = row?.record === undefined || row.record === null ? undefined : await tables.records.get(row.record);
  if (row?.state !== "live" || record?.state !== "live") {
    throw new ProblemError("not_found", `${sourceId} gives no record ${identifier}.`);
  }
  const members = await tables.sourceRecords.membersOf(record.id);
  const self = members.filter((member) => member.key === row.key);
  const others = members.filter((member) => member.key !== row.key);
  const lead = others.find((member) => member.state === "live");
  if (lead === undefined || self[0] === undefined) {
    throw new ProblemError("bad_request", `${identifier} of ${sourceId} is a record of its own already.`);
  }
  // The record's id is its own: it stays, and what was joined to it goes; unless it had another one, which leads here.
  const { before } = await ownId(tables, sourceId, identifier);
  return record.origin === originOf(sourceId, identifier) && before?.into !== record.id
    ? { record, lead, members: others }
    : { record, lead: self[0], members: self };
}

/** A person takes a source record out of a joined record. Gives the id that it has now; rules never join the two again. */
export async function unmerge(
  tables: Tables,
  now: string,
  given: { sourceId: string; identifier: string; by: string; reason: string },
): Promise<string> {
  const { sourceId, identifier, by, reason } = given;
  const { record, lead, members } = await leaving(tables, sourceId, identifier);
  const work = new Work(tables, now);
  const own = await ownId(tables, lead.source_id, lead.identifier);
  const moved = members.map((member) => ({ source: member.source_id, identifier: member.identifier }));
  await decide(work, { what: "unmerge", record: record.id, other: own.id, by, reason, subject: { moved } });
  await moveInto(work, members, record.id, own.id);
  await tables.decisions.addApart(...ordered(record.id, own.id));
  await refresh(work, record.id);
  if (own.before === undefined) {
    const subject = { source: lead.source_id, identifier: lead.identifier };
    const minted = await decide(work, { what: "mint", record: own.id, by, reason, subject });
    const keys = members.map((member) => member.key);
    await bear(work, { id: own.id, origin: own.origin, members: keys, minted });
  } else {
    await refresh(work, own.id);
  }
  await settle(work);
  return members.some((member) => member.source_id === sourceId && member.identifier === identifier)
    ? own.id
    : record.id;
}
