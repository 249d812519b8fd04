import type { Mapped } from "./ingest-types.ts";
import { retract } from "./retract.ts";
import type { DocumentRow, SourceRecordRow, SourceRow } from "./rows.ts";
import { settle } from "./settle.ts";
import type { Tables } from "./tables.ts";
import { requireSource, Work } from "./work.ts";

/** What is known once a document was read to its end. */
export interface WholeDocument {
  readonly sourceId: string;
  /** Its name. */
  readonly document: string;
  /** Whether a quarantine entry is what was left of the document when it had broken off. */
  readonly isRest: (identifier: string) => boolean;
  /** Where it is a recognition list of which every row could be read. */
  readonly list?: WholeList;
}

export interface WholeList {
  /** Names of the lists that it holds rows of; `""` = rows that name none: they are of the list that the document itself is. */
  readonly names: ReadonlySet<string>;
  /** Whether it holds the row. */
  readonly has: (identifier: string) => boolean;
}

/** Stands for the hash of a row that is gone because a whole list left it out: no bytes say so. */
const absent = "absent";
const pageSize = 500;

/**
 * Draws the conclusions from a whole document: what was left of it when it had broken off leaves quarantine, and rows of its lists that
 * it no longer has are withdrawn (they stay, with the time at which they were taken back). Gives the number of rows withdrawn.
 */
export async function takeWhole(tables: Tables, now: string, whole: WholeDocument): Promise<number> {
  const work = new Work(tables, now);
  const source = await requireSource(tables, whole.sourceId);
  const document = await tables.raw.latestDocument(source.key, whole.document);
  await release(work, source, whole);
  const withdrawn = document && whole.list ? await withdrawAbsent(work, source, document, whole.list) : 0;
  await settle(work);
  return withdrawn;
}

async function release(work: Work, source: SourceRow, { document, isRest, list }: WholeDocument): Promise<void> {
  const { quarantine, raw } = work.tables;
  for (const entry of await quarantine.ofSource(source.key)) {
    const corrected = list !== undefined && !list.has(entry.identifier);
    const goes = isRest(entry.identifier) || (corrected && (await raw.document(entry.document))?.name === document);
    if (!goes) continue;
    await quarantine.delete(entry.id);
    work.countDocument(entry.document, -1);
    work.count("quarantine", "", -1);
  }
}

async function withdrawAbsent(work: Work, source: SourceRow, document: DocumentRow, list: WholeList): Promise<number> {
  const { sourceRecords } = work.tables;
  let withdrawn = 0;
  for (let after = 0; ; ) {
    const rows = await sourceRecords.ofSource(source.key, after, pageSize);
    for (const row of rows) {
      after = row.key;
      if (row.state !== "live" || row.kind !== "recognition" || list.has(row.identifier)) continue;
      if (!(await isOfList(work, row, document, list))) continue;
      const from = { document: document.key, start: 0, end: 0, received_at: work.now };
      await sourceRecords.update({ ...row, ...from, state: "deleted", hash: absent, earlier: null });
      work.countDocument(row.document, -1);
      work.countDocument(document.key, 1);
      await retract(work, source, row);
      withdrawn += 1;
    }
    if (rows.length < pageSize) return withdrawn;
  }
}

async function isOfList(work: Work, row: SourceRecordRow, document: DocumentRow, list: WholeList): Promise<boolean> {
  const mapped = JSON.parse(row.data ?? "{}") as Partial<Mapped>;
  const name = (mapped.is === "recognition" ? mapped.row?.list : undefined) ?? "";
  if (!list.names.has(name)) return false;
  if (name !== "" || row.document === null) return name !== "";
  return (await work.tables.raw.document(row.document))?.name === document.name;
}
