import { type Cells, delimiters, headingKey, splitCells, type TableLayout } from "../../readers/delimited.ts";
import type { TableSpec } from "../../readers/table.ts";
import { type Column, type Entry, type Field, fieldOf } from "./fields.ts";
import { type BareList, bareLists, type TableList, tableLists } from "./layouts.ts";
import { mapEntry } from "./map.ts";

/** Raised when a mapping changes, so that rows are taken anew. */
const version = "journal-list/1";

const lists = new Map<string, TableList | BareList>([...tableLists, ...bareLists].map((list) => [list.name, list]));

/** Every list of journals that is a table, told by its header or the form of its first row. */
export const journalTables: TableSpec<Column> = {
  version,
  layoutOf,
  layoutOfRow,
  // PKP's list has a line with its date; more than a few are no title lines.
  linesBefore: 2,
  missingHeader:
    "The first lines are no header of a list of journals that is known: for a table of your own write down what its columns mean.",
  groupOf(cells, { name }) {
    const list = lists.get(name);
    const by = list !== undefined && "groupBy" in list ? (list.groupBy ?? []) : [];
    return by.length === 0 ? undefined : by.map((column) => cells[column] ?? "").join("\u001f");
  },
  map: (rows, { name }) => mapEntry(entryOf(rows), lists.get(name) ?? {}),
};

function layoutOf(line: string): TableLayout<Column> | undefined {
  for (const delimiter of delimiters) {
    if (!line.includes(delimiter)) continue;
    const cells = splitCells(line, delimiter);
    if (!cells.ok) continue;
    const headings = cells.value.map(headingKey);
    const list = tableLists.find(({ needs }) => needs.every((heading) => headings.includes(heading)));
    if (list === undefined) continue;
    const columns = headings.map((heading, index) =>
      headings.indexOf(heading) === index && Object.hasOwn(list.columns, heading) ? list.columns[heading] : undefined,
    );
    return { name: list.name, delimiter, columns };
  }
  return undefined;
}

function layoutOfRow(line: string): TableLayout<Column> | undefined {
  const list = bareLists.find(({ row }) => row.test(line));
  return list === undefined ? undefined : { name: list.name, delimiter: list.delimiter, columns: list.columns };
}

/** What the rows of one journal say, each text once. */
function entryOf(rows: readonly Cells<Column>[]): Entry {
  const entry: Partial<Record<Field, string[]>> = {};
  for (const row of rows) {
    for (const [column, text] of Object.entries(row) as [Column, string][]) {
      const texts = (entry[fieldOf(column)] ??= []);
      if (text !== "" && !texts.includes(text)) texts.push(text);
    }
  }
  return entry;
}
