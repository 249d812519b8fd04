import type { KnownRow } from "../../domain/recognition.ts";
import { timeline } from "../charts/timeline.ts";
import { dateText } from "../dates.ts";
import { useView } from "../view.ts";

const lane = 30;

/** A journal's recognition over the years; the table beside it says the same in words. */
export function RecognitionTimeline({ rows, title }: { rows: readonly KnownRow[]; title: string }) {
  const { t, today } = useView();
  const picture = timeline(rows, today);
  if (picture === undefined) return null;
  const height = picture.lanes * lane;
  return (
    <svg
      class="timeline"
      width="100%"
      height={height + 22}
      role="img"
      aria-label={t.recognition.timeline(title, picture.from, picture.to)}
    >
      {picture.ticks.map((tick) => (
        <g>
          <line x1={`${tick.x}%`} x2={`${tick.x}%`} y1="0" y2={height + 4} />
          <text class="year" x={`${tick.x}%`} y={height + 18} dx="3">
            {tick.year}
          </text>
        </g>
      ))}
      {picture.bars.map((bar) => (
        <g class={`c-${bar.category?.toLowerCase() ?? "none"}${bar.open ? " open" : ""}`}>
          <rect x={`${bar.x}%`} y={bar.lane * lane + 3} width={`${bar.width}%`} height={lane - 6} rx="2">
            <title>
              {t.recognition.timelineBar(
                bar.category,
                dateText(bar.row.from) ?? t.recognition.unsaid,
                dateText(bar.row.to) ?? t.recognition.open,
              )}
            </title>
          </rect>
          <text x={`${bar.x + bar.width / 2}%`} y={bar.lane * lane + lane / 2 + 5} text-anchor="middle">
            {bar.category ?? "·"}
          </text>
        </g>
      ))}
    </svg>
  );
}
