/** One line without its break; positions are of the text. */
export interface Line {
  /** At most `max` characters of it. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Cuts a text that comes in pieces of any size into lines, at any of CR LF, LF, CR. Holds no more than `max` characters of one. */
export class Lines {
  readonly #max: number;
  #held = "";
  #start = 0;
  #length = 0;
  /** The text before ended in CR: an LF that follows belongs to it. */
  #afterReturn = false;

  constructor(max: number) {
    this.#max = max;
  }

  /** Where the line begins that is not yet whole. */
  get start(): number {
    return this.#start;
  }

  *write(text: string): Generator<Line> {
    let from = 0;
    if (this.#afterReturn && text !== "") {
      if (text.startsWith("\n")) from = 1;
      this.#afterReturn = false;
      this.#start += from;
    }
    const breaks = /\r\n|[\r\n]/g;
    breaks.lastIndex = from;
    for (let found = breaks.exec(text); found !== null; found = breaks.exec(text)) {
      this.#add(text.slice(from, found.index));
      yield this.#take(found[0].length);
      from = breaks.lastIndex;
      this.#afterReturn = found[0] === "\r" && from === text.length;
    }
    this.#add(text.slice(from));
  }

  *end(): Generator<Line> {
    if (this.#length > 0) yield this.#take(0);
  }

  #add(text: string): void {
    this.#length += text.length;
    if (this.#held.length < this.#max) this.#held += text.slice(0, this.#max - this.#held.length);
  }

  #take(breakLength: number): Line {
    const line = { text: this.#held, start: this.#start, end: this.#start + this.#length };
    this.#start = line.end + breakLength;
    this.#held = "";
    this.#length = 0;
    return line;
  }
}
