import { fail } from "../../../domain/result.ts";
import { layoutOfFormat } from "../../readers/delimited.ts";
import { TableReader, type TableSpec } from "../../readers/table.ts";
import { layoutOfHead, remapRows, rereadRows } from "../../readers/table-bytes.ts";
import type { SourceFormat } from "../../source.ts";
import { type Column, isColumn, layoutOf, name } from "./columns.ts";
import { mapRow } from "./map.ts";

const table: TableSpec<Column> = {
  version: `${name}/1`,
  layoutOf,
  missingHeader:
    "The first line is no header of a list of DOAB or OAPEN: it needs dc.title, dc.type and dc.date.issued.",
  map: ([cells = {}]) => mapRow(cells),
};

/** The CSV of the Directory of Open Access Books and of OAPEN: books, and chapters of books. */
export const doab: SourceFormat = {
  name,
  recognise: (head) => layoutOfHead(head, table) !== undefined,
  reader: (options) => new TableReader(table, options),
  remap(bytes, format) {
    const layout = layoutOfFormat(format, isColumn);
    if (layout === undefined) return fail("bad_row", "The columns of the row's file are not known.");
    return remapRows(bytes, layout, table);
  },
  reread(kept) {
    const layout = layoutOfFormat(kept.format, isColumn);
    return layout && rereadRows(kept, layout, table);
  },
};
