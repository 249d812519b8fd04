import { yearOf } from "../../domain/partial-date.ts";
import type { ArticleData, RecordData, Reference, Relation } from "../../domain/record.ts";
import { titleKey } from "../../text/title.ts";
import { partKey } from "../statements.ts";

/** What a record can be found by: an identifier, the place of an article in its year, or how its title begins. */
export type CitableKey = readonly [scheme: string, value: string];

/** A title shorter than this is any work's: `Editorial`, `Letter to the editor`. Letters, without blanks. */
const shortestTitle = 20;
/** Letters of a title that stand in its key; the rest is compared when both works are at hand. */
const keptLetters = 32;
const beginning = new RegExp(`^.{0,${keptLetters}}`, "su");
const mostTitles = 4;

/** Year, volume and first page: in this order articles that come together stand together. */
function placeOf(year: number, volume: string, first: string): CitableKey | undefined {
  const parts = [partKey(volume), partKey(first)];
  return parts.includes("") ? undefined : ["place", `${year}|${parts.join("|")}`];
}

/** How a title begins, without blanks; empty where it is any work's. */
function beginningOf(title: string): string {
  const letters = titleKey(title).replaceAll(" ", "");
  return letters.length < shortestTitle ? "" : (beginning.exec(letters)?.[0] ?? "");
}

function titleOf(year: number, letters: string): CitableKey | undefined {
  return letters === "" ? undefined : ["title", `${year}|${letters}`];
}

/** The years in which it may be said to have appeared. */
export function yearsOf({ container, published, online }: ArticleData): number[] {
  const dates = [published, online].flatMap((date) => (date === undefined ? [] : [yearOf(date)]));
  return [...new Set([container?.issue?.year ?? 0, ...dates])].filter((year) => year > 0);
}

/** By what an article can be found where it is cited without an identifier. */
export function citableKeys(data: RecordData): CitableKey[] {
  if (data.kind !== "article") return [];
  const volume = data.container?.issue?.volume;
  const first = data.container?.pages?.first;
  const titles = data.titles.slice(0, mostTitles).map(({ value }) => beginningOf(value));
  const keys: (CitableKey | undefined)[] = [];
  for (const year of yearsOf(data)) {
    if (volume !== undefined && first !== undefined) keys.push(placeOf(year, volume, first));
    for (const letters of titles) keys.push(titleOf(year, letters));
  }
  return keys.filter((key) => key !== undefined);
}

/** By what a cited work is looked for, the surest first. */
export function keysOfReference({ doi, pmid, year, volume, firstPage, title }: Reference): CitableKey[] {
  const keys: (CitableKey | undefined)[] = [
    doi === undefined ? undefined : ["doi", doi],
    pmid === undefined ? undefined : ["pmid", pmid],
  ];
  if (year !== undefined && volume !== undefined && firstPage !== undefined) {
    keys.push(placeOf(year, volume, firstPage));
  }
  if (year !== undefined && title !== undefined) keys.push(titleOf(year, beginningOf(title)));
  return keys.filter((key) => key !== undefined);
}

const lookedFor = new Set(["doi", "pmid"]);

/** The same for a work that stands in a said relation: only its identifier tells which it is. */
export function keysOfRelation({ type, to }: Relation): CitableKey[] {
  return type !== "related" && to.valid && lookedFor.has(to.scheme) ? [[to.scheme, to.value]] : [];
}

/** A key as one text, as citations keep it. */
export function keyText([scheme, value]: CitableKey): string {
  return `${scheme}:${value}`;
}

export function parseKey(text: string): CitableKey {
  const colon = text.indexOf(":");
  return [text.slice(0, colon), text.slice(colon + 1)];
}
