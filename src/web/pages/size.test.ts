import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { articleData, journalData, recordOf, render } from "../../../test/browser/render.ts";
import { openTestSite, type TestSite } from "../../../test/browser/test-site.ts";
import { busy, failing } from "../../../test/fixtures/sources.ts";
import { hasSharedData, sharedFiles } from "../../../test/shared-data.ts";
import { loadAssets } from "../../http/assets.ts";
import { siteAssetRoots } from "../../http/site-assets.ts";
import { type FacetName, sorts } from "../../search/fields.ts";
import type { SearchResult } from "../../search/result.ts";
import { emptyState } from "../../search/state.ts";
import { ArticlePage } from "./article.tsx";
import { SearchPage } from "./search.tsx";

const limit = 60 * 1024;

/** A title as people paste it: long, and in letters that an address spells with six characters each. */
const pasted = "برصغیر میں اردو غزل کی روایت اور جدید حسیت: ایک تنقیدی و تحقیقی مطالعہ (۱۹۴۷ء سے ۲۰۲۰ء تک) ".repeat(2);

describe("no page is larger than 60 KB with its style sheet", () => {
  let site: TestSite;
  let css: number;
  beforeAll(async () => {
    const files = hasSharedData
      ? sharedFiles("oai", ".xml").filter((file) => /ojs-(awl|icce|watchbird|jume)/.test(file))
      : [];
    if (!hasSharedData) console.warn("pages of the real data are not measured: they are not here");
    site = await openTestSite(files);
    css = site.assets.bytes("site.css");
  }, 120_000);
  afterAll(async () => site.close());

  const sizeOf = async (url: string): Promise<number> => {
    const answer = await site.app.inject({ url, headers: { accept: "text/html" } });
    expect([url, answer.statusCode]).toEqual([url, 200]);
    const own = url.startsWith("/sources") ? site.assets.bytes("sources.css") : 0;
    return Buffer.byteLength(answer.body) + css + own;
  };

  it.each([
    "/",
    "/search",
    "/search?per_page=20&sort=newest",
    "/search?q=study&kind=article&sort=newest",
    "/search?q=the",
    "/search?q=%D8%A7%D8%B1%D8%AF%D9%88",
    `/search?q=${encodeURIComponent(`${"environment management development OR ".repeat(8)} coastal`)}`,
    `/search?q=${encodeURIComponent(`${pasted} OR education OR coastal`)}`,
    `/search?q=${encodeURIComponent("wave OR ".repeat(240))}wave`,
    "/search?language=en&language=ur&has=doi&has=abstract&category=Y&category=X&category=uncertain&years=1990-2026",
    "/journals",
    "/subjects",
    "/publishers",
    "/sources",
    "/statistics",
    "/sources?page=4",
    `/sources/${busy}`,
    `/sources/${failing}`,
  ])("%s", async (url) => expect(await sizeOf(url)).toBeLessThan(limit));

  it("of the dossier check, with lines as long as they come", async () => {
    const year = (at: number): number => 2016 + (at % 8);
    const line = (at: number): string =>
      at % 2 === 0
        ? `${pasted} Sara Jadoon et al. Journal of Medical Sciences (Peshawar), ${year(at)}; 33(1): 15-21.`
        : `Khan SA, Ali RA, Shah MN. ${"Prevalence and determinants of hypertension among adults ".repeat(3)}in Peshawar. Journal of Medical Sciences (Peshawar). ${year(at)}; 33(1): 15-21.`;
    const list = Array.from({ length: 60 }, (_, at) => `${at + 1}. ${line(at)}`).join("\n");
    const id = await site.dossiers.submit({ bytes: Buffer.from(list) });
    await site.dossiers.idle();
    const path = `/recognition/dossier/${id.ok ? id.value : ""}`;
    const own = site.assets.bytes("dossier.css");
    for (const url of ["/recognition/dossier", path, `${path}?page=3`, `${path}?show=open`, `${path}/check`])
      expect([url, (await sizeOf(url)) + own < limit, (await sizeOf(url)) + own]).toEqual([
        url,
        true,
        expect.any(Number),
      ]);
  });

  it("of every journal, its issues and its longest articles", async () => {
    const journals = await site.app.inject({ url: "/journals" });
    const paths = [...journals.body.matchAll(/href="(\/journals\/[^"?]+)"/g)].map(([, path]) => path ?? "");
    expect(paths.length).toBeGreaterThan(6);
    for (const path of new Set(paths)) {
      expect([path, (await sizeOf(path)) < limit]).toEqual([path, true]);
      const { body } = await site.app.inject({ url: path });
      const issue = /href="(\/journals\/[^"]+\/issues\/[^"]+)"/.exec(body)?.[1];
      if (issue) expect([issue, (await sizeOf(issue)) < limit]).toEqual([issue, true]);
    }
    for (const word of ["review", "editorial", "abstract", "waves"]) {
      const { body } = await site.app.inject({ url: `/search?q=${word}&per_page=50&sort=oldest` });
      for (const [, path] of body.matchAll(/href="(\/articles\/[^"]+)"/g)) {
        expect([path, (await sizeOf(path ?? "")) < limit]).toEqual([path, true]);
      }
    }
  });
});

const facetNames: readonly FacetName[] = [
  "category",
  "journal",
  "subject",
  "language",
  "publisher",
  "outlet",
  "type",
  "has",
];

describe("a search with long filters", () => {
  const css = loadAssets(siteAssetRoots()).bytes("site.css");
  const name = (n: number, length: number): string => `${n} ${"محکمہ زراعت پنجاب لاہور ".repeat(30)}`.slice(0, length);
  const values = (length: number) =>
    Array.from({ length: 8 }, (_, n) => ({
      value: name(n, length),
      label: name(n, length),
      count: 5,
      selected: n < 2,
    }));
  const page = (publishers: readonly string[], valueLength: number): string => {
    const data = articleData({ titles: [{ value: "A title of the usual length for an article of this kind" }] });
    const hit = { record: recordOf(data), title: [{ text: name(1, 120), hit: false }] };
    const passage = [{ text: name(2, 300), hit: false }];
    return render(
      SearchPage({
        sorts,
        categories: new Map(),
        standings: new Map(),
        result: {
          state: { ...emptyState, q: "wheat", filters: { publisher: publishers }, years: { from: 2000, to: 2020 } },
          total: 400,
          hits: Array.from({ length: 20 }, () => ({ ...hit, passage })),
          tabs: [{ kind: undefined, count: 400 }],
          facets: facetNames.map((facet) => ({ name: facet, values: values(valueLength) })),
          histogram: Array.from({ length: 40 }, (_, n) => ({ year: 1980 + n, count: n })),
          explanations: [],
          pages: 20,
          complete: true,
        },
      }),
    );
  };
  it.each([
    ["two as long as an address may have", [name(0, 500), name(1, 500)], 500],
    ["as many as a page takes", Array.from({ length: 25 }, (_, n) => name(n, 75)), 75],
    ["a short one beside long values of facets", ["Example"], 500],
    ["one of Urdu, short enough to be linked", [name(1, 30)], 60],
  ])("fits: %s", (_, publishers, valueLength) => {
    expect(Buffer.byteLength(page(publishers, valueLength)) + css).toBeLessThan(limit);
  });
  it("holds each filter as a box of its form, to be unticked", () => {
    const html = page([name(0, 500), name(1, 500)], 20);
    expect(html.match(/<input type="checkbox" form="controls" name="from" value="[^"]{500}" checked/g)).toHaveLength(2);
    expect(html.match(/name="year_from" form="controls" value="2000"/g)).toHaveLength(1);
    expect(html).not.toContain('<input type="hidden" name="from"');
  });
});

describe("twenty hits as long as they are shown", () => {
  const css = loadAssets(siteAssetRoots()).bytes("site.css");
  const urdu = "برصغیر میں اردو غزل کی روایت & جدید حسیت ";
  const marked = (length: number) =>
    [
      ...urdu
        .repeat(20)
        .slice(0, length)
        .matchAll(/\S+|\s+/g),
    ].map(([text]) => ({ text, hit: /\S/.test(text) }));
  const title = marked(400);
  const data = articleData({
    titles: [{ value: urdu.repeat(10), lang: "ur" }],
    contributors: Array.from({ length: 60 }, () => ({
      name: { printed: urdu.repeat(10), lang: "ur" },
      role: "author" as const,
      affiliations: [],
    })),
    container: { titles: [{ value: urdu.repeat(10) }], issns: [], pages: { printed: "1".repeat(200) } },
    published: { start: "2020" },
  });
  const value = (n: number) => ({ value: `${n} ${urdu}`, label: `${n} ${urdu}`, count: 5, selected: false });
  const result = (hits: number): SearchResult => ({
    state: { ...emptyState, q: "اردو غزل" },
    total: 400,
    hits: Array.from({ length: hits }, (_, n) => ({
      record: recordOf(data, { id: `record-${n}`, journalId: "journal", sample: true }),
      title,
      titleLang: "ur",
      passage: marked(420),
      passageLang: "ur",
      journalTitle: urdu.repeat(10),
    })),
    tabs: (["article", "journal", "book", "chapter", "news", "video"] as const).map((kind) => ({ kind, count: 5 })),
    facets: facetNames.map((name) => ({ name, values: Array.from({ length: 8 }, (_, n) => value(n)) })),
    histogram: Array.from({ length: 40 }, (_, n) => ({ year: 1980 + n, count: n })),
    explanations: [],
    pages: 20,
    complete: true,
  });
  const page = (hits: number, notices = 0): string => {
    const categories = new Map(Array.from({ length: hits }, (_, n) => [`record-${n}`, "Y" as const]));
    const retracted = { type: "retracted-by", href: `/articles/${"n".repeat(26)}` } as const;
    const standings = new Map(Array.from({ length: notices }, (_, n) => [`record-${n}`, retracted] as const));
    return render(SearchPage({ categories, standings, sorts, result: result(hits) }));
  };
  it("fit on a page of a search, and each still says what it is", () => {
    expect(Buffer.byteLength(page(20, 20)) + css).toBeLessThan(limit);
    const html = page(20);
    expect(Buffer.byteLength(html) + css).toBeLessThan(limit);
    const hits = [...html.matchAll(/<article class="hit".*?<\/article>/gs)].map(([hit]) =>
      hit.replace(/<\/?mark>/g, ""),
    );
    expect(hits).toHaveLength(20);
    for (const hit of hits) {
      expect(hit).toMatch(/<h3[^>]*><a[^>]*>برصغیر میں اردو غزل کی روایت/);
      expect(hit).toMatch(/class="passage"[^>]*>برصغیر میں اردو غزل/);
    }
    expect(html).not.toMatch(/<mark><\/mark>/);
  });
  it("are shown in full where they are few", () => expect(page(2).match(/<mark>/g)?.length).toBeGreaterThan(200));
});

describe("an article with more of everything than any should have", () => {
  it("still fits", () => {
    const many = <T>(count: number, of: (index: number) => T): T[] =>
      Array.from({ length: count }, (_, index) => of(index));
    const long = "A very long text that a source put where it does not belong. ".repeat(2000);
    const data = articleData({
      titles: many(20, () => ({ value: long, lang: "en" })),
      abstracts: many(6, () => ({ value: long, lang: "en" })),
      contributors: many(3000, (n) => ({
        name: { printed: `Author Number ${n} of a large collaboration` },
        role: "author" as const,
        affiliations: [long],
      })),
      keywords: many(500, (n) => ({ value: `keyword number ${n}`, lang: "en" })),
      subjects: many(500, (n) => ({ scheme: "other" as const, label: `Subject number ${n}` })),
      references: many(2000, () => ({ printed: long })),
      publisher: long,
      identifiers: many(200, (n) => ({ scheme: "doi" as const, value: `10.5555/${n}`, valid: true })),
      links: many(300, (n) => ({ rel: "landing" as const, url: `https://example.pk/${n}` })),
    });
    const journal = recordOf(journalData({ titles: [{ value: long }] }));
    const rows = many(60, (n) => ({
      id: String(n),
      journal: { title: "J", issns: [] },
      event: "recognised" as const,
      category: "Y" as const,
      from: `${1960 + n}-07-01`,
      to: `${1961 + n}-06-30`,
      authority: "HEC list" as const,
      recordedAt: "2026-01-01T00:00:00Z",
    }));
    const provenance = many(300, (n) => ({
      field: `f${n % 12}`,
      sourceId: `s${n % 20}`,
      sourceName: "A source",
      identifier: `oai:example:${n % 20}`,
      format: "oai_dc",
      receivedAt: "2026-01-01T00:00:00Z",
    }));
    const counts = {
      views: 123_456,
      downloads: 98_765,
      sessions: 87_654,
      downloadSessions: 76_543,
      appearances: 1_234_567,
      searches: 0,
    };
    const usage = {
      total: counts,
      since: "2025-01-15",
      months: {
        span: { step: "month", from: 24_300, to: 24_311 },
        rows: many(12, (n) => ({ ...counts, period: 24_300 + n })),
      },
    } as const;
    const page = ArticlePage({
      record: recordOf(data),
      data,
      journal,
      issue: undefined,
      recognition: { rows, lists: [] },
      judgements: [],
      provenance,
      cited: new Map(many(40, (n) => [n, journal] as const)),
      citedBy: { total: 5000, records: many(12, () => journal) },
      usage,
      relations: many(200, (n) => ({ type: n % 2 === 0 ? "retracted-by" : "has-review", record: journal })),
      related: (["article", "chapter", "book", "news", "video"] as const).map((kind) => ({
        kind,
        records: many(3, () => journal),
      })),
    });
    const css = loadAssets(siteAssetRoots()).bytes("site.css");
    expect(Buffer.byteLength(render(page)) + css).toBeLessThan(limit);
  });
});
