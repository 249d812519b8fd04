import { type FacetName, facets, names, type SideFacet } from "../../fields.ts";

/** Facets whose values change without the text being indexed again, in a file of their own, and those that stay with the text. */
export const sideFacets: readonly SideFacet[] = names(facets).filter(isSideFacet);
export const textFacets: readonly FacetName[] = names(facets).filter((facet) => !isSideFacet(facet));

export function isSideFacet(facet: FacetName): facet is SideFacet {
  return "side" in facets[facet];
}

/** Which files a segment consists of when it is new. */
export interface SegmentPaths {
  readonly text: string;
  readonly side: string;
}
