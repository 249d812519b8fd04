import { type PartialDate, parsePartialDate, yearOf } from "../../../domain/partial-date.ts";

const instant = /^(\d{4}-\d\d-\d\d)T/;

/**
 * The date of publication among several. An instant is when a repository took the record in or showed it (DSpace), and so is the bare day of that instant: they count only where there is
 * nothing else. Of the rest the one in the issue's year, else the earliest; `2013-09-04` over `2013-09`.
 */
export function publicationDate(statements: readonly string[], issueYear: number | undefined): PartialDate | undefined {
  const days = new Set(statements.flatMap((text) => instant.exec(text)?.[1] ?? []));
  const told = statements.filter((text) => !instant.test(text) && !days.has(text));
  const dates = (told.length > 0 ? told : statements).flatMap((text) => parsePartialDate(text) ?? []);
  if (dates.length < 2) return dates[0];
  const inYear = dates.filter((date) => yearOf(date) === issueYear);
  const [first, ...others] = (inYear.length > 0 ? inYear : dates).toSorted((a, b) => order(a.start, b.start));
  if (first === undefined) return undefined;
  return others.findLast((date) => date.start.startsWith(first.start)) ?? first;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
