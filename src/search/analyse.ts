import { isEnglishWord } from "../text/english-words.ts";
import { foldVariant } from "../text/fold.ts";
import { knownName, nameKey } from "../text/name-key.ts";
import { stem } from "../text/stem.ts";
import { tokenise } from "../text/tokens.ts";
import type { TextField } from "./fields.ts";

/** Raised whenever the rules of text/ or of documents change what is indexed: an index of another number is built anew. */
export const analyserVersion = 11;

/** The words of a text in their exact form, in order. */
export function exactTerms(text: string): string[] {
  return tokenise(text).map((token) => token.term);
}

/** The form under which a word meets its inflections and variants; in names, their other spellings, and in titles those of known names. */
export function softForm(term: string, field: TextField): string {
  const form = field === "author" ? nameKey(term) : textForm(term);
  // A word may be nothing but what its variant leaves out.
  return form === "" ? term : form;
}

function textForm(term: string): string {
  const name = nameInText(term);
  if (name !== undefined) return name;
  const stemmed = stem(foldVariant(term));
  return stemmed === term ? term : (nameInText(stemmed) ?? stemmed);
}

/**
 * `Mohammed Iqbal` in a title is found by `Muhammad Iqbal`. Only in Latin letters, for in Urdu many a name is a common noun too (ملک, a
 * country) and has but one spelling; and not short ones, which are words of other languages (deen, din; gull, gul).
 */
function nameInText(term: string): string | undefined {
  return term.length >= shortestName && /^[a-z]+$/.test(term) && !isEnglishWord(term) ? knownName(term) : undefined;
}
const shortestName = 5;

/** A softForm that remembers: real texts repeat their words. Bounded; each engine has its own. */
export function rememberingSoftForm(most = 50_000): typeof softForm {
  const names = new Map<string, string>();
  const words = new Map<string, string>();
  return (term, field) => {
    const known = field === "author" ? names : words;
    let form = known.get(term);
    if (form === undefined) {
      if (known.size >= most) known.clear();
      form = softForm(term, field);
      known.set(term, form);
    }
    return form;
  };
}
