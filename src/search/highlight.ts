import { graphemeEnd, graphemeStart } from "../text/grapheme.ts";
import { tokenise } from "../text/tokens.ts";
import type { TextField } from "./fields.ts";
import { Matcher, type Span } from "./matcher.ts";
import { bestWindow, passageEnd, passageStart } from "./passage.ts";
import type { QueryNode } from "./query.ts";
import type { Segment } from "./result.ts";

/** So much of a text is looked at for its best passage, in UTF-16 units; abstracts are hundreds of times shorter. */
const looked = 100_000;

/** Marks in a text what a query looks for, by the same analysis as the search: the mark falls on the reader's own letters. */
export class Highlighter {
  readonly #matcher: Matcher;

  constructor(query: QueryNode | null, field: TextField) {
    this.#matcher = new Matcher(query, field);
  }

  /** The whole text, what was looked for marked. */
  mark(text: string): Segment[] {
    return segments(text, 0, text.length, this.#matcher.find(text));
  }

  /** How many of the things looked for the text has. */
  count(text: string): number {
    return new Set(this.#matcher.find(text.slice(0, looked)).map((span) => span.what)).size;
  }

  /**
   * The passage of about `length` characters that has most of what is looked for, beginning with a sentence where one begins nearby; the
   * beginning of the text where nothing is in it. Only the first 100,000 characters of a text are looked at.
   */
  passage(text: string, length = 240): Segment[] {
    const part = text.slice(0, graphemeStart(text, looked)).toWellFormed().trimEnd();
    const tokens = tokenise(part);
    const spans = this.#matcher.findIn(tokens);
    const start = passageStart(part, tokens, bestWindow(spans, length), length);
    const end = passageEnd(part, tokens, start, length);
    const inside = spans.filter((span) => span.start >= start && span.end <= end);
    const marked = segments(part, start, end, inside);
    if (start > 0) marked.unshift({ text: "… ", hit: false });
    if (end < part.length || text.slice(looked).trim() !== "") marked.push({ text: " …", hit: false });
    return marked;
  }
}

/** Cuts a part of a text at the marks; marks that touch or are parted by white space only become one. Never inside a letter. */
function segments(text: string, from: number, to: number, spans: readonly Span[]): Segment[] {
  const parts: Segment[] = [];
  const push = (start: number, end: number, hit: boolean): void => {
    if (end > start) parts.push({ text: text.slice(start, end), hit });
  };
  let done = from;
  let open: { start: number; end: number } | undefined;
  const close = (): void => {
    if (open === undefined) return;
    push(done, open.start, false);
    push(open.start, open.end, true);
    done = open.end;
  };
  for (const span of spans) {
    const start = Math.max(from, graphemeStart(text, span.start));
    const end = Math.min(to, graphemeEnd(text, span.end));
    if (open && (start <= open.end || text.slice(open.end, start).trim() === "")) {
      open.end = Math.max(open.end, end);
      continue;
    }
    close();
    open = { start, end };
  }
  close();
  push(done, to, false);
  return parts;
}
