import { fail, ok, type Result } from "../../../domain/result.ts";
import { layoutOfFormat } from "../../readers/delimited.ts";
import { TableReader, type TableSpec } from "../../readers/table.ts";
import { layoutOfHead, remapRows, rereadRows } from "../../readers/table-bytes.ts";
import type { ReaderOptions, SourceFormat } from "../../source.ts";
import { type Column, isColumn } from "./columns.ts";
import { constantsOf, format, type Layout, layoutOf } from "./layout.ts";
import { mapRow } from "./map.ts";
import { type ListMapping, parseListMapping, suggestListMapping } from "./mapping.ts";

/** Titles and notes that may stand above the header of a list. */
const linesBefore = 20;

function tableOf(mapping?: Result<ListMapping>): TableSpec<Column> {
  const missing =
    "No line is the header of a recognition list: it needs journal (or issn), category, and from or year.";
  return {
    version: "hec-list/3",
    linesBefore,
    layoutOf: (line) => (mapping?.ok === false ? undefined : layoutOf(line, mapping?.value)),
    missingHeader:
      mapping === undefined
        ? missing
        : mapping.ok
          ? `${missing} By the mapping, too: every column that it names must be there.`
          : mapping.problem.message,
    map: ([cells = {}], layout) => {
      const row = mapRow({ ...constantsOf(layout.name), ...said(cells) });
      return row.ok ? ok({ mapped: { is: "recognition", row: row.value } }) : row;
    },
  };
}

/** A row's own word goes before what holds for all. */
function said(cells: Readonly<Partial<Record<Column, string>>>): Partial<Record<Column, string>> {
  return Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== ""));
}

/** Recognition by HEC as a table: the plain CSV that anyone can write (design/recognition.md, "Lists and rows"), lists like those of HJRS, and others by a mapping. */
export const hecList: SourceFormat = {
  name: format,
  batchRecords: 1000,
  recognise: (head) => layoutOfHead(head, tableOf()) !== undefined,
  reader: (options) => new TableReader(tableOf(mappingOf(options)), options),
  remap(bytes, name) {
    const layout = layoutOfRows(name);
    if (layout === undefined) return fail("bad_row", "The columns of the row's file are not known.");
    return remapRows(bytes, layout, tableOf());
  },
  reread(kept) {
    const layout = layoutOfRows(kept.format);
    return layout && rereadRows(kept, layout, tableOf());
  },
  explain(head, fileName) {
    const found = suggestListMapping(head);
    if (found?.mapping.columns.category === undefined || found.mapping.columns.issn === undefined) return undefined;
    return `${fileName} looks like a list of recognition that does not say for which year or days. Say it: definepk recognition import --year 2023-24 ${fileName}, or write what its columns are: definepk recognition import --suggest-mapping ${fileName} > mapping.json`;
  },
};

function mappingOf(options: ReaderOptions | undefined): Result<ListMapping> | undefined {
  const kept = options?.settings?.["mapping"];
  return kept === undefined ? undefined : parseListMapping(kept);
}

function layoutOfRows(name: string): Layout | undefined {
  const layout = layoutOfFormat(name, isColumn);
  return layout !== undefined && constantsOf(layout.name) !== undefined ? layout : undefined;
}
