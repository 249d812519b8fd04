import { foldPieces, foldPlainWord } from "./fold.ts";
import { beginsNewWord, maybeRunTogether, postpositionLength } from "./run-together.ts";

/** A word of a text: folded, with where it stands in the original, end exclusive (UTF-16). */
export interface Token {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/** What a word may be made of, before folding; apostrophes only between letters. */
const run =
  /[\p{L}\p{M}\p{N}\p{Default_Ignorable_Code_Point}]+(?:['’‘](?=\p{L})[\p{L}\p{M}\p{N}\p{Default_Ignorable_Code_Point}]+)*/gu;
const plainWord = /^[A-Za-z0-9]+$/;
/** All of it letters and digits of the alphabets that are written with spaces. */
const plainLetters = /^[\p{L}\p{N}]+$/u;
const possessive = /^(.+)['’‘][sS]$/su;
const apostrophes = /['’‘]/g;
const wordCharacter = /[\p{L}\p{M}\p{N}]/u;
/** Scripts without spaces between words: each character is a word of its own, so that parts of a text can be found. */
const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * The words of a text in order. Letters, marks and digits make words, all else parts them; an apostrophe inside a word is dropped
 * (`Qur'an` meets `Quran`), a possessive `'s` too; Urdu words that run together are parted. Nothing is left out for its length. Linear time.
 */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: word, index } of text.matchAll(run)) {
    if (plainWord.test(word)) tokens.push({ term: word.toLowerCase(), start: index, end: index + word.length });
    else {
      const term = foldPlainWord(word);
      if (term !== undefined && plainLetters.test(term) && !maybeRunTogether(term))
        tokens.push({ term, start: index, end: index + word.length });
      else addFolded(tokens, word, index);
    }
  }
  return tokens;
}

function addFolded(tokens: Token[], word: string, offset: number): void {
  const whole = possessive.exec(word);
  const stem = whole?.[1] ?? word;
  let term = "";
  let before = "";
  /** Where each UTF-16 unit of the term comes from. */
  let origins: { start: number; end: number }[] = [];
  const push = (from: number, to: number): void => {
    const [start, end] = [origins[from]?.start ?? 0, origins[to - 1]?.end ?? 0];
    tokens.push({ term: term.slice(from, to), start: offset + start, end: offset + end });
  };
  const flush = (): void => {
    const cut = term.length - postpositionLength(term);
    if (term !== "") push(0, cut);
    if (cut < term.length) push(cut, term.length);
    term = "";
    before = "";
    origins = [];
  };
  for (const piece of foldPieces(stem)) {
    // One sign for several words (ﷺ) is printed without a space beside the name that it honours.
    const several = piece.folded.includes(" ");
    if (several) flush();
    for (const char of piece.folded.replace(apostrophes, "")) {
      if (!wordCharacter.test(char)) flush();
      else if (ideograph.test(char)) {
        flush();
        tokens.push({ term: char, start: offset + piece.start, end: offset + piece.end });
      } else {
        if (beginsNewWord(before, char)) flush();
        term += char;
        before = char;
        for (let unit = 0; unit < char.length; unit += 1) origins.push({ start: piece.start, end: piece.end });
      }
    }
    // Marks and invisible characters that fold to nothing still belong to the word that they stand in.
    if (several) flush();
    const letter = origins.at(-1);
    if (letter !== undefined && piece.folded === "") letter.end = piece.end;
  }
  const last = term !== "";
  flush();
  const token = tokens.at(-1);
  if (last && whole !== null && token !== undefined)
    tokens[tokens.length - 1] = { ...token, end: offset + word.length };
}
