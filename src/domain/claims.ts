import { firstDay, isPartialDay, lastDay, type PartialDate } from "./partial-date.ts";
import type { KnownRow } from "./recognition.ts";
import { stoodAt } from "./spans.ts";

/** Only HEC's own lists and notices have weight; what the press and journals say is a claim. */
export function isClaim(row: Pick<KnownRow, "authority">): boolean {
  return row.authority === "press" || row.authority === "journal";
}

/** What others than HEC say of some day that a date allows: shown beside the verdict, never part of it. A claim without a beginning speaks of no date. */
export function claimsOn(rows: readonly KnownRow[], date: PartialDate, asRecordedAt?: string): readonly KnownRow[] {
  return rows.filter((row) => {
    if (!isClaim(row) || !stoodAt(row, asRecordedAt) || row.from === undefined || !isPartialDay(row.from)) return false;
    if (row.to !== undefined && !isPartialDay(row.to)) return false;
    const to = row.to === undefined ? undefined : lastDay({ start: row.to });
    return firstDay({ start: row.from }) <= lastDay(date) && (to === undefined || firstDay(date) <= to);
  });
}
