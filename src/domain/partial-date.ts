import { dayNumber as dayNumberOf, daysInMonth, pad } from "./calendar.ts";
import type { PartialDate } from "./partial-date-type.ts";

export { dayNumber } from "./calendar.ts";
export { formatPartialDate } from "./format-date.ts";
export { parsePartialDate } from "./parse-date.ts";
export type { PartialDate } from "./partial-date-type.ts";

const form = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/** Whether a text is one of the three forms and a day that exists. */
export function isPartialDay(text: string): boolean {
  if (!form.test(text)) return false;
  const [year = 0, month = 1, day = 1] = text.split("-").map(Number);
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The first day, `YYYY-MM-DD`, that the date allows. */
export function firstDay(date: PartialDate): string {
  return date.start.length >= 10 ? date.start : `${date.start}${"-01-01".slice(date.start.length - 4)}`;
}

/** The last day, `YYYY-MM-DD`, that the date allows. */
export function lastDay(date: PartialDate): string {
  const last = date.end ?? date.start;
  if (last.length >= 10) return last;
  const [year = 0, month = 12] = last.split("-").map(Number);
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(daysInMonth(year, month), 2)}`;
}

/** The year in which the date begins. */
export function yearOf(date: PartialDate): number {
  return Number(date.start.slice(0, 4));
}

/** How many days the date allows; 1 = a day is known. */
export function daysOf(date: PartialDate): number {
  return dayNumberOf(lastDay(date)) - dayNumberOf(firstDay(date)) + 1;
}
