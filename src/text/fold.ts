import { asciiDigits } from "../domain/digits.ts";
import {
  aerab,
  exactLetters,
  invisible,
  latinLetters,
  loneMarks,
  transliteration,
  variantLetters,
} from "./fold-tables.ts";

const ascii = /^[\u0000-\u007f]*$/;
const latin = /\p{Script=Latin}/u;
/** A letter with the marks after it. Longer runs of marks are cut (UAX #15, stream-safe text): sorting them takes quadratic time. */
const cluster = /(?:\p{M}|[^\p{M}][\u1160-\u11ff]{0,2})\p{M}{0,30}/gsu;
const combining = /\p{Mn}/gu;
const markFirst = /^\p{M}/u;
const arabicLetters = new RegExp(`[${Object.keys(exactLetters).join("")}]`, "g");
const otherLatin = new RegExp(`[${Object.keys(latinLetters).join("")}]`, "g");
const variants = new RegExp(`[${Object.keys(variantLetters).join("")}]`, "g");
const heWithHamza = /\u06c1\u0654/g;
const yeWithHamza = /\u06cc\u0654/g;

/**
 * The exact form of a text, under which it is indexed and searched (design/search.md, "Folding"): NFKC, lower case, Latin diacritics off,
 * one letter for each Urdu letter whatever the keyboard, no vowel marks, no invisible characters, ASCII digits.
 */
export function fold(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  let folded = "";
  for (const piece of pieces(text)) folded += piece.folded;
  return folded;
}

/** One letter with its marks, folded, and where it stands in the original. */
export interface FoldPiece {
  readonly folded: string;
  readonly start: number;
  readonly end: number;
}

/** The pieces of a text in which `fold` works: for offsets. */
export function foldPieces(text: string): FoldPiece[] {
  return Array.from(pieces(text));
}

function* pieces(text: string): Generator<FoldPiece> {
  let latinBefore = false;
  for (const { 0: letter, index } of text.matchAll(cluster)) {
    // Marks beyond the first thirty are those of the letter before the cut.
    const folded = markFirst.test(letter) && latinBefore ? letter.replace(combining, "") : foldCluster(letter);
    if (!markFirst.test(letter)) latinBefore = latin.test(letter);
    yield { folded, start: index, end: index + letter.length };
  }
}

function foldCluster(letter: string): string {
  if (letter.length === 1 && letter <= "\u007f") return letter.toLowerCase();
  const clean = letter.replace(invisible, "").replace(loneMarks, "").replace(transliteration, "");
  const lower = clean.normalize("NFKC").toLowerCase();
  const bare = latin.test(lower)
    ? lower.normalize("NFKD").replace(combining, "").replace(otherLatin, latinLetter)
    : lower;
  const urdu = bare
    .replace(aerab, "")
    .replace(arabicLetters, arabicLetter)
    .replace(heWithHamza, "\u06c2")
    .replace(yeWithHamza, "\u0626");
  return asciiDigits(urdu).replace(/ς/g, "σ").normalize("NFC");
}

/** The variant form: the exact form without what people leave out or write either way (آ for ا, ے for ی, hamza). Lower-ranked. */
export function foldVariant(text: string): string {
  const exact = fold(text);
  return ascii.test(exact) ? exact : exact.replace(variants, (letter) => variantLetters[letter] ?? letter);
}

function latinLetter(letter: string): string {
  return latinLetters[letter] ?? letter;
}

function arabicLetter(letter: string): string {
  return exactLetters[letter] ?? letter;
}
