import { headingKey } from "../../readers/delimited.ts";

/** What a column can be, with the headings that are taken for it without a mapping. Compared as `headingKey` folds them. */
export const headingsOf = {
  id: "id|article id|paper id|record id|identifier",
  title:
    "title|headline|article title|title of article|paper title|title of paper|title of the article|title of the paper|عنوان|عنوان مقالہ|مقالہ|مضمون",
  othertitle:
    "translated title|english title|urdu title|title in english|title in urdu|alternative title|title (english)|title (urdu)|انگریزی عنوان",
  authors:
    "author|authors|author(s)|author name|author names|authors name|authors names|author name(s)|name of author|name of authors|written by|creator|creators|مصنف|مصنفین|مصنفہ|مقالہ نگار|نام مصنف",
  editors: "editor|editors|editor(s)|مدیر|مرتب",
  affiliation: "affiliation|affiliations|author affiliation|institution|ادارہ|جامعہ",
  journal:
    "journal|journal title|journal name|name of journal|name of the journal|title of journal|source title|publication title|publication name|periodical|رسالہ|جریدہ|مجلہ|نام رسالہ",
  issn: "issn|print issn|issn print|issn (print)|p issn|pissn",
  eissn: "eissn|e issn|online issn|issn online|issn (online)|electronic issn",
  isbn: "isbn|isbns",
  volume: "volume|vol|vol.|volume no|volume no.|volume number|جلد",
  number: "issue|number|no|no.|issue no|issue no.|issue number|شمارہ|شمارہ نمبر",
  year: "year|publication year|pub year|year of publication|published year|سال|سن|سن اشاعت|سال اشاعت",
  month: "month|publication month|ماہ|مہینہ",
  date: "date|publication date|date of publication|published|published date|date published|published on|تاریخ|تاریخ اشاعت",
  pages: "pages|page|pp|pp.|page no|page nos|page numbers|page range|صفحات|صفحہ",
  firstpage: "first page|start page|page start|page from|starting page|spage|صفحہ از",
  lastpage: "last page|end page|page end|page to|ending page|epage|صفحہ تا",
  doi: "doi|doi link|doi number|digital object identifier",
  pmid: "pmid|pubmed id",
  abstract: "abstract|abstracts|summary|خلاصہ|ملخص|تلخیص",
  keywords: "keyword|keywords|key words|author keywords|keyword(s)|کلیدی الفاظ",
  language: "language|languages|lang|زبان",
  link: "link|url|article link|article url|web link|page url|landing page|website|ربط|لنک",
  pdf: "pdf|pdf link|pdf url|link to pdf|full text|full text link|fulltext url|download|download link",
  publisher: "publisher|publisher name|published by|ناشر",
  country: "country|country of publication|publisher country|ملک",
  edition: "edition|ایڈیشن|طباعت",
  licence: "licence|license|rights|copyright",
  type: "type|document type|article type|publication type|type of paper|قسم",
  kind: "kind|record type",
  outlet: "outlet|news outlet|newspaper|news source|اخبار",
  section: "section|news section|category|news category|gold label|label",
  text: "content|text|body|news|news text|article text|متن",
} as const;

export type Field = keyof typeof headingsOf;
export const fields = Object.keys(headingsOf) as Field[];

/** Several columns may be of one field: `authors`, `authors~2`. */
export type Column = Field | `${Field}~${number}`;

const fieldsByHeading: ReadonlyMap<string, Field> = new Map(
  fields.flatMap((field) => headingsOf[field].split("|").map((heading) => [headingKey(heading), field] as const)),
);

/** The field that a heading is plainly of; undefined where it is none of the words that we know. */
export function fieldOfHeading(heading: string): Field | undefined {
  return fieldsByHeading.get(headingKey(heading));
}

export function isField(name: string): name is Field {
  return Object.hasOwn(headingsOf, name);
}

export function isColumn(name: string): name is Column {
  return isField(name.replace(/~\d{1,3}$/, ""));
}

/** Headings of tables that are no list of works, though they may have titles and authors: news, videos, labelled texts. */
const others =
  /^(?:content|text|body|headline|outlet|section|channel|channel id|video id|duration|thumbnail|views|label|gold label|category label|story)$/;

export function isOfOthers(heading: string): boolean {
  return others.test(headingKey(heading));
}

/** Headings of tables of videos. */
const ofVideos = /^(?:channel|channel id|channel title|video id|duration|thumbnail|views)$/;

export function isOfVideos(heading: string): boolean {
  return ofVideos.test(headingKey(heading));
}
