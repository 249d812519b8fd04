import { asciiDigits } from "../../domain/digits.ts";
import { fold, foldVariant } from "../fold.ts";
import { stem } from "../stem.ts";
import { tokenise } from "../tokens.ts";
import { beatingWords, lightWords, numberWords, synonymOf } from "./tables.ts";

/** A headline as it is compared with others. */
export interface HeadlineWords {
  /** Words that carry it, in order, in the form in which they are compared. */
  readonly words: readonly string[];
  /** Numbers as digits, each once, sorted: `Rs2,600` and `2600` are one, `five` and `5`, `پہلا` and `1`. */
  readonly numbers: readonly string[];
  /** Who does it to whom, where the headline says so: before نے and کو, around a word such as `beats`. */
  readonly roles?: readonly [string, string];
}

const label =
  /^(?:breaking(?: news)?|live(?: updates)?|update|watch|video|exclusive|بریکنگ(?: نیوز)?|ویڈیو)\s*[:|–—-]\s*/iu;
const tail = /\s+(?:[|–—]|-(?=\s))\s*[^|–—\d]{2,40}$/u;
const aside = /\s*[([](?:videos?|photos?|pictures?|watch|live|ویڈیو)[)\]]\s*$/iu;
const number = /\d+(?:[.,]\d+)*/g;

/** Reads a headline; equal headlines of two keyboards, scripts of digits or habits of spacing give the same. */
export function headlineWords(title: string): HeadlineWords {
  const plain = withoutLabels(asciiDigits(title));
  const numbers = new Set((plain.match(number) ?? []).map(digitsOf));
  const words: string[] = [];
  const all: string[] = [];
  for (const term of termsOf(plain.replace(number, " "))) {
    const counted = numberWords.get(term);
    if (counted !== undefined) {
      numbers.add(counted);
      continue;
    }
    all.push(term);
    if (!lightWords.has(term)) words.push(comparedForm(term));
  }
  const roles = rolesOf(all);
  return { words, numbers: [...numbers].sort(), ...(roles === undefined ? {} : { roles }) };
}

/** Without what an outlet puts around a headline: `Breaking:`, `| The Kite Herald`, `(VIDEO)`. A tail with a number in it may be part of it. */
function withoutLabels(title: string): string {
  const bare = title.normalize("NFC").trim().replace(label, "").replace(aside, "");
  const cut = bare.replace(tail, "");
  return cut.split(/\s+/).length >= 4 ? cut : bare;
}

function digitsOf(text: string): string {
  return text
    .replace(/,(?=\d{2,3}(?!\d))/g, "")
    .replace(",", "")
    .replace(/\.0+$/, "");
}

/** Folded words; single letters that stand side by side are one abbreviation: `K-P`, `U.S.`. */
function termsOf(text: string): string[] {
  const terms: string[] = [];
  let letters = "";
  const flush = (): void => {
    if (letters.length > 1) terms.push(letters);
    letters = "";
  };
  for (const { term } of tokenise(text)) {
    if (/^[a-z]$/.test(term)) letters += term;
    else {
      flush();
      terms.push(term);
    }
  }
  flush();
  return terms;
}

function comparedForm(term: string): string {
  const base = stem(term);
  return synonymOf.get(term) ?? synonymOf.get(base) ?? (base === term ? foldVariant(term) : base);
}

function rolesOf(terms: readonly string[]): [string, string] | undefined {
  const [doer, done] = [terms.indexOf("نے"), terms.indexOf("کو")];
  const urdu: readonly (string | undefined)[] = [terms[doer - 1], terms[done - 1]];
  const beats = terms.findIndex((term) => beatingWords.has(stem(term)));
  const english: readonly (string | undefined)[] = [terms[beats - 1], terms[beats + 1]];
  const [by, whom] = doer > 0 && done > 0 ? urdu : beats > 0 ? english : [];
  return by === undefined || whom === undefined ? undefined : [comparedForm(fold(by)), comparedForm(fold(whom))];
}
