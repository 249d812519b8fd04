import { scaleBand, scaleLinear } from "d3-scale";

export interface YearCount {
  readonly year: number;
  readonly count: number;
}

/** One bar: one year, or several where the span is long. Across in percent of the width, down in pixels. */
export interface YearBar {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
}

export interface YearBars {
  readonly from: number;
  readonly to: number;
  /** Places across, gaps included. */
  readonly bins: number;
  readonly bars: readonly YearBar[];
  readonly ticks: readonly { readonly year: number; readonly x: number; readonly anchor: "start" | "middle" | "end" }[];
  readonly most: YearBar;
}

const mostBars = 60;
/** Years that stand so far from the rest that they would squeeze it: misprints such as 0202 or 9999. */
const earliest = 1500;

const round = (value: number): number => Math.round(value * 100) / 100;

/**
 * Places the bars of a histogram of years, gaps as empty room. Widths are percentages, so that the picture fits every screen while its letters keep
 * their size. A span of more than 60 years is put together in steps of 2, 5, 10 … years.
 * undefined = nothing to draw.
 */
export function yearBars(data: readonly YearCount[], height: number): YearBars | undefined {
  const known = data.filter(
    ({ year, count }) => count > 0 && Number.isInteger(year) && year >= earliest && year < 9999,
  );
  if (known.length === 0) return undefined;
  const years = known.map(({ year }) => year);
  const first = Math.min(...years);
  const last = Math.max(...years);
  const step = [1, 2, 5, 10, 20, 50, 100, 200].find((size) => (last - first + 1) / size <= mostBars) ?? 500;
  const start = Math.floor(first / step) * step;
  const counts = new Map<number, number>();
  for (const { year, count } of known) {
    const bin = start + Math.floor((year - start) / step) * step;
    counts.set(bin, (counts.get(bin) ?? 0) + count);
  }
  const bins = Array.from({ length: Math.floor((last - start) / step) + 1 }, (_, index) => start + index * step);
  const across = scaleBand<number>(bins, [0, 100]).paddingInner(0.22);
  const down = scaleLinear([0, Math.max(...counts.values())], [0, height]);
  const bars = bins.flatMap((from): YearBar[] => {
    const count = counts.get(from);
    if (count === undefined) return [];
    const tall = Math.max(1.5, down(count));
    return [
      {
        from,
        to: Math.min(from + step - 1, last),
        count,
        x: round(across(from) ?? 0),
        width: round(across.bandwidth()),
        y: round(height - tall),
        height: round(tall),
      },
    ];
  });
  const most = bars.reduce((best, bar) => (bar.count > best.count ? bar : best));
  return {
    from: first,
    to: last,
    bins: bins.length,
    bars,
    ticks: ticksOf(bins, (year) => (across(year) ?? 0) + across.bandwidth() / 2),
    most,
  };
}

/** First, last and at most two years between: what has room on the narrowest screen. */
function ticksOf(bins: readonly number[], middle: (year: number) => number): YearBars["ticks"] {
  const last = bins.length - 1;
  const wanted =
    last >= 12 ? [0, Math.round(last / 3), Math.round((2 * last) / 3), last] : last >= 3 ? [0, last] : [...bins.keys()];
  return wanted.map((index) => {
    const year = bins[index] ?? 0;
    const anchor = bins.length === 1 ? "middle" : index === 0 ? "start" : index === last ? "end" : "middle";
    const x = anchor === "start" ? 0 : anchor === "end" ? 100 : middle(year);
    return { year, x: round(x), anchor };
  });
}
