import type { UsageCounts } from "../../domain/usage.ts";
import { nameOfPeriod } from "../../statistics/series.ts";
import { usageBars } from "../charts/usage-bars.ts";
import type { UsageSeries } from "../usage-of.ts";
import { useMessages } from "../view.ts";

interface Properties {
  of: UsageSeries;
  /** What the figures are of. */
  label: string;
  columns: readonly (keyof UsageCounts)[];
  height?: number;
  /** Without a title on each bar: the table says the same. */
  brief?: boolean;
}

/** Uses by day or month as a picture, with all figures as a table for whoever cannot or would not look at it. */
export function UsageChart({ of: { span, rows }, label, columns, height = 72, brief = false }: Properties) {
  const t = useMessages();
  const bars = usageBars(rows, height);
  if (bars === undefined) return null;
  const name = (index: number): string => nameOfPeriod(span.step, span.from + index);
  const used = rows.toReversed().filter((row) => columns.some((column) => row[column] > 0));
  return (
    <figure class="histogram usage">
      <svg
        width="100%"
        height={height + 20}
        role="img"
        aria-label={t.statistics.chart(label, name(0), name(rows.length - 1))}
      >
        {bars.map(({ index, x, width, y, viewsHeight, downloadsHeight }) => (
          <g>
            {!brief && (
              <title>{t.statistics.bar(name(index), rows[index]?.views ?? 0, rows[index]?.downloads ?? 0)}</title>
            )}
            {viewsHeight > 0 && <rect x={`${x}%`} y={y} width={`${width}%`} height={viewsHeight} />}
            {downloadsHeight > 0 && (
              <rect
                class="downloads"
                x={`${x}%`}
                y={height - downloadsHeight}
                width={`${width}%`}
                height={downloadsHeight}
              />
            )}
          </g>
        ))}
        <line x1="0" x2="100%" y1={height} y2={height} />
        <text x="0" y={height + 15}>
          {name(0)}
        </text>
        <text x="100%" y={height + 15} text-anchor="end">
          {name(rows.length - 1)}
        </text>
      </svg>
      <details>
        <summary>{t.journal.asTable}</summary>
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">{t.statistics.period[span.step]}</th>
              {columns.map((column) => (
                <th scope="col">{t.statistics.names[column]}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {used.map((row) => (
              <tr>
                <th scope="row">{nameOfPeriod(span.step, row.period)}</th>
                {columns.map((column) => (
                  <td>{t.number(row[column])}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
