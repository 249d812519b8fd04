import { facets } from "../../search/fields.ts";
import type { SearchResult } from "../../search/result.ts";
import { type SearchState, toQueryString, withPage } from "../../search/state.ts";
import type { Addresses } from "./addresses.ts";
import { presentSummary } from "./present.ts";
import type { SearchResultJson } from "./schemas/search.ts";

/** Where a search's pages stand in this API; `fixed`: the list has one kind, which its address does not say again. */
export interface ListPlace {
  readonly name: string;
  readonly fixed: boolean;
}

export function presentSearch(result: SearchResult, place: ListPlace, at: Addresses): SearchResultJson {
  const { state } = result;
  const { q, kind, filters, years, sort, page, perPage } = state;
  const address = (one: SearchState): string => at.list(place.name, queryOf(one, place));
  return {
    query: {
      q,
      ...(kind && { kind }),
      filters: Object.fromEntries(Object.entries(filters).map(([name, values]) => [name, [...values]])),
      ...(years && { years }),
      sort,
      page,
      perPage,
    },
    total: result.total,
    pages: result.pages,
    complete: result.complete,
    ...(result.direct && { direct: presentSummary(result.direct, undefined, at) }),
    hits: result.hits.map(({ record, title, passage, passageLang, at: second, journalTitle, alike }) => ({
      record: presentSummary(record, journalTitle, at),
      title: [...title],
      passage: [...passage],
      ...(passageLang !== undefined && { passageLang }),
      ...(alike !== undefined && { alike }),
      ...(second !== undefined && { at: second }),
    })),
    kinds: result.tabs.map(({ kind, count }) => ({ ...(kind && { kind }), count })),
    facets: result.facets.map(({ name, values }) => ({ name, parameter: facets[name].param, values: [...values] })),
    years: [...result.histogram],
    explanations: [...result.explanations],
    ...(result.spellings && { spellings: [...result.spellings] }),
    ...(result.fewer && { fewer: [...result.fewer] }),
    links: {
      self: address(state),
      ...(page > 1 && { previous: address(withPage(state, page - 1)) }),
      ...(result.next && { next: address(result.next) }),
    },
  };
}

function queryOf(state: SearchState, { fixed }: ListPlace): string {
  if (!fixed) return toQueryString(state);
  const { kind: _kind, ...rest } = state;
  return toQueryString(rest);
}
