import { type Token, tokenise } from "../text/tokens.ts";
import { softForm } from "./analyse.ts";
import type { TextField } from "./fields.ts";
import type { QueryNode } from "./query.ts";
import type { Segment } from "./result.ts";
import { positiveLeaves } from "./tree.ts";

/** What is looked for in one field: runs of words, each word by its exact form, its soft form or its beginning. */
interface Sought {
  readonly terms: readonly string[];
  readonly soft: readonly string[] | undefined;
  readonly prefix: boolean;
}

/** Marks in a text what a query looks for, by the same analysis as the search: the mark falls on the reader's own letters. */
export class Highlighter {
  readonly #sought: readonly Sought[];
  readonly #field: TextField;

  constructor(query: QueryNode | null, field: TextField) {
    this.#field = field;
    this.#sought = positiveLeaves(query).flatMap((leaf) => {
      if (leaf.type !== "word" && leaf.type !== "phrase" && leaf.type !== "prefix") return [];
      if (leaf.field !== undefined && leaf.field !== field) return [];
      const terms = tokenise(leaf.text).map((token) => token.term);
      const soft = leaf.type === "word" ? terms.map((term) => softForm(term, field)) : undefined;
      return terms.length > 0 ? [{ terms, soft, prefix: leaf.type === "prefix" }] : [];
    });
  }

  /** The whole text, what was looked for marked. */
  mark(text: string): Segment[] {
    return segments(text, 0, text.length, this.#find(tokenise(text)));
  }

  /** How many of the things looked for the text has. */
  count(text: string): number {
    return new Set(this.#find(tokenise(text)).map((span) => span.what)).size;
  }

  /**
   * The passage of about `length` characters that has most of what is looked for, beginning with a sentence where one begins nearby; the
   * beginning of the text where nothing is in it. Only the first part of a very long text is looked at.
   */
  passage(text: string, length = 240): Segment[] {
    const looked = text.slice(0, 20_000).toWellFormed().trimEnd();
    const tokens = tokenise(looked);
    const spans = this.#find(tokens);
    const start = passageStart(looked, tokens, bestWindow(spans, length), length);
    const end = passageEnd(looked, tokens, start, length);
    const marked = segments(
      looked,
      start,
      end,
      spans.filter((span) => span.start >= start && span.end <= end),
    );
    if (start > 0) marked.unshift({ text: "… ", hit: false });
    if (end < looked.length || looked.length < text.trimEnd().length) marked.push({ text: " …", hit: false });
    return marked;
  }

  #find(tokens: readonly Token[]): Span[] {
    const spans: Span[] = [];
    if (this.#sought.length === 0) return spans;
    const soft = new Map<string, string>();
    const softOf = (term: string): string => {
      const known = soft.get(term) ?? softForm(term, this.#field);
      soft.set(term, known);
      return known;
    };
    const begins = (sought: Sought, at: number): boolean =>
      sought.terms.every((term, i) => {
        const here = tokens[at + i]?.term;
        if (here === undefined) return false;
        if (here === term || (sought.prefix && i === sought.terms.length - 1 && here.startsWith(term))) return true;
        return sought.soft !== undefined && softOf(here) === sought.soft[i];
      });
    tokens.forEach((token, at) => {
      this.#sought.forEach((sought, what) => {
        const last = tokens[at + sought.terms.length - 1];
        if (last && begins(sought, at)) spans.push({ start: token.start, end: last.end, what });
      });
    });
    return spans;
  }
}

interface Span {
  readonly start: number;
  readonly end: number;
  /** Which of the things looked for. */
  readonly what: number;
}

/** Where the window with the most different things begins, and the most things among equals; undefined where there is none. */
function bestWindow(spans: readonly Span[], length: number): Span | undefined {
  let best: Span | undefined;
  let bestWorth = 0;
  const within = new Map<number, number>();
  let last = 0;
  for (const first of spans) {
    for (let next = spans[last]; next && next.end <= first.start + length; next = spans[last]) {
      within.set(next.what, (within.get(next.what) ?? 0) + 1);
      last += 1;
    }
    const all = [...within.values()];
    const worth = all.filter((count) => count > 0).length * 1000 + all.reduce((sum, count) => sum + count, 0);
    if (worth > bestWorth) {
      best = first;
      bestWorth = worth;
    }
    within.set(first.what, (within.get(first.what) ?? 0) - 1);
  }
  return best;
}

const sentenceEnd = /[.!?۔؟]["'”’)\]]?\s+$/u;

function passageStart(text: string, tokens: readonly Token[], window: Span | undefined, length: number): number {
  if (window === undefined || window.end <= length) return 0;
  const earliest = window.start - length / 2;
  let start = window.start;
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (!token || token.start > window.start) continue;
    if (token.start < earliest) break;
    if (window.start - token.start <= length / 4) start = token.start;
    if (sentenceEnd.test(text.slice(Math.max(0, token.start - 6), token.start))) return token.start;
  }
  return start;
}

/** The end of the last word that fits, with the punctuation that closes it; a word longer than the passage is cut. */
function passageEnd(text: string, tokens: readonly Token[], start: number, length: number): number {
  if (text.length - start <= length * 1.2) return text.length;
  const limit = start + length;
  const last = tokens.findLast((token) => token.end <= limit && token.start >= start);
  return last?.end ?? limit;
}

/** Cuts a part of a text at the marks; marks that touch or are parted by white space only become one. */
function segments(text: string, from: number, to: number, spans: readonly Span[]): Segment[] {
  const parts: Segment[] = [];
  const push = (start: number, end: number, hit: boolean): void => {
    if (end > start) parts.push({ text: text.slice(start, end), hit });
  };
  let done = from;
  let open: { start: number; end: number } | undefined;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (open && (span.start <= open.end || text.slice(open.end, span.start).trim() === "")) {
      open.end = Math.max(open.end, span.end);
      continue;
    }
    if (open) {
      push(done, open.start, false);
      push(open.start, open.end, true);
      done = open.end;
    }
    open = { start: span.start, end: span.end };
  }
  if (open) {
    push(done, open.start, false);
    push(open.start, open.end, true);
    done = open.end;
  }
  push(done, to, false);
  return parts;
}
