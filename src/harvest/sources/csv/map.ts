import { parseCountry } from "../../../domain/country.ts";
import type { Identifier } from "../../../domain/identifier.ts";
import { parseMoment } from "../../../domain/instant.ts";
import { type PartialDate, parsePartialDate } from "../../../domain/partial-date.ts";
import type { Link } from "../../../domain/record.ts";
import { ok, type Result } from "../../../domain/result.ts";
import { workTypeOf } from "../../../domain/work-type.ts";
import type { Cells } from "../../readers/delimited.ts";
import type { TableRecord } from "../../readers/table.ts";
import { type NewsFacts, nameOfNews, newsOf } from "../news-facts.ts";
import { outletOf } from "../outlets.ts";
import { nameOfWork, recordOf, type WorkFacts } from "../work-facts.ts";
import type { Column, Field } from "./fields.ts";
import type { RowRules } from "./mapping.ts";
import { splitNames, splitWords } from "./people.ts";

const nothing = /^(?:|-+|n\/?a|nil|none|null|nan)$/i;

/** One row. `missing_title` where its title is empty. */
export function mapRow(cells: Cells<Column>, rules: RowRules): Result<TableRecord> {
  const all = (field: Field): string[] => {
    const said = valuesOf(cells, field);
    const constant = rules.constants[field];
    return said.length === 0 && constant !== undefined ? [constant] : said;
  };
  const isNews = all("kind")[0] === "news";
  const data = isNews ? newsOf(newsFactsOf(all)) : recordOf(factsOf(all, rules));
  if (!data.ok) return data;
  const [id] = all("id");
  const name = data.value.kind === "news" ? nameOfNews(data.value) : nameOfWork(data.value);
  const identifier = id === undefined ? name : `id:${id.slice(0, 200)}`;
  return ok({ identifier, mapped: { is: "record", data: data.value } });
}

function valuesOf(cells: Cells<Column>, field: Field): string[] {
  const found: string[] = [];
  for (let n = 1; ; n += 1) {
    const column: Column = n === 1 ? field : `${field}~${n}`;
    const cell = cells[column];
    if (cell === undefined) return found;
    // runs of blanks are one: what parts names must not cost their square
    const value = cell
      .replace(/[^\S\r\n]+/g, " ")
      .replace(/ ?[\r\n]+ ?/g, "\n")
      .replace(/\n{2,}/g, "\n");
    if (!nothing.test(value)) found.push(value);
  }
}

function newsFactsOf(all: (field: Field) => string[]): NewsFacts {
  const first = (field: Field): string | undefined => all(field)[0];
  const moment = parseMoment(first("date") ?? "");
  const [link] = all("link");
  return {
    title: first("title"),
    text: first("text") ?? first("abstract"),
    outlet: first("outlet") ?? outletOf(link ?? ""),
    section: first("section"),
    authors: all("authors"),
    keywords: all("keywords").flatMap((cell) => splitWords(cell, undefined)),
    language: first("language"),
    at: moment?.at,
    date: moment?.date ?? dateOf(undefined, first("year"), first("month")),
    link,
  };
}

function factsOf(all: (field: Field) => string[], { separators }: RowRules): WorkFacts {
  const first = (field: Field): string | undefined => all(field)[0];
  const names = (field: "authors" | "editors"): string[] =>
    all(field).flatMap((cell) => splitNames(cell, separators[field]));
  const authors = names("authors");
  const affiliations = all("affiliation");
  return {
    work: workTypeOf([...all("kind"), ...all("type")]),
    titles: [...all("title"), ...all("othertitle")],
    people: [
      ...authors.map((name) => ({
        role: "author" as const,
        name,
        // of several authors nobody knows whose it is
        ...(authors.length === 1 && affiliations[0] !== undefined ? { affiliation: affiliations[0] } : {}),
      })),
      ...names("editors").map((name) => ({ role: "editor" as const, name })),
    ],
    container: first("journal"),
    issns: [
      ...all("issn")
        .flatMap((cell) => cell.split(/[;,|]\s*/))
        .map((text) => ({ text })),
      ...all("eissn")
        .flatMap((cell) => cell.split(/[;,|]\s*/))
        .map((text) => ({ text, medium: "online" as const })),
    ],
    isbns: all("isbn").flatMap((cell) => cell.split(/[;,|]\s*/)),
    doi: first("doi"),
    otherIdentifiers: all("pmid").flatMap(pmidOf),
    date: dateOf(first("date"), first("year"), first("month")),
    volume: first("volume"),
    number: first("number"),
    pages: first("pages") ?? rangeOf(first("firstpage"), first("lastpage")),
    abstracts: all("abstract"),
    keywords: all("keywords").flatMap((cell) => splitWords(cell, separators.keywords)),
    languages: all("language").flatMap((cell) => splitWords(cell, separators.language)),
    publisher: first("publisher"),
    country: parseCountry(first("country") ?? ""),
    edition: first("edition"),
    licence: first("licence"),
    links: linksOf(all("link"), all("pdf")),
  };
}

/** The date says more than year and month, unless it is of another year: then it is that of something else, such as the upload. */
function dateOf(
  date: string | undefined,
  year: string | undefined,
  month: string | undefined,
): PartialDate | undefined {
  const exact = date === undefined ? undefined : parsePartialDate(date);
  if (year === undefined) return exact;
  const numbered = /^\d{1,2}$/.test(month ?? "");
  const rough =
    (month === undefined ? undefined : parsePartialDate(numbered ? `${year}-${month}` : `${month} ${year}`)) ??
    parsePartialDate(year.replace(/^(\d{4})\.0$/, "$1"));
  if (exact === undefined || rough === undefined) return exact ?? rough;
  return exact.start.startsWith(rough.start.slice(0, 4)) ? exact : rough;
}

function rangeOf(first: string | undefined, last: string | undefined): string | undefined {
  return first === undefined || last === undefined ? first : `${first}-${last}`;
}

function pmidOf(text: string): Identifier[] {
  return /^\d{1,9}$/.test(text) ? [{ scheme: "pmid", value: text, valid: true }] : [];
}

function linksOf(pages: readonly string[], pdfs: readonly string[]): Link[] {
  return [
    ...pages.map((url, index) => ({ rel: index === 0 ? ("landing" as const) : ("related" as const), url })),
    ...pdfs.map((url) => ({ rel: "pdf" as const, url })),
  ];
}
