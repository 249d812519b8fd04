/** One row of a CSV file as it stands there, without its line break; positions are of the decoded text. */
export interface Row {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** A quote opens in it that nothing closes. */
  readonly unclosed?: true;
  /** The document ends with it, without a line break. */
  readonly unended?: true;
  /** Longer than the bound: its text is dropped. */
  readonly tooLong?: true;
}

type State = "fieldStart" | "plain" | "quoted" | "afterQuote";

/**
 * Splits CSV (RFC 4180, any of CR LF, LF, CR as line end) into rows, fed in pieces of any size. A quote counts only at the beginning of a cell. A quote that is not closed within `max` characters,
 * or at all, costs its own line and no other.
 */
export class RowSplitter {
  readonly #max: number;
  readonly #isDelimiter: (character: string) => boolean;
  /** Text that is not yet given out, and the position of its first character. */
  #buffer = "";
  #base = 0;
  /** Where the present row begins: before the buffer while a row that is too long is skipped. */
  #row = 0;
  #next = 0;
  #state: State = "fieldStart";
  #skipping = false;

  constructor(max: number, isDelimiter: (character: string) => boolean) {
    this.#max = max;
    this.#isDelimiter = isDelimiter;
  }

  /** Where the row that is not yet whole begins. */
  get start(): number {
    return this.#row;
  }

  /** Rows as they are asked for: the delimiter may be known only after the first. */
  *write(text: string): Generator<Row> {
    this.#buffer += text;
    yield* this.#split(false);
  }

  *end(): Generator<Row> {
    yield* this.#split(true);
    if (this.#buffer !== "" || this.#skipping) yield this.#take(this.#buffer.length, 0);
  }

  *#split(last: boolean): Generator<Row> {
    while (this.#buffer !== "") {
      const end = this.#scan(last);
      if (end !== undefined) {
        yield this.#take(end, lineBreak(this.#buffer, end));
      } else if (this.#next > this.#max || (last && this.#state === "quoted")) {
        const row = this.#overflow();
        if (row !== undefined) yield row;
      } else return;
    }
  }

  /** Index of the line break that ends the row; undefined while there is none, or none within the bound. */
  #scan(last: boolean): number | undefined {
    const text = this.#buffer;
    for (; this.#next < text.length; this.#next += 1) {
      if (this.#next > this.#max) return undefined;
      const character = text.charAt(this.#next);
      if (this.#state !== "quoted" && (character === "\n" || character === "\r")) {
        // a line feed may still follow
        return character === "\r" && this.#next + 1 === text.length && !last ? undefined : this.#next;
      }
      this.#state = this.#after(character);
    }
    return undefined;
  }

  #after(character: string): State {
    if (this.#state === "quoted") return character === '"' ? "afterQuote" : "quoted";
    if (this.#isDelimiter(character)) return "fieldStart";
    if (character === '"' && this.#state !== "plain") return "quoted";
    return this.#state === "fieldStart" && character === " " ? "fieldStart" : "plain";
  }

  #take(end: number, skip: number): Row {
    const tooLong = this.#skipping ? { tooLong: true as const } : {};
    const text = this.#skipping ? "" : this.#buffer.slice(0, end);
    const unended = skip === 0 ? { unended: true as const } : {};
    const row = { text, start: this.#row, end: this.#base + end, ...tooLong, ...unended };
    this.#drop(end + skip);
    this.#row = this.#base;
    this.#skipping = false;
    this.#state = "fieldStart";
    return row;
  }

  /**
   * The row goes beyond the bound, or the document ends in a quote. The line in which a quote opens is then a row of its own that cannot be read, and what follows is looked at anew; where
   * there is no such line the row is skipped up to its end.
   */
  #overflow(): Row | undefined {
    const end = this.#state === "quoted" && !this.#skipping ? this.#buffer.slice(0, this.#max).search(/[\r\n]/) : -1;
    if (end >= 0) {
      return { ...this.#take(end, lineBreak(this.#buffer, end)), unclosed: true };
    }
    if (this.#next <= this.#max) {
      return { ...this.#take(this.#buffer.length, 0), unclosed: true };
    }
    this.#skipping = true;
    if (this.#state === "quoted") this.#state = "plain";
    this.#drop(this.#next);
    return undefined;
  }

  #drop(length: number): void {
    this.#buffer = this.#buffer.slice(length);
    this.#base += length;
    this.#next = 0;
  }
}

function lineBreak(text: string, at: number): number {
  return text[at] === "\r" && text[at + 1] === "\n" ? 2 : 1;
}
