import type { BookStatement, Container, IssueStatement, RecordData } from "../../../domain/record.ts";

type KeyOf<T> = T extends unknown ? keyof T & string : never;

/** Every field that the catalogue notes a source for: those of the kinds, the parts that a statement of a journal is made of, and the record itself. */
export type FieldName =
  | "record"
  | KeyOf<RecordData>
  | `container.${keyof Container}`
  | `container.issue.${keyof IssueStatement}`
  | `book.${keyof BookStatement}`;

/** A plain word for each field. */
export const fieldNames: Readonly<Record<FieldName, string>> = {
  record: "nothing that another source doesn't say in more detail",
  kind: "kind of record",
  type: "type",
  titles: "title",
  formerTitles: "former titles",
  laterTitles: "later titles",
  otherTitles: "other titles",
  continues: "journal that it continues",
  continuedBy: "journal that continues it",
  abstracts: "abstract",
  contributors: "authors",
  identifiers: "identifiers",
  published: "date",
  at: "time of day",
  online: "online date",
  languages: "language",
  keywords: "keywords",
  subjects: "categories",
  publisher: "publisher",
  country: "country",
  licence: "licence",
  access: "access",
  links: "links",
  references: "references",
  contents: "table of contents",
  relations: "corrections and related works",
  container: "journal, volume, issue and pages",
  "container.titles": "journal",
  "container.issns": "ISSN",
  "container.pages": "pages",
  "container.printed": "citation",
  "container.issue": "volume and issue",
  "container.issue.volume": "volume",
  "container.issue.number": "issue",
  "container.issue.year": "year of the issue",
  "container.issue.title": "title of the issue",
  "container.issue.doi": "DOI of the issue",
  "container.issue.date": "date of the issue",
  edition: "edition",
  book: "book",
  "book.titles": "book",
  "book.identifiers": "ISBNs and DOI of the book",
  "book.contributors": "authors and editors of the book",
  "book.publisher": "publisher of the book",
  "book.published": "date of the book",
  position: "place in the book",
  text: "text",
  pages: "pages",
  outlet: "outlet",
  section: "section",
  channel: "channel",
  channelUrl: "channel's address",
  chapters: "chapters of the video",
  captions: "captions",
  thumbnail: "picture",
  duration: "duration",
};
