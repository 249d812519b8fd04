import type { RecordData } from "../domain/record.ts";
import type { LocalText } from "../domain/text.ts";
import { sameFirstAuthor } from "../text/first-author.ts";
import { similarTitles, titleKey } from "../text/title.ts";

function anyPair(a: readonly LocalText[], b: readonly LocalText[], test: (a: string, b: string) => boolean): boolean {
  return a.some((one) => b.some((other) => test(one.value, other.value)));
}

/** Whether two records could be one by their titles, in any language that both have. */
export function titlesAgree(a: RecordData, b: RecordData): boolean {
  return anyPair(a.titles, b.titles, similarTitles);
}

/** The second half of rule 3: an equal DOI joins only if title or first author agrees. */
export function titleOrAuthorAgrees(a: RecordData, b: RecordData): boolean {
  return titlesAgree(a, b) || sameFirstAuthor(a.contributors, b.contributors);
}

/** One title is but the beginning of the other: a main title too short to be alike by itself. */
export function oneBegins(a: RecordData, b: RecordData): boolean {
  const keys = (data: RecordData): string[] =>
    data.titles.map(({ value }) => titleKey(value)).filter((key) => key !== "");
  return keys(a).some((x) => keys(b).some((y) => `${x} `.startsWith(`${y} `) || `${y} `.startsWith(`${x} `)));
}

/** What tells the volumes of a set apart in their titles. */
const volume = /(?:^|\s)(?:\d+|[ivxlc]+|vol|volume|band|bd|teil|tome|part|pt|جلد|حصہ)(?=\s|$)/u;

/**
 * Whether two books under one ISBN are one by their titles: alike, or one lacks the other's subtitle, which names no other volume. One without any title is
 * named by its ISBN alone.
 */
export function booksAgree(a: RecordData, b: RecordData): boolean {
  if (a.titles.length === 0 || b.titles.length === 0 || titlesAgree(a, b)) return true;
  return anyPair(a.titles, b.titles, (one, other) => {
    const [short = "", long = ""] = [titleKey(one), titleKey(other)].sort((x, y) => x.length - y.length);
    return short !== "" && `${long} `.startsWith(`${short} `) && !volume.test(long.slice(short.length));
  });
}

/** DOIs of the issue or the book that a record is in: none of its own. */
export function doisOfWhole(data: RecordData): string[] {
  if (data.kind === "article") return [data.container?.issue?.doi ?? ""];
  return data.kind === "chapter" ? (data.book?.identifiers ?? []).map(({ value }) => value) : [];
}
