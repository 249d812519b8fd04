import { type Delimiter, delimiters, splitCells } from "../../readers/delimited.ts";
import { type Field, fieldOfHeading, isOfOthers } from "./fields.ts";
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
  const isBook = columns.isbn !== undefined && columns.journal === undefined && columns.issn === undefined;
  return { columns, separators: {}, constants: isBook ? { kind: "book" } : {} };
}

/** The mapping of a table that is plainly a list of works: a title, and an author, journal, year or DOI. */
export function plainMapping(header: Header): Mapping | undefined {
  const mapping = mappingByWords(header);
  const has = (field: Field): boolean => mapping.columns[field] !== undefined;
  const isWork = has("title") && (["authors", "journal", "year", "doi"] as const).some(has);
  return isWork && !header.headings.some(isOfOthers) ? mapping : undefined;
}
