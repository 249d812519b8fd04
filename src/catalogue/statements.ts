import type { Identifier } from "../domain/identifier.ts";
import type { RecognitionRow } from "../domain/recognition.ts";
import type { ArticleData, IssueStatement, JournalData, RecordData } from "../domain/record.ts";
import type { LocalText } from "../domain/text.ts";
import { titleKey } from "../text/title.ts";

/** What an article or a recognition row says about its journal. Records that say the same share one statement, which is counted. */
export interface JournalStatement {
  readonly titles: readonly LocalText[];
  readonly issns: readonly Identifier[];
  readonly publisher?: string;
  readonly country?: string;
}

/** undefined = it names no journal that could be told from others. */
export function journalOfArticle(data: RecordData): JournalStatement | undefined {
  if (data.kind !== "article" || data.container === undefined) return undefined;
  const { titles, issns } = data.container;
  return named({
    titles,
    issns,
    ...(data.publisher === undefined ? {} : { publisher: data.publisher }),
    ...(data.country === undefined ? {} : { country: data.country }),
  });
}

/** A row without a valid ISSN names no journal of its own: it is resolved by its title alone. */
export function journalOfRow(row: RecognitionRow): JournalStatement | undefined {
  const titles = row.journal.title === "" ? [] : [{ value: row.journal.title }];
  if (!row.journal.issns.some((issn) => issn.valid)) return undefined;
  const { issns, publisher, country } = row.journal;
  return named({
    titles,
    issns,
    ...(publisher === undefined ? {} : { publisher }),
    ...(country === undefined ? {} : { country }),
  });
}

function named(statement: JournalStatement): JournalStatement | undefined {
  return keysOfStatement(statement).length > 0 ? statement : undefined;
}

/** Keys under which a source's statements meet, strongest first: valid ISSNs, then titles. */
export function keysOfStatement(statement: JournalStatement): string[] {
  const issns = statement.issns.filter((issn) => issn.valid).map((issn) => `issn:${issn.value}`);
  const titles = statement.titles.map((title) => titleKey(title.value)).filter((key) => key !== "");
  return [...new Set(issns), ...new Set(titles.map((key) => `title:${key}`))];
}

interface Counted<T> {
  readonly value: T;
  readonly n: number;
}

/** Most said first; ties by text, so that the order of arrival does not matter. */
export function byCount(rows: readonly { value: string; n: number }[]): { value: string; n: number }[] {
  return rows.filter((row) => row.n > 0).sort((a, b) => b.n - a.n || (a.value < b.value ? -1 : 1));
}

/** The first of each key. */
export function uniqueBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.toReversed().map((item) => [key(item), item])).values()].reverse();
}

/** What the first says that says anything of it. */
export function firstSaid<T, V>(counted: readonly Counted<T>[], get: (value: T) => V | undefined): V | undefined {
  return counted.map((one) => get(one.value)).find((value) => value !== undefined);
}

/** The journal that a source's articles describe together: the commonest title first, every ISSN that it owns (`owns`) once. */
export function journalFromStatements(
  rows: readonly { value: string; n: number }[],
  owns: (key: string) => boolean,
): JournalData | undefined {
  const counted = byCount(rows).map((row) => ({ value: JSON.parse(row.value) as JournalStatement, n: row.n }));
  if (counted.length === 0) return undefined;
  const titles = uniqueBy(
    counted.flatMap((one) => [...one.value.titles]),
    (title) => titleKey(title.value) || title.value,
  );
  const issns = uniqueBy(
    counted.flatMap((one) => [...one.value.issns]),
    (issn) => issn.value,
  ).filter((issn) => !issn.valid || owns(`issn:${issn.value}`));
  const publisher = firstSaid(counted, (value) => value.publisher);
  const country = firstSaid(counted, (value) => value.country);
  return {
    kind: "journal",
    // Other titles than the commonest are other spellings or languages of it.
    titles,
    formerTitles: [],
    abstracts: [],
    contributors: [],
    identifiers: issns,
    languages: [],
    keywords: [],
    subjects: [],
    access: "unknown",
    links: [],
    ...(publisher === undefined ? {} : { publisher }),
    ...(country === undefined ? {} : { country }),
  };
}

/** A volume, number or page as it is compared. */
export function partKey(text: string): string {
  // Nearly all are plain numbers, which fold to themselves.
  return /^[0-9]+$/.test(text) ? text : titleKey(text);
}

/**
 * What tells a journal's issues apart: volume, number and year together where there is a volume or number (a few articles of one
 * number print another year: they stay apart), else the title with the year, else the year or the DOI alone. undefined = no issue.
 */
export function issueKey(issue: IssueStatement | undefined): string | undefined {
  if (issue === undefined) return undefined;
  const part = (text: string | undefined): string => partKey(text ?? "");
  const year = issue.year === undefined ? "" : String(issue.year);
  if (issue.volume !== undefined || issue.number !== undefined) {
    return `v|${part(issue.volume)}|${part(issue.number)}|${year}`;
  }
  if (part(issue.title) !== "") return `t|${part(issue.title)}|${year}`;
  if (year !== "") return `y|${year}`;
  return issue.doi === undefined ? undefined : `d|${issue.doi}`;
}

/** The parts that an issue's row is made of; the date in brackets stays with the article. */
export function issueStatement(data: ArticleData): IssueStatement {
  const { volume, number, year, title, doi } = data.container?.issue ?? {};
  return {
    ...(volume === undefined ? {} : { volume }),
    ...(number === undefined ? {} : { number }),
    ...(year === undefined ? {} : { year }),
    ...(title === undefined ? {} : { title }),
    ...(doi === undefined ? {} : { doi }),
  };
}

/** An issue's attributes from all that its articles say: for each the commonest. */
export function issueFromStatements(
  rows: readonly { value: string; n: number }[],
): IssueStatement & { articles: number } {
  const counted = byCount(rows).map((row) => ({ value: JSON.parse(row.value) as IssueStatement, n: row.n }));
  const volume = firstSaid(counted, (value) => value.volume);
  const number = firstSaid(counted, (value) => value.number);
  const year = firstSaid(counted, (value) => value.year);
  const title = firstSaid(counted, (value) => value.title);
  const doi = firstSaid(counted, (value) => value.doi);
  return {
    articles: counted.reduce((sum, one) => sum + one.n, 0),
    ...(volume === undefined ? {} : { volume }),
    ...(number === undefined ? {} : { number }),
    ...(year === undefined ? {} : { year }),
    ...(title === undefined ? {} : { title }),
    ...(doi === undefined ? {} : { doi }),
  };
}
