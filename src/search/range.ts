import { dayNumber, firstDay, isPartialDay, lastDay } from "../domain/partial-date.ts";
import { fold } from "../text/fold.ts";
import type { NumberField } from "./fields.ts";

export interface Range {
  readonly from?: number;
  readonly to?: number;
}

const isYear = /^\d{1,4}$/u;

function ends(field: NumberField, text: string): { first: number; last: number } | undefined {
  if (field === "year") {
    const year = isYear.test(text) ? Number(text) : 0;
    return year > 0 ? { first: year, last: year } : undefined;
  }
  const start = text.replace(/[-/](\d{1,2})(?=[-/]|$)/gu, (_, part: string) => `-${part.padStart(2, "0")}`);
  if (!isPartialDay(start)) return undefined;
  return { first: dayNumber(firstDay({ start })), last: dayNumber(lastDay({ start })) };
}

/**
 * Reads `2015`, `2015..2020`, `2015..`, `..2020`, and for years `2015-2020` and `>=2015` too; dates as `2024`, `2024-01`, `2024-01-31` or
 * `2024/1/31`, both ends inclusive. Digits of any script. Ends the wrong way round are put right. undefined where it is no range.
 */
export function parseRange(field: NumberField, text: string): Range | undefined {
  const plain = fold(text)
    .replace(/[–—]/gu, "-")
    .replace(/…|\.{2,}/gu, "..");
  const compared = /^([<>])(=?)(\d{1,4})$/u.exec(plain);
  if (field === "year" && compared) return comparedYear(compared[1] === ">", compared[2] === "=", Number(compared[3]));
  const years = field === "year" ? /^(\d{4})-(\d{4})$/u.exec(plain) : null;
  const [left = "", right, more] = years ? [years[1], years[2]] : plain.split("..");
  if (more !== undefined) return undefined;
  const from = left === "" ? undefined : ends(field, left);
  const to = right === undefined ? from : right === "" ? undefined : ends(field, right);
  if ((left !== "" && !from) || (right && !to) || (!from && !to)) return undefined;
  if (from && to && from.first > to.last) return { from: to.first, to: from.last };
  return { ...(from ? { from: from.first } : {}), ...(to ? { to: to.last } : {}) };
}

function comparedYear(after: boolean, inclusive: boolean, year: number): Range | undefined {
  if (year < 1) return undefined;
  if (after) return { from: inclusive ? year : year + 1 };
  return year === 1 && !inclusive ? undefined : { to: inclusive ? year : year - 1 };
}

function printEnd(field: NumberField, value: number | undefined): string {
  if (value === undefined) return "";
  return field === "year" ? String(value) : new Date(value * 86_400_000).toISOString().slice(0, 10);
}

/** The range in the form that parseRange reads. */
export function printRange(field: NumberField, range: Range): string {
  const [from, to] = [printEnd(field, range.from), printEnd(field, range.to)];
  return from === to ? from : `${from}..${to}`;
}
