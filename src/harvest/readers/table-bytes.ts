import type { Mapped } from "../../catalogue/ingest-types.ts";
import { fail, ok, type Result } from "../../domain/result.ts";
import { Decoder } from "../decode.ts";
import { type Cells, cellsOf, isSeparatorLine, type TableLayout } from "./delimited.ts";
import { RowSplitter } from "./rows.ts";
import type { TableSpec } from "./table.ts";

const longestHeader = 10_000;

/** A table's bytes as text, whatever they are encoded in. */
export function textOf(bytes: Uint8Array): string {
  const decoder = new Decoder({ told: "nowhere" });
  return decoder.write(bytes) + decoder.end();
}

/** The layout of a document by its first bytes (`SourceFormat.recognise`); undefined where it is no such table. */
export function layoutOfHead<Column extends string>(
  head: Uint8Array,
  spec: Pick<TableSpec<Column>, "layoutOf" | "layoutOfRow" | "linesBefore">,
): TableLayout<Column> | undefined {
  const lines = textOf(head)
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== "" && !isSeparatorLine(line));
  for (const line of lines.slice(0, 1 + (spec.linesBefore ?? 0))) {
    if (line.length > longestHeader) return undefined;
    const layout = spec.layoutOf(line) ?? spec.layoutOfRow?.(line);
    if (layout !== undefined) return layout;
  }
  return undefined;
}

/** Maps the kept bytes of one record again: its row, or the rows of its group (`SourceFormat.remap`). */
export function remapRows<Column extends string>(
  bytes: Uint8Array,
  layout: TableLayout<Column>,
  spec: Pick<TableSpec<Column>, "map" | "groupOf">,
): Result<Mapped> {
  const text = textOf(bytes);
  const single = cellsOf(text, layout);
  if (spec.groupOf === undefined || (single.ok && spec.groupOf(single.value, layout) === undefined)) {
    return single.ok ? mapped(spec.map([single.value], layout)) : single;
  }
  const splitter = new RowSplitter(text.length, (character) => character === layout.delimiter);
  const rows: Cells<Column>[] = [];
  for (const row of [...splitter.write(text), ...splitter.end()]) {
    if (row.text.trim() === "") continue;
    const cells = cellsOf(row.text, layout);
    // A row within a group that could not be read is in quarantine by itself.
    if (cells.ok && row.unclosed === undefined) rows.push(cells.value);
    else if (!cells.ok && text.trim() === row.text.trim()) return cells;
  }
  return rows.length === 0 ? fail("bad_row", "There is no row that can be read.") : mapped(spec.map(rows, layout));
}

function mapped(made: ReturnType<TableSpec<string>["map"]>): Result<Mapped> {
  return made.ok ? ok(made.value.mapped) : made;
}
