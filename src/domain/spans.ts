import { addDays } from "./calendar.ts";
import { firstDay, isPartialDay, lastDay } from "./partial-date.ts";
import type { KnownRow, RecognitionList, RecognitionRow } from "./recognition.ts";
import type { VerdictOptions } from "./verdict-type.ts";

/** Days from `from` to `to`, both inclusive, `YYYY-MM-DD`. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

export interface RowSpan extends Span {
  readonly row: KnownRow;
  /** The last day as the row says it, where its category ended before. */
  readonly said: string;
}

export interface ListSpan extends Span {
  readonly list: RecognitionList;
}

/** Later than any date of a paper: the end of what is open. */
const endOfTime = "9999-12-31";
/** HJRS came into force in July 2020 and abolished Z (design/recognition.md, "Facts"). */
export const lastDayOfZ = "2020-06-30";

/**
 * The rows that can answer, with the days that they hold: of HEC lists and notices, with a `from`, decided by `asKnownOn`, of the area. Z
 * ends with June 2020; an open row of recognition says nothing of the future.
 */
export function rowSpans(rows: readonly KnownRow[], options: VerdictOptions): readonly RowSpan[] {
  return rows
    .filter((row) => isOfficial(row) && isOfArea(row, options.area) && isKnown(row, options))
    .flatMap((row) => spanOf(row, horizonOf(options)) ?? [])
    .toSorted((a, b) => compare(a.from, b.from) || compare(a.to, b.to) || compare(a.row.id, b.row.id));
}

/** Lists that stood at `asRecordedAt` and were decided by `asKnownOn`; one without a date of decision can't be told to have been. */
export function knownLists(
  lists: readonly RecognitionList[],
  { asKnownOn, asRecordedAt }: VerdictOptions,
): readonly RecognitionList[] {
  return lists.filter(
    (list) => stoodAt(list, asRecordedAt) && (asKnownOn === undefined || decidedBy(list.decidedOn, asKnownOn)),
  );
}

/** Complete lists, with the days for which absence from them proves something. */
export function listSpans(lists: readonly RecognitionList[], options: VerdictOptions): readonly ListSpan[] {
  return lists.flatMap((list) => {
    if (!list.complete || !isPartialDay(list.from) || !(list.to === undefined || isPartialDay(list.to))) return [];
    const span = { from: firstDay({ start: list.from }), to: endOf(list.to, horizonOf(options)) };
    return span.from <= span.to ? [{ ...span, list }] : [];
  });
}

/** The days that a row says of itself, to the end of time where it is open; undefined where it does not say when it begins. */
export function daysOfRow(row: RecognitionRow, horizon: string = endOfTime): Span | undefined {
  if (row.from === undefined || !isPartialDay(row.from)) return undefined;
  if (row.to !== undefined && !isPartialDay(row.to)) return undefined;
  return { from: firstDay({ start: row.from }), to: endOf(row.to, horizon) };
}

function spanOf(row: KnownRow, horizon: string): RowSpan | undefined {
  const days = daysOfRow(row, horizon);
  if (days === undefined) return undefined;
  const { from, to: said } = days;
  const to = row.category === "Z" && row.event !== "lost" && said > lastDayOfZ ? lastDayOfZ : said;
  return from <= to ? { row, from, to, said } : undefined;
}

function endOf(to: string | undefined, horizon: string): string {
  return to === undefined ? horizon : lastDay({ start: to });
}

/** The last day of which open rows and lists speak. */
export function horizonOf({ today, asKnownOn, asRecordedAt }: VerdictOptions): string {
  const days = [today, asKnownOn, asRecordedAt?.slice(0, 10)].filter((day) => day !== undefined).sort();
  return days[0] ?? endOfTime;
}

/** Only HEC's own lists and notices give a verdict; the press and the journal itself claim. */
export function isOfficial(row: RecognitionRow): boolean {
  return row.authority === "HEC list" || row.authority === "HEC notice";
}

function isOfArea(row: KnownRow, area: string | undefined): boolean {
  return area === undefined || row.area === undefined || areaKey(row.area) === areaKey(area);
}

export function areaKey(area: string | undefined): string {
  return (area ?? "").trim().toLowerCase();
}

/** Names of the lists in which a row, dated or not, stands: absence from them can't be claimed. */
export function listsNamed(rows: readonly KnownRow[], options: VerdictOptions): ReadonlySet<string> {
  return new Set(rows.filter((row) => isKnown(row, options)).flatMap((row) => row.list ?? []));
}

/** Without a date of decision: what this index had recorded was decided by then. */
function isKnown(row: KnownRow, { asKnownOn, asRecordedAt }: VerdictOptions): boolean {
  if (!stoodAt(row, asRecordedAt)) return false;
  return asKnownOn === undefined || decidedBy(row.decidedOn ?? row.recordedAt.slice(0, 10), asKnownOn);
}

/** Whether it was recorded by a moment and not taken back by then; now, where no moment is asked. */
export function stoodAt(
  { recordedAt, withdrawnAt }: { readonly recordedAt?: string; readonly withdrawnAt?: string },
  moment: string | undefined,
): boolean {
  if (moment === undefined) return withdrawnAt === undefined;
  return (recordedAt ?? "") <= moment && (withdrawnAt === undefined || withdrawnAt > moment);
}

/** A decision dated only by its month or year counts from its last day on: it may have come on any of them. */
export function decidedBy(decidedOn: string | undefined, day: string): boolean {
  return decidedOn !== undefined && isPartialDay(decidedOn) && lastDay({ start: decidedOn }) <= day;
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The day after, for the ends of spans; the end of time has none. */
export function dayAfter(day: string): string {
  return day >= endOfTime ? endOfTime : addDays(day, 1);
}
