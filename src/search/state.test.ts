import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kinds } from "../domain/record.ts";
import { type FacetName, sorts } from "./fields.ts";
import {
  emptyState,
  filterFacets,
  isChosen,
  parseSearchState,
  perPageChoices,
  type SearchState,
  toggled,
  toQueryString,
  withFilter,
  withKind,
  withoutFilter,
  withoutFilters,
  withPage,
  withQuery,
  withSort,
  withYears,
} from "./state.ts";

/** The parameters of an address as a server gives them: repeated ones as an array. */
function parametersOf(address: string): Record<string, string | string[]> {
  const all = new URLSearchParams(address);
  return Object.fromEntries(
    [...new Set(all.keys())].map((name) => [
      name,
      all.getAll(name).length > 1 ? all.getAll(name) : (all.get(name) ?? ""),
    ]),
  );
}

const open = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 20 })
  .filter((value) => value.trim() !== "" && value.normalize("NFC").trim().replace(/\s+/gu, " ") === value);
const closed: Partial<Record<FacetName, readonly string[]>> = {
  type: ["article", "book review", "other"],
  category: ["W", "X", "uncertain", "none"],
  language: ["en", "ur", "skr"],
  duration: ["short", "hours"],
  has: ["pdf", "summary"],
  year: ["870", "1947", "2024"],
};
const choice = fc.constantFrom(...filterFacets).chain((facet) => {
  const values = closed[facet];
  return (values ? fc.constantFrom(...values) : open).map((value) => [facet, value] as const);
});
const year = fc.integer({ min: 1, max: 2030 });
const years = fc.oneof(
  fc.constant(undefined),
  year.map((from) => ({ from })),
  year.map((to) => ({ to })),
  fc.tuple(year, year).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) })),
);
const anyState = fc
  .record({
    q: fc.string({ unit: "grapheme" }).filter((q) => q === "" || q.trim() !== ""),
    kind: fc.option(fc.constantFrom(...kinds), { nil: undefined }),
    choices: fc.array(choice, { maxLength: 6 }),
    years,
    sort: fc.constantFrom(...sorts),
    page: fc.integer({ min: 1, max: 999_999 }),
    perPage: fc.constantFrom(...perPageChoices),
  })
  .map(({ q, kind, choices, years, sort, page, perPage }): SearchState => {
    const filtered = choices.reduce((state, [facet, value]) => withFilter(state, facet, value), emptyState);
    return withPage({ ...withSort(withYears(withKind(withQuery(filtered, q), kind), years), sort), perPage }, page);
  });

describe("a search and its address", () => {
  it("are one thing, both ways", () => {
    fc.assert(
      fc.property(anyState, (state) => {
        const parsed = parseSearchState(parametersOf(toQueryString(state)));
        expect(parsed.problems).toEqual([]);
        expect(parsed.state).toEqual(state);
        expect(toQueryString(parsed.state)).toBe(toQueryString(state));
      }),
    );
  });

  it("leave out what is as always", () => {
    expect(toQueryString(emptyState)).toBe("");
    expect(parseSearchState({})).toEqual({ state: emptyState, problems: [] });
    expect(parseSearchState({ q: "", kind: "", years: "", keyword: ["", " "], utm_source: "x" })).toEqual({
      state: emptyState,
      problems: [],
    });
  });

  it("say filters in the names of the field table", () => {
    const { state, problems } = parseSearchState({
      q: "wheat",
      kind: "article",
      keyword: ["Soil", "SOIL", "Plants"],
      category: "y",
      language: "Urdu",
      in: "j1",
      years: "2015-2020",
      page: "2",
    });
    expect(problems).toEqual([]);
    expect(state).toEqual({
      q: "wheat",
      kind: "article",
      filters: { keyword: ["Soil", "Plants"], category: ["Y"], language: ["ur"], journal: ["j1"] },
      years: { from: 2015, to: 2020 },
      sort: "relevance",
      page: 2,
      perPage: 20,
    });
    expect(toQueryString(state)).toBe(
      "q=wheat&kind=article&in=j1&category=Y&keyword=Soil&keyword=Plants&language=ur&years=2015-2020&page=2",
    );
  });

  it.each([
    ["2015", { from: 2015, to: 2015 }],
    ["2015-", { from: 2015 }],
    ["-2020", { to: 2020 }],
    ["2020-2015", { from: 2015, to: 2020 }],
  ])("read years=%s", (text, years) => expect(parseSearchState({ years: text }).state.years).toEqual(years));

  it("read a form's two boxes for years", () => {
    expect(parseSearchState({ year_from: "2015", year_to: "2020" }).state.years).toEqual({ from: 2015, to: 2020 });
    expect(parseSearchState({ year_from: "2015", year_to: "" }).state.years).toEqual({ from: 2015 });
    expect(toQueryString(parseSearchState({ year_to: "2015" }).state)).toBe("years=-2015");
  });

  it.each([
    [{ colour: "red" }, "unknown_filter", /no filter “colour”/],
    [{ kind: "poem" }, "bad_request", /kind is “poem”, but must be one of article/],
    [{ kind: ["article", "book"] }, "bad_request", /given once/],
    [{ page: "0" }, "bad_request", /page is “0”, but must be a whole number from 1/],
    [{ page: "1e3" }, "bad_request", /whole number/],
    [{ sort: "best" }, "bad_request", /one of relevance/],
    [{ years: "next" }, "bad_request", /years such as/],
    [{ category: "Q" }, "bad_request", /category is “Q”/],
    [{ per_page: "1000" }, "bad_request", /one of 10/],
    [{ keyword: "x".repeat(501) }, "bad_request", /keyword/],
    [{ keyword: Array.from({ length: 51 }, (_, i) => `k${i}`) }, "bad_request", /at most 50/],
    [{ constructor: "x" }, "unknown_filter", /constructor/],
  ])("tell what is wrong with %j", (query, code, message) => {
    const { problems } = parseSearchState(query);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.code).toBe(code);
    expect(problems[0]?.message).toMatch(message);
  });

  it("never fail, whatever a request holds", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), (query) => {
        const { state } = parseSearchState(query);
        expect(parseSearchState(parametersOf(toQueryString(state))).state).toEqual(state);
      }),
    );
  });
});

describe("changes of a search", () => {
  const state = withPage(withFilter(withKind(withQuery(emptyState, "wheat"), "article"), "keyword", "Soil"), 3);

  it("begin at the first page again, but for a change of page", () => {
    const { page } = withPage(state, 4);
    expect(page).toBe(4);
    for (const changed of [
      withSort(state, "newest"),
      withYears(state, { from: 2015 }),
      withFilter(state, "keyword", "Soil"),
      withoutFilters(state),
    ]) {
      expect(changed.page).toBe(1);
    }
    expect(state.page).toBe(3);
  });

  it("choose and unchoose values that are equal by folding", () => {
    expect(isChosen(state, "keyword", "SOIL")).toBe(true);
    expect(withFilter(state, "keyword", "soil").filters.keyword).toEqual(["Soil"]);
    expect(toggled(state, "keyword", "soil").filters).toEqual({});
    expect(toggled(state, "keyword", "Plants").filters.keyword).toEqual(["Soil", "Plants"]);
    expect(withoutFilter(toggled(state, "keyword", "Plants"), "keyword").filters).toEqual({});
  });

  it("treat the kind as the tab that it is", () => {
    expect(isChosen(state, "kind", "article")).toBe(true);
    expect(toggled(state, "kind", "article").kind).toBeUndefined();
    expect(withFilter(state, "kind", "book").kind).toBe("book");
    expect(withYears(withYears(state, { from: 2015 }), undefined)).not.toHaveProperty("years");
    expect(withoutFilters(state)).toEqual({ ...emptyState, q: "wheat" });
  });

  it("undo each other", () => {
    fc.assert(
      fc.property(anyState, choice, (state, [facet, value]) => {
        if (isChosen(state, facet, value)) return;
        expect(toggled(toggled(state, facet, value), facet, value)).toEqual(withPage(state, 1));
      }),
    );
  });
});
