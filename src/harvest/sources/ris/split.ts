import { risLine } from "../../../text/bibliography/ris.ts";
import { type Line, Lines } from "../../readers/lines.ts";
import {
  type ByteOf,
  keptBeginning,
  type TextSegment,
  type TextSplitter,
  tooLong,
} from "../../readers/text-records.ts";

interface Open {
  readonly lines: string[];
  readonly startByte: number;
  endByte: number;
  size: number;
  /** Of one that is too long: its beginning. */
  text?: string;
}

/** Enough of a line to see its tag. */
const tagLength = 100;

/** Cuts RIS into records: from a line `TY` to the line `ER`, or to the next `TY` where that is missing. What stands outside is no record. */
export class RisSplitter implements TextSplitter {
  readonly #max: number;
  readonly #byteOf: ByteOf;
  readonly #lines: Lines;
  #open: Open | undefined;

  constructor(max: number, byteOf: ByteOf) {
    this.#max = max;
    this.#byteOf = byteOf;
    this.#lines = new Lines(max + 1);
  }

  get floor(): number {
    return this.#lines.start;
  }

  write(text: string): readonly TextSegment[] {
    return this.#read(this.#lines.write(text));
  }

  end(): readonly TextSegment[] {
    return [...this.#read(this.#lines.end()), ...this.#close()];
  }

  #read(lines: Iterable<Line>): TextSegment[] {
    const segments: TextSegment[] = [];
    for (const line of lines) {
      const tag = risLine(line.text.slice(0, tagLength))?.tag;
      if (tag === "TY") {
        segments.push(...this.#close());
        const startByte = this.#byteOf(line.start);
        this.#open = { lines: [], startByte, endByte: startByte, size: 0 };
      }
      this.#add(line);
      if (tag === "ER") segments.push(...this.#close());
    }
    return segments;
  }

  #add({ text, start, end }: Line): void {
    const open = this.#open;
    if (open === undefined || text.trim() === "") return;
    open.size += end - start + 1;
    open.endByte = this.#byteOf(end);
    if (open.size <= this.#max) open.lines.push(text);
    else if (open.text === undefined) {
      open.text = [...open.lines, text].join("\n").slice(0, keptBeginning);
      open.lines.length = 0;
    }
  }

  #close(): TextSegment[] {
    const open = this.#open;
    this.#open = undefined;
    if (open === undefined) return [];
    const location = { start: open.startByte, end: open.endByte };
    if (open.size > this.#max) return [{ text: open.text ?? "", location, problem: tooLong(this.#max) }];
    return [{ text: open.lines.join("\n"), location }];
  }
}
