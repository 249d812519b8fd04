import type { ContributorRole } from "../../../domain/contributor.ts";
import type { Identifier } from "../../../domain/identifier.ts";
import { type PartialDate, parsePartialDate } from "../../../domain/partial-date.ts";
import type { Link, RecordData } from "../../../domain/record.ts";
import type { Result } from "../../../domain/result.ts";
import type { WorkClass } from "../../../domain/work-type-table.ts";
import type { BibtexEntry } from "../../../text/bibliography/bibtex.ts";
import { latexToText } from "../../../text/bibliography/latex.ts";
import { recordOf, type WorkFacts } from "../work-facts.ts";

const article = (type: "article" | "conference paper" | "thesis" | "report" | "preprint" | "dataset" | "other") =>
  ({ kind: "article", type }) as const;
const book: WorkClass = { kind: "book", type: "other" };
const chapter: WorkClass = { kind: "chapter", type: "other" };

/** Types of BibTeX and biblatex. What is not named is an article where it says a journal, a preprint where an archive, else of type other. */
const types: Readonly<Record<string, WorkClass>> = {
  article: article("article"),
  suppperiodical: article("article"),
  inproceedings: article("conference paper"),
  conference: article("conference paper"),
  phdthesis: article("thesis"),
  mastersthesis: article("thesis"),
  thesis: article("thesis"),
  techreport: article("report"),
  report: article("report"),
  unpublished: article("preprint"),
  preprint: article("preprint"),
  dataset: article("dataset"),
  book,
  mvbook: book,
  booklet: book,
  collection: book,
  mvcollection: book,
  proceedings: book,
  mvproceedings: book,
  manual: book,
  reference: book,
  incollection: chapter,
  inbook: chapter,
  bookinbook: chapter,
  suppbook: chapter,
  suppcollection: chapter,
  inreference: chapter,
  periodical: { kind: "journal", type: "other" },
  video: { kind: "video", type: "other" },
  movie: { kind: "video", type: "other" },
};

/** One entry with what it inherits. `missing_title` where it names nothing. */
export function mapBibtex(entry: BibtexEntry): Result<RecordData> {
  return recordOf(factsOf(entry));
}

function factsOf({ type, fields }: BibtexEntry): WorkFacts {
  const raw = (...names: readonly string[]): string | undefined =>
    names.map((name) => fields.get(name)?.trim()).find((value) => value !== undefined && value !== "");
  const text = (...names: readonly string[]): string | undefined => {
    const value = raw(...names);
    return value === undefined ? undefined : latexToText(value);
  };
  const work = types[type] ?? classOf(raw("journal", "journaltitle"), raw("eprint", "archiveprefix", "eprinttype"));
  const isThesis = work.type === "thesis";
  const [title, subtitle] = [text("title"), text("subtitle")];
  const doi = raw("doi") ?? [raw("url"), raw("note")].find((value) => /(?:doi\.org\/|doi:\s*)10\./i.test(value ?? ""));
  return {
    work,
    titles: title === undefined ? [] : [subtitle === undefined ? title : `${title.replace(/:$/, "")}: ${subtitle}`],
    people: [
      ...people("author", raw("author")),
      ...people("editor", raw("editor")),
      ...people("translator", raw("translator")),
      ...people("advisor", isThesis ? raw("advisor", "supervisor") : undefined),
    ],
    container: work.kind === "chapter" ? text("booktitle") : text("journal", "journaltitle", "booktitle"),
    issns: [
      ...listOf(raw("issn")).map((one) => ({ text: one })),
      ...listOf(raw("eissn")).map((one) => ({ text: one, medium: "online" as const })),
    ],
    isbns: listOf(raw("isbn")),
    doi: doi === undefined ? undefined : unescaped(doi).replace(/^(?=.*doi:).*?doi:\s*/i, ""),
    otherIdentifiers: identifiersOf(raw("pmid"), raw("pmcid")),
    date: dateOf(text("date"), text("year"), text("month"), text("day")),
    volume: text("volume"),
    number: text("number", "issue"),
    pages: text("pages", "eid", "articleno"),
    abstracts: [text("abstract") ?? ""],
    keywords: (text("keywords", "keyword") ?? "").split(/\s*[;,\n]\s*/),
    languages: [text("language", "langid") ?? ""],
    publisher: text("publisher", "school", "institution", "organization"),
    edition: text("edition"),
    licence: text("license", "licence", "copyright"),
    links: linksOf(raw("url", "howpublished"), raw("pdf")),
  };
}

function classOf(journal: string | undefined, archive: string | undefined): WorkClass {
  return journal !== undefined ? article("article") : archive !== undefined ? article("preprint") : article("other");
}

/** Names apart by `and`; in braces as a whole a body, `others` none. */
function people(
  role: ContributorRole,
  value: string | undefined,
): { role: ContributorRole; name: string; isBody: boolean }[] {
  if (value === undefined) return [];
  return splitNames(value).flatMap((name) => {
    if (/^others\.?$/i.test(name) || name === "") return [];
    const isBody = /^\{[^{}]*\}$/.test(name) && /\s/.test(name);
    const parts = isBody ? [name] : name.split(/\s*,\s*/);
    const [last = "", suffix, first] = parts;
    // `Family, Jr., Given`
    const ordered = parts.length === 3 ? `${last}, ${first}, ${suffix}` : name;
    return [{ role, name: latexToText(ordered).replace(/\s+/g, " ").trim(), isBody }];
  });
}

function splitNames(value: string): string[] {
  const names: string[] = [];
  let [depth, start] = [0, 0];
  const sign = /[{}]|\s+and\s+/gi;
  for (let found = sign.exec(value); found !== null; found = sign.exec(value)) {
    if (found[0] === "{") depth += 1;
    else if (found[0] === "}") depth = Math.max(0, depth - 1);
    else if (depth === 0) {
      names.push(value.slice(start, found.index).trim());
      start = sign.lastIndex;
    }
  }
  return [...names, value.slice(start).trim()];
}

function listOf(value: string | undefined): string[] {
  return (value ?? "").split(/\s*[,;/]\s*|\s{2,}|\s+(?=\d{4}-\d{3}[\dXx])/).filter((one) => one !== "");
}

/** `date` of biblatex, else year, month and day. */
function dateOf(
  date: string | undefined,
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
): PartialDate | undefined {
  const whole = date === undefined ? undefined : parsePartialDate(date);
  if (whole !== undefined || year === undefined) return whole;
  if (month === undefined) return parsePartialDate(year);
  const numbered = /^\d{1,2}$/.test(month.trim());
  const parts = numbered ? [year, month, day].filter(Boolean).join("-") : [day, month, year].filter(Boolean).join(" ");
  return parsePartialDate(parts) ?? parsePartialDate(year);
}

function identifiersOf(pmid: string | undefined, pmcid: string | undefined): Identifier[] {
  const found: Identifier[] = [];
  if (pmid !== undefined && /^\d{1,9}$/.test(pmid)) found.push({ scheme: "pmid", value: pmid, valid: true });
  const digits = /^(?:PMC)?(\d{1,9})$/i.exec(pmcid ?? "")?.[1];
  if (digits !== undefined) found.push({ scheme: "pmcid", value: `PMC${digits}`, valid: true });
  return found;
}

function linksOf(page: string | undefined, pdf: string | undefined): Link[] {
  const url = /https?:\/\/[^\s{}\\]+(?:\\[_&%#~][^\s{}\\]*)*/i.exec(page ?? "")?.[0];
  return [
    ...(url === undefined ? [] : [{ rel: "landing" as const, url: unescaped(url) }]),
    ...(pdf === undefined ? [] : [{ rel: "pdf" as const, url: unescaped(pdf) }]),
  ];
}

/** Of addresses only LaTeX's escapes are undone. */
function unescaped(value: string): string {
  return value.replace(/\\([_&%#~$])/g, "$1").replace(/[{}]/g, "");
}
