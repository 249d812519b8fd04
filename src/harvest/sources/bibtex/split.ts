import {
  type ByteOf,
  keptBeginning,
  type TextSegment,
  type TextSplitter,
  tooLong,
} from "../../readers/text-records.ts";

/** `@type{`; and at a line's beginning with a key or a field behind it, which is never part of a value. */
const opening = /@\s{0,20}[a-z]{1,40}\s{0,20}[{(]/iy;
const openingInside = /\s{0,200}@\s{0,20}[a-z]{2,40}\s{0,20}[{(]\s{0,20}[^\s,={}()"]{0,100}\s{0,20}[,=]/iy;
const lookahead = 600;

interface OpenEntry {
  readonly closing: "}" | ")";
  readonly startByte: number;
  /** Braces that are open. */
  depth: number;
  isClosed: boolean;
  beginning?: string;
}

/**
 * Cuts BibTeX into entries by counting braces; what stands between them is comment. An entry that does not close ends where a line begins the
 * next, so that it costs itself alone; it is a problem unless nothing but its own last brace is missing. Holds one entry at most.
 */
export class BibtexSplitter implements TextSplitter {
  readonly #max: number;
  readonly #byteOf: ByteOf;
  /** Of the entry that is open, or text that is not looked at yet. */
  #buffer = "";
  #base = 0;
  #at = 0;
  #open: OpenEntry | undefined;

  constructor(max: number, byteOf: ByteOf) {
    this.#max = max;
    this.#byteOf = byteOf;
  }

  get floor(): number {
    return this.#base;
  }

  write(text: string): readonly TextSegment[] {
    this.#buffer += text;
    return this.#split(false);
  }

  end(): readonly TextSegment[] {
    const segments = this.#split(true);
    if (this.#open !== undefined) segments.push(this.#take(this.#buffer.length));
    return segments;
  }

  #split(isLast: boolean): TextSegment[] {
    const segments: TextSegment[] = [];
    for (;;) {
      if (this.#open === undefined && !this.#begin(isLast)) break;
      const end = this.#end(isLast);
      if (end === undefined) break;
      segments.push(this.#take(end));
    }
    this.#bound();
    return segments;
  }

  /** Finds the beginning of an entry; false while there is none. */
  #begin(isLast: boolean): boolean {
    for (;;) {
      const at = this.#buffer.indexOf("@", this.#at);
      if (at < 0) {
        this.#drop(this.#buffer.length);
        return false;
      }
      opening.lastIndex = at;
      const found = opening.exec(this.#buffer)?.[0];
      if (found === undefined) {
        if (!isLast && this.#buffer.length - at < lookahead) {
          this.#drop(at);
          return false;
        }
        this.#at = at + 1;
        continue;
      }
      this.#drop(at);
      const closing = found.endsWith("(") ? ")" : "}";
      const depth = closing === ")" ? 0 : 1;
      this.#open = { closing, startByte: this.#byteOf(this.#base), depth, isClosed: false };
      this.#at = found.length;
      return true;
    }
  }

  /** Index behind the entry; undefined while it has not come. */
  #end(isLast: boolean): number | undefined {
    const open = this.#open;
    if (open === undefined) return undefined;
    const sign = /[{}()\n\r]/g;
    sign.lastIndex = this.#at;
    for (let found = sign.exec(this.#buffer); found !== null; found = sign.exec(this.#buffer)) {
      const character = found[0];
      if (character === "\n" || character === "\r") {
        if (!isLast && this.#buffer.length - found.index < lookahead) {
          this.#at = found.index;
          return undefined;
        }
        openingInside.lastIndex = found.index;
        if (openingInside.test(this.#buffer)) return found.index;
      } else if (character === "{") open.depth += 1;
      else if (character === "}") {
        open.depth -= 1;
        open.isClosed = open.depth <= 0 && open.closing === "}";
      } else if (character === ")") open.isClosed = open.closing === ")" && open.depth <= 0;
      if (open.isClosed) return sign.lastIndex;
      this.#at = sign.lastIndex;
    }
    this.#at = this.#buffer.length;
    return undefined;
  }

  #take(end: number): TextSegment {
    const open = this.#open;
    this.#open = undefined;
    const text = this.#buffer.slice(0, end).trimEnd();
    const location = { start: open?.startByte ?? 0, end: this.#byteOf(this.#base + text.length) };
    this.#drop(end);
    if (open?.beginning !== undefined || text.length > this.#max) {
      return { text: open?.beginning ?? text.slice(0, keptBeginning), location, problem: tooLong(this.#max) };
    }
    if (open !== undefined && isUnclosed(open, text)) return { text, location, problem: unclosed };
    return { text, location };
  }

  /** Of an entry that is too long only its place is kept. */
  #bound(): void {
    if (this.#open === undefined || this.#buffer.length <= this.#max + lookahead) return;
    this.#open.beginning ??= this.#buffer.slice(0, keptBeginning);
    this.#drop(this.#at);
  }

  #drop(length: number): void {
    this.#buffer = this.#buffer.slice(length);
    this.#base += length;
    this.#at = 0;
  }
}

const unclosed = { code: "malformed_record", message: "The entry does not close: a brace is missing." } as const;

/**
 * Whether a value is open at the entry's end, or may be: one without braces could be cut. Told by the entry alone, for its kept bytes are
 * read again without what followed.
 */
function isUnclosed({ closing, depth, isClosed }: OpenEntry, text: string): boolean {
  return !isClosed && (depth > (closing === ")" ? 0 : 1) || !/[}",]$/.test(text));
}
