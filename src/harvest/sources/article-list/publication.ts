import { monthOf } from "../../../domain/calendar-words.ts";
import { type PartialDate, parsePartialDate } from "../../../domain/partial-date.ts";
import type { IssueStatement, Pages } from "../../../domain/record.ts";
import { freeCitation } from "../oai-pmh/free-citation.ts";
import { isNumbered, parseIssueStatement } from "../oai-pmh/issue-statement.ts";

/** A journal with what its name was printed together with. */
export interface Publication {
  readonly journal: string;
  readonly issue?: IssueStatement;
  readonly pages?: Pages;
  readonly date?: PartialDate;
}

/** `Mahnama Ishraq February 2001`, `… July–August 2013`, `ماہنامہ … فروری ۲۰۰۱`. */
const dated =
  /^(?<journal>.{2,300}?)[\s,;(–-]+(?<date>(?<month>\p{L}+\.?)(?:\s?[-–/&]\s?(?<until>\p{L}+\.?))?[\s,-]+[\d۰-۹٠-٩]{4})\)?$/u;

/** The journal's name and, where its issue stands behind it, volume, number, date and pages: `Bunyad, Volume 4`, `Journal 12(3): 4-7`. A text that names no issue is the journal's name alone. */
export function parsePublication(text: string): Publication {
  if (text.length > 1000) return { journal: text.slice(0, 1000) };
  return numbered(text) ?? cited(text) ?? withDate(text) ?? { journal: text };
}

function numbered(text: string): Publication | undefined {
  for (const { index } of text.matchAll(/[,;:،؛]\s*|\s[-–]\s|\s(?=(?:vol|no|issue|جلد|شمارہ))/giu)) {
    const journal = text.slice(0, index).trim();
    const issue = parseIssueStatement(text.slice(index).replace(/^[\s,;:،؛–-]+/u, ""));
    if (journal !== "" && isNumbered(issue)) return { journal, issue, ...(issue.date ? { date: issue.date } : {}) };
  }
  return undefined;
}

function cited(text: string): Publication | undefined {
  const citation = freeCitation(text);
  if (citation?.journal === undefined) return undefined;
  const { journal, issue, pages } = citation;
  return { journal, ...(issue === undefined ? {} : { issue }), ...(pages === undefined ? {} : { pages }) };
}

/** A monthly names its issues by the month: that is the issue's title. */
function withDate(text: string): Publication | undefined {
  const { journal, date: printed, month = "", until } = dated.exec(text)?.groups ?? {};
  if (journal === undefined || printed === undefined || !isMonth(month) || (until !== undefined && !isMonth(until))) {
    return undefined;
  }
  const date = parsePartialDate(printed);
  if (date === undefined || date.start.length < 7) return undefined;
  return { journal, date, issue: { title: printed, year: Number(date.start.slice(0, 4)), date } };
}

function isMonth(word: string): boolean {
  return monthOf(word.replace(/\.$/, "")) !== undefined;
}
