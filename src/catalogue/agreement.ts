import type { RecordData } from "../domain/record.ts";
import type { LocalText } from "../domain/text.ts";
import { sameFirstAuthor } from "../text/first-author.ts";
import { similarTitles, titleKey } from "../text/title.ts";

/** Words that titles of one journal have or leave out. */
const small = new Set(["the", "of", "and", "for", "in", "on", "a", "an", "de", "la", "et", "und", "der", "y", "e"]);

function anyPair(a: readonly LocalText[], b: readonly LocalText[], test: (a: string, b: string) => boolean): boolean {
  return a.some((one) => b.some((other) => test(one.value, other.value)));
}

/** Whether two records could be one by their titles, in any language that both have. */
export function titlesAgree(a: RecordData, b: RecordData): boolean {
  return anyPair(a.titles, b.titles, similarTitles);
}

/** The second half of rule 3: an equal DOI joins only if title or first author agrees. */
export function titleOrAuthorAgrees(a: RecordData, b: RecordData): boolean {
  return titlesAgree(a, b) || sameFirstAuthor(a.contributors, b.contributors);
}

function words(title: string): string[] {
  return titleKey(title)
    .split(" ")
    .filter((word) => word !== "" && !small.has(word));
}

/** `j med sci` for `journal of medical sciences` (ISO 4 abbreviates by cutting words off), or its initials, `jms`. */
function abbreviates(short: readonly string[], long: readonly string[]): boolean {
  if (short.length === 1 && long.length > 2) return short[0] === long.map((word) => word[0]).join("");
  return (
    short.length > 1 && short.length === long.length && short.every((word, index) => cuts(word, long[index] ?? ""))
  );
}

/** ISO 4 also drops letters inside a word: `pk` for `pakistan`, `intl` for `international`. */
function cuts(short: string, long: string): boolean {
  if (short[0] !== long[0]) return false;
  let at = 0;
  for (const letter of short) {
    at = long.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** One title is the other with more said: `Pakistan Heart Journal: official organ of …`. */
function extendsTitle(short: readonly string[], long: readonly string[]): boolean {
  return short.length > 1 && short.every((word, index) => word === long[index]);
}

const latin = /\p{Script=Latin}/u;

interface Forms {
  /** The title, each parallel title of it, and each without what stands in brackets. */
  readonly main: readonly string[];
  /** What stands in brackets, where it may be a title: `Arterial’naya Gipertenziya (Arterial Hypertension)`. */
  readonly bracketed: readonly string[];
}

const brackets = /[([]([^()[\]]*)[)\]]/g;
const longestTitle = 1000;

function formsOf(title: string): Forms {
  const text = title.slice(0, longestTitle);
  const parallel = text.split(/\s[=/]\s/);
  const bare = [text, ...parallel].map((one) => one.replace(brackets, " "));
  const main = [text, ...parallel, ...bare].filter((one) => words(one).length > 0);
  const bracketed = [...text.matchAll(brackets)].map((match) => match[1] ?? "").filter((one) => words(one).length > 1);
  return { main: [...new Set(main)], bracketed };
}

function journalNamesAgree(a: string, b: string): boolean {
  const [left, right] = [formsOf(a), formsOf(b)];
  const pairs = (x: readonly string[], y: readonly string[], test: (x: string, y: string) => boolean): boolean =>
    x.some((one) => y.some((other) => test(one, other)));
  return (
    pairs(left.main, right.main, formsAgree) ||
    pairs(left.main, right.bracketed, similarTitles) ||
    pairs(left.bracketed, right.main, similarTitles)
  );
}

function formsAgree(a: string, b: string): boolean {
  if (similarTitles(a, b)) return true;
  const [left, right] = [words(a), words(b)];
  if (left.length === 0 || right.length === 0) return false;
  return [[left, right] as const, [right, left] as const].some(
    ([short, long]) => abbreviates(short, long) || extendsTitle(short, long),
  );
}

/**
 * Whether two journals that share an ISSN could be one by their titles. Spellings, abbreviations and subtitles of one title agree,
 * and so do titles in different scripts or none at all, for they cannot be compared; two different titles do not.
 */
export function journalTitlesAgree(a: RecordData, b: RecordData): boolean {
  const [left, right] = [allTitles(a), allTitles(b)];
  if (left.length === 0 || right.length === 0) return true;
  if (anyPair(left, right, journalNamesAgree)) return true;
  const scripts = (titles: readonly LocalText[]): Set<boolean> => new Set(titles.map(({ value }) => latin.test(value)));
  const others = scripts(right);
  return [...scripts(left)].every((script) => !others.has(script));
}

/** Whether two journals have a title in common, letter for letter but for case, punctuation and what stands in brackets. */
export function journalTitlesEqual(a: RecordData, b: RecordData): boolean {
  const keys = (data: RecordData): string[] =>
    data.titles.flatMap(({ value }) => formsOf(value).main.map(titleKey)).filter((key) => key !== "");
  const theirs = new Set(keys(b));
  return keys(a).some((key) => theirs.has(key));
}

function allTitles(data: RecordData): readonly LocalText[] {
  if (data.kind !== "journal") return data.titles;
  return [...data.titles, ...data.formerTitles, ...(data.laterTitles ?? []), ...(data.otherTitles ?? [])];
}
