import { graphemeEnd, graphemeStart } from "../text/grapheme.ts";
import type { Token } from "../text/tokens.ts";
import type { Span } from "./matcher.ts";

/**
 * The window of about `length` characters with the most different things, and the most things among equals, the first of equal ones: where
 * its first thing stands; undefined where there is none.
 */
export function bestWindow(spans: readonly Span[], length: number): Span | undefined {
  let best: Span | undefined;
  let bestWorth = 0;
  const within = new Map<number, number>();
  let different = 0;
  let last = 0;
  spans.forEach((first, at) => {
    for (let next = spans[last]; next && next.end <= first.start + length; next = spans[last]) {
      const count = within.get(next.what) ?? 0;
      if (count === 0) different += 1;
      within.set(next.what, count + 1);
      last += 1;
    }
    const worth = different * spans.length * 2 + (last - at);
    if (last > at && worth > bestWorth) {
      best = first;
      bestWorth = worth;
    }
    if (last <= at) {
      // Longer than the window: by itself.
      last = at + 1;
      return;
    }
    const left = (within.get(first.what) ?? 0) - 1;
    within.set(first.what, left);
    if (left === 0) different -= 1;
  });
  return best ?? spans[0];
}

const sentenceEnd = /[.!?۔؟]["'”’»)\]]?\s+$/u;

/** Where a passage round a window begins: with the sentence if one begins nearby, else with a word. */
export function passageStart(text: string, tokens: readonly Token[], window: Span | undefined, length: number): number {
  if (window === undefined || window.end <= length) return 0;
  const earliest = window.start - length / 2;
  let start = window.start;
  for (let at = firstAfter(tokens, window.start) - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (!token || token.start < earliest) break;
    if (window.start - token.start <= length / 4) start = token.start;
    if (sentenceEnd.test(text.slice(Math.max(0, token.start - 6), token.start)))
      return graphemeStart(text, token.start);
  }
  return graphemeStart(text, start);
}

/** The end of the last word that fits, with the punctuation that closes it; a word longer than the passage is cut. */
export function passageEnd(text: string, tokens: readonly Token[], start: number, length: number): number {
  if (text.length - start <= length * 1.2) return text.length;
  const limit = start + length;
  let end = limit;
  for (let at = firstAfter(tokens, limit) - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (!token || token.start < start) break;
    if (token.end > limit) continue;
    end = token.end;
    break;
  }
  const closed = /^[.!?۔؟"'”’»)\]]{1,3}(?=\s)/u.exec(text.slice(end, end + 4))?.[0] ?? "";
  return graphemeEnd(text, end + closed.length);
}

/** Index of the first token that begins after an offset. */
function firstAfter(tokens: readonly Token[], offset: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
