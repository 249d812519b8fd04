import { tokenise } from "../../../text/tokens.ts";

/** A text's folded letters and digits in a row, and where each word of them stands in the text: what OCR does to blanks and hyphens is gone. */
export interface Letters {
  readonly text: string;
  readonly letters: string;
  /** Of each letter: where its word begins and ends in the text, UTF-16. */
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

const longest = 2000;

export function lettersOf(text: string): Letters {
  const cut = text.slice(0, longest);
  const starts: number[] = [];
  const ends: number[] = [];
  let letters = "";
  for (const { term, start, end } of tokenise(cut)) {
    letters += term;
    for (let unit = 0; unit < term.length; unit += 1) {
      starts.push(start);
      ends.push(end);
    }
  }
  return { text: cut, letters, starts, ends };
}

/** Where a text stands in another, and how many letters differ. */
export interface Found {
  readonly distance: number;
  /** In letters, end exclusive. */
  readonly start: number;
  readonly end: number;
}

const mostPattern = 400;

/**
 * The stretch of `text` that is nearest to the whole of `pattern` by Levenshtein's distance (Sellers' algorithm); of equal ones the first.
 * Time in proportion to the product of the lengths, of which the pattern's is cut.
 */
export function nearestStretch(pattern: string, text: string): Found {
  const sought = pattern.slice(0, mostPattern);
  const exact = text.indexOf(sought);
  if (exact >= 0) return { distance: 0, start: exact, end: exact + sought.length };
  const width = text.length + 1;
  let [last, row] = [new Uint16Array(width), new Uint16Array(width)];
  let [lastFrom, from] = [Uint16Array.from({ length: width }, (_, at) => at), new Uint16Array(width)];
  for (let i = 1; i <= sought.length; i += 1) {
    row[0] = i;
    from[0] = 0;
    const letter = sought.charCodeAt(i - 1);
    for (let j = 1; j < width; j += 1) {
      let least = (last[j - 1] ?? 0) + (text.charCodeAt(j - 1) === letter ? 0 : 1);
      let origin = lastFrom[j - 1] ?? 0;
      const left = (row[j - 1] ?? 0) + 1;
      if (left < least) [least, origin] = [left, from[j - 1] ?? 0];
      const above = (last[j] ?? 0) + 1;
      if (above < least) [least, origin] = [above, lastFrom[j] ?? 0];
      row[j] = least;
      from[j] = origin;
    }
    [last, row] = [row, last];
    [lastFrom, from] = [from, lastFrom];
  }
  let best: Found = { distance: sought.length, start: 0, end: 0 };
  for (let end = 0; end < width; end += 1) {
    const distance = last[end] ?? 0;
    if (distance < best.distance) best = { distance, start: lastFrom[end] ?? 0, end };
  }
  return best;
}
