import { pad } from "../../../domain/calendar.ts";
import type { NumberFormat } from "./number-format.ts";

const daySeconds = 86_400;
const dayMs = daySeconds * 1000;
/** 9999-12-31, the last day that Excel knows, by the count from 1900. */
const lastSerial = 2_958_465;
/** Excel's 29 February 1900, which was none: days before it count from one day later (ECMA-376-1, 18.17.4.1). */
const falseDay = 60;
const from1900 = Date.UTC(1899, 11, 30);
const days1904 = 1462;

/** A number of a cell as text: a date as `YYYY`, `YYYY-MM`, `YYYY-MM-DD` (with `THH:MM:SS` where it has a time), never more than its format shows. */
export function numberText(raw: string, format: NumberFormat, is1904: boolean): string {
  const text = raw.trim();
  const value = Number(text);
  if (text === "" || !Number.isFinite(value)) return text;
  switch (format.kind) {
    case "number":
      return plain(value);
    case "digits":
      return digits(value, format.groups);
    case "time":
      return value >= 0 && value < 1 ? clock(value) : plain(value);
    case "date":
      return dateText(value, format, is1904) ?? plain(value);
  }
}

/** Without an exponent, as a person would write it: 15 digits are all that Excel keeps. */
function plain(value: number): string {
  const rounded = Number(value.toPrecision(15));
  return Number.isInteger(rounded) && Math.abs(rounded) < 1e21 ? BigInt(rounded).toString() : String(rounded);
}

function digits(value: number, groups: readonly number[]): string {
  const width = groups.reduce((sum, group) => sum + group, 0);
  const text = plain(value);
  if (!/^\d+$/.test(text)) return text;
  const filled = text.padStart(width, "0");
  const parts: string[] = [];
  let end = filled.length;
  for (const [index, size] of groups.toReversed().entries()) {
    const start = index === groups.length - 1 ? 0 : end - size;
    parts.unshift(filled.slice(start, end));
    end = start;
  }
  return parts.join("-");
}

function dateText(
  value: number,
  { shows, time }: Extract<NumberFormat, { kind: "date" }>,
  is1904: boolean,
): string | undefined {
  // the time of a day is rounded to the second first, so that 23:59:59.9 is the next day
  const seconds = Math.round(value * daySeconds);
  const serial = Math.floor(seconds / daySeconds) + (is1904 ? days1904 : 0);
  if (serial < 1 || serial > lastSerial || (!is1904 && serial === falseDay)) return undefined;
  const day = new Date(from1900 + (serial + (serial < falseDay ? 1 : 0)) * dayMs).toISOString().slice(0, 10);
  const shown = day.slice(0, { year: 4, month: 7, day: 10 }[shows]);
  const rest = seconds % daySeconds;
  return time && rest !== 0 ? `${shown}T${clock(rest / daySeconds)}` : shown;
}

function clock(part: number): string {
  const seconds = Math.min(daySeconds - 1, Math.round(part * daySeconds));
  return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map((one) => pad(one, 2)).join(":");
}
