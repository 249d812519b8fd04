import type { RecognitionRow } from "../domain/recognition.ts";
import { daysOfRow, isOfficial } from "../domain/spans.ts";
import { titleKey } from "../text/title.ts";
import { rowIdOf } from "./ids.ts";
import { recordOfJournal } from "./refresh.ts";
import type { Flag, RecognitionRowRow, SourceRow } from "./rows.ts";
import type { Tables } from "./tables.ts";
import type { Work } from "./work.ts";

const most = 12;

/** The one live journal that bears a title; undefined where none or several do. Fictional and real ones are told apart. */
export async function journalByTitle(tables: Tables, key: string, sample: Flag): Promise<string | undefined> {
  const found: string[] = [];
  for (const id of await tables.journals.byTitle(key, most)) {
    if ((await tables.records.get(id))?.sample === sample) found.push(id);
  }
  return found.length === 1 ? found[0] : undefined;
}

/** The days for which a row gives recognition, as they are kept beside it to be looked for. */
export function heldOf(row: RecognitionRow): Pick<RecognitionRowRow, "held_from" | "held_to"> {
  const span = row.event === "lost" || !isOfficial(row) ? undefined : daysOfRow(row);
  return { held_from: span?.from ?? null, held_to: span?.to ?? null };
}

/** Notes a source's row: kept with the time of its coming, at its journal by ISSN, else by a title that only one journal bears. */
export async function addRow(
  work: Work,
  source: SourceRow,
  identifier: string,
  hash: string,
  row: RecognitionRow,
  journalSource: number | null,
): Promise<void> {
  const title = journalSource === null ? titleKey(row.journal.title) : "";
  const journal =
    journalSource === null
      ? await journalByTitle(work.tables, title, source.sample)
      : await recordOfJournal(work, journalSource);
  const earlier = await work.tables.recognition.versions(source.id, identifier);
  await work.tables.recognition.insert({
    id: rowIdOf(source.id, identifier, `${hash} ${earlier}`),
    source: source.id,
    identifier,
    journal_source: journalSource,
    title_key: journalSource === null ? title : null,
    journal: journal ?? null,
    sample: source.sample,
    value: JSON.stringify(row),
    recorded_at: work.now,
    withdrawn_at: null,
    list: row.list ?? null,
    ...heldOf(row),
  });
  work.count("rows", "", 1);
  if (journal !== undefined) work.judged.add(journal);
}

/** Notes that the source no longer says it. The row itself stays, for what was known then. */
export async function withdrawRow(work: Work, source: string, identifier: string): Promise<void> {
  const row = await work.tables.recognition.standing(source, identifier);
  if (row === undefined) return;
  await work.tables.recognition.withdraw(row.id, work.now);
  work.count("rows", "", -1);
  if (row.journal !== null) work.judged.add(row.journal);
}

/** Looks again at the rows that go by this title, after a journal gained or lost it. */
export async function resolveTitle(work: Work, key: string): Promise<void> {
  const rows: RecognitionRowRow[] = await work.tables.recognition.byTitle(key);
  for (const row of rows) {
    const journal = (await journalByTitle(work.tables, key, row.sample)) ?? null;
    if (journal === row.journal) continue;
    await work.tables.recognition.setJournal(row.id, journal);
    if (row.journal !== null) work.judged.add(row.journal);
    if (journal !== null) work.judged.add(journal);
  }
}
