import { delimiters, type TableLayout } from "../../readers/delimited.ts";

/** Columns of the plain list (design/recognition.md), in its own order. */
export const columns = [
  "journal",
  "issn",
  "eissn",
  "category",
  "from",
  "to",
  "area",
  "list",
  "decided_on",
  "source",
  "event",
  "authority",
  "publisher",
  "country",
] as const;
export type Column = (typeof columns)[number];

/** Headings that people write for the same; compared in lower case, with `_` for blanks and hyphens. */
const aliases: Readonly<Record<string, Column>> = {
  journal_title: "journal",
  title: "journal",
  print_issn: "issn",
  p_issn: "issn",
  pissn: "issn",
  issn_print: "issn",
  e_issn: "eissn",
  online_issn: "eissn",
  issn_online: "eissn",
  subject_area: "area",
};

export const format = "hec-list";
export type Layout = TableLayout<Column>;

/** The layout that a header line gives; undefined where it is none of the plain list: a category, `from`, and a journal's name or ISSN. */
export function layoutOf(header: string): Layout | undefined {
  for (const delimiter of delimiters) {
    const found = header.split(delimiter).map((cell) => columnOf(cell));
    const has = (column: Column): boolean => found.includes(column);
    const once = found.every((column, index) => column === undefined || found.indexOf(column) === index);
    if (once && has("category") && has("from") && (has("journal") || has("issn") || has("eissn"))) {
      return { name: format, delimiter, columns: found };
    }
  }
  return undefined;
}

function columnOf(cell: string): Column | undefined {
  const name = cell
    .trim()
    .replace(/^"(.*)"$/, "$1")
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
  return columns.find((column) => column === name) ?? aliases[name];
}

export function isColumn(name: string): name is Column {
  return columns.some((column) => column === name);
}
