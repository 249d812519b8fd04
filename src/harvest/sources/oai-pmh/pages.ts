import type { Pages } from "../../../domain/record.ts";

/** Stands before pages and is no part of them. */
const label = /^(?:pp?(?:\.|(?=\s|\d))|pages?\b|págs?\.?|s\.|ص)\s*/iu;
/** `39`, `e1234`, `S12`, `12a`, `xii`, `structures.34`. */
const page = "(?:[a-z]{0,3}\\d{1,7}[a-z]{0,2}|[ivxlcdm]{1,9}|[a-z]{2,24}\\.\\d{1,5}|\\d{1,4}[.:]\\d{1,5})";
const range = new RegExp(
  `^(?<first>${page})(?:\\s*(?:[-–—−]+|to)\\s*(?<last>${page}))?(?<more>(?:\\s*[,+&;]\\s*${page}(?:\\s*[-–—−]\\s*${page})?|\\s+\\+?\\s*${page}(?:\\s*[-–—−]\\s*${page})?)*)\\s*[-–—.]?$`,
  "iu",
);
/** Words instead of pages, and marks such as `CITES 3-4`, `Article 12`. */
const marks =
  /^(?:all|in press|online first|[A-Z]{2,12} \d{1,4}(?:\s*[-–]\s*\d{1,4})?|article (?:id )?\w{1,12}|art\. ?\w{1,12})$/i;

/**
 * Pages as printed, without `pp.`, and the first and last where they can be told: `39-64`, `pp. 12–30`, `i-ii`, `structures.34`, `61+ 63-64`. Undefined where the text does
 * not look like pages.
 */
export function parsePages(text: string): Pages | undefined {
  const printed = text.trim().replace(label, "");
  if (printed === "" || printed.length > 60) return undefined;
  const found = range.exec(printed)?.groups;
  if (found === undefined) return marks.test(printed) ? { printed } : undefined;
  const first = found["first"];
  if (first === undefined) return undefined;
  const last = lastPage(first, found["last"], found["more"]);
  return { printed, first, ...(last === undefined ? {} : { last }) };
}

/** `120-5` means 120 to 125. */
function lastPage(first: string, last: string | undefined, more: string | undefined): string | undefined {
  if (last === undefined || (more !== undefined && more !== "")) return undefined;
  const short = /^\d+$/.test(first) && /^\d+$/.test(last) && last.length < first.length;
  return short ? first.slice(0, first.length - last.length) + last : last;
}
