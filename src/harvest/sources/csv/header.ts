import { type Delimiter, delimiters, splitCells } from "../../readers/delimited.ts";
import { type Field, fieldOfHeading, isOfOthers, isOfVideos } from "./fields.ts";
import type { Mapping } from "./mapping.ts";

/** A line taken for a table's header. */
export interface Header {
  readonly headings: readonly string[];
  readonly delimiter: Delimiter;
}

/** The line as a header: with the delimiter that gives most cells; undefined where it is one cell, or one of them is no heading. */
export function headerOf(line: string): Header | undefined {
  const found = delimiters
    .map((delimiter) => ({ delimiter, cells: splitCells(line, delimiter) }))
    .flatMap(({ delimiter, cells }) => (cells.ok ? [{ delimiter, headings: cells.value }] : []))
    .toSorted((a, b) => b.headings.length - a.headings.length)[0];
  if (found === undefined || found.headings.length < 2 || found.headings.length > 500) return undefined;
  const said = found.headings.filter((heading) => heading !== "");
  const isHeader = said.length >= 2 && said.every((heading) => heading.length <= 100 && /\p{L}/u.test(heading));
  return isHeader ? found : undefined;
}

/**
 * The mapping that the headings give by themselves, each a word that we know; of two for one field the first. A column `id` is left to the operator: where it
 * counts rows, a second file would overwrite what the first gave. `No.` is an issue only beside a volume, for at the beginning it counts rows too.
 */
export function mappingByWords({ headings }: Header): Mapping {
  const columns: Partial<Record<Field, readonly string[]>> = {};
  const hasVolume = headings.some((heading) => fieldOfHeading(heading) === "volume");
  for (const [index, heading] of headings.entries()) {
    const field = fieldOfHeading(heading);
    const countsRows = field === "id" || (/^no\.?$/i.test(heading.trim()) && (index === 0 || !hasVolume));
    if (field !== undefined && !countsRows && columns[field] === undefined) columns[field] = [heading];
  }
  if (isNews(columns, headings)) return { columns, separators: {}, constants: { kind: "news" } };
  const isBook = columns.isbn !== undefined && columns.journal === undefined && columns.issn === undefined;
  return { columns, separators: {}, constants: isBook ? { kind: "book" } : {} };
}

const ofWorks = ["journal", "issn", "eissn", "isbn", "doi", "volume", "pages", "abstract"] as const;

/** A table of headlines: they say their outlet, or lead to a page and bring its text. */
function isNews(columns: Mapping["columns"], headings: readonly string[]): boolean {
  if (columns.title === undefined || ofWorks.some((field) => columns[field] !== undefined)) return false;
  if (headings.some(isOfVideos)) return false;
  return columns.outlet !== undefined || (columns.link !== undefined && columns.text !== undefined);
}

/** The mapping of a table that is plainly a list of works: a title, and an author, journal, year or DOI; or of headlines. */
export function plainMapping(header: Header): Mapping | undefined {
  const mapping = mappingByWords(header);
  if (mapping.constants.kind === "news") return mapping;
  const has = (field: Field): boolean => mapping.columns[field] !== undefined;
  const isWork = has("title") && (["authors", "journal", "year", "doi"] as const).some(has);
  return isWork && !header.headings.some(isOfOthers) ? mapping : undefined;
}
