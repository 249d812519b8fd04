import { headingKey, type TableLayout } from "../../readers/delimited.ts";
import { type Column, columnOfHeading, columns, headingsIn, isColumn } from "./columns.ts";
import type { ListMapping } from "./mapping.ts";

export const format = "hec-list";
export type Layout = TableLayout<Column>;

/** Headings of lists of works: where one of them stands, a year and a category mean something else. */
const ofWorks = /^(?:authors?|author\(s\)|doi|volume|vol\.?|pages?|abstract|keywords|article title|paper title)$/;

/**
 * The layout that a header line gives, by a mapping and else by its words. Undefined where it is none of a list: it needs a journal's name or
 * ISSN, and a category, and a beginning or a year; what the mapping gives every row counts. Of two columns of one kind the first is read,
 * but without a mapping they make it no list.
 */
export function layoutOf(line: string, mapping?: ListMapping): Layout | undefined {
  const found = headingsIn(line);
  if (found === undefined) return undefined;
  const { headings, delimiter } = found;
  const named = new Map(
    Object.entries(mapping?.columns ?? {}).map(([column, heading]) => [headingKey(heading), column]),
  );
  const there = new Set(headings.map(headingKey));
  if (![...named.keys()].every((heading) => there.has(heading))) return undefined;
  const seen = new Set<Column>(columns.filter((column) => mapping?.columns[column] !== undefined));
  let twice = false;
  const read = headings.map((heading): Column | undefined => {
    const mapped = named.get(headingKey(heading));
    if (mapped !== undefined && isColumn(mapped)) return mapped;
    const column = columnOfHeading(heading);
    if (column === undefined) return undefined;
    if (seen.has(column)) {
      twice ||= mapping === undefined;
      return undefined;
    }
    seen.add(column);
    return column;
  });
  const has = (...wanted: readonly Column[]): boolean =>
    wanted.some((column) => seen.has(column) || mapping?.constants[column] !== undefined);
  const isForeign = mapping === undefined && headings.some((heading) => ofWorks.test(headingKey(heading)));
  if (twice || isForeign || !has("category") || !has("from", "year") || !has("journal", "issn", "eissn"))
    return undefined;
  if (!(["journal", "issn", "eissn"] as const).some((column) => seen.has(column))) return undefined;
  return { name: nameOf(mapping), delimiter, columns: read };
}

/** What every row has by the mapping stands in the layout's name, for rows are kept without their header. */
function nameOf(mapping: ListMapping | undefined): string {
  const constants = mapping?.constants ?? {};
  if (Object.keys(constants).length === 0) return format;
  return `${format}:${Buffer.from(JSON.stringify(constants)).toString("base64url")}`;
}

/** The constants that `layoutOf` put into a layout's name; undefined where it is none of ours. */
export function constantsOf(layoutName: string): Readonly<Partial<Record<Column, string>>> | undefined {
  if (layoutName === format) return {};
  if (!layoutName.startsWith(`${format}:`)) return undefined;
  try {
    const said: unknown = JSON.parse(Buffer.from(layoutName.slice(format.length + 1), "base64url").toString());
    if (typeof said !== "object" || said === null) return undefined;
    return Object.fromEntries(
      Object.entries(said).filter(([name, value]) => isColumn(name) && typeof value === "string"),
    );
  } catch {
    return undefined;
  }
}
