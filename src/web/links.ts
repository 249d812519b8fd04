import type { CatalogueRecord } from "../catalogue/catalogue.ts";
import type { Kind } from "../domain/record.ts";
import type { FacetName } from "../search/fields.ts";
import { emptyState, type SearchState, toQueryString } from "../search/state.ts";

/** The first part of the address of each kind of record. */
export const folders = {
  article: "articles",
  journal: "journals",
  book: "books",
  chapter: "chapters",
  news: "news",
  video: "videos",
} as const satisfies Record<Kind, string>;

export function recordPath(kind: Kind, id: string): string {
  return `/${folders[kind]}/${encodeURIComponent(id)}`;
}

export function pathOf(record: Pick<CatalogueRecord, "kind" | "id">): string {
  return recordPath(record.kind, record.id);
}

export function issuePath(journalId: string, issueId: string): string {
  return `${recordPath("journal", journalId)}/issues/${encodeURIComponent(issueId)}`;
}

/** Who cites an article. */
export function citationsPath(id: string): string {
  return `${recordPath("article", id)}/citations`;
}

export function keywordPath(keyword: string): string {
  return `/keywords/${encodeURIComponent(keyword)}`;
}

export function sourcePath(id: string): string {
  return `/sources/${encodeURIComponent(id)}`;
}

/** The address of a search; its query string is the one that `parseSearchState` reads. */
export function searchPath(state: Partial<SearchState>): string {
  const query = toQueryString({ ...emptyState, ...state });
  return query === "" ? "/search" : `/search?${query}`;
}

/** Where the values of a facet within a search can be looked through. */
export function facetValuesPath(facet: FacetName, state: SearchState): string {
  const query = toQueryString({ ...state, page: 1 });
  return `/search/values/${facet}${query === "" ? "" : `?${query}`}`;
}

/** The address of all records with one value of a facet. */
export function facetPath(facet: FacetName, value: string, state: Partial<SearchState> = {}): string {
  return searchPath({ ...state, filters: { ...state.filters, [facet]: [value] } });
}

/** A search for what one author wrote. A quotation mark in the name would end the phrase. */
export function authorPath(name: string): string {
  return searchPath({ q: `author:"${name.replaceAll('"', " ").trim()}"` });
}
