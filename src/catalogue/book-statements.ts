import { yearOf } from "../domain/partial-date.ts";
import type { BookData, BookStatement, RecordData } from "../domain/record.ts";
import { titleKey } from "../text/title.ts";
import { shortKey } from "./ids.ts";
import { byCount, firstSaid, uniqueBy } from "./statements.ts";

/** What a chapter says of the book that it is in, as it is counted; undefined = it names no book that could be told from others. */
export function bookOfChapter(data: RecordData): BookStatement | undefined {
  if (data.kind !== "chapter" || data.book === undefined) return undefined;
  const publisher = data.book.publisher ?? data.publisher;
  const published = data.book.published ?? data.published;
  const statement = {
    ...data.book,
    ...(publisher === undefined ? {} : { publisher }),
    ...(published === undefined ? {} : { published }),
  };
  return bookKey(statement) === undefined ? undefined : statement;
}

/**
 * Under which chapters of one source that say the same meet: the book's DOI, else its least ISBN, each with the title, since the volumes of a set
 * share ISBNs; without either title, year and publisher. What is named in several ways becomes one by the rules of identity.
 */
export function bookKey({ titles, identifiers, publisher, published }: BookStatement): string | undefined {
  const title = titleKey(titles[0]?.value ?? "");
  const valid = identifiers.filter((one) => one.valid);
  const doi = valid.find((one) => one.scheme === "doi")?.value;
  const [isbn] = valid.flatMap(({ scheme, value }) => (scheme === "isbn" ? [value] : [])).sort();
  if (doi !== undefined) return `doi:${doi}|${shortKey(title)}`;
  if (isbn !== undefined) return `isbn:${isbn}|${shortKey(title)}`;
  if (title === "") return undefined;
  const year = published === undefined ? "" : String(yearOf(published));
  return `title:${shortKey(`${title}|${year}|${titleKey(publisher ?? "")}`)}`;
}

/** The book that a source's chapters describe together: what most of them say, every identifier once. */
export function bookFromStatements(rows: readonly { value: string; n: number }[]): BookData | undefined {
  const counted = byCount(rows).map((row) => ({ value: JSON.parse(row.value) as BookStatement, n: row.n }));
  if (counted.length === 0) return undefined;
  const all = counted.map(({ value }) => value);
  const titles = uniqueBy(
    all.flatMap((one) => [...one.titles]),
    (title) => titleKey(title.value) || title.value,
  );
  const identifiers = uniqueBy(
    all.flatMap((one) => [...one.identifiers]),
    ({ scheme, value }) => `${scheme}:${value}`,
  );
  const publisher = firstSaid(counted, (value) => value.publisher);
  const published = firstSaid(counted, (value) => value.published);
  return {
    kind: "book",
    titles,
    abstracts: [],
    contributors: firstSaid(counted, (value) => value.contributors) ?? [],
    identifiers,
    languages: [],
    keywords: [],
    subjects: [],
    access: "unknown",
    links: [],
    ...(publisher === undefined ? {} : { publisher }),
    ...(published === undefined ? {} : { published }),
  };
}
