import type { RecognitionList } from "../domain/recognition.ts";
import { settle } from "./settle.ts";
import type { Tables } from "./tables.ts";
import { requireSource, Work } from "./work.ts";

/** Every journal that a list may speak of is judged anew: absence from a complete list says something too. */
async function judgeAll(work: Work): Promise<void> {
  for (const journal of await work.tables.records.liveOfKind("journal")) work.judged.add(journal);
}

/** Takes a whole list's statement; the same again changes nothing. */
export async function putList(tables: Tables, now: string, sourceId: string, list: RecognitionList): Promise<void> {
  await requireSource(tables, sourceId);
  const value = JSON.stringify(list);
  if ((await tables.recognition.list(sourceId, list.name)) === value) return;
  await tables.recognition.putList(sourceId, list.name, value);
  const work = new Work(tables, now);
  await judgeAll(work);
  await settle(work);
}

/** Forgets a source's lists, within the transaction of `work`. */
export async function removeLists(work: Work, sourceId: string): Promise<void> {
  if ((await work.tables.recognition.deleteLists(sourceId)) > 0) await judgeAll(work);
}
