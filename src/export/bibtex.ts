import type { Name } from "../domain/contributor.ts";
import { languageName } from "../domain/language.ts";
import type { RecordData, WorkType } from "../domain/record.ts";
import { foldLetter } from "./ascii.ts";
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

const ofWorkType: Readonly<Record<WorkType, string>> = {
  article: "article",
  review: "article",
  editorial: "article",
  letter: "article",
  "book review": "article",
  "case report": "article",
  "conference paper": "inproceedings",
  thesis: "phdthesis",
  report: "techreport",
  preprint: "unpublished",
  dataset: "misc",
  other: "misc",
};

/** The types of BibTeX's own styles; what they lack is `misc`, a journal biblatex's `periodical`. */
function typeOf(data: RecordData): string {
  switch (data.kind) {
    case "article":
      return ofWorkType[data.type];
    case "book":
      return "book";
    case "chapter":
      return "incollection";
    case "journal":
      return "periodical";
    case "news":
      return "article";
    case "video":
      return "misc";
    default:
      return data satisfies never;
  }
}

const escapes: Readonly<Record<string, string>> = {
  "\\": "\\textbackslash{}",
  "{": "\\textbraceleft{}",
  "}": "\\textbraceright{}",
  "~": "\\textasciitilde{}",
  "^": "\\textasciicircum{}",
  "&": "\\&",
  "%": "\\%",
  $: "\\$",
  "#": "\\#",
  _: "\\_",
};

/** A text as LaTeX in UTF-8. No brace of the text's own stays one, for BibTeX counts even escaped ones; what TeX would join (`--`, two quotes) is kept apart. */
export function latexOf(text: string): string {
  return oneLine(text)
    .replace(/[\\{}~^&%$#_]/g, (sign) => escapes[sign] ?? sign)
    .replace(/(['`-])(?=\1)/g, "$1{}");
}

/** An address as it is: only what would end the field is escaped. */
function verbatim(address: string): string {
  return oneLine(address).replace(/[\\{}]/g, (sign) => encodeURIComponent(sign));
}

/** Braces keep styles from changing the case of words with capitals beyond their first letter: `{DNA}`, `{pH}`. */
function titleLatex(title: string): string {
  if (title === title.toUpperCase()) return latexOf(title);
  return title
    .split(" ")
    .map((word) => (/\p{L}\p{M}*['’.-]?\p{Lu}/u.test(word) ? `{${latexOf(word)}}` : latexOf(word)))
    .join(" ");
}

/** `Family, Suffix, Given`; a body or a name without parts in braces, so that it is not cut. */
function nameLatex({ printed, family, given, suffix, corporate }: Name): string {
  const whole = latexOf(printed);
  if (corporate === true || family === undefined) return /[\s,]/.test(whole) ? `{${whole}}` : whole;
  if (given === undefined) return /\s/.test(family) ? `{${latexOf(family)}}` : latexOf(family);
  return [family, ...(suffix === undefined ? [] : [suffix]), given].map(part).join(", ");
}

/** A comma or `and` within a part would end it. */
function part(text: string): string {
  const latex = latexOf(text);
  return /,|(?:^|\s)and(?:\s|$)/i.test(latex) ? `{${latex}}` : latex;
}

function namesLatex(data: RecordData, role: "author" | "editor" | "translator"): string {
  return data.contributors
    .filter((one) => one.role === role && one.name.printed.trim() !== "")
    .map(({ name }) => nameLatex(name))
    .join(" and ");
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Year, month and day; months are BibTeX's own strings. Of a range within a year the first and last month. */
function dateFields(work: Work): [string, string][] {
  const date = dateOf(work);
  if (date === undefined) return [];
  const [year = "", month, day] = date.start.split("-");
  const [endYear = year, endMonth] = (date.end ?? "").split("-");
  const name = (number: string | undefined) => (number === undefined ? undefined : months[Number(number) - 1]);
  if (date.end !== undefined && endYear !== year) return [["year", `{${year}--${endYear}}`]];
  const [first, last] = [name(month), name(endMonth)];
  const isSpan = first !== undefined && last !== undefined && last !== first;
  return [
    ["year", `{${year}}`],
    ...(first === undefined ? [] : [["month", isSpan ? `${first} # "--" # ${last}` : first] as [string, string]]),
    ...(day === undefined || date.end !== undefined ? [] : [["day", `{${Number(day)}}`] as [string, string]]),
  ];
}

/** `Khan2021-k3m9x2p0qa`: readable where the name is in Latin letters, and of this record alone for ever, by its id. */
function keyOf({ data, id }: Work, year: string | undefined): string {
  const [first] = data.contributors.filter(({ role }) => role === "author");
  const name = foldLetter(first?.name.family ?? "")
    .replace(/[^A-Za-z]/g, "")
    .slice(0, 30);
  return `${name}${year ?? ""}-${id.replace(/[^\w-]/g, "_")}`.replace(/^-/, "");
}

function publisherField(data: RecordData): string {
  if (data.kind !== "article") return "publisher";
  if (data.type === "thesis") return "school";
  return data.type === "report" ? "institution" : "publisher";
}

function containerField(data: RecordData): string {
  if (data.kind === "chapter") return "booktitle";
  return data.kind === "article" && data.type === "conference paper" ? "booktitle" : "journal";
}

/** What only some types have to say of themselves, for which BibTeX has no type. */
function noteOf({ data, notice }: Work): string | undefined {
  const kind =
    data.kind === "news" ? "News" : data.kind === "article" && data.type === "preprint" ? "Preprint" : undefined;
  return [kind, notice].filter((one) => one !== undefined).join(". ") || undefined;
}

/** A record as BibTeX in UTF-8. */
export function bibtexOf(work: Work): string {
  const { data } = work;
  const text = (value: string | undefined): string => (value === undefined ? "" : latexOf(value));
  const dates = dateFields(work);
  const year = /\d{4}/.exec(dates[0]?.[1] ?? "")?.[0];
  const lang = languageOf(work);
  const title = titleOf(work)?.value ?? "";
  const channel = data.kind === "video" ? data.channel : undefined;
  const braced: readonly (readonly [string, string])[] = [
    ["author", namesLatex(data, "author") || (channel === undefined ? "" : `{${latexOf(channel)}}`)],
    ["editor", namesLatex(data, "editor")],
    ["translator", namesLatex(data, "translator")],
    ["title", titleLatex(title)],
    [containerField(data), text(containerOf(work)?.value)],
    ["howpublished", channel === undefined ? "" : "Video"],
    ["type", data.kind === "article" && data.type === "thesis" ? "Thesis" : ""],
    ["edition", text(data.kind === "book" ? data.edition : undefined)],
    ["volume", text(volumeOf(work))],
    ["number", text(numberOf(work))],
    ["pages", text(pagesOf(work)?.printed).replace(/(?<=[\p{L}\p{N}])[-–](?=[\p{L}\p{N}])/gu, "--")],
    [publisherField(data), text(channel ?? publisherOf(work))],
    ["issn", issnsOf(work).join(", ")],
    ["isbn", isbnsOf(work).join(", ")],
    ["doi", verbatim(doiOf(work) ?? "")],
    ["url", verbatim(urlOf(work) ?? "")],
    ["pdf", verbatim(pdfOf(work) ?? "")],
    ["language", lang === undefined ? "" : latexOf(languageName(lang))],
    ["keywords", data.keywords.map(({ value }) => latexOf(value)).join("; ")],
    ["abstract", text(data.abstracts[0]?.value)],
    ["note", text(noteOf(work))],
  ];
  const fields = [
    ...braced.slice(0, 5).map(([name, value]) => [name, value === "" ? "" : `{${value}}`] as const),
    ...dates,
    ...braced.slice(5).map(([name, value]) => [name, value === "" ? "" : `{${value}}`] as const),
  ].filter(([, value]) => value !== "");
  return `@${typeOf(data)}{${keyOf(work, year)},\n${fields.map(([name, value]) => `  ${name} = ${value}`).join(",\n")}\n}\n`;
}
