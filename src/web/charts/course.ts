import { scaleBand, scaleLinear } from "d3-scale";
import type { CourseBin, CourseUnit } from "../../search/word-course.ts";

/** One bar. Across in percent of the width, down in pixels. */
export interface CourseBar {
  readonly bin: CourseBin;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
}

export interface Course {
  readonly bars: readonly CourseBar[];
  readonly ticks: readonly {
    readonly bin: CourseBin;
    readonly x: number;
    readonly anchor: "start" | "middle" | "end";
  }[];
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** Places a bar for each time that has any, gaps as empty room. undefined = nothing to draw. */
export function course(bins: readonly CourseBin[], height: number): Course | undefined {
  const most = Math.max(0, ...bins.map(({ count }) => count));
  if (most === 0) return undefined;
  const across = scaleBand<number>([...bins.keys()], [0, 100]).paddingInner(0.22);
  const down = scaleLinear([0, most], [0, height]);
  const bars = bins.flatMap((bin, index): CourseBar[] => {
    if (bin.count === 0) return [];
    const tall = Math.max(1.5, down(bin.count));
    const place = { x: round(across(index) ?? 0), width: round(across.bandwidth()) };
    return [{ bin, ...place, y: round(height - tall), height: round(tall) }];
  });
  const last = bins.length - 1;
  const wanted = last >= 8 ? [0, Math.round(last / 2), last] : last > 0 ? [0, last] : [0];
  const ticks = wanted.flatMap((index) => {
    const bin = bins[index];
    if (bin === undefined) return [];
    const anchor = last === 0 ? "middle" : index === 0 ? "start" : index === last ? "end" : "middle";
    const x = anchor === "start" ? 0 : anchor === "end" ? 100 : (across(index) ?? 0) + across.bandwidth() / 2;
    return [{ bin, x: round(x), anchor } as const];
  });
  return { bars, ticks };
}

/** A time as its unit names it: `2026`, `2026-05`, `2026-05-12`. */
export function binName({ from }: CourseBin, unit: CourseUnit): string {
  return unit === "year" ? from.slice(0, 4) : unit === "month" ? from.slice(0, 7) : from;
}
