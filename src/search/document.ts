import type { CatalogueRecord } from "../catalogue/catalogue.ts";
import type { Contributor } from "../domain/contributor.ts";
import type { Identifier } from "../domain/identifier.ts";
import { journalSubjects } from "../domain/journal-subjects.ts";
import { judgedDate } from "../domain/judged-date.ts";
import { likelyLanguages } from "../domain/likely-language.ts";
import { dayNumber, firstDay, type PartialDate, yearOf } from "../domain/partial-date.ts";
import type { KnownRow, RecognitionList } from "../domain/recognition.ts";
import type { ContentsEntry, JournalData, RecordData } from "../domain/record.ts";
import type { LocalText } from "../domain/text.ts";
import { certainCategory, type Verdict, verdict } from "../domain/verdict.ts";
import { articleApart, articleTogether } from "../text/name-forms.ts";
import { titleKey } from "../text/title.ts";
import type { SearchDocument } from "./engine.ts";
import { facetKey } from "./facet-values.ts";
import { type durations, type FacetName, type possessions, sortedLetters, type TextField } from "./fields.ts";
import { identifierKey } from "./identifier-key.ts";
import { spokenText } from "./spoken.ts";

/** What a record's document says besides the record itself. */
export interface DocumentContext {
  /** The change that made it (engine.ts). */
  readonly version: number;
  /** The journal that it is in. */
  readonly journal?: CatalogueRecord;
  /** What is known of the recognition of that journal; of a journal, its own. */
  readonly recognition?: { readonly rows: readonly KnownRow[]; readonly lists: readonly RecognitionList[] };
  readonly sourceIds: readonly string[];
  /** The story that a headline is of, where there are others of it. */
  readonly story?: string;
}

/** What the engine indexes of a catalogue's record. */
export function toDocument(record: CatalogueRecord, context: DocumentContext): SearchDocument {
  const { data } = record;
  const date = judgedDate(data);
  const year = date === undefined ? undefined : yearOf(date);
  return {
    id: record.id,
    kind: record.kind,
    version: context.version,
    texts: withoutEmpty(textsOf(data, context, year)),
    identifiers: identifiersOf(data),
    facets: withoutEmpty(facetsOf(record, context, date)),
    numbers: date === undefined || year === undefined ? {} : { year, date: dayNumber(firstDay(date)) },
    sortTitle: sortTitle(data.titles[0]),
    hidden: data.kind === "article" && data.type === "other",
    ...(context.story === undefined ? {} : { group: context.story }),
  };
}

const values = (texts: readonly LocalText[]): string[] => texts.map((text) => text.value);

/** Both orders of a name are looked for, as printed and `Given Family`; `ulHaq` as `ul Haq` too, `Abdul Rehman` as `AbdulRehman`. */
function namesOf({ name }: Contributor): string[] {
  const inOrder = [name.given, name.family].filter((part) => part !== undefined).join(" ");
  const all = [name.printed, inOrder, ...(name.otherForms ?? [])];
  return all.flatMap((one) => [one, articleApart(one), articleTogether(one)]);
}

/** The year is a word of the text that weighs least, so that `journal:"Journal of Medical Sciences" 2025` finds what came out in 2025. */
function textsOf(data: RecordData, context: DocumentContext, year: number | undefined): Record<TextField, string[]> {
  const { journal } = context;
  const own = data.kind === "journal" ? otherTitlesOf(data) : [];
  const container = data.kind === "article" ? values(data.container?.titles ?? []) : [];
  const book = data.kind === "chapter" ? values(data.book?.titles ?? []) : [];
  const others = journal?.data.kind === "journal" ? otherTitlesOf(journal.data) : [];
  return {
    title: unique([...values(data.titles), ...own]),
    author: unique(data.contributors.flatMap(namesOf)),
    journal: unique([...values(journal?.data.titles ?? []), ...others, ...container, ...book, ...outletOf(data)]),
    keyword: unique(values(data.keywords)),
    subject: subjectsOf(data, context),
    publisher: publisherOf(data, journal),
    abstract: unique(values(data.abstracts)),
    fulltext: [...(year === undefined ? [] : [String(year)]), ...contentsOf(data), ...textOf(data)],
  };
}

/** A book is found by what is in it, too. */
function contentsOf(data: RecordData): string[] {
  return data.kind === "book" ? contentsLines(data.contents ?? []) : [];
}

/** What is read in a chapter, and said in a video. */
function textOf(data: RecordData): string[] {
  if (data.kind === "video") {
    const chapters = (data.chapters ?? []).map(({ title }) => title);
    return [...chapters, ...(data.captions ?? []).map(spokenText)];
  }
  return data.kind === "chapter" && data.text !== undefined ? [data.text] : [];
}

/** Titles and names of a table of contents, in its order. */
export function contentsLines(contents: readonly ContentsEntry[]): string[] {
  return contents.flatMap(({ titles, authors = [], entries = [] }) => [
    ...values(titles),
    ...authors,
    ...contentsLines(entries),
  ]);
}

/** Titles beside its own that a journal can be found by: former, later, short ones. */
export function otherTitlesOf(data: JournalData): string[] {
  return values([...data.formerTitles, ...(data.laterTitles ?? []), ...(data.otherTitles ?? [])]);
}

/** A journal's with HEC's areas; of what is in a journal, its own or else all of the journal's. */
function subjectsOf(data: RecordData, { journal, recognition }: DocumentContext): string[] {
  const whose = data.kind === "journal" ? data : data.subjects.length === 0 ? journal?.data : undefined;
  const subjects = whose === undefined ? data.subjects : journalSubjects(whose, recognition?.rows ?? []);
  return unique(subjects.map((subject) => subject.label));
}

function publisherOf(data: RecordData, journal: CatalogueRecord | undefined): string[] {
  const publisher = data.publisher ?? journal?.data.publisher;
  return publisher === undefined ? [] : unique([publisher]);
}

function outletOf(data: RecordData): string[] {
  return data.kind === "news" ? [data.outlet] : data.kind === "video" ? [data.channel] : [];
}

/** Seconds from which on a video counts as longer. */
const durationSteps: readonly (readonly [from: number, name: (typeof durations)[number]])[] = [
  [3600, "hours"],
  [20 * 60, "long"],
  [5 * 60, "medium"],
  [0, "short"],
];

function durationOf(data: RecordData): string[] {
  const { duration } = data.kind === "video" ? data : {};
  const found = duration === undefined ? undefined : durationSteps.find(([from]) => duration >= from);
  return found === undefined ? [] : [found[1]];
}

/** Its own, its people's, and those of the journal or book that it is in: `issn:` lists a journal with its articles. */
function identifiersOf(data: RecordData): string[] {
  const people = data.contributors.flatMap((contributor) => contributor.orcid ?? []);
  const within =
    data.kind === "article"
      ? (data.container?.issns ?? [])
      : data.kind === "chapter"
        ? (data.book?.identifiers ?? [])
        : [];
  const all: readonly Identifier[] = [...data.identifiers, ...people, ...within];
  return [...new Set(all.map((identifier) => `${identifier.scheme}:${identifierKey(identifier)}`))];
}

function facetsOf(
  record: CatalogueRecord,
  context: DocumentContext,
  date: PartialDate | undefined,
): Record<FacetName, string[]> {
  const { data } = record;
  const { journal } = context;
  return {
    kind: [record.kind],
    type: data.kind === "article" ? [data.type] : [],
    year: date === undefined ? [] : [String(yearOf(date))],
    journal: record.journalId === undefined ? [] : [record.journalId],
    book: record.bookId === undefined ? [] : [record.bookId],
    category: categoryOf(data, context.recognition, date),
    subject: distinct("subject", subjectsOf(data, context)),
    keyword: distinct("keyword", values(data.keywords)),
    language: unique(likelyLanguages(data)),
    author: distinct(
      "author",
      data.contributors.map(({ name }) => name.printed),
    ),
    publisher: distinct("publisher", publisherOf(data, journal)),
    outlet: distinct("outlet", outletOf(data)),
    section: distinct("section", data.kind === "news" && data.section !== undefined ? [data.section] : []),
    duration: durationOf(data),
    has: possessionsOf(data),
    source: unique(context.sourceIds),
  };
}

/** HEC category of an article's journal at the article's own date; nothing where nothing is known (design/recognition.md, "The verdict"). */
export function categoryOf(
  data: RecordData,
  recognition: DocumentContext["recognition"],
  date: PartialDate | undefined = judgedDate(data),
): string[] {
  if (data.kind !== "article" || recognition === undefined) return [];
  if (date === undefined) return recognition.rows.length > 0 ? ["uncertain"] : [];
  const found = verdict(recognition.rows, recognition.lists, date);
  const certain = certainCategory(found) ?? otherCategory[found.outcome];
  return certain === undefined ? [] : [certain];
}

const otherCategory: Readonly<Record<Verdict["outcome"], string | undefined>> = {
  recognised: "uncertain",
  not_recognised: "none",
  not_decided: "uncertain",
  several: "uncertain",
  no_data: undefined,
};

function possessionsOf(data: RecordData): string[] {
  const has: Readonly<Record<(typeof possessions)[number], boolean>> = {
    pdf: data.links.some((link) => link.rel === "pdf" || link.format === "application/pdf"),
    abstract: data.abstracts.some((abstract) => abstract.value.trim() !== ""),
    doi: data.identifiers.some((identifier) => identifier.scheme === "doi" && identifier.valid),
    summary: false,
    captions: data.kind === "video" && (data.captions ?? []).length > 0,
  };
  return Object.entries(has).flatMap(([name, given]) => (given ? [name] : []));
}

const article = /^(?:an?|the) (?=.)/u;

/** Folded, without punctuation and leading English article; "" where there is no title. */
function sortTitle(title: LocalText | undefined): string {
  if (title === undefined) return "";
  const key = titleKey(title.value).slice(0, sortedLetters);
  return title.lang === undefined || title.lang === "en" ? key.replace(article, "") : key;
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts.map((text) => text.trim()))].filter((text) => text !== "");
}

/** Each value once, by the form in which they are compared. */
function distinct(facet: FacetName, texts: readonly string[]): string[] {
  const byKey = new Map<string, string>();
  for (const text of unique(texts.map((one) => one.replace(/\s+/gu, " ")))) {
    const key = facetKey(facet, text);
    if (!byKey.has(key)) byKey.set(key, text);
  }
  return [...byKey.values()];
}

function withoutEmpty<K extends string>(lists: Readonly<Record<K, string[]>>): Partial<Record<K, string[]>> {
  return Object.fromEntries(Object.entries<string[]>(lists).filter(([, list]) => list.length > 0)) as Partial<
    Record<K, string[]>
  >;
}
