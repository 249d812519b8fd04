import type { WordCourse } from "../../search/word-course.ts";
import { binName, course } from "../charts/course.ts";
import { dateText } from "../dates.ts";
import { newsPath } from "../news-asked.ts";
import { useMessages } from "../view.ts";

const plotHeight = 120;

/** How often words stand in headlines over time, as a picture and with the same figures as a table; a day's bar leads to its headlines. */
export function CoursePlot({ of: { bins, unit }, q }: { of: WordCourse; q: string }) {
  const t = useMessages();
  const chart = course(bins, plotHeight);
  const [first, last] = [bins[0], bins.at(-1)];
  if (chart === undefined || first === undefined || last === undefined) return null;
  const name = (from: string): string => dateText(from) ?? from;
  return (
    <figure class="histogram course">
      <svg
        width="100%"
        height={plotHeight + 22}
        role="img"
        aria-label={t.news.coursePlot(q, name(binName(first, unit)), name(binName(last, unit)))}
      >
        {chart.bars.map(({ bin, x, width, y, height }) => (
          <rect x={`${x}%`} y={y} width={`${width}%`} height={height}>
            <title>{t.news.bar(name(binName(bin, unit)), bin.count, bin.of)}</title>
          </rect>
        ))}
        <line x1="0" x2="100%" y1={plotHeight} y2={plotHeight} />
        {chart.ticks.map(({ bin, x, anchor }) => (
          <text x={`${x}%`} y={plotHeight + 16} text-anchor={anchor}>
            {binName(bin, unit)}
          </text>
        ))}
      </svg>
      <details>
        <summary>{t.journal.asTable}</summary>
        <table class="plain">
          <thead>
            <tr>
              <th scope="col">{t.news.units[unit]}</th>
              <th scope="col">{t.news.counted}</th>
              <th scope="col">{t.news.of}</th>
            </tr>
          </thead>
          <tbody>
            {chart.bars.toReversed().map(({ bin }) => (
              <tr>
                <th scope="row">
                  {unit === "day" ? (
                    <a href={newsPath({ q, day: bin.from })} rel="nofollow">
                      {binName(bin, unit)}
                    </a>
                  ) : (
                    binName(bin, unit)
                  )}
                </th>
                <td>{t.number(bin.count)}</td>
                <td>
                  {t.number(bin.of)} ({t.news.share(bin.count / Math.max(1, bin.of))})
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
