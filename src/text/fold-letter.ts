import { asciiDigits } from "../domain/digits.ts";
import { aerab, exactLetters, invisible, latinLetters, loneMarks, transliteration } from "./fold-tables.ts";

export const latin = /\p{Script=Latin}/u;
const combining = /\p{Mn}/gu;
const arabicLetters = new RegExp(`[${Object.keys(exactLetters).join("")}]`, "g");
const otherLatin = new RegExp(`[${Object.keys(latinLetters).join("")}]`, "g");
const heWithHamza = /\u06c1\u0654/g;
const yeWithHamza = /\u06cc\u0654/g;

/** The exact form of one letter with its marks. */
export function foldLetter(letter: string): string {
  const lower = letter
    .replace(loneMarks, "")
    .normalize("NFKC")
    .replace(invisible, "")
    .replace(transliteration, "")
    .toLowerCase();
  const bare = latin.test(lower)
    ? lower
        .normalize("NFKD")
        .replace(combining, "")
        .replace(otherLatin, (found) => latinLetters[found] ?? found)
    : lower;
  const urdu = bare
    .replace(aerab, "")
    .replace(arabicLetters, (found) => exactLetters[found] ?? found)
    .replace(heWithHamza, "\u06c2")
    .replace(yeWithHamza, "\u0626");
  return asciiDigits(urdu).replace(/ς/g, "σ").normalize("NFC");
}

/** Marks alone that go on from a Latin letter before them. */
export function withoutMarks(marks: string): string {
  return marks
    .replace(invisible, "")
    .replace(loneMarks, "")
    .replace(transliteration, "")
    .replace(aerab, "")
    .replace(combining, "");
}
