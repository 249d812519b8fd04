import type { Kind } from "../domain/record.ts";
import { type FacetName, facets, names, type SortName } from "./fields.ts";

/** A search as its address says it: parsed once, and every link of the page is built from it. */
export interface SearchState {
  /** As typed. */
  readonly q: string;
  /** The tab; absent = all kinds. */
  readonly kind?: Kind;
  readonly filters: Readonly<Partial<Record<FacetName, readonly string[]>>>;
  readonly years?: Years;
  readonly sort: SortName;
  /** From 1. */
  readonly page: number;
  /** Behind which hit the list goes on, as the page before it says: beyond the pages that have numbers. Goes with page 1. */
  readonly after?: string;
  readonly perPage: number;
}

/** Inclusive; at least one end. */
export interface Years {
  readonly from?: number;
  readonly to?: number;
}

export const perPageChoices = [10, 20, 50, 100] as const;

/** A search for everything, as `/search` alone says it. */
export const emptyState: SearchState = { q: "", filters: {}, sort: "relevance", page: 1, perPage: 20 };

/** Every facet but `kind`, which is the tab, in the order of the field table. */
export const filterFacets: readonly Exclude<FacetName, "kind">[] = names(facets).filter((name) => name !== "kind");
