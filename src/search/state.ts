import type { Kind } from "../domain/record.ts";
import type { FacetName, SortName } from "./fields.ts";

/** A search as its address says it: parsed once, and every link of the page is built from it. */
export interface SearchState {
  /** As typed. */
  readonly q: string;
  /** The tab; absent = all kinds. */
  readonly kind?: Kind;
  readonly filters: Readonly<Partial<Record<FacetName, readonly string[]>>>;
  readonly years?: { readonly from?: number; readonly to?: number };
  readonly sort: SortName;
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
}
