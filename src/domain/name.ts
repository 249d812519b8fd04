import type { Name } from "./contributor.ts";
import { isCorporate } from "./corporate-name.ts";
import { generationOf, isInitials, isParticle, isShortDegree, roleOf } from "./name-words.ts";

const invisible = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const placeholder = /^(?:n\.?\/?a\.?|none|null|nil|unknown|anonymous|anon\.?|-+|\.+|\?+)$/i;
const arabicScript = /\p{Script=Arabic}/u;
const urduLetters = /[ٹڈڑںےھہۓۂ]/;

interface Part {
  readonly words: readonly string[];
  readonly honorifics: readonly string[];
  readonly generations: readonly string[];
  readonly hasDegree: boolean;
}

/**
 * A name as printed and its parts: `Family, Given`, `Given Family`, one-name people, bodies. Titles (`Dr.`, `Prof. Dr.`) are taken out
 * wherever they stand, degrees dropped, `Jr.` and the like kept as suffix. Case stays as printed.
 */
export function parseName(printed: string): Name {
  const text = printed
    .replace(invisible, "")
    .replace(/\s+/g, " ")
    .replace(/[\s,;،؛]+$/, "")
    .replace(/^[\s,;،؛]+/, "");
  if (isPlaceholderName(text)) return { printed: text };
  if (isCorporate(text)) return { printed: text, corporate: true, ...langOf(text) };
  const [first, ...others] = partsOf(text);
  if (first === undefined) return { printed: text };
  const all = [first, ...others];
  const honorific = all.flatMap((part) => part.honorifics).join(" ");
  const suffix = all.flatMap((part) => part.generations).join(" ");
  const named = withoutDegrees(all).filter((words) => words.length > 0);
  const { family, given } = named.length > 1 ? inverted(named) : direct(named[0] ?? []);
  const names = family === "" ? (named[0] ?? []).join(" ") : `${given} ${family}`.trim();
  const reading = [names, suffix].filter(Boolean).join(" ");
  return {
    printed: reading === "" ? text : reading,
    ...(family === "" ? {} : { family }),
    ...(given === "" ? {} : { given }),
    ...(honorific === "" ? {} : { honorific }),
    ...(suffix === "" ? {} : { suffix }),
    ...langOf(text),
  };
}

/** Whether a name field holds none: empty, `n/a`, `N/A, N/A`, `Anonymous`. */
export function isPlaceholderName(text: string): boolean {
  return text.split(/[,،]/).every((part) => part.trim() === "" || placeholder.test(part.trim()));
}

function langOf(text: string): { lang?: string } {
  return arabicScript.test(text) && urduLetters.test(text) ? { lang: "ur" } : {};
}

function partsOf(text: string): readonly Part[] {
  const shouted = text === text.toUpperCase();
  return text
    .split(/[,،]/)
    .map((part) => part.trim())
    .filter((part) => part !== "" && !placeholder.test(part))
    .map((part, _, parts) => sortWords(part, shouted, parts.length === 1));
}

/** `Khan, Ali, M.D.`; `Ali Khan, MD, FCPS`: after the given name, or beside another degree, these are no initials. */
function withoutDegrees(parts: readonly Part[]): readonly (readonly string[])[] {
  const isDegree = ({ words }: Part): boolean => words.length === 1 && isShortDegree(words[0] ?? "");
  return parts
    .filter((part, i) => !isDegree(part) || (i < 2 && !parts.some((other) => other.hasDegree)))
    .map((part) => part.words);
}

/** `Dr.Kunal`, `Prof.(Dr.) Ali`: a title that runs into what follows. */
function wordsOf(part: string): string[] {
  return part
    .replace(/(?<![\p{L}.])((?:dr|prof|engr|mr|mrs|ms)\.)(?=[\p{L}(])/giu, "$1 ")
    .replace(/\((dr|prof|engr)\.?\)/gi, " $1. ")
    .split(/\s+/)
    .filter((word) => word !== "");
}

function sortWords(part: string, shouted: boolean, whole: boolean): Part {
  const words: string[] = [];
  const honorifics: string[] = [];
  const generations: string[] = [];
  let hasDegree = false;
  const printed = wordsOf(part);
  for (const [index, word] of printed.entries()) {
    const role = roleOf(word, {
      of: printed.length,
      first: words.length === 0,
      last: index === printed.length - 1,
      afterTitle: honorifics.length > 0 && words.length === 0,
      next: printed[index + 1],
      shouted,
      whole,
    });
    if (role === "honorific") honorifics.push(word);
    else if (role === "generation" && (words.length > 0 || printed.length === 1)) generations.push(generationOf(word));
    else if (role === "degree") hasDegree = true;
    else words.push(word);
  }
  return { words, honorifics, generations, hasDegree };
}

/** `Family, Given …`. Initials before the comma belong to the given name (`M. Bachman, Pamela`; `A., Auricchio`). */
function inverted([familyWords = [], ...rest]: readonly (readonly string[])[]): { family: string; given: string } {
  const given = rest.flat();
  const initials = familyWords.findIndex((word) => !isInitials(word) || !word.includes("."));
  if (initials === -1 && given.some((word) => !isInitials(word)))
    return { family: given.join(" "), given: familyWords.join(" ") };
  const [moved, family] =
    initials > 0 ? [familyWords.slice(0, initials), familyWords.slice(initials)] : [[], familyWords];
  return { family: withoutStop(family.join(" ")), given: [...given, ...moved].join(" ") };
}

/** `Given Family`: the last word, with the particles before it. Names in Arabic script don't tell which part is the family's. */
function direct(words: readonly string[]): { family: string; given: string } {
  if (words.length === 1) return { family: withoutStop(words[0] ?? ""), given: "" };
  if (words.some((word) => arabicScript.test(word))) return { family: "", given: "" };
  let start = words.length - 1;
  while (start > 1 && isParticle(words[start - 1] ?? "")) start -= 1;
  return { family: withoutStop(words.slice(start).join(" ")), given: words.slice(0, start).join(" ") };
}

function withoutStop(family: string): string {
  return /\p{L}{3}\.$/u.test(family) ? family.slice(0, -1) : family;
}
