import { type Kind, kinds } from "../domain/record.ts";
import { facetKey } from "./facet-values.ts";
import type { FacetName, SortName } from "./fields.ts";
import type { SearchState, Years } from "./search-state.ts";

export { emptyState, filterFacets, perPageChoices, type SearchState, type Years } from "./search-state.ts";
export { type ParsedState, parseSearchState, toQueryString } from "./state-address.ts";

function fromStart(state: SearchState): SearchState {
  const { after: _, ...rest } = state;
  return rest;
}

/** The state without page: any change of what is searched starts at the first page again. */
function changed(state: SearchState, change: Partial<SearchState>): SearchState {
  return { ...fromStart(state), page: 1, ...change };
}

function has(state: SearchState, facet: FacetName, value: string): boolean {
  const key = facetKey(facet, value);
  return state.filters[facet]?.some((one) => facetKey(facet, one) === key) ?? false;
}

/** Whether a facet's value is chosen; for `kind`, whether it is the tab. */
export function isChosen(state: SearchState, facet: FacetName, value: string): boolean {
  return facet === "kind" ? state.kind === value : has(state, facet, value);
}

/** With one more choice of a facet; for `kind` the tab. */
export function withFilter(state: SearchState, facet: FacetName, value: string): SearchState {
  if (facet === "kind")
    return withKind(
      state,
      kinds.find((kind) => kind === value),
    );
  if (has(state, facet, value)) return changed(state, {});
  return changed(state, { filters: { ...state.filters, [facet]: [...(state.filters[facet] ?? []), value] } });
}

/** Without one choice of a facet, or without any of it. */
export function withoutFilter(state: SearchState, facet: FacetName, value?: string): SearchState {
  if (facet === "kind") return withKind(state, undefined);
  const { [facet]: chosen = [], ...others } = state.filters;
  const key = value === undefined ? undefined : facetKey(facet, value);
  const left = key === undefined ? [] : chosen.filter((one) => facetKey(facet, one) !== key);
  return changed(state, { filters: left.length > 0 ? { ...state.filters, [facet]: left } : others });
}

/** With the choice if it is not there, else without it. */
export function toggled(state: SearchState, facet: FacetName, value: string): SearchState {
  return isChosen(state, facet, value) ? withoutFilter(state, facet, value) : withFilter(state, facet, value);
}

/** Without any filter, year or tab; query and sort stay. */
export function withoutFilters(state: SearchState): SearchState {
  return { q: state.q, filters: {}, sort: state.sort, page: 1, perPage: state.perPage };
}

export function withPage(state: SearchState, page: number): SearchState {
  return { ...fromStart(state), page };
}

export function withSort(state: SearchState, sort: SortName): SearchState {
  return changed(state, { sort });
}

/** On the tab of one kind; undefined = all kinds. */
export function withKind(state: SearchState, kind: Kind | undefined): SearchState {
  const { kind: _, ...others } = state;
  return changed(others, kind === undefined ? {} : { kind });
}

/** With the years of publication; undefined or no end = all. */
export function withYears(state: SearchState, years: Years | undefined): SearchState {
  const { years: _, ...others } = state;
  const some = years?.from !== undefined || years?.to !== undefined;
  return changed(others, some && years ? { years } : {});
}

/** With other words; filters stay. */
export function withQuery(state: SearchState, q: string): SearchState {
  return changed(state, { q });
}
