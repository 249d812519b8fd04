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
  for (const [letter] of text.matchAll(cluster)) folded += foldCluster(letter);
  return folded;
}

/** The pieces in which `fold` works, with where each starts: for offsets. */
export function foldPieces(text: string): { readonly folded: string; readonly start: number; readonly end: number }[] {
  return [...text.matchAll(cluster)].map(({ 0: letter, index }) => ({
    folded: foldCluster(letter),
    start: index,
    end: index + letter.length,
  }));
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
