import { type Problem, ProblemError } from "../../../domain/result.ts";
import { localName } from "../../xml/element.ts";
import { type XmlAttributes, XmlStream } from "../../xml/stream.ts";
import { type NumberFormat, plainNumber } from "./number-format.ts";
import { longestText, TextCollector, unescaped } from "./strings.ts";
import { numberText } from "./value.ts";

/** One row that has something in it; the columns before, between and after that are empty are `""`, those after the last are left out. */
export interface SheetRow {
  /** As the sheet counts, from 1. */
  readonly number: number;
  readonly cells: readonly string[];
}

export interface SheetContext {
  readonly strings: readonly string[];
  readonly formats: readonly NumberFormat[];
  readonly is1904: boolean;
  /** Spent by all sheets of a workbook together; a row that goes beyond it ends the reading. */
  readonly budget: { rows: number; cells: number; characters: number };
}

/** Excel's own bounds on a sheet. */
const mostColumns = 16_384;
const mostRows = 1_048_576;
const pieceBytes = 64 * 1024;

/** The rows of a sheet's part, as they are asked for. Throws `broken_document` and `too_large`. */
export function* sheetRows(bytes: Uint8Array, context: SheetContext): Generator<SheetRow> {
  const reader = new SheetReader(context);
  for (let at = 0; at < bytes.length; at += pieceBytes) {
    const broken = reader.stream.write(bytes.subarray(at, at + pieceBytes));
    yield* reader.take();
    if (broken !== undefined) throw brokenSheet(broken.message);
  }
  const broken = reader.stream.end();
  yield* reader.take();
  if (broken !== undefined) throw brokenSheet(broken.message);
}

function brokenSheet(why: string): ProblemError {
  return new ProblemError("broken_document", `The sheet is no XML: ${why}.`);
}

class SheetReader {
  readonly stream: XmlStream;
  readonly #context: SheetContext;
  readonly #collector = new TextCollector();
  #rows: SheetRow[] = [];
  #problem: Problem | undefined;
  #number = 0;
  #cells: string[] = [];
  #column = -1;
  #type = "n";
  #format: NumberFormat = plainNumber;
  #value = "";
  #inValue = false;

  constructor(context: SheetContext) {
    this.#context = context;
    this.stream = new XmlStream({
      open: (name, attributes) => this.#open(localName(name), attributes),
      close: (name) => this.#close(localName(name)),
      text: (value) => {
        if (this.#inValue && this.#value.length < longestText) this.#value += value;
        else if (this.#type === "inlineStr") this.#collector.text(value);
      },
      oversize: () => undefined,
    });
  }

  take(): SheetRow[] {
    if (this.#problem !== undefined) throw new ProblemError(this.#problem.code, this.#problem.message);
    return this.#rows.splice(0);
  }

  #open(local: string, attributes: XmlAttributes): void {
    if (local === "row") {
      const said = Number(attributes["r"]);
      this.#number = Number.isInteger(said) && said > this.#number && said <= mostRows ? said : this.#number + 1;
      this.#column = -1;
    } else if (local === "c") {
      this.#column = columnOf(attributes["r"]) ?? this.#column + 1;
      this.#type = attributes["t"] ?? "n";
      this.#format = this.#context.formats[Number(attributes["s"] ?? 0)] ?? plainNumber;
      this.#value = "";
    } else if (local === "v") this.#inValue = true;
    else this.#collector.open(local);
  }

  #close(local: string): void {
    if (local === "v") this.#inValue = false;
    else if (local === "c") this.#cell();
    else if (local === "row") this.#row();
    else this.#collector.close(local);
  }

  #cell(): void {
    const text = this.#text();
    this.#type = "n";
    if (text === "" || this.#column >= mostColumns || this.#problem !== undefined) return;
    const { budget } = this.#context;
    budget.cells -= Math.max(1, this.#column + 1 - this.#cells.length);
    budget.characters -= text.length;
    if (budget.cells < 0 || budget.characters < 0) return this.#stop();
    while (this.#cells.length < this.#column) this.#cells.push("");
    this.#cells[this.#column] = text;
  }

  #text(): string {
    const inline = this.#collector.take();
    switch (this.#type) {
      case "s":
        return this.#context.strings[Number(this.#value.trim() === "" ? Number.NaN : this.#value)] ?? "";
      case "inlineStr":
        return inline;
      case "b":
        return this.#value.trim() === "1" ? "TRUE" : this.#value === "" ? "" : "FALSE";
      case "n":
        return numberText(this.#value, this.#format, this.#context.is1904);
      // a formula's text, an error as it is shown, a date in ISO 8601
      default:
        return unescaped(this.#value);
    }
  }

  #row(): void {
    const cells = this.#cells;
    this.#cells = [];
    if (cells.length === 0 || this.#problem !== undefined) return;
    this.#context.budget.rows -= 1;
    if (this.#context.budget.rows < 0) return this.#stop();
    this.#rows.push({ number: this.#number, cells });
  }

  #stop(): void {
    this.#problem = { code: "too_large", message: "The workbook has more rows, cells or text in it than may be read." };
  }
}

/** The column of a reference as `B3`, from 0; undefined where there is none. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^\$?([A-Z]{1,3})\$?\d*$/i.exec(reference ?? "")?.[1];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}
