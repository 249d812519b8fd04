import type { ContributorRole, Name } from "../domain/contributor.ts";
import type { PartialDate } from "../domain/partial-date.ts";
import type { RecordData, WorkType } from "../domain/record.ts";
import {
  containerOf,
  dateOf,
  doiOf,
  isbnsOf,
  issnsOf,
  languageOf,
  numberOf,
  oneLine,
  pagesOf,
  publisherOf,
  titleOf,
  urlOf,
  volumeOf,
  type Work,
} from "./work.ts";

export type CslName =
  | { readonly literal: string }
  | { readonly family: string; readonly given?: string; readonly suffix?: string };

/** CSL-JSON (schema csl-data 1.0.2), as far as this index fills it. */
export interface CslItem {
  readonly id: string;
  readonly type: CslType;
  readonly title?: string;
  readonly "container-title"?: string;
  readonly author?: readonly CslName[];
  readonly editor?: readonly CslName[];
  readonly translator?: readonly CslName[];
  readonly issued?: { readonly "date-parts": readonly (readonly number[])[] };
  readonly volume?: string;
  readonly issue?: string;
  readonly page?: string;
  readonly "page-first"?: string;
  readonly edition?: string;
  readonly section?: string;
  readonly publisher?: string;
  readonly DOI?: string;
  readonly ISSN?: string;
  readonly ISBN?: string;
  readonly PMID?: string;
  readonly PMCID?: string;
  readonly URL?: string;
  readonly language?: string;
  readonly keyword?: string;
  readonly abstract?: string;
  readonly note?: string;
}

export type CslType =
  | "article-journal"
  | "article-newspaper"
  | "article"
  | "book"
  | "chapter"
  | "dataset"
  | "motion_picture"
  | "paper-conference"
  | "periodical"
  | "report"
  | "thesis";

const ofWorkType: Readonly<Record<WorkType, CslType>> = {
  article: "article-journal",
  review: "article-journal",
  editorial: "article-journal",
  letter: "article-journal",
  // as an article: `review-book` asks for the title of the book reviewed, which no source says
  "book review": "article-journal",
  "case report": "article-journal",
  "conference paper": "paper-conference",
  thesis: "thesis",
  report: "report",
  preprint: "article",
  dataset: "dataset",
  other: "article-journal",
};

const ofKind = {
  journal: "periodical",
  book: "book",
  chapter: "chapter",
  news: "article-newspaper",
  video: "motion_picture",
} as const;

export function cslTypeOf(data: RecordData): CslType {
  return data.kind === "article" ? ofWorkType[data.type] : ofKind[data.kind];
}

/** A name in the parts that its source gives: never cut into parts by guess. Bodies, and names of which no family is known, are literal. */
export function cslName(name: Name): CslName {
  const printed = oneLine(name.printed);
  if (name.corporate === true || name.family === undefined) return { literal: printed };
  return {
    family: oneLine(name.family),
    ...(name.given !== undefined && { given: oneLine(name.given) }),
    ...(name.suffix !== undefined && { suffix: oneLine(name.suffix) }),
  };
}

/** `YYYY-MM-DD` in numbers, one or two of them. */
function dateParts({ start, end }: PartialDate): number[][] {
  return [start, ...(end === undefined || end === start ? [] : [end])].map((day) => day.split("-").map(Number));
}

/** Who made it. Of a video without names its channel. */
export function namesOf({ data }: Work, role: ContributorRole): CslName[] {
  const names = data.contributors.filter((one) => one.role === role && one.name.printed.trim() !== "");
  if (names.length === 0 && role === "author" && data.kind === "video" && data.channel.trim() !== "")
    return [{ literal: oneLine(data.channel) }];
  return names.map(({ name }) => cslName(name));
}

/** The editors of the book that a chapter is in, else a work's own. */
export function editorsOf(work: Work): CslName[] {
  const own = namesOf(work, "editor");
  if (work.data.kind !== "chapter" || own.length > 0) return own;
  const stated = work.data.book?.contributors ?? work.book?.contributors ?? [];
  return stated.filter(({ role }) => role === "editor").map(({ name }) => cslName(name));
}

function some<T>(name: string, values: readonly T[]): Record<string, readonly T[]> {
  return values.length === 0 ? {} : { [name]: values };
}

function text(name: string, value: string | undefined): Record<string, string> {
  const line = value === undefined ? "" : oneLine(value);
  return line === "" ? {} : { [name]: line };
}

/** A record as CSL-JSON: what citation programs read, and what the styles here are written from. */
export function cslOf(work: Work): CslItem {
  const { data, id } = work;
  const date = dateOf(work);
  const pages = pagesOf(work);
  const ofScheme = (scheme: string) => data.identifiers.find((one) => one.scheme === scheme && one.valid)?.value;
  const authors = namesOf(work, "author");
  const hasNames = data.contributors.some(({ role }) => role === "author");
  return {
    id,
    type: cslTypeOf(data),
    ...text("title", titleOf(work)?.value),
    ...text("container-title", containerOf(work)?.value),
    ...some("author", authors),
    ...some("editor", editorsOf(work)),
    ...some("translator", namesOf(work, "translator")),
    ...(date && { issued: { "date-parts": dateParts(date) } }),
    ...text("volume", volumeOf(work)),
    ...text("issue", numberOf(work)),
    ...text("page", pages?.printed),
    ...text("page-first", pages?.first),
    ...text("edition", data.kind === "book" ? data.edition : undefined),
    ...text("section", data.kind === "news" ? data.section : undefined),
    ...text("publisher", data.kind === "video" && hasNames ? data.channel : publisherOf(work)),
    ...text("DOI", doiOf(work)),
    ...text("ISSN", issnsOf(work).join(", ")),
    ...text("ISBN", isbnsOf(work).join(", ")),
    ...text("PMID", ofScheme("pmid")),
    ...text("PMCID", ofScheme("pmcid")),
    ...text("URL", urlOf(work)),
    ...text("language", languageOf(work)),
    ...text("keyword", data.keywords.map(({ value }) => oneLine(value)).join(", ")),
    ...text("abstract", data.abstracts[0]?.value),
    ...text("note", work.notice),
  };
}
