import { parsePartialDate } from "../../../domain/partial-date.ts";
import type { IssueStatement } from "../../../domain/record.ts";

/** Words before a volume and before a number, as journals of this index's languages print them. Short ones only before a digit. */
const volumeWord = "(?:vol(?:ume|umen)?s?|band|bd|jahrgang|jg|tome|tomo|a[ñn]o|cilt|جلد|[vt](?=\\.?\\s*\\d))";
const numberWord =
  "(?:no|n[º°]|n\\.[º°]|núm(?:ero)?|num(?:ber|ero|éro)?|nr|issue|iss|heft|fasc(?:icule)?|sayı|شمارہ|شماره|№|[nh](?=\\.?\\s*\\d))";
/** `2`, `36v`, `12.5`, `1-2`, `1 & 2`, `2(III)`, `XII`, `B`, `Special Issue`; then `Suppl. 1` and the like. */
const value =
  "(?:\\d[\\p{L}\\p{N}./–-]*(?:\\(\\p{L}{1,6}\\))?(?:\\s*[&,+–-]\\s*\\d{1,3}(?!\\d)|\\s(?:and|y|et|und|و)\\s\\d{1,3}(?!\\d))*|[IVXLCDM]+\\b|\\p{Lu}\\b|special(?:\\sissue)?|suppl(?:ement)?\\b\\.?(?:\\s\\d+)?)" +
  "(?:\\s(?:suppl(?:ement)?|special(?:\\sissue)?|spec|part|pt)\\b\\.?(?:\\s?\\d{1,3}(?!\\d))?)?";

/**
 * `Vol. 3, No. 1 = No. 6 (2000 Winter): Title`; any part may be missing. After `=` stands the whole number, counted over all volumes: left out. What stands between
 * the number and the year is left out too (`Vol. 5 No. 2 Fall (2019)`).
 */
const statement = new RegExp(
  `^(?:${volumeWord}\\.?\\s*(?<volume>${value}))?(?:[,\\s/]*${numberWord}\\.?\\s*(?<number>${value}))?` +
    `(?:\\s*=\\s*(?:${numberWord}\\.?\\s*)?${value})?` +
    "(?:[,\\s]*(?:[^:;()\\d]{0,40}?)\\((?<bracket>[^()]*\\d{4}[^()]*)\\)|[,\\s]+(?<year>1[5-9]\\d\\d|2[01]\\d\\d)(?!\\d))?" +
    "\\d*\\s*(?::\\s*(?<title>.+))?$",
  "iu",
);
const yearOnly = /^\(?(?<year>1[5-9]\d\d|2[01]\d\d)\)?(?::\s*(?<title>.+))?$/u;

/**
 * An issue as a citation names it (OJS: `Vol. 5 No. 2 (2025): Issue title`), or by its year alone (`2019: Title`); undefined where the text names none by
 * volume, number or year.
 */
export function parseIssueStatement(text: string): IssueStatement | undefined {
  const trimmed = text.trim();
  if (trimmed.length > 1000) return undefined;
  const named = statement.exec(trimmed)?.groups;
  if (named?.["volume"] !== undefined || named?.["number"] !== undefined) return assemble(named);
  const bare = yearOnly.exec(trimmed)?.groups;
  return bare === undefined ? undefined : assemble(bare);
}

/** Whether it is named by volume or number: a year alone may also be something else. */
export function isNumbered(issue: IssueStatement | undefined): issue is IssueStatement {
  return issue?.volume !== undefined || issue?.number !== undefined;
}

function assemble(parts: Readonly<Record<string, string | undefined>>): IssueStatement {
  const { volume, number, bracket, title } = parts;
  const year = yearIn(bracket ?? parts["year"]);
  // `2006 Summer` says more than the year
  const date = bracket === undefined || /^\s*\d{4}\s*$/.test(bracket) ? undefined : parsePartialDate(bracket.trim());
  return {
    ...(volume === undefined ? {} : { volume: tidy(volume) }),
    ...(number === undefined ? {} : { number: tidy(number) }),
    ...(year === undefined ? {} : { year }),
    ...(title === undefined ? {} : { title: title.trim() }),
    ...(date === undefined ? {} : { date }),
  };
}

function tidy(value: string): string {
  return value.trim().replace(/[.,–-]+$/, "");
}

/** The first year in a text, from 1500 on. */
export function yearIn(text: string | undefined): number | undefined {
  const year = text === undefined ? undefined : /(?<!\d)(1[5-9]\d\d|2[01]\d\d)(?!\d)/.exec(text)?.[1];
  return year === undefined ? undefined : Number(year);
}
