import type { Contributor } from "../domain/contributor.ts";
import { nameKey } from "./name-key.ts";
import { tokenise } from "./tokens.ts";

/**
 * Whether two records name the same first author: equal ORCID iDs, else a family name in common (in any usual spelling) and given names
 * that do not exclude each other (`S. Jadoon`, `Sara Jadoon`). False where either has no author: nothing is known then.
 */
export function sameFirstAuthor(a: readonly Contributor[], b: readonly Contributor[]): boolean {
  const [left, right] = [firstOf(a), firstOf(b)];
  if (left === undefined || right === undefined) return false;
  if (left.orcid?.valid === true && right.orcid?.valid === true) return left.orcid.value === right.orcid.value;
  const [x, y] = [keysOf(left), keysOf(right)];
  if (x.all.length === 0 || y.all.length === 0) return false;
  if (sortedKey(x.all) === sortedKey(y.all)) return true;
  if (x.family.length === 0 || y.family.length === 0) return false;
  const sharesFamily = x.family.at(-1) === y.family.at(-1) || isWithin(x.family, y.all) || isWithin(y.family, x.all);
  return sharesFamily && compatible(without(x.all, x.family), without(y.all, y.family));
}

/** Whether a first author as a reference names him (`Ahmed`, `Ahmed S.`) is the first of these: the whole family name, or of a name without one a word. */
export function namesFirstAuthor(printed: string, contributors: readonly Contributor[]): boolean {
  const first = firstOf(contributors);
  if (first === undefined) return false;
  const [said, theirs] = [keys(printed), keysOf(first)];
  if (theirs.family.length > 0) return isWithin(theirs.family, said);
  return theirs.all.some((word) => word.length > 1 && said.includes(word));
}

function firstOf(contributors: readonly Contributor[]): Contributor | undefined {
  return contributors.find((contributor) => contributor.role === "author") ?? contributors[0];
}

interface Keys {
  readonly family: readonly string[];
  readonly all: readonly string[];
}

function keysOf({ name }: Contributor): Keys {
  return {
    family: keys(name.family ?? ""),
    all: keys(name.family === undefined ? name.printed : `${name.given ?? ""} ${name.family}`),
  };
}

function keys(text: string): string[] {
  return tokenise(text).map((token) => (token.term.length === 1 ? token.term : nameKey(token.term)));
}

function sortedKey(words: readonly string[]): string {
  return words.toSorted().join(" ");
}

function isWithin(part: readonly string[], whole: readonly string[]): boolean {
  return part.every((word) => whole.includes(word));
}

function without(all: readonly string[], family: readonly string[]): string[] {
  return all.filter((word) => !family.includes(word));
}

/** Each given name of the shorter list has its like in the longer one; an initial is like any name that begins with it. */
function compatible(x: readonly string[], y: readonly string[]): boolean {
  const [few, many] = x.length <= y.length ? [x, y] : [y, x];
  return few.every((word) => many.some((other) => word === other || initialOf(word, other) || initialOf(other, word)));
}

function initialOf(initials: string, name: string): boolean {
  return initials.length === 1 && name.startsWith(initials);
}
