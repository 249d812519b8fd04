import { scaleLinear } from "d3-scale";
import { dayNumber, firstDay, lastDay, parsePartialDate } from "../../domain/partial-date.ts";
import type { Category, RecognitionRow } from "../../domain/recognition.ts";
import { lastDayOfZ } from "../../domain/spans.ts";

/** One row as a bar; across in percent of the width, `lane` from 0. */
export interface TimelineBar<Row> {
  readonly row: Row;
  readonly category: Category | undefined;
  readonly x: number;
  readonly width: number;
  readonly lane: number;
  /** It has no end: drawn as going on. */
  readonly open: boolean;
}

export interface Timeline<Row> {
  readonly from: number;
  readonly to: number;
  readonly lanes: number;
  /** The lanes of each subject area, beneath each other; one without a name where no row names an area. */
  readonly areas: readonly { readonly area: string | undefined; readonly lane: number; readonly lanes: number }[];
  readonly bars: readonly TimelineBar<Row>[];
  /** When recognition was lost, across. */
  readonly losses: readonly { readonly row: Row; readonly x: number }[];
  readonly ticks: readonly { readonly year: number; readonly x: number }[];
}

const round = (value: number): number => Math.round(value * 100) / 100;

function span(row: RecognitionRow, today: number): { from: number; to: number; open: boolean } | undefined {
  const from = row.from === undefined ? undefined : parsePartialDate(row.from);
  if (from === undefined) return undefined;
  const start = dayNumber(firstDay(from));
  const end = row.to === undefined ? undefined : parsePartialDate(row.to);
  const said = end === undefined ? Math.max(today, start + 365) : dayNumber(lastDay(end)) + 1;
  // What was decided beyond the end of a category holds no longer.
  const to = row.category === "Z" ? Math.min(said, dayNumber(lastDayOfZ) + 1) : said;
  if (row.category === "Z" && to <= start) return undefined;
  return { from: start, to: Math.max(to, start + 1), open: end === undefined && to === said };
}

/** Rows for all areas first, then the areas by name. */
function byArea<Placed extends { row: RecognitionRow }>(spans: readonly Placed[]): [string | undefined, Placed[]][] {
  const groups = [...Map.groupBy(spans, ({ row }) => row.area)];
  return groups.sort(([a = ""], [b = ""]) => a.localeCompare(b, "en"));
}

/**
 * Places a journal's recognition rows on a line of years, each area by itself, overlapping ones in lanes below each other. Rows without a beginning have no bar;
 * a loss, which ends others and lasts for no time, has a mark. undefined = nothing to draw.
 */
export function timeline<Row extends RecognitionRow>(rows: readonly Row[], today: string): Timeline<Row> | undefined {
  const now = dayNumber(today);
  const spans = rows.flatMap((row) => {
    const place = row.event === "lost" ? undefined : span(row, now);
    return place === undefined ? [] : [{ row, ...place }];
  });
  if (spans.length === 0) return undefined;
  spans.sort((a, b) => a.from - b.from || a.to - b.to);
  const yearOfDay = (day: number): number => new Date(day * 86_400_000).getUTCFullYear();
  const firstYear = yearOfDay(Math.min(...spans.map(({ from }) => from)));
  const lastYear = yearOfDay(Math.max(...spans.map(({ to }) => to - 1)));
  const across = scaleLinear([dayNumber(`${firstYear}-01-01`), dayNumber(`${lastYear + 1}-01-01`)], [0, 100]);
  const areas: { area: string | undefined; lane: number; lanes: number }[] = [];
  const bars: TimelineBar<Row>[] = [];
  let first = 0;
  for (const [area, group] of byArea(spans)) {
    const ends: number[] = [];
    for (const { row, from, to, open } of group) {
      const free = ends.findIndex((end) => end <= from);
      const lane = free === -1 ? ends.length : free;
      ends[lane] = to;
      const x = round(across(from));
      bars.push({ row, category: row.category, x, width: round(across(to) - across(from)), lane: first + lane, open });
    }
    areas.push({ area, lane: first, lanes: ends.length });
    first += ends.length;
  }
  const every = Math.max(1, Math.ceil((lastYear - firstYear + 1) / 6));
  const ticks: { year: number; x: number }[] = [];
  for (let year = firstYear; year <= lastYear; year += every) {
    ticks.push({ year, x: round(across(dayNumber(`${year}-01-01`))) });
  }
  const losses = rows.flatMap((row) => {
    const day = row.event === "lost" && row.from !== undefined ? parsePartialDate(row.from) : undefined;
    const x = day === undefined ? Number.NaN : round(across(dayNumber(firstDay(day))));
    return x >= 0 && x <= 100 ? [{ row, x }] : [];
  });
  return { from: firstYear, to: lastYear, lanes: first, areas, bars, losses, ticks };
}
