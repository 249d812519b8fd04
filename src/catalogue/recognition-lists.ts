import type { RecognitionList } from "../domain/recognition.ts";
import { writeDecision } from "./decision-chain.ts";
import { settle } from "./settle.ts";
import type { Tables } from "./tables.ts";
import { requireSource, Work } from "./work.ts";

/** Every journal that a list may speak of is judged anew: absence from a complete list says something too. */
async function judgeAll(work: Work): Promise<void> {
  for (const journal of await work.tables.records.liveOfKind("journal")) work.judged.add(journal);
}

/** What a list's decision is about; it is about no record. */
export interface ListSubject {
  readonly source: string;
  /** Absent where all lists of the source go. */
  readonly list?: RecognitionList;
}

function decideList(work: Work, what: "list" | "unlist", reason: string, subject: ListSubject): Promise<number> {
  const row = { at: work.now, by: "operator", what, record: "", other: null, reason, subject: JSON.stringify(subject) };
  return writeDecision(work, row);
}

/**
 * Takes a list's statement, and keeps what it said of itself before; the same again changes nothing. Once a person said that a list is
 * whole, a file of it that does not say so takes nothing back.
 */
export async function putList(tables: Tables, now: string, sourceId: string, list: RecognitionList): Promise<void> {
  const { sample } = await requireSource(tables, sourceId);
  const { recordedAt: _recordedAt, withdrawnAt: _withdrawnAt, ...said } = list;
  const value = JSON.stringify(said);
  const before = await tables.recognition.list(sourceId, list.name);
  const isWhole = before !== undefined && (JSON.parse(before.value) as RecognitionList).complete;
  if (before?.value === value || (isWhole && !list.complete)) return;
  if (before !== undefined) await tables.recognition.withdrawList(before.id, now);
  await tables.recognition.insertList({ source: sourceId, name: list.name, sample, value, recorded_at: now });
  const work = new Work(tables, now);
  const reason = list.complete ? "its operator says that it is whole" : "a file of it was taken in";
  await decideList(work, "list", reason, { source: sourceId, list: said });
  // Absence from a list that is not whole says nothing.
  if (list.complete) await judgeAll(work);
  await settle(work);
}

/** Takes back a source's lists, within the transaction of `work`; that they were there stays known. */
export async function removeLists(work: Work, sourceId: string): Promise<void> {
  const lists = await work.tables.recognition.listsOf(sourceId);
  if (lists.length === 0) return;
  for (const { id } of lists) await work.tables.recognition.withdrawList(id, work.now);
  await decideList(work, "unlist", "its source is removed", { source: sourceId });
  if (lists.some(({ value }) => (JSON.parse(value) as RecognitionList).complete)) await judgeAll(work);
}
