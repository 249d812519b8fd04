import { formatPartialDate, yearOf } from "../domain/partial-date.ts";
import {
  containerOf,
  dateOf,
  doiOf,
  isbnsOf,
  issnsOf,
  numberOf,
  oneLine,
  pagesOf,
  pdfOf,
  publisherOf,
  titleOf,
  urlOf,
  volumeOf,
  type Work,
} from "./work.ts";

/** What a spreadsheet would take for a formula (OWASP, CSV injection) is put behind an apostrophe, as Excel writes a text. */
export function harmless(text: string): string {
  return /^[\s\u00a0]*[=+\-@|%＝＋－＠\t\r]/u.test(text) ? `'${text}` : text;
}

/** One line of CSV (RFC 4180), without its end. */
export function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",");
}

/** Excel's own bound. */
const longestCell = 32_000;

function names({ data }: Work, role: "author" | "editor"): string {
  return data.contributors
    .filter((one) => one.role === role)
    .map(({ name: { printed, family, given, suffix, corporate } }) =>
      corporate !== true && family !== undefined && given !== undefined
        ? [family, given, suffix].filter(Boolean).join(", ")
        : printed,
    )
    .join("; ");
}

function date(work: Work): string {
  const found = dateOf(work);
  if (found === undefined) return "";
  return found.end === undefined ? found.start : formatPartialDate(found);
}

/** The columns, in order; the headings are ones that this index reads again. */
const columns: readonly (readonly [heading: string, value: (work: Work) => string | undefined])[] = [
  ["Record ID", ({ id }) => id],
  ["Kind", ({ data }) => data.kind],
  ["Type", ({ data }) => (data.kind === "article" ? data.type : data.kind)],
  ["Title", (work) => titleOf(work)?.value],
  ["Other title", ({ data }) => data.titles[1]?.value],
  ["Authors", (work) => names(work, "author")],
  ["Editors", (work) => names(work, "editor")],
  ["Journal", (work) => (work.data.kind === "chapter" ? undefined : containerOf(work)?.value)],
  ["Book", (work) => (work.data.kind === "chapter" ? containerOf(work)?.value : undefined)],
  ["Channel", ({ data }) => (data.kind === "video" ? data.channel : undefined)],
  ["ISSN", (work) => issnsOf(work).join("; ")],
  ["ISBN", (work) => isbnsOf(work).join("; ")],
  ["Volume", volumeOf],
  ["Issue", numberOf],
  ["Pages", (work) => pagesOf(work)?.printed],
  ["Year", (work) => dateOf(work) && String(yearOf(dateOf(work) ?? { start: "" }))],
  ["Date", date],
  ["DOI", doiOf],
  ["URL", urlOf],
  ["PDF", pdfOf],
  ["Publisher", publisherOf],
  ["Country", ({ data, journal }) => data.country ?? journal?.country],
  ["Language", ({ data }) => data.languages.join("; ")],
  ["Keywords", ({ data }) => data.keywords.map(({ value }) => value).join("; ")],
  ["Abstract", ({ data }) => data.abstracts[0]?.value],
  ["Licence", ({ data }) => data.licence?.id ?? data.licence?.printed],
  ["HEC category", ({ category }) => category],
  ["Notice", ({ notice }) => notice],
  ["Page", ({ page }) => page],
];

/** With the mark by which spreadsheets know UTF-8. */
export const csvHeader = `\ufeff${csvLine(columns.map(([heading]) => heading))}\r\n`;

/** A record as one row: each cell on one line, and none a formula. */
export function csvRow(work: Work): string {
  const cells = columns.map(([, value]) => harmless(oneLine(value(work) ?? "").slice(0, longestCell)));
  return `${csvLine(cells)}\r\n`;
}
