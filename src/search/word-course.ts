import type { CatalogueReader } from "../catalogue/catalogue.ts";
import { addDays, dayNumber } from "../domain/calendar.ts";
import { daysOf, firstDay } from "../domain/partial-date.ts";
import type { SearchEngine, SearchRequest } from "./engine.ts";
import { parseQuery } from "./parse.ts";
import type { QueryNode } from "./query.ts";

export type CourseUnit = "day" | "week" | "month" | "year";

/** So many headlines of a time have the words, of so many in all. Days are YYYY-MM-DD, both inclusive. */
export interface CourseBin {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  readonly of: number;
}

/** How often words stand in headlines over time; no bins where none is dated. */
export interface WordCourse {
  readonly unit: CourseUnit;
  readonly bins: readonly CourseBin[];
  readonly total: number;
}

/** The finest steps of which no more are needed than a plot on a phone has room for. */
const mostBins = 48;
const monday = 4;

/** What is asked of headlines: words, an outlet. */
export interface CourseAsked {
  readonly q: string;
  readonly filters: SearchRequest["filters"];
}

/** Counts headlines with some words by day, week, month or year, from the first to the last that has them. */
export async function wordCourse(
  { q, filters }: CourseAsked,
  { engine, catalogue }: { engine: SearchEngine; catalogue: Pick<CatalogueReader, "records"> },
): Promise<WordCourse> {
  const { query, explanations } = parseQuery(q);
  const nothing: WordCourse = { unit: "day", bins: [], total: 0 };
  if (query === null || explanations.some(({ code }) => code === "no_words")) return nothing;
  const ask = (node: QueryNode | null, more: Partial<SearchRequest> = {}) =>
    engine.search({
      query: node,
      filters: { ...filters, kind: ["news"] },
      facets: {},
      sort: "newest",
      offset: 0,
      limit: 0,
      ...more,
    });
  const dated = {
    type: "range",
    field: "date",
    from: dayNumber("1000-01-01"),
    to: dayNumber("2999-12-31"),
    at: 0,
  } as const;
  const all: QueryNode = { type: "and", nodes: [query, dated] };
  const [newest, oldest] = await Promise.all([ask(all, { limit: 1 }), ask(all, { limit: 1, sort: "oldest" })]);
  const ends = await catalogue.records([oldest, newest].flatMap(({ hits }) => hits.map(({ id }) => id)));
  const days = ends.flatMap(({ data }) => (data.published === undefined ? [] : [firstDay(data.published)]));
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return { ...nothing, total: newest.total };
  // what is dated by the year alone cannot be told apart by the day
  const exact = ends.every(({ data }) => data.published !== undefined && daysOf(data.published) === 1);
  const unit = unitOf(first, last, exact);
  const bins: CourseBin[] = [];
  for (const { from, to } of binsBetween(first, last, unit)) {
    const range: QueryNode = { type: "range", field: "date", from: dayNumber(from), to: dayNumber(to), at: 0 };
    const [found, every] = await Promise.all([ask({ type: "and", nodes: [query, range] }), ask(range)]);
    bins.push({ from, to, count: found.total, of: every.total });
  }
  return { unit, bins, total: newest.total };
}

/** Exported for tests. */
export function unitOf(first: string, last: string, exact: boolean): CourseUnit {
  if (!exact) return "year";
  const days = dayNumber(last) - dayNumber(first) + 1;
  if (days <= mostBins) return "day";
  if (days <= 7 * (mostBins - 1)) return "week";
  return days <= 30 * (mostBins - 1) ? "month" : "year";
}

/** The whole days, weeks (from Monday), months or years from a day to another, the last ones where there are too many. */
export function binsBetween(first: string, last: string, unit: CourseUnit): { from: string; to: string }[] {
  const bins: { from: string; to: string }[] = [];
  for (let from = startOf(first, unit); from <= last; ) {
    const next = nextOf(from, unit);
    bins.push({ from, to: addDays(next, -1) });
    from = next;
    if (bins.length > 2000) break;
  }
  return bins.slice(-mostBins);
}

function startOf(day: string, unit: CourseUnit): string {
  if (unit === "day") return day;
  if (unit === "week") return addDays(day, -((((dayNumber(day) - monday) % 7) + 7) % 7));
  return unit === "month" ? `${day.slice(0, 7)}-01` : `${day.slice(0, 4)}-01-01`;
}

function nextOf(from: string, unit: CourseUnit): string {
  if (unit === "day") return addDays(from, 1);
  if (unit === "week") return addDays(from, 7);
  return startOf(addDays(from, unit === "month" ? 31 : 366), unit);
}
