import { Bitmap } from "../files/bitmap.ts";
import { placeOf, type SegmentEntry } from "../manifest.ts";
import { Segment } from "../read/segment.ts";
import { renumber } from "./merge.ts";
import type { MergeInput } from "./merge-postings.ts";

/*
 * While segments are merged, batches go on: documents of theirs go, side columns change. What came of the merge has to catch up.
 */

/** By number. */
type Entries = ReadonlyMap<number, SegmentEntry>;

/** Merged segments as they are now, one that is no more as it was, with the numbers that the merge gave their documents. To be closed. */
export function numberedThen(folder: string, chosen: readonly SegmentEntry[], now: Entries): MergeInput[] {
  let first = 0;
  return chosen.map((before) => {
    const then = new Segment(placeOf(folder, before));
    const { renumbered, next } = renumber(then, first);
    first = next;
    const entry = now.get(before.number);
    if (entry === undefined) return { segment: then, renumbered };
    const segment = new Segment(placeOf(folder, entry), undefined, then);
    then.close();
    return { segment, renumbered };
  });
}

/** Documents of a merged segment that went while it was made. */
export function goneSince(
  chosen: readonly SegmentEntry[],
  inputs: readonly MergeInput[],
  now: Entries,
  documents: number,
): Bitmap {
  const gone = Bitmap.empty(documents);
  for (const [i, before] of chosen.entries()) {
    const { segment, renumbered } = inputs[i]!;
    const entry = now.get(before.number);
    if (entry?.gone === before.gone) continue;
    for (let doc = 0; doc < renumbered.length; doc += 1) {
      const isGone = entry === undefined || segment.gone?.has(doc) === true;
      if (renumbered[doc]! >= 0 && isGone) gone.add(renumbered[doc]!);
    }
  }
  return gone;
}

export function sideChangedSince(chosen: readonly SegmentEntry[], now: Entries): boolean {
  return chosen.some(({ number, side }) => (now.get(number)?.side ?? side) !== side);
}
