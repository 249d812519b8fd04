import { changeMembers } from "./join.ts";
import { removeLists } from "./recognition-lists.ts";
import { refresh } from "./refresh.ts";
import { retract } from "./retract.ts";
import { settle } from "./settle.ts";
import type { Tables } from "./tables.ts";
import { requireSource, Work } from "./work.ts";

const pageSize = 500;

/** Withdraws all that a source gave, then forgets it; decisions and recognition rows stay. Gives the number of live records withdrawn. */
export async function removeSource(tables: Tables, now: string, id: string): Promise<number> {
  const source = await requireSource(tables, id);
  const work = new Work(tables, now);
  let withdrawn = 0;
  const records = new Map<string, number[]>();
  for (let after = 0; ; ) {
    const rows = await tables.sourceRecords.ofSource(source.key, after, pageSize);
    for (const row of rows) {
      after = row.key;
      if (row.record !== null) records.set(row.record, [...(records.get(row.record) ?? []), row.key]);
      if (row.state !== "live" || row.derived === 1) continue;
      await tables.sourceRecords.update({ ...row, state: "deleted" });
      await retract(work, source, row);
      if (row.record !== null) await refresh(work, row.record);
      withdrawn += 1;
    }
    if (rows.length < pageSize) break;
  }
  for (const entry of await tables.quarantine.ofSource(source.key)) {
    await tables.quarantine.delete(entry.id);
    work.count("quarantine", "", -1);
  }
  await removeLists(work, source.id);
  await settle(work);
  for (const [record, keys] of records) {
    const now = (await tables.sourceRecords.get(keys[0] ?? 0))?.record ?? record;
    await changeMembers(work, now, { remove: keys });
  }
  await tables.sourceRecords.deleteOfSource(source.key);
  await tables.journals.deleteKeysOfSource(source.key);
  for (const document of await tables.raw.documentsOf(source.key)) await tables.raw.deleteDocument(document);
  await tables.sources.deleteRuns(source.key);
  await tables.sources.delete(source.key);
  return withdrawn;
}
