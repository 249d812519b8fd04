import { ProblemError } from "../domain/result.ts";
import { originOf } from "./ids.ts";
import { mergeRecords, moveInto, ordered } from "./join.ts";
import { decide, type Own, ownId } from "./mint.ts";
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

/** A person says that two records of one kind are two, and settles what was proposed of them. */
export async function apart(
  tables: Tables,
  now: string,
  given: { left: string; right: string; by: string; reason: string },
): Promise<void> {
  const { by, reason } = given;
  if (given.left === given.right) throw new ProblemError("bad_request", `${given.left} is one record.`);
  await live(tables, given.left);
  await live(tables, given.right);
  const [left, right] = ordered(given.left, given.right);
  await decide(new Work(tables, now), { what: "apart", record: left, other: right, by, reason, subject: {} });
  await tables.decisions.addApart(left, right);
  for (const proposal of await tables.decisions.proposalsOf(left))
    if (proposal.left === right || proposal.right === right) await tables.decisions.dropProposal(proposal.id);
}

interface Leaving {
  readonly record: RecordRow;
  /** Where they go. */
  readonly own: Own;
  readonly lead: Member;
  readonly members: readonly Member[];
}

/** The last merge that brought a source record here, if going back over it takes no other live one along: then it is undone exactly. */
async function undoable(
  tables: Tables,
  record: RecordRow,
  self: Member,
  members: readonly Member[],
): Promise<Pick<Leaving, "own" | "members"> | undefined> {
  for (const decision of (await tables.decisions.of(record.id)).toReversed()) {
    if (decision.what !== "merge" || decision.record !== record.id || decision.other === null) continue;
    const { moved } = JSON.parse(decision.subject) as { moved: { source: string; identifier: string }[] };
    const back = members.filter((member) =>
      moved.some((one) => one.source === member.source_id && one.identifier === member.identifier),
    );
    if (!back.includes(self)) continue;
    const before = await tables.records.get(decision.other);
    const exact = back.every((member) => member === self || member.state === "deleted");
    if (!exact || before?.state !== "redirect" || before.into !== record.id) return undefined;
    return { own: { id: before.id, origin: before.origin, before }, members: back };
  }
  return undefined;
}

/** Who leaves when a source record is taken out of the record that it is in, and where to. */
async function leaving(tables: Tables, sourceId: string, identifier: string): Promise<Leaving> {
  const source = await requireSource(tables, sourceId);
  const row = await tables.sourceRecords.find(source.key, identifier);
  const record = row?.record === undefined || row.record === null ? undefined : await tables.records.get(row.record);
  if (row?.state !== "live" || record?.state !== "live") {
    throw new ProblemError("not_found", `${sourceId} gives no record ${identifier}.`);
  }
  const members = await tables.sourceRecords.membersOf(record.id);
  const self = members.find((member) => member.key === row.key);
  const others = members.filter((member) => member !== self);
  const lead = others.find((member) => member.state === "live");
  if (lead === undefined || self === undefined) {
    throw new ProblemError("bad_request", `${identifier} of ${sourceId} is a record of its own already.`);
  }
  const undo = await undoable(tables, record, self, members);
  if (undo !== undefined) return { record, lead: self, ...undo };
  // Where the record's id is its own, it stays, and what was joined to it goes.
  const stays = record.origin === originOf(sourceId, identifier);
  const leader = stays ? lead : self;
  const own = await ownId(tables, leader.source_id, leader.identifier);
  return { record, own, lead: leader, members: stays ? others : [self] };
}

/** A person takes a source record out of a joined record. Gives the id that it has now; rules never join the two again. */
export async function unmerge(
  tables: Tables,
  now: string,
  given: { sourceId: string; identifier: string; by: string; reason: string },
): Promise<string> {
  const { sourceId, identifier, by, reason } = given;
  const { record, own, lead, members } = await leaving(tables, sourceId, identifier);
  const work = new Work(tables, now);
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
