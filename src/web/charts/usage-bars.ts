import { scaleBand, scaleLinear } from "d3-scale";

export interface Used {
  readonly views: number;
  readonly downloads: number;
}

/** One period as a bar: downloads at its foot, views upon them. Across in percent of the width, down in pixels. */
export interface UsageBar {
  /** Place among the periods, from 0. */
  readonly index: number;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly viewsHeight: number;
  readonly downloadsHeight: number;
}

const least = 1.5;
const round = (value: number): number => Math.round(value * 100) / 100;

/** Places the bars of periods in a row; one without any use has none. undefined = nothing to draw. */
export function usageBars(rows: readonly Used[], height: number): readonly UsageBar[] | undefined {
  const most = Math.max(0, ...rows.map(({ views, downloads }) => views + downloads));
  if (most === 0) return undefined;
  const across = scaleBand<number>([...rows.keys()], [0, 100]).paddingInner(0.22);
  const down = scaleLinear([0, most], [0, height]);
  return rows.flatMap(({ views, downloads }, index): UsageBar[] => {
    if (views + downloads === 0) return [];
    const tall = Math.max(least, down(views + downloads));
    const foot = (tall * downloads) / (views + downloads);
    return [
      {
        index,
        x: round(across(index) ?? 0),
        width: round(across.bandwidth()),
        y: round(height - tall),
        viewsHeight: round(tall - foot),
        downloadsHeight: round(foot),
      },
    ];
  });
}
