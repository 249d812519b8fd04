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

/** Takes a whole list's statement; the same again changes nothing. */
export async function putList(tables: Tables, now: string, sourceId: string, list: RecognitionList): Promise<void> {
  await requireSource(tables, sourceId);
  const value = JSON.stringify(list);
  if ((await tables.recognition.list(sourceId, list.name)) === value) return;
  await tables.recognition.putList(sourceId, list.name, value);
  const work = new Work(tables, now);
  await decideList(work, "list", "its operator says that it is whole", { source: sourceId, list });
  await judgeAll(work);
  await settle(work);
}

/** Forgets a source's lists, within the transaction of `work`. */
export async function removeLists(work: Work, sourceId: string): Promise<void> {
  if ((await work.tables.recognition.deleteLists(sourceId)) === 0) return;
  await decideList(work, "unlist", "its source is removed", { source: sourceId });
  await judgeAll(work);
}
