import type { CslItem } from "../csl.ts";

type Day = readonly number[];

const longMonths = "January February March April May June July August September October November December".split(" ");
const shortMonths = "Jan. Feb. Mar. Apr. May Jun. Jul. Aug. Sep. Oct. Nov. Dec.".split(" ");
const mlaMonths = "Jan. Feb. Mar. Apr. May June July Aug. Sept. Oct. Nov. Dec.".split(" ");
const barMonths = shortMonths.map((month) => month.replace(".", ""));

export const months = { long: longMonths, short: shortMonths, mla: mlaMonths, bare: barMonths };

function daysOf({ issued }: CslItem): readonly Day[] {
  return issued?.["date-parts"] ?? [];
}

/** `2023`, `2003–2004`; undefined where no date is known. */
export function yearsOf(item: CslItem): string | undefined {
  const [start, end] = daysOf(item);
  if (start === undefined) return undefined;
  return end === undefined || end[0] === start[0] ? String(start[0]) : `${start[0]}–${end[0]}`;
}

/** Month and year in a style's order: `May 2024`, `July–Dec. 2023`, `Dec. 2003–Jan. 2004`; the year alone where no month is known. */
export function monthYear(item: CslItem, names: readonly string[]): string {
  const [start, end] = daysOf(item);
  const month = monthOf(start, names);
  const endMonth = monthOf(end, names);
  if (month === undefined || start === undefined) return yearsOf(item) ?? "";
  if (end === undefined || endMonth === undefined || (end[0] === start[0] && end[1] === start[1]))
    return `${month} ${start[0]}`;
  return end[0] === start[0] ? `${month}–${endMonth} ${start[0]}` : `${month} ${start[0]}–${endMonth} ${end[0]}`;
}

/** The months alone: `July–December`. */
export function monthSpan(item: CslItem, names: readonly string[]): string {
  const [start, end] = daysOf(item);
  const [first, last] = [monthOf(start, names), monthOf(end, names)];
  if (first === undefined) return "";
  return last === undefined || last === first ? first : `${first}–${last}`;
}

function monthOf(day: Day | undefined, names: readonly string[]): string | undefined {
  return day?.[1] === undefined ? undefined : names[day[1] - 1];
}

/** The first day, as far as it is known. */
export function firstDay(item: CslItem): {
  year?: number | undefined;
  month?: number | undefined;
  day?: number | undefined;
} {
  const [[year, month, day] = []] = daysOf(item);
  const isSpan = daysOf(item).length > 1;
  return { year, month, day: isSpan ? undefined : day };
}

/** A volume or number; `3-4` with an en dash. */
export function numberText(text: string | undefined): string | undefined {
  return text?.replace(/^(\d+)\s*[-‐‑]\s*(\d+)$/, "$1–$2");
}

export type PageRange = "full" | "expanded" | "minimal" | "minimal-two" | "chicago";

/** Pages with an en dash, the second number as short as the style has it. */
export function pagesText(page: string | undefined, form: PageRange): string | undefined {
  return page
    ?.replace(/(?<=[\p{L}\p{N}])\s*[-‐‑–]\s*(?=[\p{L}\p{N}])/gu, "–")
    .replace(/(\d+)–(\d+)/g, (whole, first: string, last: string) => {
      const to = form === "full" ? last : shortened(first, last, form);
      return to === last ? whole : `${first}–${to}`;
    });
}

function shortened(first: string, last: string, form: PageRange): string {
  const full = last.length < first.length ? first.slice(0, first.length - last.length) + last : last;
  if (form === "expanded" || form === "full" || full.length !== first.length || Number(full) <= Number(first))
    return full;
  let common = 0;
  while (common < first.length - 1 && first[common] === full[common]) common += 1;
  if (form === "minimal") return full.slice(common);
  if (form === "minimal-two") return full.slice(Math.min(common, Math.max(0, full.length - 2)));
  return ofChicago(first, full, common);
}

/** Chicago Manual of Style 9.61. */
function ofChicago(first: string, last: string, common: number): string {
  const start = Number(first);
  if (start < 100 || start % 100 === 0) return last;
  if (start % 100 < 10) return last.slice(common);
  const shown = Math.max(2, last.length - common);
  return first.length === 4 && shown >= 3 ? last : last.slice(-shown);
}

/** Whether `pp.` stands before it and not `p.` */
export function isSeveralPages(page: string): boolean {
  return /[\p{L}\p{N}]\s*[-‐‑–,&]\s*[\p{L}\p{N}]/u.test(page);
}

/** `2nd` for an edition that is a number, else the edition as printed. */
export function editionText(edition: string | undefined, word: string): string | undefined {
  if (edition === undefined) return undefined;
  const number = /^(\d+)(?:st|nd|rd|th)?\.?$/i.exec(edition.trim())?.[1];
  return number === undefined ? edition : `${ordinal(Number(number))} ${word}`;
}

function ordinal(number: number): string {
  const tens = number % 100;
  const ending = tens >= 11 && tens <= 13 ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th");
  return `${number}${ending}`;
}

/** Where it is: by its DOI, else at its address. */
export function linkOf({ DOI, URL }: CslItem): string | undefined {
  return DOI === undefined ? URL : `https://doi.org/${DOI}`;
}

export const isPeriodical = ({ type }: CslItem): boolean => type === "article-journal" || type === "article-newspaper";
export const isBook = ({ type }: CslItem): boolean => type === "book" || type === "motion_picture";
export const isPart = ({ type }: CslItem): boolean => type === "chapter" || type === "paper-conference";
