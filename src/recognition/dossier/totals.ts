import { type Entry, type Outcome, outcomeOf, outcomes } from "./entry.ts";
import { type HecYears, hecYearsOf } from "./hec-year.ts";

/** How many lines of one HEC year, or of the two between which a date leaves it open, have each outcome; `years` absent = no date. */
export interface TotalsRow {
  readonly years?: HecYears;
  readonly counts: Readonly<Partial<Record<Outcome, number>>>;
  readonly lines: number;
}

export interface Totals {
  /** Those that occur, in their order. */
  readonly outcomes: readonly Outcome[];
  /** Newest first; without a date last. */
  readonly rows: readonly TotalsRow[];
  readonly all: TotalsRow;
}

/** Totals by outcome and by HEC year. Every line is counted once: a year-only date is of neither year for certain, so it has a row between. */
export function totalsOf(entries: readonly Entry[]): Totals {
  const groups = Map.groupBy(entries, ({ date }) => {
    if (date === undefined) return "";
    const { first, last } = hecYearsOf(date);
    return `${String(last).padStart(4, "0")} ${String(first).padStart(4, "0")}`;
  });
  const rows = [...groups].sort(([a], [b]) => (a < b ? 1 : -1)).map(([, some]) => rowOf(some));
  const all = rowOf(entries);
  return {
    outcomes: outcomes.filter((outcome) => all.counts[outcome] !== undefined),
    rows,
    all: { counts: all.counts, lines: all.lines },
  };
}

function rowOf(entries: readonly Entry[]): TotalsRow {
  const counts: Partial<Record<Outcome, number>> = {};
  for (const entry of entries) {
    const outcome = outcomeOf(entry);
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  const date = entries[0]?.date;
  return { ...(date === undefined ? {} : { years: hecYearsOf(date) }), counts, lines: entries.length };
}
