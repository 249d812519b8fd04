import { asciiDigits } from "../../../domain/digits.ts";
import { type PartialDate, parsePartialDate } from "../../../domain/partial-date.ts";

export interface SaidDate {
  readonly date: PartialDate;
  readonly start: number;
  readonly end: number;
}

const month =
  "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?|جنوری|فروری|مارچ|اپریل|مئی|جون|جولائی|اگست|ستمبر|اکتوبر|نومبر|دسمبر|spring|summer|autumn|fall|winter";
const months = `(?:${month})(?:\\s{0,2}[-–/]\\s{0,2}(?:${month}))?`;
const year = "(?:1[89]|20)\\d{2}";
/** In brackets it is the date itself; else with its month; else the last year that is no page, volume or part of an address. */
const forms: readonly RegExp[] = [
  new RegExp(
    `\\((?<said>(?:${months}[\\s,]{1,3})?(?:\\d{1,2}[\\s,]{1,3})?${year}(?:[a-z]|[\\s,]{1,3}${months}(?:\\s\\d{1,2})?)?)\\)`,
    "giu",
  ),
  new RegExp(`(?<![\\p{L}\\d])(?<said>(?:\\d{1,2}\\s)?${months}[\\s,]{1,3}(?:\\d{1,2},\\s)?${year})(?!\\d)`, "giu"),
  new RegExp(`(?<![\\p{L}\\d/.-])(?<said>${year}[\\s,]{1,2}(?:${months})(?:\\s\\d{1,2})?)(?![\\p{L}\\d])`, "giu"),
  new RegExp(`(?<![\\p{L}\\d/.(-])(?<said>${year}-\\d{2}-\\d{2})(?![\\d])`, "gu"),
  new RegExp(`(?<![\\p{L}\\d/.-])(?<said>${year})(?=[a-zء]?(?:[\\s.,;:)\\]؛،۔]|$))(?!\\s?[-–]\\s?\\d)`, "gu"),
];

/** The date that a reference's text gives; years far off are none. `latest`: the last year that can be. */
export function dateIn(text: string, latest: number): SaidDate | undefined {
  const plain = asciiDigits(text);
  for (const [at, form] of forms.entries()) {
    const found = [...plain.matchAll(form)].flatMap((match) => {
      const said = (match.groups?.["said"] ?? "").replace(/(\d{4})[a-z]$/i, "$1").replace(/\s{2,}/g, " ");
      const date = parsePartialDate(reordered(said));
      if (date === undefined || Number(date.start.slice(0, 4)) > latest) return [];
      return [{ date, start: match.index, end: match.index + match[0].length }];
    });
    const best = at === forms.length - 1 ? found.at(-1) : found[0];
    if (best !== undefined) return best;
  }
  return undefined;
}

/** `2019, March 3`, `2019 Mar` as `March 3 2019`. */
function reordered(said: string): string {
  const parts = /^(\d{4})[\s,]+(\p{L}.*)$/u.exec(said);
  return parts === null ? said : `${parts[2]} ${parts[1]}`;
}
