import { fail } from "../../../domain/result.ts";
import { layoutOfFormat, splitCells, type TableLayout } from "../../readers/delimited.ts";
import { TableReader, type TableSpec } from "../../readers/table.ts";
import { layoutOfHead, remapRows, rereadRows } from "../../readers/table-bytes.ts";
import type { SourceFormat } from "../../source.ts";
import { type Column, columnOf, isColumn } from "./columns.ts";
import { mapRow } from "./map.ts";

const name = "video-list";

const table: TableSpec<Column> = {
  version: `${name}/1`,
  layoutOf,
  missingHeader:
    "The first line is no header of a list of videos: it needs a title and an id or address of each video.",
  map: ([cells = {}]) => mapRow(cells),
};

/** Tables of videos: a row each, its columns by their headings (docs/sources.md, "video-list"). */
export const videoList: SourceFormat = {
  name,
  recognise: (head) => layoutOfHead(head, table) !== undefined,
  reader: (options) => new TableReader(table, options),
  remap(bytes, format) {
    const layout = layoutOfFormat(format, isColumn);
    return layout === undefined
      ? fail("bad_row", "The columns of the row's file are not known.")
      : remapRows(bytes, layout, table);
  },
  reread(kept) {
    const layout = layoutOfFormat(kept.format, isColumn);
    return layout && rereadRows(kept, layout, table);
  },
};

/** A header names a video's id, or a title and a channel with an address. */
function layoutOf(line: string): TableLayout<Column> | undefined {
  for (const delimiter of [",", ";", "\t"] as const) {
    const cells = splitCells(line, delimiter);
    if (!cells.ok || cells.value.length < 2 || cells.value.length > 200) continue;
    const met = new Set<Column>();
    const columns = cells.value.map((heading) => {
      const column = columnOf(heading);
      if (column === undefined || met.has(column)) return undefined;
      met.add(column);
      return column;
    });
    const isVideos = met.has("title") && (met.has("id") || (met.has("link") && met.has("channel")));
    if (isVideos) return { name, delimiter, columns };
  }
  return undefined;
}
