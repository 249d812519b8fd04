import { type YearCount, yearBars } from "../charts/year-bars.ts";
import { useMessages } from "../view.ts";

interface Properties {
  data: readonly YearCount[];
  label: (from: number, to: number) => string;
  /** Heading of the column of numbers. */
  counted: string;
  height?: number;
}

/** Of a few years the bars are not stretched over the whole width. */
const few = 20;
const barWidth = 34;

/** Records a year as a picture, with the same figures as a table for whoever cannot or would not look at it. */
export function YearHistogram({ data, label, counted, height = 72 }: Properties) {
  const t = useMessages();
  const chart = yearBars(data, height);
  if (chart === undefined) return null;
  const name = (bar: { from: number; to: number }): string => t.search.yearSpan(bar.from, bar.to);
  return (
    <figure class="histogram">
      <svg
        width={chart.bins < few ? chart.bins * barWidth : "100%"}
        height={height + 20}
        role="img"
        aria-label={label(chart.from, chart.to)}
      >
        {chart.bars.map((bar) => (
          <rect x={`${bar.x}%`} y={bar.y} width={`${bar.width}%`} height={bar.height}>
            <title>{`${name(bar)}: ${t.number(bar.count)}`}</title>
          </rect>
        ))}
        <line x1="0" x2="100%" y1={height} y2={height} />
        {chart.ticks.map((tick) => (
          <text x={`${tick.x}%`} y={height + 15} text-anchor={tick.anchor}>
            {tick.year}
          </text>
        ))}
      </svg>
      <details>
        <summary>{t.journal.asTable}</summary>
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">{t.journal.year}</th>
              <th scope="col">{counted}</th>
            </tr>
          </thead>
          <tbody>
            {chart.bars.toReversed().map((bar) => (
              <tr>
                <th scope="row">{name(bar)}</th>
                <td>{t.number(bar.count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
