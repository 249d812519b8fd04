import type { Name } from "../domain/contributor.ts";
import { formatPartialDate } from "../domain/partial-date.ts";
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
  pdfOf,
  publisherOf,
  titleOf,
  urlOf,
  volumeOf,
  type Work,
} from "./work.ts";

/* RIS (Research Information Systems, 2011) and EndNote's tagged format say the same under other tags: one list of facts for both. */

type Fact =
  | "title"
  | "otherTitle"
  | "author"
  | "editor"
  | "translator"
  | "journal"
  | "book"
  | "outlet"
  | "year"
  | "date"
  | "volume"
  | "number"
  | "pages"
  | "first"
  | "last"
  | "edition"
  | "publisher"
  | "issn"
  | "isbn"
  | "doi"
  | "url"
  | "pdf"
  | "language"
  | "keyword"
  | "abstract"
  | "notice";

function nameText({ printed, family, given, suffix, corporate }: Name): string {
  if (corporate === true || family === undefined || given === undefined) return printed;
  return [family, given, suffix].filter((part) => part !== undefined).join(", ");
}

function people({ data }: Work, role: "author" | "editor" | "translator"): string[] {
  return data.contributors.filter((one) => one.role === role).map(({ name }) => nameText(name));
}

/** `2024/05/01/`, any part empty; a range of months or a season stands behind the last slash: `2023///July–December`. */
function dayText(work: Work): string[] {
  const date = dateOf(work);
  if (date === undefined) return [];
  const [year = "", month = "", day = ""] = date.start.split("-");
  const words = formatPartialDate(date);
  if (date.end === undefined && month !== "") return [`${year}/${month}/${day}/`];
  const rest = words.replace(year, "").trim();
  return rest === "" || /\d{4}/.test(rest) ? [] : [`${year}///${rest}`];
}

function factsOf(work: Work): readonly (readonly [Fact, readonly (string | undefined)[]])[] {
  const { data } = work;
  const channel = data.kind === "video" ? data.channel : undefined;
  const authors = people(work, "author");
  const container = containerOf(work)?.value;
  const pages = pagesOf(work);
  const isRange = pages?.first !== undefined && pages.last !== undefined;
  return [
    ["author", authors.length === 0 && channel !== undefined ? [channel] : authors],
    ["editor", people(work, "editor")],
    ["translator", people(work, "translator")],
    ["title", [titleOf(work)?.value]],
    ["otherTitle", data.titles.slice(1, 4).map(({ value }) => value)],
    ["journal", [data.kind === "article" ? container : undefined]],
    ["outlet", [data.kind === "news" ? container : undefined]],
    ["book", [data.kind === "chapter" ? container : undefined]],
    ["year", [dateOf(work)?.start.slice(0, 4)]],
    ["date", dayText(work)],
    ["volume", [volumeOf(work)]],
    ["number", [numberOf(work)]],
    ["pages", [pages?.printed]],
    ["first", [isRange ? pages.first : pages?.printed]],
    ["last", [isRange ? pages.last : undefined]],
    ["edition", [data.kind === "book" ? data.edition : undefined]],
    ["publisher", [channel ?? publisherOf(work)]],
    ["issn", issnsOf(work)],
    ["isbn", isbnsOf(work)],
    ["doi", [doiOf(work)]],
    ["url", [urlOf(work)]],
    ["pdf", [pdfOf(work)]],
    ["language", [languageOf(work)]],
    ["keyword", data.keywords.map(({ value }) => value)],
    ["abstract", [data.abstracts[0]?.value]],
    ["notice", [work.notice]],
  ];
}

function lines(
  work: Work,
  tags: Readonly<Partial<Record<Fact, string>>>,
  line: (tag: string, value: string) => string,
) {
  return factsOf(work).flatMap(([fact, values]) => {
    const tag = tags[fact];
    if (tag === undefined) return [];
    return values.flatMap((value) => {
      const text = oneLine(value ?? "");
      return text === "" ? [] : [line(tag, text)];
    });
  });
}

interface TypeNames {
  readonly works: Readonly<Partial<Record<WorkType, string>>>;
  readonly article: string;
  readonly kinds: Readonly<Record<Exclude<RecordData["kind"], "article">, string>>;
}

function typeName(data: RecordData, names: TypeNames): string {
  return data.kind === "article" ? (names.works[data.type] ?? names.article) : names.kinds[data.kind];
}

const risTypes: TypeNames = {
  works: {
    "conference paper": "CPAPER",
    thesis: "THES",
    report: "RPRT",
    preprint: "UNPB",
    dataset: "DATA",
    other: "GEN",
  },
  article: "JOUR",
  kinds: { journal: "JFULL", book: "BOOK", chapter: "CHAP", news: "NEWS", video: "VIDEO" },
};

const risTags: Readonly<Partial<Record<Fact, string>>> = {
  author: "AU",
  editor: "ED",
  translator: "TA",
  title: "TI",
  otherTitle: "TT",
  journal: "T2",
  outlet: "T2",
  book: "T2",
  year: "PY",
  date: "DA",
  volume: "VL",
  number: "IS",
  first: "SP",
  last: "EP",
  edition: "ET",
  publisher: "PB",
  issn: "SN",
  isbn: "SN",
  doi: "DO",
  url: "UR",
  pdf: "L1",
  language: "LA",
  keyword: "KW",
  abstract: "AB",
  notice: "N1",
};

/** A record as RIS: the type first, `ER` last, lines end with CR LF. */
export function risOf(work: Work): string {
  const body = lines(work, risTags, (tag, value) => `${tag}  - ${value}`);
  return [`TY  - ${typeName(work.data, risTypes)}`, ...body, "ER  - ", "", ""].join("\r\n");
}

const endNoteTypes: TypeNames = {
  works: {
    "conference paper": "Conference Paper",
    thesis: "Thesis",
    report: "Report",
    preprint: "Unpublished Work",
    dataset: "Dataset",
    other: "Generic",
  },
  article: "Journal Article",
  kinds: {
    journal: "Serial",
    book: "Book",
    chapter: "Book Section",
    news: "Newspaper Article",
    video: "Film or Broadcast",
  },
};

const endNoteTags: Readonly<Partial<Record<Fact, string>>> = {
  author: "%A",
  editor: "%E",
  translator: "%?",
  title: "%T",
  otherTitle: "%Q",
  journal: "%J",
  outlet: "%J",
  book: "%B",
  year: "%D",
  date: "%8",
  volume: "%V",
  number: "%N",
  pages: "%P",
  edition: "%7",
  publisher: "%I",
  issn: "%@",
  isbn: "%@",
  doi: "%R",
  url: "%U",
  pdf: "%>",
  language: "%G",
  keyword: "%K",
  abstract: "%X",
  notice: "%Z",
};

/** A record in EndNote's tagged format (`.enw`). A blank line ends it. */
export function endNoteOf(work: Work): string {
  const body = lines(work, endNoteTags, (tag, value) => `${tag} ${value}`);
  return [`%0 ${typeName(work.data, endNoteTypes)}`, ...body, "", ""].join("\r\n");
}
