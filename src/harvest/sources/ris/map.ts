import { type PartialDate, parsePartialDate } from "../../../domain/partial-date.ts";
import type { Link, RecordData } from "../../../domain/record.ts";
import type { Result } from "../../../domain/result.ts";
import type { WorkClass } from "../../../domain/work-type-table.ts";
import type { RisEntry } from "../../../text/bibliography/ris.ts";
import { recordOf, type WorkFacts } from "../work-facts.ts";

const article = (type: "article" | "conference paper" | "thesis" | "report" | "preprint" | "dataset" | "other") =>
  ({ kind: "article", type }) as const;
const book: WorkClass = { kind: "book", type: "other" };
const chapter: WorkClass = { kind: "chapter", type: "other" };

/** Types of reference (RIS, Research Information Systems 2001 and 2011). What is not named is an article where it says a journal, else of type other. */
const types: Readonly<Record<string, WorkClass>> = {
  ABST: article("article"),
  EJOUR: article("article"),
  INPR: article("article"),
  JOUR: article("article"),
  MGZN: article("article"),
  NEWS: article("article"),
  CONF: article("conference paper"),
  CPAPER: article("conference paper"),
  THES: article("thesis"),
  RPRT: article("report"),
  GOVDOC: article("report"),
  STAND: article("report"),
  UNPB: article("preprint"),
  DATA: article("dataset"),
  AGGR: article("dataset"),
  BOOK: book,
  EBOOK: book,
  EDBOOK: book,
  SER: book,
  CLSWK: book,
  CHAP: chapter,
  ECHAP: chapter,
  JFULL: { kind: "journal", type: "other" },
  VIDEO: { kind: "video", type: "other" },
  MPCT: { kind: "video", type: "other" },
};

/** One record of RIS. `missing_title` where it names nothing. */
export function mapRis(entry: RisEntry): Result<RecordData> {
  return recordOf(factsOf(entry));
}

function factsOf({ type, tags }: RisEntry): WorkFacts {
  const all = (...names: readonly string[]): string[] => names.flatMap((name) => tags.get(name) ?? []).filter(isSaid);
  const first = (...names: readonly string[]): string | undefined => all(...names)[0];
  const inWork = first("JF", "T2", "JO", "BT", "JA", "J2", "J1");
  const work = types[type] ?? (first("JF", "JO", "JA") === undefined ? article("other") : article("article"));
  const isWhole = work.kind === "book" || work.kind === "journal";
  // of a whole work some write the title where others have that of the journal
  const titles = all("TI", "T1", "CT").slice(0, 1).concat(all("TT"));
  const container = isWhole && titles.length === 0 ? undefined : inWork;
  const authors = all("AU", "A1");
  const [affiliation] = all("AD").length === 1 && authors.length === 1 ? all("AD") : [];
  const numbers = all("SN").flatMap((text) => text.split(/[;,]|\s{2,}|\s(?=\d{4}-\d{3}[\dX])/i));
  return {
    work,
    titles: titles.length === 0 && isWhole && inWork !== undefined ? [inWork] : titles,
    people: [
      ...authors.map((name) => ({
        role: "author" as const,
        name,
        ...(affiliation === undefined ? {} : { affiliation }),
      })),
      // the second authors of a part are the editors of the whole
      ...all("ED", ...(work.kind === "chapter" || isWhole ? ["A2"] : [])).map((name) => ({
        role: "editor" as const,
        name,
      })),
      ...all("TA").map((name) => ({ role: "translator" as const, name })),
    ],
    container: work.kind === "book" ? undefined : container,
    issns: numbers.filter((text) => /^\D*\d{4}-?\d{3}[\dXx]\D*$/.test(text)).map((text) => ({ text })),
    isbns: numbers,
    doi:
      first("DO") ??
      all("M3", "N1", "UR", "L3").find((text) =>
        /^\s*(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)?10\.\d{4,9}\//i.test(text),
      ),
    date: dateOf(first("DA"), first("PY", "Y1")),
    volume: first("VL"),
    number: first("IS"),
    pages: pagesOf(first("SP"), first("EP"), work.kind) ?? first("C7"),
    abstracts: all("AB", "N2").slice(0, 1),
    keywords: all("KW").flatMap((text) => text.split(/\s*;\s*/)),
    languages: all("LA"),
    publisher: first("PB"),
    edition: first("ET"),
    links: linksOf(all("UR", "LK"), all("L1"), all("L2")),
  };
}

function isSaid(value: string): boolean {
  return value.trim() !== "";
}

/** `YYYY/MM/DD/other`, any part empty; other programs write any form. The day says more than the year, where both are of one year. */
function dateOf(day: string | undefined, year: string | undefined): PartialDate | undefined {
  const [exact, rough] = [day, year].map((text) => (text === undefined ? undefined : parseDate(text)));
  if (exact === undefined || rough === undefined) return exact ?? rough;
  return exact.start.startsWith(rough.start.slice(0, 4)) && exact.start.length > rough.start.length ? exact : rough;
}

function parseDate(text: string): PartialDate | undefined {
  const parts = /^(\d{4})\/(\d{0,2})\/(\d{0,2})(?:\/(.*))?$/.exec(text.trim());
  if (parts === null) return parsePartialDate(text);
  const [, year = "", month = "", day = "", other = ""] = parts;
  if (month === "" && other.trim() !== "") return parsePartialDate(`${other.trim()} ${year}`) ?? parsePartialDate(year);
  return parsePartialDate([year, month, day].filter((part) => part !== "").join("-"));
}

/** Of a whole book SP is how many pages it has. */
function pagesOf(start: string | undefined, end: string | undefined, kind: WorkClass["kind"]): string | undefined {
  if (start === undefined || kind === "book") return undefined;
  return end === undefined || /[-–]/.test(start) ? start : `${start}-${end}`;
}

function linksOf(pages: readonly string[], pdfs: readonly string[], texts: readonly string[]): Link[] {
  const addresses = pages.flatMap((text) => text.split(/[;\s]+(?=https?:)/i));
  return [
    ...addresses.map((url, index) => ({
      rel: index === 0 ? ("landing" as const) : ("related" as const),
      url: url.trim(),
    })),
    ...pdfs.map((url) => ({ rel: "pdf" as const, url: url.trim() })),
    ...texts.map((url) => ({ rel: "galley" as const, url: url.trim() })),
  ];
}
