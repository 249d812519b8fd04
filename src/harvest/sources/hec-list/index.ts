import { fail, ok } from "../../../domain/result.ts";
import { layoutOfFormat } from "../../readers/delimited.ts";
import { TableReader, type TableSpec } from "../../readers/table.ts";
import { layoutOfHead, remapRows, rereadRows } from "../../readers/table-bytes.ts";
import type { SourceFormat } from "../../source.ts";
import { type Column, format, isColumn, layoutOf } from "./columns.ts";
import { mapRow } from "./map.ts";

const table: TableSpec<Column> = {
  version: "hec-list/2",
  layoutOf,
  missingHeader: "The first line is no header of a recognition list: it needs journal (or issn), category and from.",
  map: ([cells = {}]) => {
    const row = mapRow(cells);
    return row.ok ? ok({ mapped: { is: "recognition", row: row.value } }) : row;
  },
};

/** Recognition by HEC as plain CSV that anyone can write (design/recognition.md, "Lists and rows"). */
export const hecList: SourceFormat = {
  name: format,
  recognise: (head) => layoutOfHead(head, table) !== undefined,
  reader: (options) => new TableReader(table, options),
  remap(bytes, name) {
    const layout = layoutOfFormat(name, isColumn);
    if (layout === undefined || layout.name !== format)
      return fail("bad_row", "The columns of the row's file are not known.");
    return remapRows(bytes, layout, table);
  },
  reread(kept) {
    const layout = layoutOfFormat(kept.format, isColumn);
    return layout?.name === format ? rereadRows(kept, layout, table) : undefined;
  },
};
