import type { Spelling } from "../../engine.ts";
import { termClass } from "../files/term-class.ts";
import type { Segment } from "./segment.ts";

/*
 * Words near to a word are found by what is left when letters are taken out of both (the symmetric delete algorithm of W. Garbe, 2012):
 * each known word stands under itself and under all that one letter less leaves of it, long words also under two letters less. Only the
 * commonest words of the index are known here; rare ones are as often errors themselves.
 */

const mostWords = 60_000;
/** Of longer words only so many first letters are taken apart: the rest is compared. */
const prefixLength = 7;
const shortest = 3;
/** From this length on two letters may differ. */
const longForTwo = 7;
const mostAnswers = 8;
/** Of an index of so many documents a few new ones change nothing that matters here, and it takes a second to look at all. */
const large = 50_000;
const mostUnseen = 0.02;
const word = /^[\p{L}]{3,30}$/u;

export class Spellings {
  readonly #documents = new Map<string, number>();
  /** Words, by what is left of their beginnings. */
  readonly #byRest = new Map<string, string[]>();

  readonly #segments: ReadonlySet<string>;

  constructor(segments: readonly Segment[]) {
    this.#segments = new Set(segments.map(({ place }) => place.text));
    for (const [term, documents] of commonest(segments)) {
      this.#documents.set(term, documents);
      for (const rest of restsOf(term)) {
        const words = this.#byRest.get(rest);
        if (words === undefined) this.#byRest.set(rest, [term]);
        else words.push(term);
      }
    }
  }

  /** Whether it can stand in for those of other segments: nearly all of their documents were looked at. */
  covers(segments: readonly Segment[]): boolean {
    let [all, others] = [0, 0];
    for (const { live, place } of segments) {
      all += live;
      if (!this.#segments.has(place.text)) others += live;
    }
    return all > large && others < all * mostUnseen;
  }

  near(term: string): Spelling[] {
    if (term.length < shortest) return [];
    const most = term.length < longForTwo ? 1 : 2;
    const seen = new Set<string>();
    const found: Spelling[] = [];
    for (const rest of restsOf(term)) {
      for (const other of this.#byRest.get(rest) ?? []) {
        if (seen.has(other) || Math.abs(other.length - term.length) > most) continue;
        seen.add(other);
        const distance = distanceOf(term, other, most);
        if (distance <= most) found.push({ term: other, documents: this.#documents.get(other) ?? 0, distance });
      }
    }
    const first = (other: string): number => (other[0] === term[0] ? 0 : 1);
    return found
      .sort((a, b) => a.distance - b.distance || first(a.term) - first(b.term) || b.documents - a.documents)
      .slice(0, mostAnswers);
  }

  /** Words that begin nearly as the typed one: it may be cut off anywhere. */
  beginningNear(typed: string): string[] {
    if (typed.length < shortest + 1) return [];
    const found = new Map<string, number>();
    for (const rest of restsOf(typed)) {
      for (const other of this.#byRest.get(rest) ?? []) {
        if (!found.has(other) && beginsWithin(typed, other)) found.set(other, this.#documents.get(other) ?? 0);
      }
    }
    return [...found]
      .sort((a, b) => b[1] - a[1])
      .slice(0, mostAnswers)
      .map(([other]) => other);
  }
}

function commonest(segments: readonly Segment[]): [string, number][] {
  const documents = new Map<string, number>();
  for (const segment of segments) {
    // Of a large segment the words that stand once are left out before they are gathered.
    const least = segment.documents > 20_000 ? 3 : 1;
    for (const [term, entry] of segment.dictionary.startingWith(termClass.exact)) {
      if (entry.docs < least) continue;
      const bare = term.slice(1);
      if (word.test(bare)) documents.set(bare, (documents.get(bare) ?? 0) + entry.docs);
    }
  }
  const all = [...documents];
  return all.length <= mostWords ? all : all.sort((a, b) => b[1] - a[1]).slice(0, mostWords);
}

/** The first letters of a word, and what is left of them with one or two letters less. */
function restsOf(term: string): Set<string> {
  const start = term.slice(0, prefixLength);
  const rests = new Set([start]);
  const most = term.length < longForTwo ? 1 : 2;
  let last = [start];
  for (let taken = 0; taken < most; taken += 1) {
    const next: string[] = [];
    for (const text of last) {
      if (text.length <= 2) continue;
      for (let i = 0; i < text.length; i += 1) {
        const rest = text.slice(0, i) + text.slice(i + 1);
        if (!rests.has(rest)) next.push(rest);
        rests.add(rest);
      }
    }
    last = next;
  }
  return rests;
}

/** How many letters differ (Damerau–Levenshtein, adjacent letters exchanged count one); more than `most` = `most` + 1. */
export function distanceOf(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = row;
    row = next;
  }
  return Math.min(row[b.length] ?? 0, most + 1);
}

/** Whether some beginning of a word is one letter away from what is typed. */
function beginsWithin(typed: string, other: string): boolean {
  for (const length of [typed.length - 1, typed.length, typed.length + 1]) {
    if (length > 0 && length <= other.length && distanceOf(typed, other.slice(0, length), 1) <= 1) return true;
  }
  return false;
}
