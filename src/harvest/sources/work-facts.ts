import type { Contributor, ContributorRole } from "../../domain/contributor.ts";
import { parseDoi } from "../../domain/doi.ts";
import type { Identifier } from "../../domain/identifier.ts";
import { parseIsbn } from "../../domain/isbn.ts";
import { parseIssn } from "../../domain/issn.ts";
import { parseLanguages } from "../../domain/language.ts";
import { accessOf, parseLicence } from "../../domain/licence.ts";
import { isPlaceholderName, parseName } from "../../domain/name.ts";
import { type PartialDate, yearOf } from "../../domain/partial-date.ts";
import type { CommonData, Container, Link, Pages, RecordData } from "../../domain/record.ts";
import { fail, ok, type Result } from "../../domain/result.ts";
import type { LocalText } from "../../domain/text.ts";
import type { WorkClass } from "../../domain/work-type-table.ts";
import { localText } from "../../text/language.ts";
import { plainText } from "../../text/markup.ts";
import { digest } from "../readers/text-records.ts";
import { pageRange } from "./page-range.ts";
import { stated } from "./stated.ts";

export interface WorkPerson {
  readonly role: ContributorRole;
  /** `Family, Given` or `Given Family`. */
  readonly name: string;
  readonly affiliation?: string;
  /** The list says that it is a body: its commas part nothing. */
  readonly isBody?: boolean;
}

/** What lists of references say of a work, whatever they are written in (BibTeX, RIS, a table). Texts may hold markup. */
export interface WorkFacts {
  readonly work: WorkClass;
  readonly titles: readonly string[];
  readonly people: readonly WorkPerson[];
  /** Journal, or the book that a chapter is in. */
  readonly container?: string | undefined;
  readonly issns: readonly { readonly text: string; readonly medium?: Identifier["medium"] }[];
  readonly isbns: readonly string[];
  readonly doi?: string | undefined;
  readonly otherIdentifiers?: readonly Identifier[];
  readonly date?: PartialDate | undefined;
  readonly volume?: string | undefined;
  readonly number?: string | undefined;
  /** As printed: `12-30`, `e1234`. */
  readonly pages?: string | undefined;
  readonly abstracts: readonly string[];
  readonly keywords: readonly string[];
  readonly languages: readonly string[];
  readonly publisher?: string | undefined;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string | undefined;
  readonly edition?: string | undefined;
  readonly licence?: string | undefined;
  readonly links: readonly Link[];
}

/** More than any work has; what goes beyond is left out. */
const most = 5000;

/** A record out of such facts. `missing_title` where there is none. */
export function recordOf(facts: WorkFacts): Result<RecordData> {
  const languages = [...new Set(facts.languages.flatMap((text) => parseLanguages(text)))];
  const only = languages.length === 1 ? languages[0] : undefined;
  const titles = texts(facts.titles, only);
  if (titles.length === 0) return fail("missing_title", "The record has no title.");
  const licences = facts.licence === undefined ? [] : [facts.licence];
  const licence = parseLicence(licences);
  const common: CommonData = {
    titles,
    abstracts: texts(facts.abstracts, only),
    contributors: contributorsOf(facts),
    identifiers: identifiersOf(facts),
    ...stated({ published: facts.date }),
    languages,
    keywords: texts(facts.keywords, undefined),
    subjects: [],
    ...stated({ publisher: plain(facts.publisher), country: facts.country, licence }),
    access: accessOf(licence, licences),
    links: facts.links.filter(({ url }) => /^https?:\/\/\S+$/i.test(url)).slice(0, 100),
  };
  const { kind, type } = facts.work;
  const pages = pagesOf(facts.pages);
  switch (kind) {
    case "article":
      return ok({ ...common, kind, type, references: [], ...stated({ container: containerOf(facts, pages) }) });
    case "book":
      return ok({ ...common, kind, ...stated({ edition: plain(facts.edition) }) });
    case "chapter": {
      const book = plain(facts.container);
      const identifiers = isbnsOf(facts);
      const inBook = book === undefined ? undefined : { titles: [localText(book)], identifiers };
      return ok({ ...common, kind, ...stated({ book: inBook, pages }) });
    }
    case "journal":
      return ok({ ...common, kind, formerTitles: [] });
    case "video":
      return ok({ ...common, kind, channel: plain(facts.publisher) ?? "" });
  }
}

/** The work's name at a source that gives it none: its DOI, else a hash of what it is told apart by, which other sources print alike. */
export function nameOfWork(data: RecordData, key?: string): string {
  const doi = data.identifiers.find(({ scheme, valid }) => scheme === "doi" && valid)?.value;
  if (doi !== undefined) return `doi:${doi}`;
  if (key !== undefined && key !== "") return `key:${key.slice(0, 200)}`;
  const container = data.kind === "article" ? data.container : undefined;
  const facts = [
    data.titles[0]?.value,
    container?.titles[0]?.value,
    data.published === undefined ? undefined : yearOf(data.published),
    data.contributors.map(({ name }) => name.printed).join("; "),
    container?.issue?.volume,
    container?.pages?.printed,
  ];
  return `facts:${digest(JSON.stringify(facts))}`;
}

function containerOf(facts: WorkFacts, pages: Pages | undefined): Container | undefined {
  const title = plain(facts.container);
  const issns = facts.issns.flatMap(({ text, medium }) => parseIssn(text, medium) ?? []);
  const [volume, number] = [plain(facts.volume), plain(facts.number)];
  // a year is an issue's only where there is a journal
  const hasIssue = volume !== undefined || number !== undefined;
  const year = hasIssue && facts.date !== undefined ? yearOf(facts.date) : undefined;
  const issue = hasIssue ? { ...stated({ volume, number, year }) } : undefined;
  if (title === undefined && issns.length === 0 && issue === undefined && pages === undefined) return undefined;
  return { titles: title === undefined ? [] : [localText(title)], issns, ...stated({ issue, pages }) };
}

function contributorsOf({ people }: WorkFacts): Contributor[] {
  return people.slice(0, most).flatMap(({ role, name, affiliation, isBody }) => {
    const text = plainText(name);
    const where = plain(affiliation);
    if (isPlaceholderName(text)) return [];
    const parsed = isBody ? { printed: text, corporate: true } : parseName(text);
    return [{ name: parsed, role, affiliations: where === undefined ? [] : [where] }];
  });
}

function identifiersOf(facts: WorkFacts): Identifier[] {
  const doi = facts.doi === undefined ? undefined : parseDoi(plainText(facts.doi));
  const { kind } = facts.work;
  const own = [
    ...(doi === undefined ? [] : [doi]),
    ...(kind === "book" ? isbnsOf(facts) : []),
    ...(kind === "journal" ? facts.issns.flatMap(({ text, medium }) => parseIssn(text, medium) ?? []) : []),
    ...(facts.otherIdentifiers ?? []),
  ];
  const distinct = new Map<string, Identifier>();
  for (const one of own)
    if (!distinct.has(`${one.scheme} ${one.value}`)) distinct.set(`${one.scheme} ${one.value}`, one);
  return [...distinct.values()];
}

function isbnsOf({ isbns }: WorkFacts): Identifier[] {
  return isbns.flatMap((isbn) => parseIsbn(isbn) ?? []);
}

function pagesOf(printed: string | undefined): Pages | undefined {
  const text = plain(printed)
    ?.replace(/^pp?\.\s*/i, "")
    .replace(/\s*(?:[-‐‑‒–—−]+|\bto\b)\s*/g, "-");
  if (text === undefined || text === "") return undefined;
  const range = /^(?<first>[\p{L}\p{N}.]{1,20})-(?<last>[\p{L}\p{N}.]{1,20})$/u.exec(text)?.groups;
  if (range !== undefined) return pageRange(range["first"], range["last"], text);
  const single = /^[\p{L}\p{N}.]{1,20}$/u.test(text);
  return single ? pageRange(text, undefined) : { printed: text };
}

function texts(values: readonly string[], lang: string | undefined): LocalText[] {
  const distinct = new Map<string, LocalText>();
  for (const value of values.slice(0, most)) {
    const text = plainText(value);
    if (text !== "" && !distinct.has(text)) distinct.set(text, localText(text, lang));
  }
  return [...distinct.values()];
}

function plain(text: string | undefined): string | undefined {
  const value = plainText(text ?? "");
  return value === "" ? undefined : value;
}
