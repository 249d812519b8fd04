import type { Contributor } from "../../../domain/contributor.ts";
import { editDistance } from "../../../text/edit-distance.ts";
import { nameKey } from "../../../text/name-key.ts";
import { tokenise } from "../../../text/tokens.ts";

/** `first`: the record's first author is named; `other`: another of its authors. `unknown`: one of the two names nobody. */
export type AuthorEvidence = "first" | "other" | "none" | "unknown";

const latin = /\p{Script=Latin}/u;
const mostAuthors = 50;

const keysOf = (text: string): string[] => tokenise(text).map(({ term }) => (term.length === 1 ? term : nameKey(term)));

function authorsOf(contributors: readonly Contributor[]): readonly Contributor[] {
  const authors = contributors.filter(({ role }) => role === "author");
  return (authors.length > 0 ? authors : contributors).slice(0, mostAuthors);
}

/** Folded words of all authors' names: those that may stand beside a title without belonging to it. */
export function nameWords(contributors: readonly Contributor[]): Set<string> {
  return new Set(
    authorsOf(contributors).flatMap(({ name }) =>
      tokenise(`${name.printed} ${name.given ?? ""} ${name.family ?? ""}`).map(({ term }) => term),
    ),
  );
}

/** Whether the authors' part of a reference names a record's. */
export function authorEvidence(said: string, contributors: readonly Contributor[]): AuthorEvidence {
  const authors = authorsOf(contributors);
  const words = keysOf(said).filter((word) => word.length > 1);
  const [first] = authors;
  if (first === undefined || words.length === 0) return "unknown";
  if (isNamed(first, words)) return "first";
  if (authors.slice(1).some((author) => isNamed(author, words))) return "other";
  // A name in another script cannot be compared.
  return authors.some(({ name }) => latin.test(name.printed)) === latin.test(said) ? "none" : "unknown";
}

/** The whole family name is there, or of a name without one its last word or two of its others; letters may be wrong. */
function isNamed({ name }: Contributor, words: readonly string[]): boolean {
  const family = keysOf(name.family ?? "").filter((word) => word.length > 1);
  if (family.length > 0)
    return family.every((word) => words.some((other) => isNear(word, other))) || isRunTogether(family, words);
  const all = keysOf(name.printed).filter((word) => word.length > 1);
  const there = all.filter((word) => words.some((other) => isNear(word, other)));
  return there.length >= Math.min(2, all.length) && there.length > 0;
}

function isRunTogether(family: readonly string[], words: readonly string[]): boolean {
  return family.length > 1 && words.includes(family.join(""));
}

function isNear(a: string, b: string): boolean {
  if (a === b) return true;
  const most = a.length >= 8 ? 2 : a.length >= 5 ? 1 : 0;
  return most > 0 && Math.abs(a.length - b.length) <= most && editDistance(a, b, most) <= most;
}
