/**
 * The classes of terms in a dictionary, by their first letter. A word's soft form stands under a class of its own only where it differs
 * from the word: a search looks at both. Under `cross` stand no documents, but which words of a segment have a key across scripts.
 */
export const termClass = { exact: "e", stem: "s", name: "n", cross: "x" } as const;

/** Under which a word is found by its key across scripts. */
export function crossTerm(key: string, term: string): string {
  return `${termClass.cross}${key}\0${term}`;
}
