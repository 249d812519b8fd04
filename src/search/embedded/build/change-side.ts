import type { SideChange } from "../../engine.ts";
import { facetKey } from "../../facet-values.ts";
import type { SideFacet } from "../../fields.ts";
import { FacetColumnBuilder } from "../files/facet-column.ts";
import { sideFacets } from "../files/facet-kinds.ts";
import { SectionWriter } from "../files/sections.ts";
import { groupHash, writeSideNumbers } from "../files/side-numbers.ts";
import type { Segment } from "../read/segment.ts";

/** By document of a segment. */
export type SideChanges = ReadonlyMap<number, SideChange>;

/** Writes a segment's side columns as they are after some changes. */
export function writeChangedSide(segment: Segment, changes: SideChanges, path: string): void {
  const side = new SectionWriter(path);
  for (const facet of sideFacets) writeChangedFacet(segment, facet, changes, side);
  const reads = Float64Array.from(segment.reads);
  const groups = segment.groups?.slice() ?? new Float64Array(segment.documents);
  for (const [doc, change] of changes) {
    if (change.reads !== undefined) reads[doc] = change.reads;
    if (change.group !== undefined) groups[doc] = groupHash(change.group ?? undefined);
  }
  writeSideNumbers(side, reads, groups);
  side.finish();
}

function writeChangedFacet(segment: Segment, facet: SideFacet, changes: SideChanges, side: SectionWriter): void {
  const column = segment.facet(facet);
  const values = new Map<number, readonly string[]>();
  for (const [doc, { facets }] of changes) if (facets?.[facet] !== undefined) values.set(doc, facets[facet]);
  // Most changes are from one known value to another: then nothing but their numbers is new.
  if (column.writeWith(side, facet, values)) return;
  const pairs = Array.from({ length: column.forms.length }, (_, form) => pairOf(facet, column.forms.at(form)));
  const builder = new FacetColumnBuilder();
  for (let doc = 0; doc < segment.documents; doc += 1) {
    const given = values.get(doc);
    builder.add(
      given?.map((value) => pairOf(facet, value)) ?? Array.from(column.values.of(doc), (form) => pairs[form]!),
    );
  }
  builder.write(side, facet);
}

function pairOf(facet: SideFacet, value: string): readonly [key: string, form: string] {
  return [facetKey(facet, value), value];
}
