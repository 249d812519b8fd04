import type { Segment } from "../search/result.ts";

/** A text cut to a number of UTF-16 units, with an ellipsis, never inside a character. Harvested texts have no bound of their own; pages do. */
export function clip(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text
    .slice(0, longest)
    .replace(/[\ud800-\udbff]$/, "")
    .trimEnd()}…`;
}

/** The same for a text in pieces. */
export function clipSegments(segments: readonly Segment[], longest: number): Segment[] {
  const kept: Segment[] = [];
  let room = longest;
  for (const segment of segments) {
    if (room <= 0) break;
    kept.push({ ...segment, text: clip(segment.text, room) });
    room -= segment.text.length;
  }
  return kept;
}
