import { firstDay, isPartialDay, lastDay, type PartialDate } from "./partial-date.ts";
import type { KnownRow } from "./recognition.ts";
import { decidedBy, stoodAt } from "./spans.ts";
import type { VerdictOptions } from "./verdict-type.ts";

/** Only HEC's own lists and notices have weight; what the press and journals say is a claim. */
export function isClaim(row: Pick<KnownRow, "authority">): boolean {
  return row.authority === "press" || row.authority === "journal";
}

/**
 * What others than HEC say of some day that a date allows: shown beside the verdict, never part of it. A claim without a beginning speaks of no
 * date. As known on a day: what had been said by then; where nobody says when, what this index had recorded.
 */
export function claimsOn(
  rows: readonly KnownRow[],
  date: PartialDate,
  { asKnownOn, asRecordedAt }: Pick<VerdictOptions, "asKnownOn" | "asRecordedAt"> = {},
): readonly KnownRow[] {
  return rows.filter((row) => {
    if (!isClaim(row) || !stoodAt(row, asRecordedAt) || row.from === undefined || !isPartialDay(row.from)) return false;
    if (asKnownOn !== undefined && !decidedBy(row.statedOn ?? row.recordedAt.slice(0, 10), asKnownOn)) return false;
    if (row.to !== undefined && !isPartialDay(row.to)) return false;
    const to = row.to === undefined ? undefined : lastDay({ start: row.to });
    return firstDay({ start: row.from }) <= lastDay(date) && (to === undefined || firstDay(date) <= to);
  });
}
