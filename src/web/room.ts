import type { Segment } from "../search/result.ts";
import { clip } from "./clip.ts";

/*
 * A page is bounded in bytes, and its texts are not: letters of Urdu take two, what HTML escapes up to six, a mark thirteen more. Lists
 * share what room they have: short items leave theirs to long ones.
 */

const markBytes = "<mark></mark>".length;
const escapes: Readonly<Record<string, number>> = { "&": 4, "<": 3, ">": 3, '"': 5 };

/** Bytes of a text in HTML. */
export function textBytes(text: string): number {
  let bytes = Buffer.byteLength(text);
  for (const [character] of text.matchAll(/[&<>"]/g)) bytes += escapes[character] ?? 0;
  return bytes;
}

export function segmentsBytes(segments: readonly Segment[]): number {
  return segments.reduce((sum, { text, hit }) => sum + textBytes(text) + (hit ? markBytes : 0), 0);
}

/** The most that each may take so that all of them fit together; infinite where they do as they are. */
export function fairShare(wanted: readonly number[], room: number): number {
  let left = room;
  for (const [index, bytes] of wanted.toSorted((a, b) => a - b).entries()) {
    const share = left / (wanted.length - index);
    if (bytes > share) return Math.floor(share);
    left -= bytes;
  }
  return Number.POSITIVE_INFINITY;
}

/** As much of a text as fits, with an ellipsis. */
export function clipToBytes(text: string, room: number): string {
  if (textBytes(text) <= room) return text;
  let [low, high] = [0, text.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (textBytes(clip(text, middle)) <= room) low = middle;
    else high = middle - 1;
  }
  return low === 0 ? "" : clip(text, low);
}

/** The same for a text with marks: those that no longer fit are left out with what follows. */
export function clipSegmentsToBytes(segments: readonly Segment[], room: number): Segment[] {
  const kept: Segment[] = [];
  let left = room;
  for (const segment of segments) {
    const text = clipToBytes(segment.text, left - (segment.hit ? markBytes : 0));
    if (text !== "") kept.push({ ...segment, text });
    left -= segmentsBytes([segment]);
    if (left <= 0) break;
  }
  return kept;
}
