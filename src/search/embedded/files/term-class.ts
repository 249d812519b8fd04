/**
 * The classes of terms in a dictionary, by their first letter. A word's soft form stands under a class of its own only where it differs
 * from the word: a search looks at both. Under `cross` and `variant` stand no documents, but which words of a segment have a key across
 * scripts, and which have a soft form: these have the positions.
 */
export const termClass = { exact: "e", stem: "s", name: "n", cross: "x", variant: "v" } as const;

/** Whether positions are kept with a term's documents. */
export function hasPositions(term: string): boolean {
  return term.startsWith(termClass.exact);
}

/** Whether a term stands in a dictionary for itself, without documents. */
export function isLink(term: string): boolean {
  return term.startsWith(termClass.cross) || term.startsWith(termClass.variant);
}

/** Under which a word is found by its soft form, class of that included. */
export function variantTerm(soft: string, term: string): string {
  return `${termClass.variant}${soft}\0${term}`;
}

/** Under which a word is found by its key across scripts. */
export function crossTerm(key: string, term: string): string {
  return `${termClass.cross}${key}\0${term}`;
}
