import type { CatalogueReader, CatalogueRecord, LoggedRow } from "../catalogue/catalogue.ts";
import type { KnownRow } from "../domain/recognition.ts";
import { type ChangeKind, changeKinds, changeOf, saysSame } from "../domain/recognition-change.ts";
import { stoodAt } from "../domain/spans.ts";

export interface ChangesAsked {
  readonly limit: number;
  /** Go on behind the change with this cursor. */
  readonly before?: string;
  readonly journalId?: string;
  readonly list?: string;
  /** Only changes of this kind; else all but what was known and what others than HEC claim. */
  readonly kind?: ChangeKind;
  readonly sample?: boolean;
}

/** What a row changed when this index learned of it. */
export interface RecentChange {
  readonly kind: ChangeKind;
  readonly row: KnownRow;
  readonly before?: KnownRow;
  /** Absent while it is not known which journal it is of. */
  readonly journal?: CatalogueRecord;
  readonly cursor: string;
}

export interface RecentChanges {
  readonly changes: readonly RecentChange[];
  /** Where to go on; absent where there is nothing more. */
  readonly next?: string;
}

type Reader = Pick<CatalogueReader, "recognitionLog" | "recognition" | "records">;

const shownKinds: readonly ChangeKind[] = changeKinds.filter((kind) => kind !== "unchanged" && kind !== "claimed");
const pageRows = 100;
/** Rows that are looked at for one answer: a kind that is seldom is sought in several steps. */
const mostRows = 1000;

/** What was added, moved up or down, extended or lost, by the time at which this index learned of it, the newest first. */
export async function recentChanges(catalogue: Reader, asked: ChangesAsked): Promise<RecentChanges> {
  const wanted = new Set(asked.kind === undefined ? shownKinds : [asked.kind]);
  const rows = new Map<string, readonly KnownRow[]>();
  const found: { kind: ChangeKind; row: KnownRow; before?: KnownRow; logged: LoggedRow }[] = [];
  let next = asked.before;
  for (let looked = 0; looked < mostRows; looked += pageRows) {
    const page = await catalogue.recognitionLog({
      ...asked,
      limit: pageRows,
      ...(next === undefined ? {} : { before: next }),
    });
    for (const logged of page) {
      next = logged.cursor;
      const change = changeOf(logged.row, await knownBefore(logged, rows, catalogue));
      if (!wanted.has(change.kind)) continue;
      found.push({ ...change, logged });
      if (found.length === asked.limit) return { changes: await withJournals(found, catalogue), next };
    }
    if (page.length < pageRows) return { changes: await withJournals(found, catalogue) };
  }
  return { changes: await withJournals(found, catalogue), ...(next === undefined ? {} : { next }) };
}

/** The journal's rows that were known when this one came. What its own list said before and took back was put right by it. */
async function knownBefore(
  { row, journalId }: LoggedRow,
  rows: Map<string, readonly KnownRow[]>,
  catalogue: Reader,
): Promise<KnownRow[]> {
  if (journalId === undefined) return [];
  const all = rows.get(journalId) ?? (await catalogue.recognition(journalId, { withdrawn: true })).rows;
  rows.set(journalId, all);
  return all.filter((other) => {
    if (other.id === row.id || !cameBefore(other, row)) return false;
    if (saysSame(other, row)) return true;
    const wasPutRight = other.withdrawnAt !== undefined && other.list === row.list;
    return !wasPutRight && stoodAt(other, row.recordedAt);
  });
}

/** Of those that came together, the one that begins first came first. */
function cameBefore(a: KnownRow, b: KnownRow): boolean {
  if (a.recordedAt !== b.recordedAt) return a.recordedAt < b.recordedAt;
  const [ours, theirs] = [a.from ?? a.to ?? "", b.from ?? b.to ?? ""];
  return ours === theirs ? a.id < b.id : ours < theirs;
}

async function withJournals(
  found: readonly { kind: ChangeKind; row: KnownRow; before?: KnownRow; logged: LoggedRow }[],
  catalogue: Reader,
): Promise<RecentChange[]> {
  const ids = [...new Set(found.flatMap(({ logged }) => logged.journalId ?? []))];
  const journals = new Map((await catalogue.records(ids)).map((record) => [record.id, record]));
  return found.map(({ logged, kind, row, before }) => {
    const journal = journals.get(logged.journalId ?? "");
    const known = { ...(before === undefined ? {} : { before }), ...(journal === undefined ? {} : { journal }) };
    return { kind, row, cursor: logged.cursor, ...known };
  });
}
