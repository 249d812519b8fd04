import { createHash } from "node:crypto";
import { parse } from "csv-parse/sync";
import type { Incoming, Mapped } from "../../../catalogue/ingest-types.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import { Decoder } from "../../decode.ts";
import type { FormatReader, ReadEvent, ReaderOptions } from "../../source.ts";
import { type Column, formatOfLayout, isSeparatorLine, type Layout, layoutOf } from "./columns.ts";
import { mapRow } from "./map.ts";
import { type Row, RowSplitter } from "./rows.ts";

/** Raised when the mapping changes, so that rows are taken anew. */
const version = "hec-list/2";
const maxRow = 64 * 1024;

/** Reads a plain list of recognition: a header line, then one decision a row. A row that is wrong costs no other. */
export class HecListReader implements FormatReader {
  readonly #decoder = new Decoder({ told: "nowhere" });
  readonly #rows: RowSplitter;
  readonly #max: number;
  #layout: Layout | undefined;
  #over = false;

  constructor(options: ReaderOptions = {}) {
    this.#max = Math.min(options.maxRecordBytes ?? maxRow, maxRow);
    // until the header is read any of the three may stand between cells
    this.#rows = new RowSplitter(this.#max, (character) => isDelimiter(character, this.#layout));
  }

  write(bytes: Uint8Array): readonly ReadEvent[] {
    if (this.#over) return [];
    const events = this.#read(this.#rows.write(this.#decoder.write(bytes)));
    this.#decoder.forget(this.#rows.start);
    return events;
  }

  end(): readonly ReadEvent[] {
    if (this.#over) return [];
    const events = [...this.#read(this.#rows.write(this.#decoder.end())), ...this.#read(this.#rows.end())];
    if (this.#layout === undefined && !this.#over) events.push(notThisFormat);
    this.#over = true;
    return events;
  }

  #read(rows: Iterable<Row>): ReadEvent[] {
    const events: ReadEvent[] = [];
    for (const row of rows) {
      if (this.#over) break;
      if (row.text.trim() === "" && row.tooLong === undefined) continue;
      if (this.#layout === undefined) {
        if (isSeparatorLine(row.text)) continue;
        this.#layout = layoutOf(row.text);
        if (this.#layout !== undefined) continue;
        this.#over = true;
        events.push(notThisFormat);
      } else if (!isBlank(row.text, this.#layout) || row.tooLong !== undefined) {
        events.push({ type: "record", record: this.#incoming(row, this.#layout) });
      }
    }
    return events;
  }

  #incoming(row: Row, layout: Layout): Incoming {
    const location = { start: this.#decoder.byteOffset(row.start), end: this.#decoder.byteOffset(row.end) };
    const mapped = this.#mapped(row, layout);
    const content = mapped.ok ? JSON.stringify(mapped.value) : `${row.text}${row.tooLong ? location.start : ""}`;
    const common = {
      // the same decision written twice is one, in whatever order its cells stand
      identifier: `row:${digest(content)}`,
      format: formatOfLayout(layout),
      location,
      hash: digest(`${formatOfLayout(layout)}\n${row.text}\0${version}`),
    };
    return mapped.ok
      ? { ...common, state: "live", mapped: mapped.value }
      : { ...common, state: "bad", problem: mapped.problem };
  }

  #mapped(row: Row, layout: Layout): Result<Mapped> {
    if (row.tooLong) return fail("record_too_large", `The row has more than ${this.#max} characters.`);
    if (row.unclosed)
      return fail("bad_row", "A quotation mark opens a cell and nothing closes it: double it, or take it out.");
    return mapRowText(row.text, layout);
  }
}

/** One row as it stands in the file. */
export function mapRowText(text: string, layout: Layout): Result<Mapped> {
  const cells = cellsOf(text, layout);
  if (!cells.ok) return cells;
  const row = mapRow(cells.value);
  return row.ok ? ok({ is: "recognition", row: row.value }) : row;
}

function cellsOf(text: string, layout: Layout): Result<Partial<Record<Column, string>>> {
  let lines: string[][];
  try {
    lines = parse(text, {
      delimiter: layout.delimiter,
      relax_quotes: true,
      relax_column_count: true,
      trim: true,
      skip_empty_lines: true,
    });
  } catch (error) {
    return fail(
      "bad_row",
      `The row is no CSV: ${error instanceof Error ? error.message.slice(0, 200) : "it cannot be read"}.`,
    );
  }
  const [values] = lines;
  if (values === undefined || lines.length !== 1) return fail("bad_row", "The row is no CSV: it gives no single row.");
  if (values.slice(layout.columns.length).some((value) => value !== "")) {
    const message = `The row has ${values.length} cells where the header has ${layout.columns.length}: put “"” around a cell that holds a “${layout.delimiter}”.`;
    return fail("bad_row", message);
  }
  const cells: Partial<Record<Column, string>> = {};
  for (const [index, column] of layout.columns.entries()) {
    if (column !== undefined) cells[column] = values[index] ?? "";
  }
  return ok(cells);
}

const notThisFormat: ReadEvent = {
  type: "broken",
  problem: {
    code: "not_this_format",
    message: "The first line is no header of a recognition list: it needs journal (or issn), category and from.",
  },
  offset: 0,
};

function isDelimiter(character: string, layout: Layout | undefined): boolean {
  return layout === undefined ? ",;\t".includes(character) : character === layout.delimiter;
}

function isBlank(text: string, layout: Layout): boolean {
  return text.replaceAll(layout.delimiter, "").trim() === "";
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest().subarray(0, 16).toString("base64url");
}
