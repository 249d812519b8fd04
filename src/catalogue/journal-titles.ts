import type { RecordData } from "../domain/record.ts";
import type { LocalText } from "../domain/text.ts";
import { similarTitles, titleKey } from "../text/title.ts";

/*
 * Whether two titles may be one journal's, given that they share an ISSN. Every rule is from pairs of real lists, each with a case in
 * the tests: lists leave out subtitles, articles and the word for “journal”, abbreviate, translate, mistype.
 */

/** Words that titles of one journal have or leave out. */
const small = new Set(
  "the of and for in on a an at to de del des du di da do dos das la le les el los las l et en e y i und der die das van si u w z em ed".split(
    " ",
  ),
);
/** What a serial is called: left out, or put before or behind, at will. */
const generic = new Set(
  "journal revista revue rivista magazine newsletter bulletin online electronic electronica electronique digital cientifica scientific".split(
    " ",
  ),
);
/** A subtitle begins with one of these where a list has taken the colon away. */
const opening = new Set([...generic, "a", "the", "an", "international", "interactive", "internacional"]);

/** What stands before a series' letter or number, or is left out. */
const seriesWords = new Set(["series", "serie", "seria", "section", "part"]);

const latin = /\p{Script=Latin}/u;
const brackets = /[([]([^()[\]]*)[)\]]/g;
const segmentEnd = /\s*[:;–—]\s+|\s+[:–—]\s*|\s-\s|\.\s+(?=\p{Lu})/u;
const longestTitle = 1000;

interface Title {
  readonly text: string;
  /** Its words without the small ones. */
  readonly words: readonly string[];
}

interface Forms {
  /** The title, each parallel title of it, and each without what stands in brackets. */
  readonly main: readonly Title[];
  /** What stands in brackets, where it may be a title: `Arterial’naya Gipertenziya (Arterial Hypertension)`. */
  readonly bracketed: readonly Title[];
}

/** Cyrillic letters that look like Latin ones, which keyboards mix into Latin words: `Аvtomobіlnyi`. */
const latinOnes = Array.from("ABEKMHOPCTXIJSaeopcyxijs");
const lookalikes = new Map(
  Array.from("АВЕКМНОРСТХІЈЅаеорсухіјѕ", (letter, at): [string, string] => [letter, latinOnes[at] ?? letter]),
);
const mixedWord = /(?=\p{L}*\p{Script=Latin})(?=\p{L}*\p{Script=Cyrillic})\p{L}{2,100}/gu;

function unmixed(text: string): string {
  return text.replace(mixedWord, (word) => Array.from(word, (letter) => lookalikes.get(letter) ?? letter).join(""));
}

function titleOf(text: string): Title {
  const all = titleKey(text).split(" ");
  // A letter at the end is a series: `Journal of Physics A`.
  const isSeries = (word: string, index: number): boolean => index === all.length - 1 && word.length === 1;
  return { text, words: all.filter((word, index) => word !== "" && (!small.has(word) || isSeries(word, index))) };
}

function formsOf(title: string): Forms {
  const text = unmixed(title.slice(0, longestTitle));
  const parallel = text.split(/\s=\s|\s*\/\s*/);
  const bare = [text, ...parallel].map((one) => one.replace(brackets, " "));
  const main = [...new Set([text, ...parallel, ...bare])].map(titleOf).filter((one) => one.words.length > 0);
  const bracketed = [...text.matchAll(brackets)].map((match) => titleOf(match[1] ?? ""));
  return { main, bracketed: bracketed.filter((one) => one.words.length > 1) };
}

/** Equal words, whatever stands between their letters: `452º F`. */
const equal = (a: readonly string[], b: readonly string[]): boolean => a.length > 0 && a.join("") === b.join("");
const said = (words: readonly string[]): string[] => words.filter((word) => !generic.has(word));

type Rule = (short: Title, long: Title) => boolean;

/** `j med sci` for `journal of medical sciences` (ISO 4 abbreviates by cutting words off), or its initials, `jms`. */
const abbreviates: Rule = ({ words: short }, { words: long }) => {
  if (short.length === 1 && long.length > 2) return short[0] === initials(long);
  return (
    short.length > 1 && short.length === long.length && short.every((word, index) => cuts(word, long[index] ?? ""))
  );
};

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

function initials(words: readonly string[]): string {
  return words.map((word) => word[0]).join("");
}

/** One title is the other with more said: `Pakistan Heart Journal: official organ of …`. */
const begins: Rule = ({ words: short }, { words: long }) =>
  short.length > 1 && short.every((word, index) => word === long[index]);

/** The other is one segment of it: `Jebat` and `Jebat : Malaysian Journal of History`, `JoSTrans : the Journal of Specialised Translation`. */
const isSegment: Rule = (short, long) => {
  const segments = long.text.split(segmentEnd);
  const whole = runOn(short.text);
  return (
    segments.length > 1 &&
    segments.some((one) => equal(said(titleOf(one).words), said(short.words)) || (whole !== "" && runOn(one) === whole))
  );
};

/** A title without what parts its words: `SCRIPT-ed`, `SCRIPTed`. */
const runOn = (text: string): string => titleKey(text).replaceAll(" ", "");

/** `Tellus A`, `Tellus: Series A, Dynamic Meteorology`. */
const namesSeries: Rule = ({ text: short }, { text: long }) => {
  const [words, all] = [titleKey(short).split(" "), titleKey(long).split(" ")];
  const at = words.length - 1;
  if (at < 1 || words[at]?.length !== 1 || !seriesWords.has(all[at] ?? "")) return false;
  return words.every((word, index) => word === all[index < at ? index : index + 1]);
};

/** The same where a list has no colon: `Academo Revista de Investigación`. */
const opensSegment: Rule = ({ words: short }, { text, words: long }) => {
  if (short.length !== 1 || short[0] !== long[0] || (short[0]?.length ?? 0) < 4) return false;
  return opening.has(titleKey(text).split(" ")[1] ?? "");
};

/** `Revista Educación`, `Educación`. */
const saysTheSame: Rule = ({ words: short }, { words: long }) => equal(said(short), said(long));

/** `AIA Avances en Investigación Agropecuaria`. */
const followsAcronym: Rule = ({ words: short }, { words: [first = "", ...rest] }) =>
  short.length > 1 && equal(short, rest) && first === initials(short);

/** Mistyped, or in another spelling: `Discoures Analysis`, `Series Oeconomica`. */
const nearly: Rule = ({ words: short }, { words: long }) =>
  short.length > 1 &&
  numbers(short) === numbers(long) &&
  (short.length === long.length
    ? short.every((word, index) => isNear(word, long[index] ?? ""))
    : short.join("").length > 11 && distance(short.join(""), long.join(""), 1) < 2);

function numbers(words: readonly string[]): string {
  return words.filter((word) => /\d/.test(word) || word.length === 1 || /^[ivx]+$/.test(word)).join(" ");
}

/** At most two letters in ten are other ones. */
function isNear(a: string, b: string): boolean {
  if (a === b) return true;
  const most = Math.floor(Math.max(a.length, b.length) / 5);
  return most > 0 && Math.abs(a.length - b.length) <= most && distance(a, b, most) <= most;
}

/** Levenshtein's distance; `most + 1` stands for any that is greater. */
function distance(a: string, b: string, most: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > most) return most + 1;
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The same words in a kindred language: `Fracture and Structural Integrity`, `Frattura ed Integrità Strutturale`. */
const isCognate: Rule = ({ words: short }, { words: long }) => {
  const stems = (words: readonly string[]): string =>
    said(words)
      .map((word) => word.slice(0, 3))
      .sort()
      .join(" ");
  return said(short).length > 2 && stems(short) === stems(long);
};

const rules: readonly Rule[] = [
  abbreviates,
  begins,
  isSegment,
  namesSeries,
  opensSegment,
  saysTheSame,
  followsAcronym,
  nearly,
  isCognate,
];

function formsAgree(a: Title, b: Title): boolean {
  return similarTitles(a.text, b.text) || rules.some((rule) => rule(a, b) || rule(b, a));
}

const anyPair = <T>(a: readonly T[], b: readonly T[], test: (a: T, b: T) => boolean): boolean =>
  a.some((one) => b.some((other) => test(one, other)));

function namesAgree(a: string, b: string): boolean {
  const [left, right] = [formsOf(a), formsOf(b)];
  const similar = (x: Title, y: Title): boolean => similarTitles(x.text, y.text);
  return (
    anyPair(left.main, right.main, formsAgree) ||
    anyPair(left.main, right.bracketed, similar) ||
    anyPair(left.bracketed, right.main, similar)
  );
}

/**
 * Whether a journal's name, as a list of references prints it, is this title: the same or an abbreviation of it. Stricter than where an
 * ISSN is shared: nothing else says that it is the journal.
 */
export function isNameOfJournal(printed: string, title: string): boolean {
  const [left, right] = [formsOf(printed).main, formsOf(title).main];
  return anyPair(left, right, (a, b) => similarTitles(a.text, b.text) || abbreviates(a, b) || abbreviates(b, a));
}

function allTitles(data: RecordData): readonly LocalText[] {
  if (data.kind !== "journal") return data.titles;
  return [...data.titles, ...data.formerTitles, ...(data.laterTitles ?? []), ...(data.otherTitles ?? [])];
}

/**
 * Whether two journals that share an ISSN could be one by their titles. Spellings, abbreviations and subtitles of one title agree,
 * and so do titles in different scripts or none at all, for they cannot be compared; two different titles do not.
 */
export function journalTitlesAgree(a: RecordData, b: RecordData): boolean {
  const [left, right] = [allTitles(a), allTitles(b)];
  if (left.length === 0 || right.length === 0) return true;
  if (anyPair(left, right, (one, other) => namesAgree(one.value, other.value))) return true;
  const scripts = (titles: readonly LocalText[]): Set<boolean> => new Set(titles.map(({ value }) => latin.test(value)));
  const others = scripts(right);
  return [...scripts(left)].every((script) => !others.has(script));
}

/** Whether two journals have a title in common, letter for letter but for case, punctuation and what stands in brackets. */
export function journalTitlesEqual(a: RecordData, b: RecordData): boolean {
  const keys = (data: RecordData): string[] =>
    data.titles
      .flatMap(({ value }) => formsOf(value).main.map(({ text }) => titleKey(text)))
      .filter((key) => key !== "");
  const theirs = new Set(keys(b));
  return keys(a).some((key) => theirs.has(key));
}

/** Whether two names are of one publisher: equal, or one with its department said: `Universidade de São Paulo. Faculdade de Medicina`. */
export function publishersAgree(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false;
  const [short = [], long = []] = [titleOf(a).words, titleOf(b).words].sort((x, y) => x.length - y.length);
  if (equal(short, long)) return true;
  return short.length > 1 && ` ${long.join(" ")} `.includes(` ${short.join(" ")} `);
}
