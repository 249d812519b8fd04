import type { Category, KnownRow, RecognitionRow } from "./recognition.ts";
import type { RuleSpan } from "./rule-spans.ts";
import { areaKey, compare, dayAfter, type ListSpan, lastDayOfZ, type RowSpan } from "./spans.ts";
import type { AppliedRule, SingleVerdict } from "./verdict-type.ts";

export interface Known {
  /** In order of their first day. */
  readonly rows: readonly RowSpan[];
  readonly lists: readonly ListSpan[];
  /** Names of the lists in which the journal has a row, dated or not: absence from them can't be claimed. */
  readonly listed: ReadonlySet<string>;
  readonly rules: readonly RuleSpan[];
}

/** Every answer that stands for one day; more than one only where rows disagree. */
export function verdictsOn(day: string, known: Known): readonly SingleVerdict[] {
  const holding = standing(known.rows, day);
  const recognising = holding.filter(({ row }) => row.event !== "lost");
  const losses = holding.filter(({ row }) => row.event === "lost");
  const answers = [
    ...recognised(recognising, known.rows, day),
    ...losses.slice(-1).map((loss) => lost(loss, day, known)),
  ];
  return answers.length > 0 ? answers : [unheld(day, known)];
}

/**
 * The rows that hold on a day, less those that a later one took the place of: an upgrade or downgrade stands for the rows that began
 * before it, a loss ends them, and a recognition that begins after a loss ends the loss. What HEC decided after a loss is not ended by it.
 */
function standing(rows: readonly RowSpan[], day: string): readonly RowSpan[] {
  const holding = rows.filter((span) => span.from <= day && day <= span.to);
  return holding.filter((span) => {
    if (span.row.event === "lost") return !rows.some((other) => isRecoveryFrom(other, span, day));
    return !holding.some((other) => replaces(other, span));
  });
}

function isRecoveryFrom(other: RowSpan, loss: RowSpan, day: string): boolean {
  return other.row.event !== "lost" && other.from > loss.from && other.from <= day && reaches(other.row, loss.row);
}

function replaces(other: RowSpan, span: RowSpan): boolean {
  if (!reaches(other.row, span.row)) return false;
  switch (other.row.event) {
    case "lost":
      return span.from <= other.from && !decidedLater(span.row, other.row);
    case "upgraded":
    case "downgraded":
      return span.from < other.from;
    case "recognised":
    case "extended":
      return false;
  }
}

/** A row without an area speaks of the whole journal. */
function reaches(row: RecognitionRow, other: RecognitionRow): boolean {
  return row.area === undefined || areaKey(row.area) === areaKey(other.area);
}

function decidedLater(row: RecognitionRow, than: RecognitionRow): boolean {
  return row.decidedOn !== undefined && than.decidedOn !== undefined && row.decidedOn > than.decidedOn;
}

/** One answer a category. Rows that name none agree with any. */
function recognised(holding: readonly RowSpan[], rows: readonly RowSpan[], day: string): readonly SingleVerdict[] {
  const groups = new Map<Category | undefined, KnownRow[]>();
  for (const span of holding) {
    const category = categoryOf(span, rows, day);
    groups.set(category, [...(groups.get(category) ?? []), span.row]);
  }
  const silent = groups.get(undefined) ?? [];
  if (groups.size > 1) groups.delete(undefined);
  return [...groups]
    .toSorted(([a = ""], [b = ""]) => compare(a, b))
    .map(([category, group]) => {
      const [row, ...others] = [...group.toSorted(bestFirst), ...(category === undefined ? [] : silent)] as [
        KnownRow,
        ...KnownRow[],
      ];
      return {
        outcome: "recognised",
        row,
        ...(category === undefined ? {} : { category }),
        ...(others.length === 0 ? {} : { alsoBy: others }),
      };
    });
}

/** An extension without a category keeps that of the row which it extends: the one that it overlaps or follows at once. */
function categoryOf(span: RowSpan, rows: readonly RowSpan[], day: string): Category | undefined {
  if (span.row.category !== undefined || span.row.event !== "extended") return span.row.category;
  const extended = rows.filter(
    ({ row, from, to }) =>
      row.event !== "lost" &&
      row.category !== undefined &&
      from <= span.from &&
      dayAfter(to) >= span.from &&
      areaKey(row.area) === areaKey(span.row.area),
  );
  const said = new Set(extended.map(({ row }) => row.category));
  const category = said.size === 1 ? extended[0]?.row.category : undefined;
  return category === "Z" && day > lastDayOfZ ? undefined : category;
}

/** The row to name first: the decision itself before its extension, a list before a notice, the newer before the older. */
function bestFirst(a: KnownRow, b: KnownRow): number {
  return (
    Number(a.event === "extended") - Number(b.event === "extended") ||
    compare(a.authority, b.authority) ||
    compare(b.from ?? "", a.from ?? "") ||
    compare(a.id, b.id)
  );
}

function lost(loss: RowSpan, day: string, known: Known): SingleVerdict {
  return { outcome: "not_recognised", reason: "lost", loss: loss.row, ...neighbours(loss.from, day, known) };
}

/** No row holds: a complete list without the journal, a gap between two rows, after the last row, or nothing known. */
function unheld(day: string, known: Known): SingleVerdict {
  const { before, after } = neighbours(day, day, known);
  const around = { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
  const list = known.lists.find(
    (span) => span.from <= day && day <= span.to && !known.listed.has(span.list.name),
  )?.list;
  const rules = rulesOn(day, known);
  if (list !== undefined) return { outcome: "not_recognised", reason: "absent_from_list", ...around, list, ...rules };
  if (before !== undefined && after !== undefined) {
    return { outcome: "not_recognised", reason: "gap", ...around, ...rules };
  }
  const last = lastBefore(day, known);
  if (last !== undefined) return { outcome: "not_decided", last, ...rules };
  return { outcome: "no_data", ...(after === undefined ? {} : { after }), ...rules };
}

function rulesOn(day: string, { rules }: Known): { rules?: readonly AppliedRule[] } {
  const bearing = rules.filter((span) => span.from <= day && day <= span.to);
  return bearing.length === 0 ? {} : { rules: bearing.map(({ rule, row }) => ({ rule, row })) };
}

/** The row that ended last before a day, or the loss that ended it. */
function lastBefore(day: string, { rows }: Known): KnownRow | undefined {
  const begun = rows.filter((span) => span.from <= day).toSorted(lastFirst);
  const recognising = begun.find(({ row }) => row.event !== "lost");
  const loss = begun.find(({ row }) => row.event === "lost");
  return loss !== undefined && loss.from >= (recognising?.from ?? "") ? loss.row : recognising?.row;
}

/** The recognising rows nearest to a day on either side. */
function neighbours(start: string, day: string, { rows }: Known): { before?: KnownRow; after?: KnownRow } {
  const recognising = rows.filter(({ row }) => row.event !== "lost");
  const before = recognising.filter((span) => span.from <= start && span.from <= day).toSorted(lastFirst)[0]?.row;
  const after = recognising.find((span) => span.from > day)?.row;
  return { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}

function lastFirst(a: RowSpan, b: RowSpan): number {
  return compare(b.to, a.to) || compare(b.from, a.from) || compare(a.row.id, b.row.id);
}
