import type { KnownRow } from "../../domain/recognition.ts";
import { timeline } from "../charts/timeline.ts";
import { clip } from "../clip.ts";
import { dateText } from "../dates.ts";
import { useView } from "../view.ts";

const laneHeight = 30;
const labelHeight = 22;
const longestArea = 40;

/** A journal's recognition over the years; the table beside it says the same in words. */
export function RecognitionTimeline({ rows, title }: { rows: readonly KnownRow[]; title: string }) {
  const { t, today } = useView();
  const picture = timeline(rows, today);
  if (picture === undefined) return null;
  // A name above each area's lanes, where there is more than one to tell apart or one that is named.
  const named = picture.areas.some(({ area }) => area !== undefined);
  const labelsAbove = (lane: number): number => (named ? picture.areas.filter((one) => one.lane <= lane).length : 0);
  const topOf = (lane: number): number => lane * laneHeight + labelsAbove(lane) * labelHeight;
  const height = topOf(picture.lanes - 1) + laneHeight;
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
      {named &&
        picture.areas.map(({ area, lane }) => (
          <text class="area" x="0" y={topOf(lane) - 5}>
            {area === undefined ? t.recognition.allAreas : clip(area, longestArea)}
          </text>
        ))}
      {picture.bars.map((bar) => (
        <g class={`c-${bar.category?.toLowerCase() ?? "none"}${bar.open ? " open" : ""}`}>
          <rect x={`${bar.x}%`} y={topOf(bar.lane) + 3} width={`${bar.width}%`} height={laneHeight - 6} rx="2">
            <title>
              {t.recognition.timelineBar(
                bar.category,
                dateText(bar.row.from) ?? t.recognition.unsaid,
                dateText(bar.row.to) ?? t.recognition.open,
                bar.row.area,
              )}
            </title>
          </rect>
          <text x={`${bar.x + bar.width / 2}%`} y={topOf(bar.lane) + laneHeight / 2 + 5} text-anchor="middle">
            {bar.category ?? "·"}
          </text>
        </g>
      ))}
      {picture.losses.map(({ row, x }) => (
        <g class="loss">
          <title>{t.recognition.timelineLoss(dateText(row.from) ?? t.recognition.unsaid, row.area)}</title>
          <line x1={`${x}%`} x2={`${x}%`} y1="0" y2={height + 4} />
        </g>
      ))}
    </svg>
  );
}
