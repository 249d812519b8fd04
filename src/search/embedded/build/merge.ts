import { type SegmentPaths, sideFacets, textFacets } from "../files/facet-kinds.ts";
import { SectionWriter } from "../files/sections.ts";
import { Segment, type SegmentPlace } from "../read/segment.ts";
import { mergeColumns, mergeSideNumbers } from "./merge-columns.ts";
import { mergeFacet } from "./merge-facet.ts";
import { type MergeInput, mergePostings } from "./merge-postings.ts";

/** New numbers of a segment's documents from `first` on, -1 for those that are gone; and the number after the last. */
export function renumber(segment: Segment, first: number): { renumbered: Int32Array; next: number } {
  const renumbered = new Int32Array(segment.documents);
  let next = first;
  for (let doc = 0; doc < segment.documents; doc += 1) {
    renumbered[doc] = segment.gone?.has(doc) === true ? -1 : next++;
  }
  return { renumbered, next };
}

/** Writes the live documents of several segments, in their order, as one. Gives how many there are. */
export function mergeSegments(places: readonly SegmentPlace[], paths: SegmentPaths): number {
  const inputs: MergeInput[] = [];
  try {
    let size = 0;
    for (const place of places) {
      const segment = new Segment(place);
      const { renumbered, next } = renumber(segment, size);
      inputs.push({ segment, renumbered });
      size = next;
    }
    const text = new SectionWriter(paths.text);
    mergePostings(inputs, text, `${paths.text}.positions`);
    mergeColumns(inputs, size, text);
    for (const facet of textFacets) mergeFacet(inputs, facet, text);
    text.finish();
    mergeSide(inputs, size, paths.side);
    return size;
  } finally {
    for (const { segment } of inputs) segment.close();
  }
}

/** Writes the side columns of the live documents of several segments as one file. */
export function mergeSide(inputs: readonly MergeInput[], size: number, path: string): void {
  const side = new SectionWriter(path);
  for (const facet of sideFacets) mergeFacet(inputs, facet, side);
  mergeSideNumbers(inputs, size, side);
  side.finish();
}
