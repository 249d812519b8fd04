import { editDistance } from "../edit-distance.ts";
import { lightWords } from "./tables.ts";

/** Which word of one headline is which of another; words that are none of the other's are left over. */
export interface MatchedWords {
  readonly shared: number;
  readonly left: readonly LeftOver[];
  readonly right: readonly LeftOver[];
  /** Whether some of the shared words stand in another order. */
  readonly reordered: boolean;
}

/** A word without its like in the other headline, and the matched words around it (numbers of pairs; -1 = none). */
export interface LeftOver {
  readonly word: string;
  readonly before: number;
  readonly after: number;
}

/** Endings that an Urdu word has in another case, number or as an adjective. */
const urduEndings = /(?:وں|یں|ات|یاں|ی|ے|ا|ہ|و)$/;
const arabicScript = /^\p{Script=Arabic}+$/u;

/** Pairs up the words of two headlines: equal ones, then one word's forms and spellings, words that run together, abbreviations. */
export function matchWords(left: readonly string[], right: readonly string[]): MatchedWords {
  const none = (words: readonly string[]): number[] => words.map(() => -1);
  const pairOf = { left: none(left), right: none(right) };
  let pairs = 0;
  const pair = (a: readonly number[], b: readonly number[]): void => {
    for (const i of a) pairOf.left[i] = pairs;
    for (const j of b) pairOf.right[j] = pairs;
    pairs += 1;
  };
  for (const same of [equal, alike]) {
    for (const [i, word] of left.entries()) {
      if (pairOf.left[i] !== -1) continue;
      const j = right.findIndex((other, index) => pairOf.right[index] === -1 && same(word, other));
      if (j >= 0) pair([i], [j]);
    }
  }
  for (const [i, word] of left.entries()) {
    if (pairOf.left[i] !== -1) continue;
    const run = runOf(word, right, pairOf.right);
    if (run !== undefined) pair([i], run);
  }
  for (const [j, word] of right.entries()) {
    if (pairOf.right[j] !== -1) continue;
    const run = runOf(word, left, pairOf.left);
    if (run !== undefined) pair(run, [j]);
  }
  return {
    shared: pairs,
    left: leftOver(left, pairOf.left),
    right: leftOver(right, pairOf.right),
    reordered: isReordered(pairOf.left, pairOf.right),
  };
}

function isReordered(left: readonly number[], right: readonly number[]): boolean {
  const order = (pairs: readonly number[]): number[] => [...new Set(pairs.filter((pair) => pair !== -1))];
  const other = order(right);
  return order(left).some((pair, index) => other[index] !== pair);
}

function equal(a: string, b: string): boolean {
  return a === b;
}

/** Two spellings or forms of one word. A name's first letter is sure; short words differ by one letter and mean another. */
export function alike(a: string, b: string): boolean {
  if (a[0] !== b[0]) return false;
  const shorter = Math.min(a.length, b.length);
  if (arabicScript.test(a)) {
    if (shorter >= 3 && withoutEnding(a) === withoutEnding(b)) return true;
    const [short, long] = a.length < b.length ? [a, b] : [b, a];
    // a postposition or auxiliary that runs together with its word
    if (shorter >= 4 && long.startsWith(short) && lightWords.has(long.slice(short.length))) return true;
    return shorter >= 5 && editDistance(a, b, shorter >= 7 ? 2 : 1) <= (shorter >= 7 ? 2 : 1);
  }
  if (shorter >= 5 && (a.startsWith(b) || b.startsWith(a)) && Math.abs(a.length - b.length) <= 3) return true;
  const most = shorter >= 9 || (shorter >= 7 && a.slice(0, 4) === b.slice(0, 4)) ? 2 : 1;
  return shorter >= 5 && editDistance(a, b, most) <= most;
}

function withoutEnding(word: string): string {
  const cut = word.replace(urduEndings, "");
  return cut.length >= 3 ? cut : word;
}

/** The free words side by side that make up a word when run together, or whose first letters do. */
function runOf(word: string, others: readonly string[], taken: readonly number[]): number[] | undefined {
  for (let from = 0; from < others.length; from += 1) {
    let joined = "";
    let letters = "";
    const run: number[] = [];
    for (let at = from; at < others.length && at < from + 5 && taken[at] === -1; at += 1) {
      joined += others[at];
      letters += others[at]?.[0] ?? "";
      run.push(at);
      if (run.length < 2) continue;
      if (joined === word || (joined.length >= 6 && alike(joined, word))) return run;
      if (arabicScript.test(word)) continue;
      if (
        (word.length >= 3 && letters === word) ||
        (run.length === 2 && isOfBeginnings(word, others[from] ?? "", others[at] ?? ""))
      )
        return run;
    }
  }
  return undefined;
}

/** `finmin` of `finance minister`. */
function isOfBeginnings(word: string, first: string, second: string): boolean {
  for (let cut = 2; cut <= word.length - 2; cut += 1) {
    if (first.startsWith(word.slice(0, cut)) && second.startsWith(word.slice(cut))) return true;
  }
  return false;
}

function leftOver(words: readonly string[], pairs: readonly number[]): LeftOver[] {
  return words.flatMap((word, index) => {
    if (pairs[index] !== -1) return [];
    const before = pairs.slice(0, index).findLast((pair) => pair !== -1) ?? -1;
    const after = pairs.slice(index + 1).find((pair) => pair !== -1) ?? -1;
    return [{ word, before, after }];
  });
}
