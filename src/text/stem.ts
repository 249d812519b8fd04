import { oneSpelling } from "./spelling.ts";
import { irregular, keepsE, unchanged } from "./stem-tables.ts";

const vowel = /[aeiouy]/;

/**
 * A light English stem of a folded term: plurals, `-ing` and `-ed`, so that `studies` meets `study` and `farming` meets `farmed`, and one
 * spelling for British and American. Endings that make another word (`-ship`, `-ation`, `-ly`) stay. Other scripts, numbers and words
 * under four letters stay as they are. An exact word still ranks first, for the exact term is indexed beside it.
 */
export function stem(term: string): string {
  if (term.length < 4 || term.length > 40 || !/^[a-z]+$/.test(term) || unchanged.has(term)) return term;
  const known = irregular.get(term);
  if (known !== undefined) return stemOfBase(known);
  const word = oneSpelling(term);
  const singular = withoutPlural(word);
  return stemOfBase(irregular.get(singular) ?? singular);
}

/** Of a word without its plural's ending. */
function stemOfBase(word: string): string {
  return unchanged.has(word) ? word : withoutVerbEnding(oneSpelling(word));
}

function withoutPlural(term: string): string {
  if (!term.endsWith("s") || /(?:ss|us|is)$/.test(term) || unchanged.has(term)) return term;
  if (term.endsWith("ies")) return term.length > 4 ? `${term.slice(0, -3)}y` : term.slice(0, -1);
  if (/(?:ss|sh|ch|x|zz)es$/.test(term) || term.endsWith("oes")) return term.slice(0, -2);
  return term.slice(0, -1);
}

function withoutVerbEnding(term: string): string {
  for (const ending of ["ing", "ed"] as const) {
    if (!term.endsWith(ending)) continue;
    const base = term.slice(0, -ending.length);
    if (base.length < 3 || !vowel.test(base) || (ending === "ed" && base.endsWith("e"))) return term;
    return repaired(base);
  }
  if (term.length <= 4) return term;
  if (term.endsWith("ie")) return `${term.slice(0, -2)}y`;
  // `-e` goes too, so that `change` meets `changing`.
  return /[^aeiou]e$/.test(term) && !keepsE.has(term) ? term.slice(0, -1) : term;
}

/** `planned` -> `plan`, `studied` -> `study`, `hoping` -> `hope`: the form under which both meet. */
function repaired(base: string): string {
  if (base.length > 3 && /([bdfgmnprt])\1$/.test(base)) return base.slice(0, -1);
  if (base !== "cast" && keepsE.has(`${base}e`)) return `${base}e`;
  if (base.endsWith("i")) return `${base.slice(0, -1)}y`;
  return /^[^aeiouy][aeiou][^aeiouwxy]$/.test(base) ? `${base}e` : base;
}
