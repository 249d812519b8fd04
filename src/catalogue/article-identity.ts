import { yearOf } from "../domain/partial-date.ts";
import type { ArticleData, RecordData } from "../domain/record.ts";
import { sameFirstAuthor } from "../text/first-author.ts";
import { titleKey } from "../text/title.ts";
import { oneBegins, titlesAgree } from "./agreement.ts";
import { type Candidate, type Matches, most, nothing } from "./candidate.ts";
import { passing, settle } from "./neighbours.ts";
import { partKey } from "./statements.ts";
import type { Tables } from "./tables.ts";

/** Rule 4: ISSN (the journal's record), volume, number and first page, and a similar title; of a chapter book, first page and a similar title. */
export async function byPlace(tables: Tables, candidate: Candidate): Promise<Matches> {
  if (candidate.place === null) return nothing;
  const neighbours = await tables.sourceRecords.byPlace(candidate.place, most);
  if (neighbours.length === 0) return nothing;
  const reason =
    candidate.data.kind === "chapter"
      ? "same book and first page, similar title"
      : "same journal, volume, number and first page, similar title";
  const similar = (data: RecordData): boolean =>
    titlesAgree(candidate.data, data) ||
    (oneBegins(candidate.data, data) && sameFirstAuthor(candidate.data.contributors, data.contributors));
  // Two abstracts on one page: only those with a similar title count, and they must be one a source.
  const records = await passing(tables, candidate, neighbours, similar);
  if (!(records instanceof Map)) return { ...nothing, contested: records };
  return settle(tables, candidate, records, reason, similar);
}

function yearOfArticle(data: ArticleData): number | undefined {
  return data.container?.issue?.year ?? (data.published === undefined ? undefined : yearOf(data.published));
}

/** Words that say nothing of what a title is about. */
const empty = new Set([
  "the",
  "of",
  "and",
  "for",
  "from",
  "in",
  "on",
  "to",
  "by",
  "with",
  "a",
  "an",
  "s",
  "this",
  "our",
]);

/** Whether a title is an article's own, not any column's: `Editorial`, `Book reviews`, `From the editor’s desk`, `غزل`. */
function isOwn(title: string): boolean {
  const letters = title.replaceAll(" ", "").length;
  return letters >= 24 || (letters >= 16 && title.split(" ").filter((word) => !empty.has(word)).length >= 4);
}

/**
 * Whether volume, number and first page let two articles of one title be one. Sources do mistake one of the three; a title that is short
 * may return in each issue, and needs one of them to be equal and none to differ.
 */
function isPlausible(a: ArticleData, b: ArticleData, title: string): boolean {
  const parts = ({ container }: ArticleData): (string | undefined)[] =>
    [container?.issue?.volume, container?.issue?.number, container?.pages?.first].map((part) =>
      part === undefined ? undefined : partKey(part),
    );
  const [left, right] = [parts(a), parts(b)];
  const both = left.flatMap((part, index) => {
    const other = right[index];
    return part === undefined || other === undefined ? [] : [{ equal: part === other, isVolume: index === 0 }];
  });
  const differing = both.filter(({ equal }) => !equal).length;
  if (isOwn(title)) return differing < 2;
  return differing === 0 && both.some(({ equal, isVolume }) => equal && !isVolume);
}

/** Rule 5's end: journal, year, first author and title; never a title that repeats in that journal. */
export async function byTitle(tables: Tables, candidate: Candidate): Promise<Matches> {
  const { data, title } = candidate;
  if (title === null || data.kind !== "article") return nothing;
  const neighbours = await tables.sourceRecords.byTitle(title, most);
  if (neighbours.length === 0) return nothing;
  const key = titleKey(data.titles[0]?.value ?? "");
  const equal = (other: RecordData): boolean => titleKey(other.titles[0]?.value ?? "") === key;
  const records = await passing(tables, candidate, neighbours, equal);
  if (!(records instanceof Map)) return { ...nothing, contested: records };
  const sure = (other: RecordData): boolean =>
    other.kind === "article" &&
    isPlausible(data, other, key) &&
    yearOfArticle(data) !== undefined &&
    yearOfArticle(data) === yearOfArticle(other) &&
    sameFirstAuthor(data.contributors, other.contributors);
  return settle(tables, candidate, records, "same journal and title", sure);
}
