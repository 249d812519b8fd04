import { createHash } from "node:crypto";
import type { Incoming, Mapped } from "../../catalogue/ingest-types.ts";
import { fail, ok, type Problem, type Result } from "../../domain/result.ts";
import { Decoder } from "../decode.ts";
import type { FormatReader, ReadEvent, ReaderOptions } from "../source.ts";
import {
  type Cells,
  cellsOf,
  delimiters,
  formatOfLayout,
  isSeparatorLine,
  splitCells,
  type TableLayout,
} from "./delimited.ts";
import { type Row, RowSplitter } from "./rows.ts";
import { UniqueNames } from "./unique-names.ts";

/** What a table's rows are, and what they become. */
export interface TableSpec<Column extends string> {
  /** Raised when the mapping changes, so that rows are taken anew. */
  readonly version: string;
  /** The layout that a line gives as a table's header; undefined where it is none. */
  readonly layoutOf: (line: string) => TableLayout<Column> | undefined;
  /** The layout of a table without a header, told by its first row. */
  readonly layoutOfRow?: (line: string) => TableLayout<Column> | undefined;
  /** How many lines that are no header may stand before it; none by default. Blank lines and Excel's `sep=;` do not count. */
  readonly linesBefore?: number;
  /** Said where no header is found. */
  readonly missingHeader: string;
  /** What is wrong with one row by itself: it goes to quarantine, and its group goes on without it. */
  readonly refuse?: (cells: Cells<Column>) => Problem | undefined;
  /** Rows that follow each other and give the same text here are one record; undefined (and by default) each row is its own. */
  readonly groupOf?: (cells: Cells<Column>, layout: TableLayout<Column>) => string | undefined;
  readonly map: (rows: readonly Cells<Column>[], layout: TableLayout<Column>) => Result<TableRecord>;
}

export interface TableRecord {
  readonly mapped: Mapped;
  /** The source's own identifier. By default it follows from what the row says, so that the same row twice is one. */
  readonly identifier?: string;
}

const longestRow = 64 * 1024;
const longestGroup = { rows: 1000, characters: 256 * 1024 };

interface Group<Column extends string> {
  readonly key: string | undefined;
  readonly rows: Cells<Column>[];
  readonly texts: string[];
  readonly start: number;
  end: number;
  characters: number;
}

/**
 * Reads a delimited table (RFC 4180 with `,`, `;` or tab; any line ends; quotes; a byte-order mark; UTF-8, UTF-16 or windows-1252), fed in
 * pieces of any size. A row that is wrong goes to quarantine and costs no other. Where the table says one identifier of two different
 * rows, the second has `~2` behind it.
 */
export class TableReader<Column extends string> implements FormatReader {
  readonly #spec: TableSpec<Column>;
  readonly #decoder = new Decoder({ told: "nowhere" });
  readonly #rows: RowSplitter;
  readonly #max: number;
  readonly #names = new UniqueNames();
  #layout: TableLayout<Column> | undefined;
  #format = "";
  #linesBefore: number;
  #group: Group<Column> | undefined;
  #over = false;
  readonly #hasHeader: boolean;
  /** The row before, which shows how many cells this table's rows have. */
  #before: string | undefined;

  /** `layout` is given where the rows come without their header. */
  constructor(spec: TableSpec<Column>, options: ReaderOptions = {}, layout?: TableLayout<Column>) {
    this.#spec = spec;
    this.#layout = layout;
    this.#hasHeader = layout === undefined;
    if (layout !== undefined) this.#format = formatOfLayout(layout);
    this.#linesBefore = spec.linesBefore ?? 0;
    this.#max = Math.min(options.maxRecordBytes ?? longestRow, longestRow);
    // until the header is read any of the three may stand between cells
    this.#rows = new RowSplitter(this.#max, (character) =>
      this.#layout === undefined ? delimiters.some((one) => one === character) : character === this.#layout.delimiter,
    );
  }

  write(bytes: Uint8Array): readonly ReadEvent[] {
    if (this.#over) return [];
    const events = this.#read(this.#rows.write(this.#decoder.write(bytes)));
    this.#decoder.forget(this.#group?.start ?? this.#rows.start);
    return events;
  }

  end(): readonly ReadEvent[] {
    if (this.#over) return [];
    const events = [...this.#read(this.#rows.write(this.#decoder.end())), ...this.#read(this.#rows.end())];
    this.#close(events);
    if (this.#layout === undefined && !this.#over) events.push(this.#notThisFormat());
    this.#over = true;
    return events;
  }

  #read(rows: Iterable<Row>): ReadEvent[] {
    const events: ReadEvent[] = [];
    for (const row of rows) {
      if (this.#over) break;
      if (row.text.trim() === "" && row.tooLong === undefined) continue;
      if (this.#layout === undefined) this.#header(row, events);
      else if (!isBlank(row.text, this.#layout) || row.tooLong !== undefined) this.#row(row, this.#layout, events);
    }
    return events;
  }

  #header(row: Row, events: ReadEvent[]): void {
    const { layoutOf, layoutOfRow } = this.#spec;
    if (isSeparatorLine(row.text)) return;
    const header = layoutOf(row.text);
    const layout = header ?? layoutOfRow?.(row.text);
    if (layout === undefined) {
      if (this.#linesBefore > 0) {
        this.#linesBefore -= 1;
        return;
      }
      this.#over = true;
      events.push(this.#notThisFormat());
      return;
    }
    this.#layout = layout;
    this.#format = formatOfLayout(layout);
    if (header === undefined) this.#row(row, layout, events);
  }

  #row(row: Row, layout: TableLayout<Column>, events: ReadEvent[]): void {
    if (this.#hasHeader && isCut(row, this.#before, layout)) {
      // Not a row: what there is of it is kept as the document's unreadable rest.
      this.#close(events);
      this.#over = true;
      events.push({ type: "broken", problem: cut, offset: this.#decoder.byteOffset(row.end) });
      return;
    }
    this.#before = row.text;
    const cells = this.#cells(row, layout);
    if (!cells.ok) {
      // It breaks no group: what it would have said is in quarantine.
      events.push({ type: "record", record: this.#bad(row, cells.problem) });
      return;
    }
    const key = this.#spec.groupOf?.(cells.value, layout);
    const open = this.#group;
    const goesOn =
      open !== undefined &&
      key !== undefined &&
      key === open.key &&
      open.rows.length < longestGroup.rows &&
      open.characters + row.text.length <= longestGroup.characters;
    if (goesOn) {
      open.rows.push(cells.value);
      open.texts.push(row.text);
      open.end = row.end;
      open.characters += row.text.length;
      return;
    }
    this.#close(events);
    const characters = row.text.length;
    this.#group = { key, rows: [cells.value], texts: [row.text], start: row.start, end: row.end, characters };
    if (key === undefined) this.#close(events);
  }

  #cells(row: Row, layout: TableLayout<Column>): Result<Cells<Column>> {
    if (row.tooLong) return fail("record_too_large", `The row has more than ${this.#max} characters.`);
    if (row.unclosed) return fail("bad_row", unclosed);
    const cells = cellsOf(row.text, layout);
    return cells.ok ? unlessRefused(cells.value, this.#spec) : cells;
  }

  #close(events: ReadEvent[]): void {
    const group = this.#group;
    const layout = this.#layout;
    if (group === undefined || layout === undefined) return;
    this.#group = undefined;
    const text = group.texts.join("\n");
    const made = this.#spec.map(group.rows, layout);
    if (!made.ok) {
      events.push({ type: "record", record: this.#bad({ text, start: group.start, end: group.end }, made.problem) });
      return;
    }
    const { mapped, identifier } = made.value;
    const hash = this.#hash(text);
    const record: Incoming = {
      // one that follows from what the row says is no other row's
      identifier:
        identifier === undefined ? `row:${digest(JSON.stringify(mapped))}` : this.#names.unique(identifier, hash),
      format: this.#format,
      location: this.#location(group),
      hash,
      state: "live",
      mapped,
    };
    events.push({ type: "record", record });
  }

  #bad(row: Row, problem: Problem): Incoming {
    const location = this.#location(row);
    return {
      // the same row written twice is one
      identifier: `row:${digest(`${row.text}${row.tooLong ? location.start : ""}`)}`,
      format: this.#format,
      location,
      hash: this.#hash(row.text),
      state: "bad",
      problem,
    };
  }

  #location({ start, end }: { readonly start: number; readonly end: number }): Incoming["location"] {
    return { start: this.#decoder.byteOffset(start), end: this.#decoder.byteOffset(end) };
  }

  #hash(text: string): string {
    return digest(`${this.#format}\n${text}\0${this.#spec.version}`);
  }

  #notThisFormat(): ReadEvent {
    return { type: "broken", problem: { code: "not_this_format", message: this.#spec.missingHeader }, offset: 0 };
  }
}

/** The cells, unless the format refuses their row. */
export function unlessRefused<Column extends string>(
  cells: Cells<Column>,
  { refuse }: Pick<TableSpec<Column>, "refuse">,
): Result<Cells<Column>> {
  const problem = refuse?.(cells);
  return problem === undefined ? ok(cells) : { ok: false, problem };
}

const cut: Problem = {
  code: "broken_document",
  message: "It ends in the middle of its last row, which is shorter than the rows are and has no line end.",
};

/** Whether the document ends within a row: in a quote, or with fewer cells than the header has and the row before. */
function isCut({ text, unended, unclosed, tooLong }: Row, before: string | undefined, layout: TableLayout): boolean {
  if (!unended || tooLong) return false;
  if (unclosed) return true;
  const count = (line: string): number => {
    const cells = splitCells(line, layout.delimiter);
    return cells.ok ? cells.value.length : layout.columns.length;
  };
  const usual = Math.min(layout.columns.length, before === undefined ? Number.POSITIVE_INFINITY : count(before));
  return count(text) < usual;
}

const unclosed = "A quotation mark opens a cell and nothing closes it: double it, or take it out.";

function isBlank(text: string, layout: TableLayout): boolean {
  return text.replaceAll(layout.delimiter, "").trim() === "";
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest().subarray(0, 16).toString("base64url");
}
