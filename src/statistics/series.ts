import { dateOfDay, dayOf, dayOfDate, monthOfDay, monthOfName, nameOfMonth } from "./periods.ts";
import type { PeriodCounts, Step, UsageReader } from "./store.ts";
import { noCounts, type Subject } from "./tally.ts";

/** Days or months in a row, ends included, as numbers of periods.ts. */
export interface Span {
  readonly step: Step;
  readonly from: number;
  readonly to: number;
}

/** The last days or months up to today. */
export function lastPeriods(step: Step, count: number, now: Date): Span {
  const day = dayOf(now.getTime());
  const to = step === "day" ? day : monthOfDay(day);
  return { step, from: to - count + 1, to };
}

/** `2026-11-25` or `2026-11` */
export function nameOfPeriod(step: Step, period: number): string {
  return step === "day" ? dateOfDay(period) : nameOfMonth(period);
}

/** The day or month in which `2026-11-25` lies; of a month's name the month itself. */
export function periodOf(step: Step, name: string): number {
  if (step === "month") return monthOfName(name);
  return dayOfDate(name.length === 7 ? `${name}-01` : name);
}

/** All periods of a span, those without any use as zeros. */
export async function seriesOf(
  usage: UsageReader,
  subject: Subject,
  { step, from, to }: Span,
): Promise<PeriodCounts[]> {
  const known = new Map((await usage.series(subject, step, from, to)).map((row) => [row.period, row]));
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => {
    const period = from + index;
    return known.get(period) ?? { ...noCounts, period };
  });
}
