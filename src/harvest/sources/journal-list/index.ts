import { fail } from "../../../domain/result.ts";
import { layoutOfFormat } from "../../readers/delimited.ts";
import { TableReader } from "../../readers/table.ts";
import { layoutOfHead, remapRows, rereadRows } from "../../readers/table-bytes.ts";
import type { SourceFormat } from "../../source.ts";
import { isColumn } from "./fields.ts";
import { journalTables } from "./tables.ts";

/** Lists of journals that are tables: DOAJ's, Crossref's, KBART, ROAD and others (layouts.ts). */
export const journalList: SourceFormat = {
  name: "journal-list",
  recognise: (head) => layoutOfHead(head, journalTables) !== undefined,
  reader: (options) => new TableReader(journalTables, options),
  remap(bytes, format) {
    const layout = layoutOfFormat(format, isColumn);
    if (layout === undefined) return fail("bad_row", "The columns of the row's file are not known.");
    return remapRows(bytes, layout, journalTables);
  },
  reread(kept) {
    const layout = layoutOfFormat(kept.format, isColumn);
    return layout && rereadRows(kept, layout, journalTables);
  },
};
