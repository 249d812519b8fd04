import { judgedDate } from "../../domain/judged-date.ts";
import { yearOf } from "../../domain/partial-date.ts";
import type { RecordData } from "../../domain/record.ts";
import type { CitationRow } from "../rows.ts";
import type { Work } from "../work.ts";
import { citationRows, citedBy, dataOfRecord } from "./resolve.ts";

/** The year that a list of citing works is ordered by. */
export function yearCiting(data: RecordData): number | null {
  const date = judgedDate(data);
  return date === undefined ? null : yearOf(date);
}

/** Whether anything cites anything here; what has no references then costs nothing. */
async function anyCitations(work: Work): Promise<boolean> {
  work.citations ??= await work.tables.citations.any();
  return work.citations;
}

/** Notes a record whose data came or changed: what it cites is written and looked for when the transaction ends. */
export function noteCiting(work: Work, id: string, data: RecordData, isNew: boolean): void {
  const cites = (data.kind === "article" && data.references.length > 0) || (data.relations?.length ?? 0) > 0;
  if (cites || !isNew) work.citing.add(id);
}

/** Notes keys that a record is found by from now on, or was until now: who asks for them is looked at again. */
export function noteFoundBy(work: Work, foundBy: string): void {
  if (foundBy !== "[]") work.cited.add(foundBy);
}

function same(a: readonly CitationRow[], b: readonly CitationRow[]): boolean {
  return (
    a.length === b.length &&
    a.every((row, index) => {
      const other = b[index];
      return (
        row.position === other?.position &&
        row.type === other.type &&
        row.key === other.key &&
        row.year === other.year &&
        row.cited === other.cited
      );
    })
  );
}

/** In the store's order. */
export function ordered(rows: readonly CitationRow[]): CitationRow[] {
  const text = ({ type, position, key }: CitationRow): string =>
    `${type}\0${String(position).padStart(8, "0")}\0${key}`;
  return rows
    .map((row) => ({ row, at: text(row) }))
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .map(({ row }) => row);
}

/** What a record's citations should be, by its data and what is in the index now. */
export async function wantedCitations(
  tables: Work["tables"],
  citing: { readonly id: string; readonly sample: 0 | 1 },
  data: RecordData,
): Promise<CitationRow[]> {
  const rows: CitationRow[] = [];
  const year = yearCiting(data);
  for (const cited of citedBy(data)) rows.push(...(await citationRows(tables, citing, cited, year)));
  return ordered(rows);
}

/** Brings all citations of a record in line with its data. */
async function rewrite(work: Work, id: string): Promise<void> {
  const { records, citations } = work.tables;
  const row = await records.get(id);
  const data = row?.state === "live" ? await dataOfRecord(work.tables, row) : undefined;
  const before = (await anyCitations(work)) ? ordered(await citations.of(id)) : [];
  const wanted = row === undefined || data === undefined ? [] : await wantedCitations(work.tables, row, data);
  if (same(before, wanted)) return;
  if (before.length > 0) await citations.deleteOf(id);
  for (const one of wanted) await citations.insert(one);
  work.citations = true;
}

const pageSize = 500;

/** Ids of the records that ask for a key, of any number. */
async function* asking(work: Work, key: string): AsyncGenerator<string> {
  for (let after = ""; ; ) {
    const page = await work.tables.citations.asking(key, after, pageSize);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < pageSize) return;
    after = last;
  }
}

/** Looks again at one record's citations that ask for a key. */
async function resolveAgain(work: Work, id: string, keys: ReadonlySet<string>): Promise<void> {
  const { records, citations } = work.tables;
  const row = await records.get(id);
  const data = row?.state === "live" ? await dataOfRecord(work.tables, row) : undefined;
  if (row === undefined || data === undefined) return;
  const before = new Map((await citations.of(id)).map((one) => [`${one.type} ${one.position} ${one.key}`, one]));
  for (const cited of citedBy(data)) {
    if (!cited.keys.some(([scheme, value]) => keys.has(`${scheme}:${value}`))) continue;
    for (const one of await citationRows(work.tables, row, cited, yearCiting(data))) {
      const known = before.get(`${one.type} ${one.position} ${one.key}`);
      if (known !== undefined && known.cited !== one.cited) await citations.setCited(one);
    }
  }
}

/** At the end of a transaction: writes what changed records cite, and looks again at who cites what came, changed or went. */
export async function followCitations(work: Work): Promise<void> {
  for (const id of work.citing) await rewrite(work, id);
  if (work.cited.size > 0 && (await anyCitations(work))) {
    const again = new Map<string, Set<string>>();
    for (const foundBy of work.cited) {
      for (const [scheme, value] of JSON.parse(foundBy) as [string, string][]) {
        const key = `${scheme}:${value}`;
        for await (const id of asking(work, key)) {
          if (work.citing.has(id)) continue;
          const keys = again.get(id);
          if (keys === undefined) again.set(id, new Set([key]));
          else keys.add(key);
        }
      }
    }
    for (const [id, keys] of again) await resolveAgain(work, id, keys);
  }
  work.citing.clear();
  work.cited.clear();
}
