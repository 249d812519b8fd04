import { isEnglishWord } from "./english-words.ts";
import {
  breathless,
  foreignSpelling,
  irregularCrossKeys,
  latinConsonants,
  urduAspirates,
  urduConsonants,
} from "./transliterate-tables.ts";

/** Keys of fewer sounds say too little: دل, dil, del, dual. Two consonants are enough with a long vowel between them (دین, deen). */
const fewestSounds = 3;

const irregular: ReadonlyMap<string, string> = new Map(
  irregularCrossKeys.flatMap((line) => {
    const words = line.split(" ");
    return words.map((word): [string, string] => [word, `=${words[0]}`]);
  }),
);

const urduWord = /^[\u0621-\u06d3]{2,30}$/;
const urduScript = /^[\u0621-\u06d3]+$/;
const latinScript = /^[a-z]+$/;
const latinWord = /^[a-z]{3,30}$/;

/**
 * The key under which a word in Urdu script and its usual spellings in Latin letters meet (`غالب`, `ghalib`, `galib`). Takes a folded term;
 * undefined for other scripts, for words too short to tell apart, and for what is surely no Urdu in Latin letters. Only for words of
 * different scripts: those of one script that share a key are not thereby alike.
 *
 * The key has the consonants, whether a vowel begins the word, and which one ends it. The vowels between say nothing by themselves, for
 * Urdu leaves the short ones out; whether those of two words can be each other's, `crossMeets` says.
 */
export function crossKey(term: string): string | undefined {
  const known = irregular.get(term);
  if (known !== undefined) return known;
  const heard = soundsOf(term);
  if (heard === undefined) return undefined;
  const key = keyOf(heard);
  const { consonants, vowels } = heard;
  const isLong = key.length >= fewestSounds || (consonants.length === 2 && vowels[1] !== "");
  return isLong ? key : undefined;
}

/** Whether two words, one in Urdu and one in Latin letters, are the same word: equal keys, and vowels that can be each other's. */
export function crossMeets(a: string, b: string): boolean {
  const [latin, urdu] = latinScript.test(a) ? [a, b] : [b, a];
  if (!latinScript.test(latin) || !urduScript.test(urdu)) return false;
  const key = crossKey(latin);
  if (key === undefined || key !== crossKey(urdu)) return false;
  if (key.startsWith("=")) return true;
  const [heard, written] = [soundsOf(latin), soundsOf(urdu)];
  return heard?.vowels.every((vowel, at) => fits(vowel, written?.vowels[at] ?? "", at === 0)) ?? false;
}

/** A word taken apart: the vowels stand before, between and after the consonants, so there is one more of them. */
interface Sounds {
  readonly consonants: string;
  readonly vowels: readonly string[];
  readonly end: string;
}

function soundsOf(term: string): Sounds | undefined {
  if (urduWord.test(term)) return urduSounds(term);
  return latinWord.test(term) && !isEnglishWord(term) && !foreignSpelling.test(term) ? latinSounds(term) : undefined;
}

function keyOf({ consonants, vowels, end }: Sounds): string {
  return `${vowels[0] === "" ? "" : "A"}${consonants}${end}`;
}

const longVowels = /[اآأإوؤیےۓئۂ]/;
const silent = /[ءع]/;
/** و is a consonant before a long vowel (نواز, جاوید) and after a long a (چاول), else a vowel (مولانا). */
const longAfterWaw = /^(?:[اآیےۓ]|ع.)/;

function urduSounds(word: string): Sounds | undefined {
  const vowels = [""];
  let consonants = "";
  const push = (sound: string): void => {
    consonants += sound;
    vowels.push("");
  };
  const add = (vowel: string): void => {
    vowels[vowels.length - 1] += vowel;
  };
  for (let at = 0; at < word.length; at += 1) {
    const letter = word.charAt(at);
    const [before, after] = [word.charAt(at - 1), word.slice(at + 1)];
    const sound = urduConsonants[letter];
    if (letter === "و" && (at === 0 || longAfterWaw.test(after) || (before === "ا" && after !== ""))) push("v");
    else if (letter === "ی" && at === 0) push("y");
    else if (letter === "ھ") {
      if (!breathless.has(before) && urduAspirates[before] === undefined && after !== "") push("h");
    } else if (after === "" && (letter === "ہ" || letter === "ح" || letter === "ع")) break;
    else if (sound !== undefined) push(after.startsWith("ھ") ? (urduAspirates[letter] ?? sound) : sound);
    else if (at === 0 && (letter === "ا" || letter === "ع")) add("*");
    else if (longVowels.test(letter)) add(letter);
    else if (!silent.test(letter)) return undefined;
    else if (letter === "ع") add("*");
  }
  return { consonants, vowels, end: urduEnd(word) };
}

/** The vowel that ends a word: a letter of the throat after another vowel is not heard, after a consonant it is an a. */
function urduEnd(word: string): string {
  const last = word.slice(-1);
  const before = word.slice(0, -1).slice(-1);
  if ("اآۂ".includes(last)) return "a";
  if ("یئ".includes(last)) return "i";
  if ("ےۓ".includes(last)) return "e";
  if ("وؤ".includes(last)) return "u";
  if (last === "ء") return urduEnd(word.slice(0, -1));
  if (!"ہحع".includes(last)) return "";
  // نظریہ ends in an a, صحیح in an i.
  return (last === "ہ" ? "او" : "اوی").includes(before) ? urduEnd(word.slice(0, -1)) : "a";
}

function latinSounds(term: string): Sounds {
  // Doubled letters are one, but for the long vowels; a last h after a vowel is not heard.
  const word = term.replace(/([b-df-hj-np-tv-z])\1+/g, "$1").replace(/(?<=[aeiou])h$/, "");
  const vowels = [""];
  let consonants = "";
  const push = (sound: string): void => {
    consonants += sound;
    vowels.push("");
  };
  for (let at = 0; at < word.length; ) {
    const letter = word.charAt(at);
    const found = latinConsonants.find(([spelling]) => word.startsWith(spelling, at));
    const isVowel = "aeiou".includes(word.charAt(at + 1));
    if (found !== undefined) push(found[1]);
    else if (letter === "h") push("h");
    else if (letter === "w" && isVowel && word.charAt(at + 1) !== "") push("v");
    else if (letter === "y" && at === 0) push("y");
    else vowels[vowels.length - 1] += letter;
    at += found === undefined ? 1 : found[0].length;
  }
  return { consonants, vowels, end: latinEnd(term) };
}

function latinEnd(word: string): string {
  if (/(?:a|ah|eh)$/.test(word)) return "a";
  if (/(?:ay|ey|[^e]e)$/.test(word)) return "e";
  if (/(?:i|ee|y|ih|eeh)$/.test(word)) return "i";
  return /(?:u|o|ow|aw|uh|oh)$/.test(word) ? "u" : "";
}

/** Whether vowels in Latin letters may be those that Urdu writes in their place: nothing and a first ا or ع (*) are a short one or none. */
function fits(latin: string, urdu: string, first: boolean): boolean {
  if (urdu === "" || (first && urdu === "*")) return latin.length <= 1;
  if (latin === "") return false;
  if (/[اآأإ]/.test(urdu) && !/a/.test(latin)) return false;
  if (/[وؤ]/.test(urdu) && !/[ouw]/.test(latin)) return false;
  if (/[یےۓ]/.test(urdu) && !/[eiy]/.test(latin)) return false;
  return true;
}
