import { fold, foldVariant } from "./fold.ts";
import { nameSpellings } from "./name-spellings.ts";

/** So short a word may be another's name for a q in it: Haq, Hak. */
const shortWord = 4;

const keys: ReadonlyMap<string, string> = tableOfKeys();

function tableOfKeys(): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  for (const line of nameSpellings) {
    const [key = "", ...others] = line.split(" ");
    for (const spelling of [key, ...others]) {
      for (const form of [fold(spelling), foldVariant(spelling)]) if (!table.has(form)) table.set(form, key);
    }
  }
  return table;
}

/** Ways of writing one sound that spellings of names in Latin letters differ in; applied in order. */
const sounds: readonly (readonly [RegExp, string])[] = [
  [/([a-z])\1+/g, "$1"],
  [/^(?:ee|ie)/, "i"],
  [/ph/g, "f"],
  [/(?:ou|oo)/g, "u"],
  [/(?:ay|ey|ei)/g, "ai"],
  [/w/g, "v"],
  [/ck/g, "k"],
  [/ah$/g, "a"],
  [/(?:iy|yi|ii)/g, "i"],
  [/y$/g, "i"],
];

/**
 * The key under which the usual spellings of one name meet (`Mohammad`, `Mohd`, `محمد` -> `muhammad`): from the table of name-spellings.ts,
 * else by sounds that Latin spellings differ in (`Naweed`, `Naveed`). Takes one folded word; a longer `ul-Haq` is two words, `ulhaq` one.
 */
export function nameKey(term: string): string {
  const known = keys.get(term) ?? (/^[\u0600-\u06ff]/.test(term) ? keys.get(foldVariant(term)) : undefined);
  if (known !== undefined) return known;
  if (!/^[a-z]{3,40}$/.test(term)) return term;
  const joined = /^(?:ul|ur|un|ud)(?=[a-z]{3})/.exec(term)?.[0];
  const rest = joined === undefined ? undefined : keys.get(term.slice(joined.length));
  if (rest !== undefined) return rest;
  const heard = term.length > shortWord ? term.replace(/q(?!u)/g, "k") : term;
  return sounds.reduce((key, [pattern, sound]) => key.replace(pattern, sound), heard);
}

const joinedArticle = /(?<![\p{L}\p{M}])(u[lrnd])(\p{L}{3,40})/giu;

/** A name with the article apart that is printed together with what follows it: `Zia ulHaq` -> `Zia ul Haq`; others as they are. */
export function articleApart(name: string): string {
  return name.replace(joinedArticle, (whole: string, joined: string, rest: string) =>
    /^\p{Lu}\p{Ll}/u.test(rest) || keys.has(fold(rest)) ? `${joined} ${rest}` : whole,
  );
}
