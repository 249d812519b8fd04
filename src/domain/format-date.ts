import { englishMonths, seasonOf } from "./calendar-words.ts";
import type { PartialDate } from "./partial-date-type.ts";

interface Parts {
  readonly year: string;
  readonly month?: string;
  readonly day?: string;
}

/** In plain English: `1 May 2024`, `July–December 2023`, `December 2003 – January 2004`, `Summer 2006`, `1870–1871`. */
export function formatPartialDate(date: PartialDate): string {
  const start = partsOf(date.start);
  if (date.end !== undefined && date.end !== date.start) return formatRange(start, partsOf(date.end));
  const season = start.month === undefined ? seasonIn(date.printed) : undefined;
  return season === undefined ? formatParts(start) : `${season} ${start.year}`;
}

function seasonIn(printed: string | undefined): string | undefined {
  const names = new Set((printed ?? "").split(/[^\p{L}\p{M}]+/u).flatMap((word) => seasonOf(word) ?? []));
  return names.size === 0 ? undefined : [...names].join("/");
}

function formatRange(start: Parts, end: Parts): string {
  if (start.month === undefined && end.month === undefined) return `${start.year}–${end.year}`;
  if (start.year !== end.year) return `${formatParts(start)} – ${formatParts(end)}`;
  if (start.month === end.month && start.day !== undefined && end.day !== undefined) {
    return `${start.day}–${end.day} ${end.month} ${end.year}`;
  }
  if (start.day !== undefined || end.day !== undefined) return `${formatParts(start, false)} – ${formatParts(end)}`;
  return `${start.month ?? start.year}–${end.month ?? ""} ${end.year}`;
}

function formatParts(parts: Parts, withYear = true): string {
  return [parts.day, parts.month, withYear || parts.month === undefined ? parts.year : undefined]
    .filter((part) => part !== undefined)
    .join(" ");
}

function partsOf(text: string): Parts {
  const [year = text, month, day] = text.split("-");
  const name = month === undefined ? undefined : englishMonths[Number(month) - 1];
  if (name === undefined) return { year };
  return day === undefined ? { year, month: name } : { year, month: name, day: String(Number(day)) };
}
