import { parse } from "csv-parse/sync";
import { fail, ok, type Result } from "../../domain/result.ts";

export const delimiters = [",", ";", "\t"] as const;
export type Delimiter = (typeof delimiters)[number];

/** How a table's rows are written: what stands between cells, and which column each cell is of (undefined = one that is not read). */
export interface TableLayout<Column extends string = string> {
  readonly name: string;
  readonly delimiter: Delimiter;
  readonly columns: readonly (Column | undefined)[];
}

/** A row's cells by column, trimmed; `""` where the row ends before. */
export type Cells<Column extends string = string> = Readonly<Partial<Record<Column, string>>>;

/** Whether a line before the header is Excel's own, which tells it the delimiter: `sep=;`. */
export function isSeparatorLine(line: string): boolean {
  return /^"?sep=.?"?$/i.test(line.trim());
}

/** A heading as it is compared: lower case, one blank for blanks, underscores and hyphens, no quotes. */
export function headingKey(cell: string): string {
  return cell
    .replace(/^\s*"(.*)"\s*$/s, "$1")
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, " ");
}

/**
 * The layout within the name of a record's format, for its kept bytes are rows without the header: `hec-list;journal;issn;…`. Column
 * names may not have a delimiter in them.
 */
export function formatOfLayout({ name, delimiter, columns }: TableLayout): string {
  return [name, ...columns.map((column) => column ?? "")].join(delimiter);
}

/** What `formatOfLayout` made; undefined where it is no such name. Columns that `isColumn` does not know are not read. */
export function layoutOfFormat<Column extends string>(
  format: string,
  isColumn: (name: string) => name is Column,
): TableLayout<Column> | undefined {
  const delimiter = delimiters.find((one) => format.includes(one));
  if (delimiter === undefined) return undefined;
  const [name = "", ...columns] = format.split(delimiter);
  return { name, delimiter, columns: columns.map((column) => (isColumn(column) ? column : undefined)) };
}

/** The cells of one row as it stands in the file, trimmed; `bad_row` where it is not one row. */
export function splitCells(text: string, delimiter: Delimiter): Result<readonly string[]> {
  if (!text.includes('"')) return ok(text.split(delimiter).map((cell) => cell.trim()));
  let lines: string[][];
  try {
    const options = { delimiter, relax_quotes: true, relax_column_count: true, trim: true, skip_empty_lines: true };
    lines = parse(text, options);
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 200) : "it cannot be read";
    return fail("bad_row", `The row is no CSV: ${why}.`);
  }
  const [values] = lines;
  if (values === undefined || lines.length !== 1) return fail("bad_row", "The row is no CSV: it gives no single row.");
  return ok(values);
}

/** One row's cells by column. A row with more than the header has room for is `bad_row`: nobody knows which cell is which. */
export function cellsOf<Column extends string>(text: string, layout: TableLayout<Column>): Result<Cells<Column>> {
  const values = splitCells(text, layout.delimiter);
  if (!values.ok) return values;
  const room = layout.columns.length;
  if (values.value.length > room && values.value.slice(room).some((value) => value !== "")) {
    const message = `The row has ${values.value.length} cells where the header has ${room}: put “"” around a cell that holds a “${shown(layout.delimiter)}”.`;
    return fail("bad_row", message);
  }
  const cells: Partial<Record<Column, string>> = {};
  for (const [index, column] of layout.columns.entries()) {
    if (column !== undefined) cells[column] = values.value[index] ?? "";
  }
  return ok(cells);
}

function shown(delimiter: Delimiter): string {
  return delimiter === "\t" ? "tab" : delimiter;
}
