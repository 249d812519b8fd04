import { addDays } from "./calendar.ts";
import { firstDay, isPartialDay, lastDay } from "./partial-date.ts";
import type { KnownRow } from "./recognition.ts";
import type { KnownRule, RecognitionRule } from "./recognition-rule.ts";
import { compare, dayAfter, decidedBy, horizonOf, type RowSpan, type Span, stoodAt } from "./spans.ts";
import type { VerdictOptions } from "./verdict-type.ts";

/** The days of papers on which a rule bears, through a row. */
export interface RuleSpan extends Span {
  readonly rule: RecognitionRule;
  readonly row: KnownRow;
}

/** Where the rules that were known bear on these rows; by name. `rows` in order of their first day. */
export function ruleSpans(rows: readonly RowSpan[], options: VerdictOptions): readonly RuleSpan[] {
  return (options.rules ?? [])
    .filter((rule) => wasKnown(rule, options))
    .toSorted((a, b) => compare(a.name, b.name))
    .flatMap(({ recordedAt: _recordedAt, withdrawnAt: _withdrawnAt, ...rule }) => spansOf(rule, rows, options));
}

/** Without a date of decision a rule counts as known: no one can be told when it was not. */
function wasKnown(rule: KnownRule, { asKnownOn, asRecordedAt }: VerdictOptions): boolean {
  if (!stoodAt(rule, asRecordedAt)) return false;
  return asKnownOn === undefined || rule.decidedOn === undefined || decidedBy(rule.decidedOn, asKnownOn);
}

function spansOf(rule: RecognitionRule, rows: readonly RowSpan[], options: VerdictOptions): readonly RuleSpan[] {
  switch (rule.effect.kind) {
    case "accepted_before":
      return within(rule, beforeFirst(rule.effect.years, rows));
    case "category_ended": {
      const { category, lastDay: end } = rule.effect;
      const after = rows.filter(({ row, said }) => row.category === category && row.event !== "lost" && said > end);
      return after.flatMap(({ row, said }) => within(rule, [{ row, from: dayAfter(end), to: atMost(said, options) }]));
    }
    case "year_begins":
    case "notice":
      return [];
  }
}

/** The years before the first recognition. Where that is known by its year or month alone, the days that lie within them for certain. */
function beforeFirst(years: number, rows: readonly RowSpan[]): readonly (Span & { row: KnownRow })[] {
  const first = rows.find(({ row }) => row.event !== "lost");
  if (first?.row.from === undefined) return [];
  const from = yearsBefore(lastDay({ start: first.row.from }), years);
  return [{ row: first.row, from, to: addDays(first.from, -1) }];
}

/** The same day so many years before; of 29 February the 28th. */
function yearsBefore(day: string, years: number): string {
  const year = String(Number(day.slice(0, 4)) - years).padStart(4, "0");
  const same = `${year}${day.slice(4)}`;
  return isPartialDay(same) ? same : `${year}-02-28`;
}

function atMost(day: string, options: VerdictOptions): string {
  const horizon = horizonOf(options);
  return day < horizon ? day : horizon;
}

/** Less the days of papers that the rule is not for. */
function within(rule: RecognitionRule, spans: readonly (Span & { row: KnownRow })[]): readonly RuleSpan[] {
  const earliest = rule.from !== undefined && isPartialDay(rule.from) ? firstDay({ start: rule.from }) : "";
  const latest = rule.to !== undefined && isPartialDay(rule.to) ? lastDay({ start: rule.to }) : "9999-12-31";
  return spans.flatMap(({ row, from, to }) => {
    const cut = { from: from < earliest ? earliest : from, to: to > latest ? latest : to };
    return cut.from <= cut.to ? [{ ...cut, row, rule }] : [];
  });
}
