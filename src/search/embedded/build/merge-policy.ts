import type { SegmentEntry } from "../manifest.ts";

/** So many segments of about one size are merged into one. */
const together = 8;
const smallest = 1000;
/** Larger segments stay as they are, unless much of them is gone. */
export const largest = 4_000_000;
/** A segment of which so much is gone is written anew. */
const mostGone = 0.3;

const liveOf = ({ documents, goneCount }: SegmentEntry): number => documents - goneCount;

function levelOf(entry: SegmentEntry): number {
  return Math.max(0, Math.floor(Math.log(Math.max(1, liveOf(entry)) / smallest) / Math.log(together)));
}

/** Segments that should be merged now, in their order, with no more than `most` documents together; none when all is well. */
export function chooseMerge(segments: readonly SegmentEntry[], most: number): SegmentEntry[] {
  const levels = new Map<number, SegmentEntry[]>();
  for (const entry of segments) {
    if (liveOf(entry) > Math.min(largest / 2, most / together)) continue;
    const level = levelOf(entry);
    levels.set(level, [...(levels.get(level) ?? []), entry]);
  }
  const full = [...levels].sort((a, b) => a[0] - b[0]).find(([, entries]) => entries.length >= together);
  if (full !== undefined) return within(full[1].slice(0, together), most);
  return segments
    .filter(
      (entry) => entry.documents > smallest && liveOf(entry) <= most && entry.goneCount > entry.documents * mostGone,
    )
    .slice(0, 1);
}

/** The smallest segments, so many that with the rest there are no more than searches hardly feel. */
export function chooseLast(segments: readonly SegmentEntry[], most: number): SegmentEntry[] {
  if (segments.length <= together) return [];
  const bySize = segments.toSorted((a, b) => liveOf(a) - liveOf(b));
  const smallest = new Set(bySize.slice(0, segments.length - together + 1));
  return within(
    segments.filter((entry) => smallest.has(entry)),
    most,
  );
}

function within(entries: readonly SegmentEntry[], most: number): SegmentEntry[] {
  const chosen: SegmentEntry[] = [];
  let size = 0;
  for (const entry of entries) {
    size += liveOf(entry);
    if (size > Math.min(most, largest)) break;
    chosen.push(entry);
  }
  return chosen;
}
