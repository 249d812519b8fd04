import { yearOf } from "../domain/partial-date.ts";
import type { BookData, ChapterData, RecordData } from "../domain/record.ts";
import { sameFirstAuthor } from "../text/first-author.ts";
import { titleKey } from "../text/title.ts";
import { type Candidate, type Matches, most, nothing } from "./candidate.ts";
import { passing, settle } from "./neighbours.ts";
import { partKey } from "./statements.ts";
import type { Tables } from "./tables.ts";

const sameTitle = (a: RecordData, b: RecordData): boolean =>
  titleKey(a.titles[0]?.value ?? "") === titleKey(b.titles[0]?.value ?? "");

function isbnsOf(data: BookData): string[] {
  return data.identifiers.flatMap(({ scheme, value, valid }) => (scheme === "isbn" && valid ? [value] : []));
}

/** Both have ISBNs, and none in common: two volumes, or two editions. Two formats, as often; a person tells. */
function otherIsbns(a: BookData, b: BookData): boolean {
  const [left, right] = [isbnsOf(a), isbnsOf(b)];
  return left.length > 0 && right.length > 0 && !left.some((isbn) => right.includes(isbn));
}

const yearOfBook = ({ published }: BookData): number | undefined =>
  published === undefined ? undefined : yearOf(published);

const publisherOf = ({ publisher }: BookData): string => titleKey(publisher ?? "");

/** Equal, or said on one side alone. */
function agree<T>(a: T | undefined, b: T | undefined): boolean {
  return a === undefined || b === undefined || a === b;
}

/** A source's naming of a book is the book of that title that it lists, unless year, publisher or ISBNs say another. */
function isNaming(a: BookData, b: BookData): boolean {
  return agree(yearOfBook(a), yearOfBook(b)) && agree(publisherOf(a) || undefined, publisherOf(b) || undefined);
}

/**
 * Books without an ISBN or DOI in common: title, year and first author or editor, and no other ISBNs. Within one source a book that chapters
 * name is the one that it lists.
 */
export async function byBookTitle(tables: Tables, candidate: Candidate): Promise<Matches> {
  const { data, title } = candidate;
  if (title === null || data.kind !== "book") return nothing;
  const neighbours = await tables.sourceRecords.byTitle(title, most);
  if (neighbours.length === 0) return nothing;
  const own = new Set(neighbours.filter(({ source }) => source === candidate.source).map(({ key }) => key));
  // Other people's books of that title are no question to anybody.
  const found = await passing(tables, candidate, neighbours, (other, key) => {
    if (!sameTitle(data, other)) return false;
    return own.has(key) || sameFirstAuthor(data.contributors, other.contributors);
  });
  if (!(found instanceof Map)) return { ...nothing, contested: found };
  const sure = (other: RecordData, key: number): boolean => {
    if (other.kind !== "book" || otherIsbns(data, other)) return false;
    if (own.has(key)) return isNaming(data, other);
    const year = yearOfBook(data);
    return year !== undefined && year === yearOfBook(other);
  };
  return settle(tables, candidate, found, "same title and first author", sure);
}

/** Whether nothing but the title tells two chapters of one book apart, or together. */
function mayBeOne(a: ChapterData, b: ChapterData): boolean {
  const first = ({ pages }: ChapterData): string | undefined =>
    pages?.first === undefined ? undefined : partKey(pages.first);
  if (!agree(first(a), first(b))) return false;
  const isNameless = a.contributors.length === 0 || b.contributors.length === 0;
  return isNameless || sameFirstAuthor(a.contributors, b.contributors);
}

/** Chapters: book and title, never a title that repeats in that book (`Notes`). */
export async function byChapterTitle(tables: Tables, candidate: Candidate): Promise<Matches> {
  const { data, title } = candidate;
  if (title === null || data.kind !== "chapter") return nothing;
  const neighbours = await tables.sourceRecords.byTitle(title, most);
  if (neighbours.length === 0) return nothing;
  const found = await passing(tables, candidate, neighbours, (other) => sameTitle(data, other));
  if (!(found instanceof Map)) return { ...nothing, contested: found };
  const sure = (other: RecordData): boolean => other.kind === "chapter" && mayBeOne(data, other);
  return settle(tables, candidate, found, "same book and title", sure);
}
