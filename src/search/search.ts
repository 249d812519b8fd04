import type { CatalogueReader, CatalogueRecord } from "../catalogue/catalogue.ts";
import { type Kind, kinds } from "../domain/record.ts";
import { maxWindow, type SearchRequest, type SearchResponse } from "./engine.ts";
import { titlesOf, toFacetValue } from "./facet-labels.ts";
import { type FacetName, names } from "./fields.ts";
import { containerId, toHit } from "./hit.ts";
import { asMeant } from "./meaning.ts";
import { bareIdentifier, parseQuery } from "./parse.ts";
import type { QueryNode } from "./query.ts";
import type { SearchParts, SearchResult } from "./result.ts";
import { offersFor } from "./softer.ts";
import { type SearchState, withPage } from "./state.ts";
import { someNode } from "./tree.ts";

/** How many values of each facet are shown; every year that there is, for the histogram. */
const shown = {
  kind: kinds.length,
  year: 3000,
  type: 12,
  journal: 10,
  book: 10,
  category: 6,
  subject: 10,
  keyword: 10,
  language: 10,
  author: 10,
  publisher: 10,
  outlet: 10,
  section: 10,
  duration: 4,
  has: 5,
  source: 10,
} as const satisfies Record<FacetName, number>;

const nothing: SearchResponse = { total: 0, hits: [], facets: {}, complete: true };

/** Runs a search as its address says it, and puts together what its page shows. */
export async function runSearch(state: SearchState, parts: SearchParts): Promise<SearchResult> {
  const { query, explanations } = parseQuery(state.q);
  const wordless = explanations.some(({ code }) => code === "no_words");
  const request = toRequest(state, query);
  const response = wordless ? nothing : await parts.engine.search(asMeant(request));
  const offers = wordless ? {} : await offersFor(request, response, parts.engine);
  const ids = response.hits.map((hit) => hit.id);
  const grouped = response.hits.filter(({ inGroup = 1 }) => inGroup > 1);
  const alike = new Map(grouped.map(({ id, inGroup = 1 }) => [id, inGroup - 1]));
  const containers = [...(response.facets.journal ?? []), ...(response.facets.book ?? [])].map(({ value }) => value);
  const [records, titles, direct] = await Promise.all([
    parts.catalogue.records(ids),
    titlesOf(containers, parts.catalogue),
    directRecord(state, parts.catalogue),
  ]);
  const journals = await titlesOf(
    records.flatMap((record) => containerId(record) ?? []),
    parts.catalogue,
    titles,
  );
  return {
    state,
    total: response.total,
    hits: records.map((record) => ({
      ...toHit(record, query, journals.get(containerId(record) ?? "")),
      ...(alike.has(record.id) ? { alike: alike.get(record.id) ?? 0 } : {}),
    })),
    tabs: tabsOf(response),
    facets: facetsOf(state, response, titles),
    histogram: histogramOf(response),
    ...(direct === undefined ? {} : { direct }),
    explanations,
    ...offers,
    pages: pagesOf(state, response),
    ...nextOf(state, response),
    complete: response.complete,
  };
}

/** Pages that can be had by number. */
function pagesOf(state: SearchState, { total }: SearchResponse): number {
  return Math.min(Math.ceil(total / state.perPage), Math.floor(maxWindow / state.perPage));
}

/** The search whose page comes next: by its number, or, behind the last one that has one, by where this one ended. */
function nextOf(state: SearchState, response: SearchResponse): Pick<SearchResult, "next"> {
  const { after, ...first } = withPage(state, 1);
  if (after === undefined && state.page < pagesOf(state, response)) return { next: withPage(state, state.page + 1) };
  return response.next === undefined ? {} : { next: { ...first, after: response.next } };
}

/** Whether a search was asked for a page that it does not have; the first page is always there. */
export function isBeyondEnd(result: SearchResult): boolean {
  return result.state.after === undefined && result.state.page > Math.max(1, result.pages);
}

/** What the engine is asked for a search. */
export function toRequest(state: SearchState, query: QueryNode | null): SearchRequest {
  const offset = (state.page - 1) * state.perPage;
  // Beyond what can be paged through there are no hits, but still totals and facets for the page that says so.
  const reachable = offset + state.perPage <= maxWindow;
  return {
    query,
    filters: state.kind === undefined ? state.filters : { ...state.filters, kind: [state.kind] },
    ...(state.years === undefined ? {} : { years: state.years }),
    includeHidden: asksForHidden(state, query),
    facets: shown,
    collapse: true,
    sort: state.sort,
    ...(state.after === undefined
      ? { offset: reachable ? offset : 0, limit: reachable ? state.perPage : 0 }
      : { after: state.after, offset: 0, limit: state.perPage }),
  };
}

/** What fits no kind is found by those who ask for it: by its type or by an identifier. */
function asksForHidden(state: SearchState, query: QueryNode | null): boolean {
  if (state.filters.type?.includes("other")) return true;
  return someNode(
    query,
    (node) => node.type === "identifier" || (node.type === "facet" && node.facet === "type" && node.value === "other"),
  );
}

/** The one record that a bare identifier names. Filters say that the visitor is already looking around. */
async function directRecord(state: SearchState, catalogue: CatalogueReader): Promise<CatalogueRecord | undefined> {
  if (names(state.filters).length > 0 || state.kind !== undefined || state.years !== undefined) return undefined;
  const identifier = bareIdentifier(state.q);
  if (!identifier?.valid) return undefined;
  const ids = await catalogue.byIdentifier(identifier.scheme, identifier.value);
  const [record, ...others] = ids.length === 1 ? await catalogue.records(ids) : [];
  return others.length === 0 ? record : undefined;
}

function tabsOf(response: SearchResponse): SearchResult["tabs"] {
  const counts = new Map((response.facets.kind ?? []).map(({ value, count }) => [value, count]));
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const tabs: { kind: Kind | undefined; count: number }[] = kinds.map((kind) => ({
    kind,
    count: counts.get(kind) ?? 0,
  }));
  return [{ kind: undefined, count: all }, ...tabs];
}

function facetsOf(
  state: SearchState,
  response: SearchResponse,
  titles: ReadonlyMap<string, string>,
): SearchResult["facets"] {
  return names(shown)
    .filter((facet) => facet !== "kind" && facet !== "year")
    .map((name) => ({
      name,
      values: (response.facets[name] ?? []).map((one) => toFacetValue(state, name, one, titles)),
    }))
    .filter(({ values }) => values.length > 0);
}

function histogramOf(response: SearchResponse): SearchResult["histogram"] {
  return (response.facets.year ?? [])
    .map(({ value, count }) => ({ year: Number(value), count }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.year - b.year);
}
