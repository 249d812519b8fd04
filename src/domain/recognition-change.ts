import { firstDay, isPartialDay, lastDay } from "./partial-date.ts";
import { categories, type RecognitionRow } from "./recognition.ts";
import { areaKey, compare, dayAfter, daysOfRow, isOfficial } from "./spans.ts";

export const changeKinds = [
  "new",
  "upgraded",
  "downgraded",
  "extended",
  "conflicting",
  "lost",
  "claimed",
  "unchanged",
] as const;
/**
 * What a row changes: a journal is new (or recognised again after a gap), moves up or down, goes on in its category, contradicts another row of
 * the same days, or is lost. `claimed` is the word of others than HEC, and `unchanged` says what was known.
 */
export type ChangeKind = (typeof changeKinds)[number];

export interface RecognitionChange<Row extends RecognitionRow = RecognitionRow> {
  readonly kind: ChangeKind;
  readonly row: Row;
  /** What held before, or contradicts it. */
  readonly before?: Row;
}

/** What a row changes for a journal of which these rows are known. They need no order. */
export function changeOf<Row extends RecognitionRow>(row: Row, known: readonly Row[]): RecognitionChange<Row> {
  if (!isOfficial(row)) return { kind: "claimed", row };
  const others = known.filter((other) => isOfficial(other) && isSameArea(other, row));
  const same = others.find((other) => saysSame(other, row));
  if (same !== undefined) return { kind: "unchanged", row, before: same };
  const before = lastBefore(row, others);
  const from = before === undefined ? {} : { before };
  if (row.event === "lost") return { kind: "lost", row, ...from };
  const against = others.find((other) => contradicts(row, other));
  if (against !== undefined) return { kind: "conflicting", row, before: against };
  if (row.event === "upgraded" || row.event === "downgraded" || row.event === "extended")
    return { kind: row.event, row, ...from };
  if (before === undefined || before.event === "lost") return { kind: "new", row, ...from };
  const step = rankOf(before) - rankOf(row);
  if (step !== 0 && !Number.isNaN(step)) return { kind: step > 0 ? "upgraded" : "downgraded", row, before };
  return { kind: follows(row, before) ? "extended" : "new", row, before };
}

/** The rows of one journal, each with what it changed when it was added to those before it in time. */
export function changesOf<Row extends RecognitionRow>(
  rows: readonly Row[],
  known: readonly Row[],
): readonly RecognitionChange<Row>[] {
  const before = [...known];
  return rows
    .toSorted((a, b) => compare(a.from ?? a.to ?? "", b.from ?? b.to ?? ""))
    .map((row) => {
      const change = changeOf(row, before);
      before.push(row);
      return change;
    });
}

/** A row without an area speaks of the whole journal; it is another's predecessor all the same. */
function isSameArea(a: RecognitionRow, b: RecognitionRow): boolean {
  return a.area === undefined || b.area === undefined || areaKey(a.area) === areaKey(b.area);
}

/** Whether two rows of a journal say the same, wherever they say it. */
export function saysSame(a: RecognitionRow, b: RecognitionRow): boolean {
  return (
    a.event === b.event &&
    a.category === b.category &&
    a.from === b.from &&
    a.to === b.to &&
    areaKey(a.area) === areaKey(b.area)
  );
}

/** The row that began last before this one; of one that does not say when it begins there is none. */
function lastBefore<Row extends RecognitionRow>(row: Row, others: readonly Row[]): Row | undefined {
  const day = startOf(row);
  if (day === undefined) return undefined;
  const earlier = others.filter((other) => (startOf(other) ?? day) < day);
  return earlier.toSorted(
    (a, b) =>
      compare(startOf(b) ?? "", startOf(a) ?? "") ||
      compare(endOf(b), endOf(a)) ||
      compare(JSON.stringify(a), JSON.stringify(b)),
  )[0];
}

/** When a row's word begins: a loss or an extension may say its end alone. */
function startOf(row: RecognitionRow): string | undefined {
  const said = row.from ?? (row.event === "recognised" ? undefined : row.to);
  return said !== undefined && isPartialDay(said) ? firstDay({ start: said }) : undefined;
}

function endOf(row: RecognitionRow): string {
  return daysOfRow(row)?.to ?? "";
}

/** Both recognise the journal, in two categories, on days that are certain in both: a year that is the end of one and the beginning of the other is none. */
function contradicts(row: RecognitionRow, other: RecognitionRow): boolean {
  if (row.event !== "recognised" || other.event !== "recognised") return false;
  if (row.category === undefined || other.category === undefined || row.category === other.category) return false;
  if (areaKey(row.area) !== areaKey(other.area)) return false;
  const [ours, theirs] = [certainDays(row), certainDays(other)];
  if (ours === undefined || theirs === undefined) return false;
  return ours.from <= theirs.to && theirs.from <= ours.to;
}

function certainDays(row: RecognitionRow): { from: string; to: string } | undefined {
  const days = daysOfRow(row);
  if (days === undefined || row.from === undefined) return undefined;
  const from = lastDay({ start: row.from });
  const to = row.to === undefined ? days.to : firstDay({ start: row.to });
  // a window of one year or month holds for certain on some day of it, nobody knows which
  return from <= to ? { from, to } : row.from === row.to ? days : undefined;
}

/** W is the highest. NaN where a row names none. */
function rankOf({ category }: RecognitionRow): number {
  return category === undefined ? Number.NaN : categories.indexOf(category);
}

/** Whether no day lies between them. */
function follows(row: RecognitionRow, before: RecognitionRow): boolean {
  const from = startOf(row);
  const to = endOf(before);
  // What has no days of its own is followed by nothing.
  return from !== undefined && to !== "" && dayAfter(to) >= from;
}
