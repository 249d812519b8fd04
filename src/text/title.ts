import { plainText } from "./markup.ts";
import { tokenise } from "./tokens.ts";

/** A title's folded words without punctuation or markup, `&` as `and`: equal keys are the same title. Empty for a title without any word. */
export function titleKey(title: string): string {
  if (title === last.title) return last.key;
  const key = keyOf(title);
  last = { title, key };
  return key;
}

/** One record's title is asked for several times in a row: for its journal, its citations and its comparison with others. */
let last = { title: "", key: "" };

/** What stands for an apostrophe between letters: accents of their own, primes, letters of transliterations. */
const apostrophes = /(?<=\p{L})[´`ʹʻʼʽ′＇](?=\p{L})/gu;

function keyOf(title: string): string {
  return tokenise(plainText(title).replaceAll("&", " and ").replace(apostrophes, "'"))
    .map((token) => token.term)
    .join(" ");
}

/** How many of the words that two titles have may differ, as a part of all of them. */
const tolerance = 0.2;

/**
 * Whether two titles may be those of one work: equal but for case, punctuation and markup; one lacking the other's subtitle; or long and
 * differing in few words. Numbers must be equal (`Part 1`, `Part 2`). Titles that repeat (`Editorial`) are equal: callers check that.
 */
export function similarTitles(a: string, b: string): boolean {
  const [left, right] = [titleKey(a), titleKey(b)];
  if (left === "" || right === "") return left === right && a.trim() === b.trim();
  if (left === right || left.replaceAll(" ", "") === right.replaceAll(" ", "")) return true;
  const [x, y] = [left.split(" "), right.split(" ")];
  if (numbersOf(x) !== numbersOf(y)) return false;
  if (isMainTitleOf(a, y) || isMainTitleOf(b, x)) return true;
  const shared = sharedWords(x, y);
  const all = x.length + y.length - shared;
  return Math.min(x.length, y.length) >= 5 && all - shared <= all * tolerance;
}

function numbersOf(words: readonly string[]): string {
  return words
    .filter((word) => /\d/.test(word) || /^[ivx]+$/.test(word))
    .sort()
    .join(" ");
}

/** `longer` up to its colon, question mark or dash says all that `words` say: the other title lacks the subtitle. */
function isMainTitleOf(longer: string, words: readonly string[]): boolean {
  const main = /^(.+?)(?:[:;?!؟—–]|\s-\s|\.\s)/su.exec(plainText(longer))?.[1];
  return words.length >= 3 && main !== undefined && titleKey(main) === words.join(" ");
}

function sharedWords(x: readonly string[], y: readonly string[]): number {
  const left = new Map<string, number>();
  for (const word of x) left.set(word, (left.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of y) {
    const count = left.get(word) ?? 0;
    if (count > 0) shared += 1;
    left.set(word, count - 1);
  }
  return shared;
}
