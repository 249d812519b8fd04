import { once } from "../domain/once.ts";
import { foldLetter, latin, withoutMarks } from "./fold-letter.ts";
import { extenders, variantLetters } from "./fold-tables.ts";

const ascii = /^[\u0000-\u007f]*$/;
/** A letter with the marks after it. Longer runs of marks are cut (UAX #15, stream-safe text): sorting them takes quadratic time. */
const cluster = new RegExp(`(?:[\\u1100-\\u115f\\uac00-\\ud7a3][\\u1160-\\u11ff]{0,2}|.)[${extenders}]{0,30}`, "gsuy");
const extender = new RegExp(`^[${extenders}]`, "u");
/** A hamza between vowels is written or not: دریائے, دریاے; دیئے, دیے. */
const glide = /(?<=[او])یی+|(?<=ی)یی+/g;
const variants = new RegExp(`[${Object.keys(variantLetters).join("")}]`, "g");

/** Latin, Greek, Cyrillic, Arabic: nearly all that is ever indexed. */
const tableSize = 0x700;
interface Tables {
  readonly folded: readonly string[];
  readonly extends: readonly boolean[];
  readonly latin: readonly boolean[];
}
const tables = once((): Tables => {
  const letters = Array.from({ length: tableSize }, (_, code) => String.fromCharCode(code));
  return {
    folded: letters.map(foldLetter),
    extends: letters.map((letter) => extender.test(letter)),
    latin: letters.map((letter) => latin.test(letter)),
  };
});

/** One letter with its marks, folded, and where it stands in the original. */
export interface FoldPiece {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The exact form of a text, under which it is indexed and searched (design/search.md, "Folding"): NFKC, lower case, Latin diacritics off,
 * one letter for each Urdu letter whatever the keyboard, no vowel marks, no invisible characters, ASCII digits.
 */
export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  let folded = "";
  eachPiece(text, (piece) => {
    folded += piece;
  });
  return folded;
}

/** The variant form: the exact form without what people leave out or write either way (آ for ا, ے for ی, hamza). Lower-ranked. */
export function foldVariant(text: string): string {
  const exact = fold(text);
  if (ascii.test(exact)) return exact;
  return exact.replace(variants, (letter) => variantLetters[letter] ?? letter).replace(glide, "ی");
}

/** The pieces of a text in which `fold` works: for offsets. */
export function foldPieces(text: string): FoldPiece[] {
  const pieces: FoldPiece[] = [];
  eachPiece(text, (folded, start, end) => {
    pieces.push({ folded, start, end });
  });
  return pieces;
}

/** The exact form of a word each of whose characters folds to one by itself; `undefined` where that is not so. The common case, fast. */
export function foldPlainWord(word: string): string | undefined {
  const known = tables();
  let folded = "";
  for (let i = 0; i < word.length; i += 1) {
    const code = word.charCodeAt(i);
    const letter = known.folded[code];
    if (letter === undefined || letter.length !== 1 || known.extends[code] === true) return undefined;
    folded += letter;
  }
  return folded;
}

function eachPiece(text: string, give: (folded: string, start: number, end: number) => void): void {
  const known = tables();
  let latinBefore = false;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const plain = known.folded[code];
    if (plain !== undefined && known.extends[code] === false && standsAlone(text.charCodeAt(at + 1), known)) {
      latinBefore = known.latin[code] === true;
      give(plain, at, at + 1);
      at += 1;
      continue;
    }
    cluster.lastIndex = at;
    const letter = cluster.exec(text)?.[0] ?? text.charAt(at);
    const onlyMarks = extender.test(letter);
    // Marks beyond the first thirty are those of the letter before the cut.
    give(onlyMarks && latinBefore ? withoutMarks(letter) : foldLetter(letter), at, at + letter.length);
    if (!onlyMarks) latinBefore = latin.test(letter);
    at += letter.length;
  }
}

/** Whether what follows a letter surely is no mark of it: the end, a character of the table, general punctuation. */
function standsAlone(next: number, known: Tables): boolean {
  return Number.isNaN(next) || known.extends[next] === false || (next >= 0x2010 && next <= 0x2027);
}
