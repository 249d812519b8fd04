import { type FacetName, facets, names } from "../../fields.ts";

/** Facets whose values change without the text being indexed again, in a file of their own, and those that stay with the text. */
export const sideFacets: readonly FacetName[] = names(facets).filter((facet) => "side" in facets[facet]);
export const textFacets: readonly FacetName[] = names(facets).filter((facet) => !sideFacets.includes(facet));

/** Which files a segment consists of when it is new. */
export interface SegmentPaths {
  readonly text: string;
  readonly side: string;
}
