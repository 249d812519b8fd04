import type { Incoming, Mapped } from "../../catalogue/ingest-types.ts";
import { fail, ok, type Result } from "../../domain/result.ts";
import { Decoder } from "../decode.ts";
import type { KeptBytes, RereadRecord } from "../source.ts";
import { versionsBefore } from "../sources/record-hash.ts";
import { type Cells, cellsOf, isSeparatorLine, type TableLayout } from "./delimited.ts";
import { RowSplitter } from "./rows.ts";
import { TableReader, type TableSpec, unlessRefused } from "./table.ts";

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
  spec: Pick<TableSpec<Column>, "map" | "groupOf" | "refuse">,
): Result<Mapped> {
  const text = textOf(bytes);
  const read = (row: string): Result<Cells<Column>> => {
    const cells = cellsOf(row, layout);
    return cells.ok ? unlessRefused(cells.value, spec) : cells;
  };
  const single = read(text);
  if (spec.groupOf === undefined || (single.ok && spec.groupOf(single.value, layout) === undefined)) {
    return single.ok ? mapped(spec.map([single.value], layout)) : single;
  }
  const splitter = new RowSplitter(text.length, (character) => character === layout.delimiter);
  const rows: Cells<Column>[] = [];
  for (const row of [...splitter.write(text), ...splitter.end()]) {
    if (row.text.trim() === "") continue;
    const cells = read(row.text);
    // A row within a group that could not be read is in quarantine by itself.
    if (cells.ok && row.unclosed === undefined) rows.push(cells.value);
    else if (!cells.ok && text.trim() === row.text.trim()) return cells;
  }
  return rows.length === 0 ? fail("bad_row", "There is no row that can be read.") : mapped(spec.map(rows, layout));
}

function mapped(made: ReturnType<TableSpec<string>["map"]>): Result<Mapped> {
  return made.ok ? ok(made.value.mapped) : made;
}

/** What makes sure that bytes are read in an encoding: a byte-order mark, or a blank line with a byte that is no UTF-8. */
const sure = {
  "utf-8": Buffer.from([0xef, 0xbb, 0xbf]),
  "utf-16le": Buffer.from([0xff, 0xfe]),
  "utf-16be": Buffer.from([0xfe, 0xff]),
  "windows-1252": Buffer.from([0xa0, 0x0a]),
} as const;

/** A record's kept bytes as a document of their own, which is read in the encoding that theirs was read in. */
export function documentOf({ bytes, head }: Pick<KeptBytes, "bytes" | "head">): Uint8Array {
  const decoder = new Decoder({ told: "nowhere" });
  decoder.write(head);
  decoder.end();
  return Buffer.concat([sure[decoder.encoding ?? "utf-8"], bytes]);
}

/** Reads the row, or the group of rows, of one record again, in the encoding that its table was read in (`SourceFormat.reread`). */
export function rereadRows<Column extends string>(
  { bytes, head }: KeptBytes,
  layout: TableLayout<Column>,
  spec: TableSpec<Column>,
): RereadRecord | undefined {
  const document = documentOf({ bytes, head });
  const read = (version: string): Incoming | undefined => {
    const reader = new TableReader({ ...spec, version }, {}, layout);
    // A row within a group that cannot be read comes before the group that is read.
    const event = [...reader.write(document), ...reader.end()].at(-1);
    return event?.type === "record" ? event.record : undefined;
  };
  const record = read(spec.version);
  const earlier = versionsBefore(spec.version).flatMap((version) => read(version)?.hash ?? []);
  return record && { record, earlier };
}
