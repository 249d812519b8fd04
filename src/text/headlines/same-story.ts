import { dayNumber, daysOf, firstDay, type PartialDate } from "../../domain/partial-date.ts";
import { type LeftOver, matchWords } from "./match-words.ts";
import { softWords, turningWords } from "./tables.ts";
import type { HeadlineWords } from "./words.ts";

/** Words that two headlines must share where one of them says more, and where both say something that the other does not, in another order too. */
const leastShared = { contained: 4, crossed: 5, reordered: 7 } as const;
/** The part that these are of the longer one's words. */
const leastPart = { contained: 0.55, crossed: 0.6, numbered: 0.65 } as const;
/** Where the words are all the same so many will do. */
const leastEqual = 2;

/** A headline with what else tells whether it is of one story with another. */
export interface StoryHeadline {
  readonly words: HeadlineWords;
  readonly outlet: string;
  readonly time: StoryTime;
}

/** When it appeared, as far as stories are concerned: a day (its number), a range such as a year (that of its first day), or nothing known. */
export interface StoryTime {
  readonly scale: "day" | "range" | "none";
  readonly at: number;
}

/** Days between two headlines of one story, at most. */
export const storyDays = 2;

/**
 * Whether two headlines are of one story: they tell the same, at most two days apart. Where no day is known only what is dated alike is compared. An outlet that prints
 * the very same words on another day has a column of that name, no story.
 */
export function areOneStory(a: StoryHeadline, b: StoryHeadline): boolean {
  const [day, other] = [a.time, b.time];
  if (day.scale !== other.scale || Math.abs(day.at - other.at) > (day.scale === "day" ? storyDays : 0)) return false;
  const isColumn = a.outlet === b.outlet && (day.scale === "range" || day.at !== other.at);
  if (isColumn && sameWords(a.words, b.words)) return false;
  return tellSame(a.words, b.words);
}

export function storyTime(published: PartialDate | undefined): StoryTime {
  if (published === undefined) return { scale: "none", at: 0 };
  return { scale: daysOf(published) === 1 ? "day" : "range", at: dayNumber(firstDay(published)) };
}

function sameWords(a: HeadlineWords, b: HeadlineWords): boolean {
  return a.words.join(" ") === b.words.join(" ") && a.numbers.join(" ") === b.numbers.join(" ");
}

/**
 * Whether two headlines tell the same news in nearly the same words: no number, name or verb of one stands where the other has another, and what one
 * says more is little. Symmetric. Time and outlet are the caller's.
 */
export function tellSame(a: HeadlineWords, b: HeadlineWords): boolean {
  const sharedNumbers = a.numbers.filter((one) => b.numbers.includes(one)).length;
  const [moreA, moreB] = [a.numbers.length - sharedNumbers, b.numbers.length - sharedNumbers];
  if (moreA > 0 && moreB > 0) return false;
  if (areSwapped(a.roles, b.roles)) return false;
  const { shared: words, left, right, reordered } = matchWords(a.words, b.words);
  const [ours, theirs] = [telling(left), telling(right)];
  const shared = words + sharedNumbers;
  const extra = Math.max(ours.length + moreA, theirs.length + moreB);
  if (extra === 0) return words >= leastEqual;
  if ([...left, ...right].some(({ word }) => turningWords.has(word))) return false;
  const part = shared / (shared + extra);
  if (moreA + moreB > 0 && part < leastPart.numbered) return false;
  if (ours.length + moreA === 0 || theirs.length + moreB === 0) {
    return shared >= leastShared.contained && part >= leastPart.contained;
  }
  if (ours.some((one) => theirs.some((other) => standInOnePlace(one, other)))) return false;
  return shared >= (reordered ? leastShared.reordered : leastShared.crossed) && part >= leastPart.crossed;
}

function telling(words: readonly LeftOver[]): LeftOver[] {
  return words.filter(({ word }) => !softWords.has(word));
}

/** Behind the same word or before the same: one takes the other's place. */
function standInOnePlace(a: LeftOver, b: LeftOver): boolean {
  return (a.before !== -1 && a.before === b.before) || (a.after !== -1 && a.after === b.after);
}

function areSwapped(a: HeadlineWords["roles"], b: HeadlineWords["roles"]): boolean {
  return a !== undefined && b !== undefined && a[0] !== a[1] && a[0] === b[1] && a[1] === b[0];
}
