import { delimiters, headingKey, splitCells, type TableLayout } from "../../readers/delimited.ts";

/** What a column of a list can be: those of the plain list (design/recognition.md) in its own order, then what other lists have, each with the headings that are taken for it. Compared as `headingKey` folds them. */
export const headingsOf = {
  journal:
    "journal|journal title|journal name|title|title of journal|title of the journal|name of journal|name of the journal|source title",
  issn: "issn|print issn|p issn|pissn|issn print|issn (print)|issn no|issn no.|issn number",
  eissn: "eissn|e issn|online issn|issn online|issn (online)|electronic issn|issn (e)",
  category:
    "category|hec category|hjrs category|recognition category|journal category|tier|hjrs tier|hec recognised category|hec recognized category|کیٹگری",
  from: "from|valid from|effective from|recognised from|recognized from|start date|date of recognition",
  to: "to|valid to|valid till|valid until|valid upto|valid up to|end date|expiry|expiry date",
  area: "area|subject area|field|major field|discipline|subject",
  list: "list|list name",
  decided_on: "decided on|notified on|notification date|date of notification|date of decision",
  source: "source|source url|reference",
  event: "event|status|change",
  authority: "authority",
  publisher: "publisher|publisher name|published by",
  country: "country|country of publication",
  subarea: "sub category|subject sub category|sub area|subfield|sub field|subject category|sub discipline",
  year: "year|hjrs year|hec year|recognition year|year of recognition|session",
} as const;

export type Column = keyof typeof headingsOf;
export const columns = Object.keys(headingsOf) as Column[];

const columnsByHeading: ReadonlyMap<string, Column> = new Map(
  columns.flatMap((column) => headingsOf[column].split("|").map((heading) => [headingKey(heading), column] as const)),
);

/** The column that a heading is plainly of; undefined where it is none of the words that we know. */
export function columnOfHeading(heading: string): Column | undefined {
  return columnsByHeading.get(headingKey(heading));
}

export function isColumn(name: string): name is Column {
  return Object.hasOwn(headingsOf, name);
}

/** A line as the headings of a table, with the delimiter that gives most of them. */
export function headingsIn(
  line: string,
): { headings: readonly string[]; delimiter: TableLayout["delimiter"] } | undefined {
  return delimiters
    .map((delimiter) => ({ delimiter, cells: splitCells(line, delimiter) }))
    .flatMap(({ delimiter, cells }) => (cells.ok ? [{ delimiter, headings: cells.value }] : []))
    .toSorted((a, b) => b.headings.length - a.headings.length)[0];
}
