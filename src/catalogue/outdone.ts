import type { Contributor } from "../domain/contributor.ts";
import type { PartialDate } from "../domain/partial-date.ts";
import type { ContentsEntry, Licence, Pages } from "../domain/record.ts";
import type { LocalText } from "../domain/text.ts";
import { sameFirstAuthor } from "../text/first-author.ts";
import { titleKey } from "../text/title.ts";

/*
 * A better format does not win with plainly less of the same. Each rule says when another source's value outdoes the one that stands
 * by precedence; it never judges which of two different statements is right, only which of two like ones says more.
 */

const arabic = /\p{Script=Arabic}/u;
const initials = /^(?:\p{L}\p{M}*[.\s-]*){1,4}$/u;

const authorsOf = (list: readonly Contributor[]): Contributor[] => list.filter(({ role }) => role === "author");

/** `S. A.`, `SA`, or no given name; one short word in small letters is a name. */
function hasInitials({ name: { given, corporate, family } }: Contributor): boolean {
  if (corporate === true || family === undefined) return false;
  return given === undefined || (initials.test(given) && (given === given.toUpperCase() || /\./.test(given)));
}

/** All authors of the shorter list, in their order, among those of the longer. */
function isPartOf(short: readonly Contributor[], long: readonly Contributor[]): boolean {
  let at = 0;
  for (const author of short) {
    while (at < long.length && !sameFirstAuthor([author], long.slice(at, at + 1))) at += 1;
    if (at === long.length) return false;
    at += 1;
  }
  return true;
}

/** Compared name by name: collaborations of thousands say enough by their length. */
const mostCompared = 200;

/**
 * One author of five; or initials where the other has all names of the same people in full. A list that is longer for names in a second
 * script, as sites in two languages give them, says no more.
 */
function moreAuthors(best: readonly Contributor[], other: readonly Contributor[]): boolean {
  const [few, many] = [authorsOf(best), authorsOf(other)];
  if (few.length === 0) return many.length > 0;
  if (many.length > mostCompared || many.length < few.length) return false;
  const inArabic = (list: readonly Contributor[]): boolean => list.some(({ name }) => arabic.test(name.printed));
  if (inArabic(few) !== inArabic(many) || !isPartOf(few, many)) return false;
  const wanting = (list: readonly Contributor[]): number => list.filter(hasInitials).length;
  if (many.length > few.length) return wanting(many) === 0 || wanting(many) <= wanting(few);
  // Full names alone are no gain where iDs are lost.
  const iDs = (list: readonly Contributor[]): number => list.filter(({ orcid }) => orcid?.valid === true).length;
  return wanting(few) > 0 && wanting(many) === 0 && iDs(many) >= iDs(few);
}

const cased = /\p{Lu}/u;
const small = /\p{Ll}/u;
const marked = /\p{L}\p{M}/u;
const isShouted = (text: string): boolean => cased.test(text) && !small.test(text);
/** Letters that bear a mark, also where they are one code point: `é`. */
const hasMarks = (text: string): boolean => marked.test(text.normalize("NFD"));

/** The same title, once in capitals throughout or without its accents. */
function betterSpelt([best]: readonly LocalText[], [other]: readonly LocalText[]): boolean {
  if (best === undefined || other === undefined || best.value === other.value) return false;
  if (arabic.test(best.value) || titleKey(best.value) !== titleKey(other.value)) return false;
  const [shouted, otherShouted] = [isShouted(best.value), isShouted(other.value)];
  if (shouted !== otherShouted) return shouted;
  return !hasMarks(best.value) && hasMarks(other.value);
}

/** The same abstract, cut off. */
function isCutOff([best]: readonly LocalText[], [other]: readonly LocalText[]): boolean {
  if (best === undefined || other === undefined) return false;
  const words = (text: string): string =>
    text
      .replace(/(?:\.{3}|…)\s*$/u, "")
      .replace(/\s+/g, " ")
      .trim();
  const [short, long] = [words(best.value), words(other.value)];
  return long.length > short.length * 1.05 && long.startsWith(short);
}

/** `2010` beside `2010-06-03`. */
function isMoreExact(best: PartialDate, other: PartialDate): boolean {
  return (
    best.end === undefined &&
    other.end === undefined &&
    other.start.length > best.start.length &&
    other.start.startsWith(best.start)
  );
}

/** The first page alone. */
function hasLastPage(best: Pages, other: Pages): boolean {
  return best.last === undefined && other.last !== undefined && best.first === other.first;
}

/** A text that nobody knows beside a licence that is known. */
function isKnown(best: Licence, other: Licence): boolean {
  return best.id === undefined && best.url === undefined && other.id !== undefined;
}

/** A few of the references beside at least twice as many. */
function moreReferences(best: readonly unknown[], other: readonly unknown[]): boolean {
  return other.length >= 2 * best.length;
}

/** A list of chapters beside one whose lines lead to chapters, or that has at least twice as many lines. */
function moreContents(best: readonly ContentsEntry[], other: readonly ContentsEntry[]): boolean {
  const lead = (lines: readonly ContentsEntry[]): boolean => lines.some(({ part }) => part !== undefined);
  if (lead(best) !== lead(other)) return lead(other);
  return other.length >= 2 * best.length;
}

type Rule = (best: never, other: never) => boolean;

const rules: Readonly<Record<string, Rule>> = {
  contributors: moreAuthors,
  titles: betterSpelt,
  abstracts: isCutOff,
  published: isMoreExact,
  online: isMoreExact,
  "container.pages": hasLastPage,
  licence: isKnown,
  references: moreReferences,
  contents: moreContents,
};

/** Whether the value that stands by precedence has plainly less of the same than another. */
export function isOutdone(field: string, best: unknown, other: unknown): boolean {
  return rules[field]?.(best as never, other as never) ?? false;
}
