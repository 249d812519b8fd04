import { daysInMonth, pad } from "./calendar.ts";
import { monthOf, seasonOf } from "./calendar-words.ts";
import { asciiDigits, asciiHyphens } from "./digits.ts";
import { hijriYears } from "./hijri.ts";
import type { PartialDate } from "./partial-date-type.ts";

/** What one side of a range says. */
interface Side {
  year?: number;
  month?: number;
  day?: number;
  /** Something was said that these numbers don't hold: a season, an impossible day. */
  more?: boolean;
}

const iso = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ]\d{1,2}:.*)?$/i;
const isoRange = /^(\d{4}(?:-\d{2}(?:-\d{2})?)?)\s?(?:\/|--|-(?=\d{4}))\s?(\d{4}(?:-\d{2}(?:-\d{2})?)?)$/;
const dashedYears = /^(\d{2})(\d{2})\s?[-/]\s?(\d{2})$/;
const basic = /^(\d{4})(\d{2})(\d{2})(?:T?\d{6}Z?)?$/;
const numeric = /^(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})(?:[T ]\d{1,2}:.*)?$/;
const weekday = /\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?,?/gi;
const clock = /\b\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|GMT|UTC|PKT|[+-]\d{2}:?\d{2})?/gi;

/**
 * The date that a text gives, at the precision that it gives: ISO forms and instants, month names of calendar-words.ts, ranges, years in
 * brackets. A season keeps the year; an impossible day keeps the part that makes sense; both with `printed`. `undefined` = no date in it.
 */
export function parsePartialDate(text: string): PartialDate | undefined {
  if (text.length > 200) return undefined;
  const clean = asciiHyphens(asciiDigits(text))
    .replace(/[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .replace(/\s+/g, " ")
    .replace(/^[\s([{,;:."'©]+|[\s)\]},;:."']+$/g, "");
  return numberForms(clean, text) ?? hijriYears(clean, text) ?? wordForms(clean, text);
}

function numberForms(clean: string, text: string): PartialDate | undefined {
  const years = dashedYears.exec(clean);
  // `1998-99` is a span of years, `2003-04` a month.
  if (years !== null && Number(years[3]) > 12 && Number(years[3]) > Number(years[2])) {
    return range({ year: Number(`${years[1]}${years[2]}`) }, { year: Number(`${years[1]}${years[3]}`) }, text);
  }
  const span = isoRange.exec(clean);
  if (span !== null) return range(isoSide(span[1] ?? ""), isoSide(span[2] ?? ""), text);
  const simple = iso.exec(clean) ?? basic.exec(clean);
  if (simple !== null) return single(isoSide(simple.slice(1, 4).filter(Boolean).join("-")), text);
  const parts = numeric.exec(clean);
  return parts === null ? undefined : ordered(parts.slice(1, 4), text);
}

/** `2024/5/1`, `13.05.2024`. `05/06/2024` can be read two ways: only its year is sure. */
function ordered([a = "", b = "", c = ""]: readonly string[], text: string): PartialDate | undefined {
  if (a.length === 4) return single(isoSide(`${a}-${b}-${c}`), text);
  if (c.length !== 4) return undefined;
  const year = Number(c);
  const [first, second] = [Number(a), Number(b)];
  if (first === second || first > 12) return single({ year, month: second, day: first }, text);
  if (second > 12) return single({ year, month: first, day: second }, text);
  return single({ year, more: true }, text);
}

function isoSide(text: string): Side {
  const [year, month, day] = text.split("-").map(Number);
  return {
    ...(year === undefined ? {} : { year }),
    ...(month === undefined ? {} : { month }),
    ...(day === undefined ? {} : { day }),
  };
}

function wordForms(clean: string, text: string): PartialDate | undefined {
  const plain = clean.replace(weekday, " ").replace(clock, " ");
  const sides = plain
    .split(/\s*(?:-+|\/|&|\+|\bto\b|\band\b|\buntil\b|\bتا\b|(?<=\s)(?:تا|اور|سے)(?=\s))\s*/iu)
    .map(sideOf);
  const told = sides.filter(
    (side) => side.year !== undefined || side.month !== undefined || side.day !== undefined || side.more,
  );
  const [first, ...others] = told;
  const last = others.at(-1);
  if (first === undefined) return undefined;
  if (last === undefined) return single(first, text);
  // `May-2015`, `2003-Fall`: one date, its parts joined by a hyphen.
  if (
    told.length === 2 &&
    (first.year === undefined) !== (last.year === undefined) &&
    isYearAlone(first) !== isYearAlone(last)
  ) {
    return single({ ...first, ...last, ...(first.more === true || last.more === true ? { more: true } : {}) }, text);
  }
  return range(...inherit(first, last), text);
}

function sideOf(text: string): Side {
  const side: Side = {};
  for (const raw of text.match(/\d+|[\p{L}\p{M}]+/gu) ?? []) {
    const word = raw.replace(/^(\d+)\D+$/, "$1");
    const month = monthOf(word);
    if (month !== undefined) {
      if (side.month === undefined) side.month = month;
      else side.more = true;
    } else if (seasonOf(word) !== undefined) side.more = true;
    else if (/^\d{4}$/.test(word)) {
      if (side.year === undefined && isYear(Number(word))) side.year = Number(word);
      else side.more = true;
    } else if (/^\d{1,2}$/.test(word)) {
      if (side.day === undefined) side.day = Number(word);
      else side.more = true;
    } else if (!/^(?:st|nd|rd|th|of|ء|ع|سن|سنہ|year|month)$/i.test(word)) side.more = true;
  }
  return side;
}

/** What one side leaves out, it shares with the other; a year printed once belongs to the side where it stands (`Dec-Jan 2004`). */
function inherit(first: Side, last: Side): [Side, Side] {
  const start = { ...first };
  const end = { ...last };
  if (start.month === undefined && start.day !== undefined && end.day !== undefined && end.month !== undefined)
    start.month = end.month;
  if (end.month === undefined && end.day !== undefined && start.day !== undefined && start.month !== undefined)
    end.month = start.month;
  const overNewYear = start.month !== undefined && end.month !== undefined && start.month > end.month;
  if (start.year === undefined && end.year !== undefined) start.year = end.year - (overNewYear ? 1 : 0);
  else if (end.year === undefined && start.year !== undefined) end.year = start.year + (overNewYear ? 1 : 0);
  return [start, end];
}

function isYearAlone(side: Side): boolean {
  return side.year !== undefined && side.month === undefined && side.day === undefined;
}

function isYear(year: number): boolean {
  return year >= 1000 && year <= 2199;
}

/** The part of a side that makes sense, and whether that is all that was said. */
function sensible(side: Side): { value: string; whole: boolean } | undefined {
  if (side.year === undefined || !isYear(side.year)) return undefined;
  const year = pad(side.year, 4);
  if (side.month === undefined) return { value: year, whole: side.day === undefined && side.more !== true };
  if (side.month < 1 || side.month > 12) return { value: year, whole: false };
  const month = `${year}-${pad(side.month, 2)}`;
  if (side.day === undefined) return { value: month, whole: side.more !== true };
  if (side.day < 1 || side.day > daysInMonth(side.year, side.month)) return { value: month, whole: false };
  return { value: `${month}-${pad(side.day, 2)}`, whole: side.more !== true };
}

function single(side: Side, text: string): PartialDate | undefined {
  const date = sensible(side);
  if (date === undefined) return undefined;
  return date.whole ? { start: date.value } : { start: date.value, printed: text.trim() };
}

function range(first: Side, last: Side, text: string): PartialDate | undefined {
  const [a, b] = [sensible(first), sensible(last)];
  if (a === undefined || b === undefined) {
    const one = a ?? b;
    return one === undefined ? undefined : { start: one.value, printed: text.trim() };
  }
  const inOrder = a.value <= b.value;
  const [start, end] = inOrder ? [a.value, b.value] : [b.value, a.value];
  const printed = a.whole && b.whole && inOrder ? {} : { printed: text.trim() };
  return start === end ? { start, ...printed } : { start, end, ...printed };
}
