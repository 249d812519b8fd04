import { judgedDate } from "../domain/judged-date.ts";
import type { PartialDate } from "../domain/partial-date.ts";
import type { IssueStatement, Pages, RecordData } from "../domain/record.ts";
import type { LocalText } from "../domain/text.ts";

/** A record with what stands around it, as far as citing it needs that: everything here is a function of this. */
export interface Work {
  readonly id: string;
  readonly data: RecordData;
  /** Its permanent page at this site, absolute. */
  readonly page?: string;
  /** The journal of an article, where it is a record of the index. */
  readonly journal?: RecordData | undefined;
  readonly issue?: Pick<IssueStatement, "volume" | "number" | "year"> | undefined;
  /** The book of a chapter, where it is a record of the index. */
  readonly book?: RecordData | undefined;
  /** HEC category that certainly applied on its date. */
  readonly category?: string | undefined;
  /** What a notice did to it, in one word: `Retracted`. */
  readonly notice?: string | undefined;
}

/** A text on one line. */
export function oneLine(text: string): string {
  return text.replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, " ").trim();
}

export function titleOf({ data }: Work): LocalText | undefined {
  const [title] = data.titles;
  return title && { ...title, value: oneLine(title.value) };
}

/** The language of its title, else the one language that its source states. */
export function languageOf({ data }: Work): string | undefined {
  return data.titles[0]?.lang ?? (data.languages.length === 1 ? data.languages[0] : undefined);
}

/** What it is in: as its own source names it, for journals change their titles; else the record of the index. */
export function containerOf({ data, journal, book }: Work): LocalText | undefined {
  const title = containerTitle(data) ?? (data.kind === "chapter" ? book : journal)?.titles[0];
  return title && { ...title, value: oneLine(title.value) };
}

function containerTitle(data: RecordData): LocalText | undefined {
  if (data.kind === "article") return data.container?.titles[0];
  if (data.kind === "chapter") return data.book?.titles[0];
  return data.kind === "news" && data.outlet !== "" ? { value: data.outlet } : undefined;
}

export function dateOf({ data, book, issue }: Work): PartialDate | undefined {
  const own = judgedDate(data);
  if (own !== undefined) return own;
  if (data.kind === "chapter") return data.book?.published ?? book?.published;
  return issue?.year === undefined ? undefined : { start: String(issue.year).padStart(4, "0") };
}

export function publisherOf({ data, journal, book }: Work): string | undefined {
  const stated = data.publisher ?? (data.kind === "chapter" ? (data.book?.publisher ?? book?.publisher) : undefined);
  const name = stated ?? (data.kind === "article" ? journal?.publisher : undefined);
  return name === undefined || name.trim() === "" ? undefined : oneLine(name);
}

export function volumeOf({ data, issue }: Work): string | undefined {
  return (data.kind === "article" ? data.container?.issue?.volume : undefined) ?? issue?.volume;
}

export function numberOf({ data, issue }: Work): string | undefined {
  return (data.kind === "article" ? data.container?.issue?.number : undefined) ?? issue?.number;
}

export function pagesOf({ data }: Work): Pages | undefined {
  if (data.kind === "article") return data.container?.pages;
  return data.kind === "chapter" ? data.pages : undefined;
}

export function doiOf({ data }: Work): string | undefined {
  return data.identifiers.find(({ scheme, valid }) => scheme === "doi" && valid)?.value;
}

/** Valid ISSNs of an article's journal or of a journal, each once; that of print first. */
export function issnsOf({ data, journal }: Work): string[] {
  const stated = data.kind === "article" ? (data.container?.issns ?? []) : [];
  const own = data.kind === "journal" ? data.identifiers : stated.length > 0 ? stated : (journal?.identifiers ?? []);
  const rank = { print: 0, online: 1, linking: 2 };
  const valid = own
    .filter(({ scheme, valid, medium }) => scheme === "issn" && valid && medium !== "linking")
    .toSorted((a, b) => rank[a.medium ?? "print"] - rank[b.medium ?? "print"]);
  return [...new Set(valid.map(({ value }) => value))];
}

/** Valid ISBNs of a book, or of the book that a chapter is in, each once. */
export function isbnsOf({ data, book }: Work): string[] {
  const stated = data.kind === "chapter" ? (data.book?.identifiers ?? []) : [];
  const own = data.kind === "book" ? data.identifiers : stated.length > 0 ? stated : (book?.identifiers ?? []);
  if (data.kind !== "book" && data.kind !== "chapter") return [];
  return [...new Set(own.filter(({ scheme, valid }) => scheme === "isbn" && valid).map(({ value }) => value))];
}

/** Where it can be read: the page that its source names, else its page here. */
export function urlOf({ data, page }: Work): string | undefined {
  const landing = data.links.find(({ rel, url }) => rel === "landing" && isWebAddress(url));
  return landing === undefined ? page : new URL(landing.url).href;
}

/** The file itself. */
export function pdfOf({ data }: Work): string | undefined {
  const link = data.links.find(
    ({ rel, url, format }) => (rel === "pdf" || format === "application/pdf") && isWebAddress(url),
  );
  return link === undefined ? undefined : new URL(link.url).href;
}

function isWebAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === "" && url.password === "";
}
