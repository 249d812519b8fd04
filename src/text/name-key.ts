import { fold, foldVariant } from "./fold.ts";
import { nameSpellings } from "./name-spellings.ts";

/** So short a word may be another's name for a q in it, or for an ee: Haq, Hak; Lee, Li. */
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
  [/(?<=.{2})ee(?=.{2})/g, "i"],
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

/** The key of a word that the table has, in either script; in Urdu with the article before it too. */
export function knownName(term: string): string | undefined {
  const known = keys.get(term);
  if (known !== undefined || !/^[\u0600-\u06ff]/.test(term)) return known;
  const variant = foldVariant(term);
  return keys.get(variant) ?? (variant.startsWith("ال") ? keys.get(variant.slice(2)) : undefined);
}

/**
 * The key under which the usual spellings of one name meet (`Mohammad`, `Mohd`, `محمد` -> `muhammad`): from the table of name-spellings.ts,
 * for names put together of two by their parts (`Abdurrehman`, `عبدالرحمان`), else by sounds that Latin spellings differ in (`Naweed`,
 * `Naveed`). Takes one folded word; a longer `ul-Haq` is two words, `ulhaq` one.
 */
export function nameKey(term: string): string {
  const known = knownName(term) ?? compoundKey(term);
  if (known !== undefined) return known;
  if (!/^[a-z]{3,40}$/.test(term)) return term;
  const joined = /^(?:ul|ur|un|ud)(?=[a-z]{3})/.exec(term)?.[0];
  const rest = joined === undefined ? undefined : keys.get(term.slice(joined.length));
  if (rest !== undefined) return rest;
  // `Shamsur Rahman`: the article of the second name.
  const before = /^[a-z]{3,}(?=u[lrnsd]$)/.exec(term)?.[0];
  const first = before === undefined ? undefined : keys.get(before);
  if (first !== undefined) return first;
  const heard = term.length > shortWord ? term.replace(/q(?!u)/g, "k") : term;
  return sounds.reduce((key, [pattern, sound]) => key.replace(pattern, sound), heard);
}

/** The Arabic article in any of its sounds between two names (`-ul-`, `-ur-`, `-ud-`), and the one that ends a name as `-ullah`. */
const article = /^[aeou](?:sh|[lrdsnzt])/;
const ofGod = /^[aeou]ll?ah?$/;

function compoundKey(term: string): string | undefined {
  const urdu = /^[\u0621-\u06d3]{5,20}$/.test(term);
  if (!urdu && !/^[a-z]{5,24}$/.test(term)) return undefined;
  for (let at = 2; at <= term.length - 3; at += 1) {
    const rest = term.slice(at);
    const found = urdu ? (rest.startsWith("ال") ? "ال" : undefined) : article.exec(rest)?.[0];
    if (found === undefined) continue;
    const first = knownName(term.slice(0, at));
    const last = first === undefined ? undefined : ofGod.test(rest) ? "ullah" : partKey(rest, found);
    if (last !== undefined) return `${first}ul${last}`;
  }
  return undefined;
}

/** The name after an article; اللہ is one with its own. */
function partKey(rest: string, article: string): string | undefined {
  return (article === "ال" ? knownName(rest) : undefined) ?? knownName(rest.slice(article.length));
}
