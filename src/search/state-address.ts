import { kinds } from "../domain/record.ts";
import type { Problem } from "../domain/result.ts";
import { facetKey, parseFacetValue } from "./facet-values.ts";
import { type FacetName, facets, sorts } from "./fields.ts";
import type { SearchState } from "./search-state.ts";
import { emptyState, filterFacets, perPageChoices, type Years } from "./search-state.ts";

export interface ParsedState {
  /** What could be read; the rest as if it were not there. */
  readonly state: SearchState;
  /** `unknown_filter` for a name that is none, `bad_request` for a value that does not fit. */
  readonly problems: Problem[];
}

/** Bounds of one address. A query's own bounds are the parser's. */
const bounds = { queryLength: 10_000, valueLength: 500, afterLength: 1000, choices: 50, parameters: 60 } as const;

/** What other sites hang on links to us; says nothing about the search. */
const ignored = /^(?:utm_\w+|fbclid|gclid|ref)$/u;

const facetOfParam: ReadonlyMap<string, FacetName> = new Map(filterFacets.map((name) => [facets[name].param, name]));
const years = /^(?:(\d{1,4})(-)?|(\d{1,4})?-(\d{1,4}))$/u;

function parseYears(text: string): Years | undefined {
  const found = years.exec(text);
  if (!found) return undefined;
  const [, only, open, left, right] = found;
  const from = only ?? left;
  const to = only !== undefined && open === undefined ? only : right;
  return inOrder({
    ...(from === undefined ? {} : { from: Number(from) }),
    ...(to === undefined ? {} : { to: Number(to) }),
  });
}

function inOrder(span: Years): Years {
  const { from, to } = span;
  return from !== undefined && to !== undefined && from > to ? { from: to, to: from } : span;
}

type Read = Partial<SearchState> | string;

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

/** The parameters that stand once: a part of the state, or what they must be. */
const single: Readonly<Record<string, (text: string, before: SearchState) => Read>> = {
  q: (text) => ({ q: text.slice(0, bounds.queryLength).toWellFormed() }),
  kind: (text) => {
    const kind = kinds.find((one) => one === text);
    return kind ? { kind } : `one of ${kinds.join(", ")}`;
  },
  years: (text) => {
    const read = parseYears(text);
    return read ? { years: read } : "years such as 2015, 2015-2020, 2015- or -2020";
  },
  // What a form with two boxes sends; addresses of ours say `years`.
  year_from: (text, { years }) => oneEnd(text, (from) => ({ ...years, from })),
  year_to: (text, { years }) => oneEnd(text, (to) => ({ ...years, to })),
  sort: (text) => {
    const sort = sorts.find((one) => one === text);
    return sort ? { sort } : `one of ${sorts.join(", ")}`;
  },
  page: (text) => (/^[1-9]\d{0,5}$/u.test(text) ? { page: Number(text) } : "a whole number from 1"),
  after: (text) => (text.length <= bounds.afterLength ? { after: text } : "what the page before says"),
  per_page: (text) => {
    const perPage = perPageChoices.find((one) => String(one) === text);
    return perPage ? { perPage } : `one of ${perPageChoices.join(", ")}`;
  },
};

function oneEnd(text: string, years: (year: number) => Years): Read {
  return /^\d{1,4}$/u.test(text) ? { years: inOrder(years(Number(text))) } : "a year such as 2015";
}

function valuesOf(given: unknown): string[] {
  const list: unknown[] = Array.isArray(given) ? given : [given];
  return list.filter((one) => typeof one === "string" || typeof one === "number").map(String);
}

/**
 * Reads a search from the parameters of its address; a repeated parameter comes as an array. Empty values are as if they were not
 * there, as forms send them. Never throws.
 */
export function parseSearchState(query: Readonly<Record<string, unknown>>): ParsedState {
  let state: SearchState = emptyState;
  const problems: Problem[] = [];
  const bad = (name: string, value: string, expected: string): void => {
    problems.push({
      code: "bad_request",
      message: `${name} is “${short(value)}”, but must be ${expected}.`,
      details: { name },
    });
  };
  for (const [name, given] of Object.entries(query).slice(0, bounds.parameters)) {
    const values = valuesOf(given).filter((value) => value.trim() !== "");
    const [first] = values;
    const read = Object.hasOwn(single, name) ? single[name] : undefined;
    const facet = facetOfParam.get(name);
    if (read) {
      if (first === undefined) continue;
      const part = values.length > 1 ? "given once" : read(name === "q" ? first : first.trim(), state);
      if (typeof part === "string") bad(name, values.join(", "), part);
      else state = { ...state, ...part };
    } else if (facet) {
      const expected = facet === "year" ? "a year such as 2015" : "one of its values";
      const chosen = choices(facet, values.slice(0, bounds.choices), (value) => bad(name, value, expected));
      if (values.length > bounds.choices) bad(name, `${values.length} values`, `at most ${bounds.choices} values`);
      if (chosen.length > 0) state = { ...state, filters: { ...state.filters, [facet]: chosen } };
    } else if (!ignored.test(name)) {
      problems.push({ code: "unknown_filter", message: `There is no filter “${short(name)}”.`, details: { name } });
    }
  }
  return { state, problems };
}

function choices(facet: FacetName, values: readonly string[], bad: (value: string) => void): string[] {
  const chosen = new Map<string, string>();
  for (const given of values) {
    const fits = given.length <= bounds.valueLength && (facet !== "year" || /^\s*\d{1,4}\s*$/u.test(given));
    const value = fits ? parseFacetValue(facet, given.toWellFormed()) : undefined;
    if (value === undefined) bad(given);
    else if (!chosen.has(facetKey(facet, value))) chosen.set(facetKey(facet, value), value);
  }
  return [...chosen.values()];
}

function printYears({ from, to }: Years): string {
  return from === to ? String(from) : `${from ?? ""}-${to ?? ""}`;
}

/** The address of a search, without `?`: defaults left out, always in the same order, so that one search has one address. */
export function toQueryString(state: SearchState): string {
  const address = new URLSearchParams();
  if (state.q !== "") address.set("q", state.q);
  if (state.kind !== undefined) address.set("kind", state.kind);
  for (const facet of filterFacets) {
    for (const value of state.filters[facet] ?? []) address.append(facets[facet].param, value);
  }
  if (state.years !== undefined) address.set("years", printYears(state.years));
  if (state.sort !== emptyState.sort) address.set("sort", state.sort);
  if (state.perPage !== emptyState.perPage) address.set("per_page", String(state.perPage));
  if (state.page !== 1) address.set("page", String(state.page));
  if (state.after !== undefined) address.set("after", state.after);
  return address.toString();
}
