import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { article, feed, journal, recognised } from "../../test/contract/search-catalogue.ts";
import { openSqliteStore } from "../catalogue/sqlite/index.ts";
import type { CatalogueStore } from "../catalogue/store.ts";
import { openEmbeddedEngine } from "./embedded/index.ts";
import type { SearchEngine } from "./engine.ts";
import { followChanges } from "./indexer.ts";
import type { SearchParts, SearchResult, Segment } from "./result.ts";
import { isBeyondEnd, runSearch } from "./search.ts";
import { parseSearchState } from "./state.ts";

const text = (segments: readonly Segment[]): string =>
  segments.map((part) => (part.hit ? `[${part.text}]` : part.text)).join("");

describe("a search as its page shows it", () => {
  let folder: string;
  let store: CatalogueStore;
  let engine: SearchEngine;
  let parts: SearchParts;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "definepk-search-"));
    store = openSqliteStore(folder);
    engine = openEmbeddedEngine(join(folder, "search"));
    const writer = await store.writer("test");
    await feed(writer, "journals", {
      j: journal("Journal of Medical Sciences", { publisher: "Khyber Medical College" }),
    });
    await feed(writer, "hec", { r: recognised("Y", "2023-07-01", "2024-09-30") });
    await feed(writer, "s", {
      m: article("Unlocking potential: perceptions of a mentorship program", {
        identifiers: [{ scheme: "doi", value: "10.52764/jms.25.33.1.3", valid: true }],
        contributors: [
          { name: { printed: "Jadoon, Sara", family: "Jadoon", given: "Sara" }, role: "author", affiliations: [] },
        ],
        abstracts: [{ value: "Students were asked about mentorship in a focus group discussion.", lang: "en" }],
        keywords: [{ value: "Mentorship" }],
      }),
      w: article("Wheat and rice", {
        published: { start: "2019-02" },
        keywords: [{ value: "mentorship" }, { value: "Wheat" }],
      }),
      u: article("Ghalib", {
        titles: [
          { value: "Ghalib's poetry", lang: "en" },
          { value: "غالب کی شاعری", lang: "ur" },
        ],
        languages: ["ur"],
        published: { start: "2013" },
      }),
      o: article("Notice to authors of wheat", { type: "other" }),
    });
    const catalogue = store.reader();
    parts = { engine, catalogue };
    await followChanges({ catalogue, engine });
  });
  afterAll(async () => {
    await engine.close();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const search = (q: string, others: Record<string, unknown> = {}): Promise<SearchResult> =>
    runSearch(parseSearchState({ q, ...others }).state, parts);
  const titles = (result: SearchResult): string[] => result.hits.map((hit) => text(hit.title));

  it("shows hits with what was looked for marked, and the journal that they are in", async () => {
    const { hits, total } = await search("mentorship focus group");
    expect(total).toBe(1);
    const [hit] = hits;
    expect(text(hit?.title ?? [])).toBe("Unlocking potential: perceptions of a [mentorship] program");
    expect(text(hit?.passage ?? [])).toBe("Students were asked about [mentorship] in a [focus group] discussion.");
    expect(hit).toMatchObject({ titleLang: "en", passageLang: "en", journalTitle: "Journal of Medical Sciences" });
  });

  it("counts kinds, facets and years, each ignoring its own choice", async () => {
    const result = await search("", { kind: "article", keyword: "MENTORSHIP", years: "2020-" });
    expect(result.total).toBe(1);
    expect(result.tabs.filter((tab) => tab.count > 0)).toEqual([
      { kind: undefined, count: 1 },
      { kind: "article", count: 1 },
    ]);
    expect(result.histogram).toEqual([
      { year: 2019, count: 1 },
      { year: 2024, count: 1 },
    ]);
    expect(result.facets.map((facet) => facet.name)).not.toContain("kind");
    const [journals] = result.facets.filter((facet) => facet.name === "journal").map((facet) => facet.values);
    expect(journals?.[0]).toMatchObject({ label: "Journal of Medical Sciences", count: 1, selected: false });
    const [keywords] = result.facets.filter((facet) => facet.name === "keyword").map((facet) => facet.values);
    expect(keywords).toEqual([
      { value: expect.stringMatching(/^mentorship$/i), label: expect.any(String), count: 1, selected: true },
    ]);
  });

  it("counts everything when nothing is asked, what fits no kind apart", async () => {
    const all = await search("");
    expect(all.total).toBe(4);
    expect(all.tabs[0]).toEqual({ kind: undefined, count: 4 });
    const languages = all.facets.find((facet) => facet.name === "language")?.values;
    expect(languages).toContainEqual({ value: "ur", label: "Urdu", count: 1, selected: false });
    expect(titles(await search("wheat"))).toEqual(["[Wheat] and rice"]);
    expect((await search("wheat type:other")).total).toBe(1);
    expect((await search("wheat", { type: "other" })).total).toBe(1);
  });

  it("finds by HEC category at the article's own date", async () => {
    expect(titles(await search("category:y"))).toEqual(["Unlocking potential: perceptions of a mentorship program"]);
  });

  it("shows the title in the language that was looked for", async () => {
    expect(titles(await search("شاعري"))).toEqual(["غالب کی [شاعری]"]);
    expect(titles(await search("poetry"))).toEqual(["Ghalib's [poetry]"]);
  });

  it("goes straight to what a bare identifier names, unless filters say otherwise", async () => {
    expect((await search("https://doi.org/10.52764/JMS.25.33.1.3")).direct?.data.titles[0]?.value).toMatch(
      /^Unlocking/,
    );
    expect((await search("1997-3438")).direct?.kind).toBe("journal");
    expect((await search("1997-3438", { kind: "article" })).direct).toBeUndefined();
    expect((await search("10.1234/unknown")).direct).toBeUndefined();
    expect((await search("mentorship")).direct).toBeUndefined();
    expect((await search("issn:1997-3438 year:2019")).total).toBe(1);
  });

  it("finds by a bare year what came out in it", async () => {
    const journal = 'journal:"Journal of Medical Sciences"';
    expect(titles(await search(`${journal} 2019`))).toEqual(["Wheat and rice"]);
    expect(titles(await search("mentorship ۲۰۲۴"))).toEqual([
      "Unlocking potential: perceptions of a [mentorship] program",
    ]);
    expect((await search(`${journal} 1998`)).total).toBe(0);
    expect((await search('"rice 2019"')).total).toBe(0);
  });

  it.each(["🌾", "%", "-", "*", "()", '"', '""', "OR", "-%", "؟ & ***"])(
    "finds nothing for %s, which has no word, and says so",
    async (q) => {
      const result = await search(q, { keyword: "wheat" });
      expect([result.total, result.hits, result.pages]).toEqual([0, [], 0]);
      expect(result.explanations).toContainEqual({ code: "no_words", subject: q });
    },
  );

  it.each(["", "  ", "\u200f"])("takes %j as a search for everything", async (q) => {
    const result = await search(q);
    expect([result.total, result.explanations]).toEqual([4, []]);
  });

  it("offers fewer words where all together find nothing", async () => {
    expect((await search("mentorship wheat xyzzy")).fewer).toEqual([
      { q: "mentorship wheat", total: 1 },
      { q: "wheat", total: 1 },
      { q: "mentorship", total: 2 },
    ]);
    expect((await search("mentorship xyzzy")).fewer).toEqual([{ q: "mentorship", total: 2 }]);
    expect((await search("mentorship program rice")).fewer).toEqual([
      { q: "mentorship rice", total: 1 },
      { q: "mentorship program", total: 1 },
      { q: "rice", total: 1 },
    ]);
    expect((await search("mentorship xyzzy", { years: "2019-2019" })).fewer).toEqual([{ q: "mentorship", total: 1 }]);
    expect((await search("Covid-19 xyzzy wheat")).fewer).toEqual([{ q: "wheat", total: 1 }]);
    expect((await search("author:khan wheat year:1800..1850")).fewer).toEqual([{ q: "wheat", total: 1 }]);
    expect((await search('"mentorship xyzzy"')).fewer).toEqual([{ q: "mentorship", total: 2 }]);
    expect((await search('"rice wheat"')).fewer?.[0]).toEqual({ q: "rice wheat", total: 1 });
    for (const q of ["xyzzy", "mentorship", "-mentorship -wheat -ghalib"])
      expect((await search(q)).fewer).toBeUndefined();
  });

  it("offers another spelling where it finds more, and the search without its filters", async () => {
    expect((await search("mentorshp")).spellings?.[0]).toEqual({ q: "mentorship", total: 2 });
    expect((await search("mentorshipp rice")).spellings).toEqual([{ q: "mentorship rice", total: 1 }]);
    expect((await search("title:mentroship")).spellings?.[0]?.q).toBe("title:mentorship");
    for (const q of ["mentorship rice", "qqqqqqqq", "", '"mentorshp"'])
      expect((await search(q)).spellings).toBeUndefined();
    const filtered = await search("mentorship", { years: "1901-1902" });
    expect([filtered.total, filtered.unfiltered]).toEqual([0, 2]);
    expect((await search("qqqqqqqq", { years: "1901-1902" })).unfiltered).toBeUndefined();
    expect((await search("mentorship", { kind: "book" })).inAllKinds).toBe(2);
    expect(await search("notice authors wheat")).toMatchObject({ total: 0, withHidden: 1 });
  });

  it("offers words apart that were written as one, and together that were written as two", async () => {
    expect((await search("mentorshipprogram")).spellings?.[0]).toEqual({ q: '"mentorship program"', total: 1 });
    expect((await search("mentor ship rice")).spellings?.[0]).toEqual({ q: "mentorship rice", total: 1 });
    expect((await search("کیشاعری")).spellings?.[0]).toEqual({ q: '"کی شاعری"', total: 1 });
    expect((await search("title:mentorshipprogram")).spellings?.[0]?.q).toBe('title:"mentorship program"');
  });

  it("finds a journal by `journal:`, with what is in it", async () => {
    const { hits, total } = await search("journal:medical", { sort: "title" });
    expect([total, hits.filter(({ record }) => record.kind === "journal").length]).toEqual([4, 1]);
    expect((await search("-journal:medical")).total).toBe(0);
    expect((await search('journal:"medical sciences" kind:journal')).total).toBe(1);
  });

  it("tries only the first words of a long query", async () => {
    let searches = 0;
    const counting: SearchEngine = {
      ...engine,
      spellings: (term) => engine.spellings(term),
      search: (request) => {
        searches += 1;
        return engine.search(request);
      },
    };
    const { state } = parseSearchState({ q: `wheat ${"nothing of all this here ".repeat(5)}` });
    await runSearch(state, { ...parts, engine: counting });
    expect(searches).toBeLessThanOrEqual(60);
  });

  it("says how the query was read", async () => {
    expect((await search('"focus group')).explanations).toEqual([{ code: "unclosed_quote", subject: "focus group" }]);
    expect((await search("mentorship")).explanations).toEqual([]);
  });

  it("pages, and tells a page beyond the end", async () => {
    const first = await search("", { per_page: "10" });
    expect([first.pages, isBeyondEnd(first)]).toEqual([1, false]);
    const second = await search("", { page: "2" });
    expect([second.hits.length, second.total, isBeyondEnd(second)]).toEqual([0, 4, true]);
    const far = await search("", { page: "900000" });
    expect([far.hits.length, far.total, isBeyondEnd(far)]).toEqual([0, 4, true]);
    const none = await search("nothingofthekind");
    expect([none.total, none.pages, isBeyondEnd(none)]).toEqual([0, 0, false]);
  });
});
