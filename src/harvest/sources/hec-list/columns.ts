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

export const delimiters = [",", ";", "\t"] as const;
export type Delimiter = (typeof delimiters)[number];

/** How a file's rows are written: which columns, in which order (undefined = one that is none of ours), and what stands between them. */
export interface Layout {
  readonly delimiter: Delimiter;
  readonly columns: readonly (Column | undefined)[];
}

/** Whether a line before the header is Excel's own, which tells it the delimiter: `sep=;`. */
export function isSeparatorLine(line: string): boolean {
  return /^"?sep=.?"?$/i.test(line.trim());
}

/** The layout that a header line gives; undefined where it is none of the plain list: a category, `from`, and a journal's name or ISSN. */
export function layoutOf(header: string): Layout | undefined {
  for (const delimiter of delimiters) {
    const found = header.split(delimiter).map((cell) => columnOf(cell));
    const has = (column: Column): boolean => found.includes(column);
    const once = found.every((column, index) => column === undefined || found.indexOf(column) === index);
    if (once && has("category") && has("from") && (has("journal") || has("issn") || has("eissn"))) {
      return { delimiter, columns: found };
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

const format = "hec-list";

/** The layout within the name of a record's format, for its kept bytes are one row without the header: `hec-list;journal;issn;…`. */
export function formatOfLayout(layout: Layout): string {
  return [format, ...layout.columns.map((column) => column ?? "")].join(layout.delimiter);
}

export function layoutOfFormat(name: string): Layout | undefined {
  const delimiter = delimiters.find((one) => name.startsWith(`${format}${one}`));
  if (delimiter === undefined) return undefined;
  return { delimiter, columns: name.split(delimiter).slice(1).map(columnOf) };
}
