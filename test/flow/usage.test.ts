import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiRoutes } from "../../src/api/index.ts";
import type { CatalogueRecord } from "../../src/catalogue/catalogue.ts";
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import type { CatalogueStore, StoreReader } from "../../src/catalogue/store.ts";
import { formats } from "../../src/harvest/sources/index.ts";
import { createApp } from "../../src/http/app.ts";
import { loadAssets } from "../../src/http/assets.ts";
import { siteAssetRoots } from "../../src/http/site-assets.ts";
import { indexReads } from "../../src/jobs/keep-reads.ts";
import { loadSample } from "../../src/jobs/load-sample.ts";
import { openEmbeddedEngine } from "../../src/search/embedded/index.ts";
import type { SearchEngine } from "../../src/search/engine.ts";
import { rebuildIndex } from "../../src/search/indexer.ts";
import { loadSettings } from "../../src/settings/settings.ts";
import { type Counting, startCounting } from "../../src/statistics/count.ts";
import { withReads } from "../../src/statistics/reads-in-index.ts";
import { readRobots } from "../../src/statistics/robots.ts";
import { openUsageStore } from "../../src/statistics/sqlite/index.ts";
import type { UsageStore } from "../../src/statistics/store.ts";
import { webRoutes } from "../../src/web/index.ts";
import { apiDescription, componentOf, misfits } from "../contract/http-schema.ts";
import { robotsFile } from "../usage/replay.ts";

const settings = loadSettings({ DEFINEPK_RATE_LIMIT_PER_MINUTE: "0", DEFINEPK_TRUST_PROXY: "yes" });
const sampleFolder = fileURLToPath(new URL("../../sample/", import.meta.url));
const browser = "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";
const log = pino({ level: "silent" });

describe("statistics, from the request to the page", () => {
  const folder = mkdtempSync(join(tmpdir(), "usage-flow-"));
  let now = Date.parse("2026-11-25T10:15:00Z");
  const clock = (): Date => new Date(now);
  let store: CatalogueStore;
  let catalogue: StoreReader;
  let usage: UsageStore;
  let engine: SearchEngine;
  let counting: Counting;
  let app: FastifyInstance;
  let articles: CatalogueRecord[] = [];

  const get = (url: string, visitor: string, headers: Record<string, string> = {}) =>
    app.inject({
      url,
      headers: { "user-agent": browser, "x-forwarded-for": visitor, accept: "text/html", ...headers },
    });
  const later = async (milliseconds: number): Promise<void> => {
    now += milliseconds;
    await counting.write();
  };

  beforeAll(async () => {
    store = openSqliteStore(folder);
    catalogue = store.reader();
    usage = openUsageStore(folder);
    engine = withReads(openEmbeddedEngine(join(folder, "search")), usage);
    await loadSample(sampleFolder, { store, engine, formats, settings });
    const found = await engine.search({
      query: null,
      filters: { kind: ["article"] },
      facets: {},
      sort: "oldest",
      offset: 0,
      limit: 50,
    });
    const records = await catalogue.records(found.hits.map(({ id }) => id));
    articles = records.filter(({ journalId }) => journalId !== undefined);
    counting = startCounting({ store: usage, robots: readRobots(robotsFile), log, clock });
    const assets = loadAssets(siteAssetRoots());
    app = await createApp({
      settings,
      log,
      routes: [
        assets.plugin,
        webRoutes({ engine, catalogue, settings, assets, clock, usage }),
        apiRoutes({ engine, catalogue, settings, clock, usage }),
      ],
      ready: async () => ({}),
      countUse: counting.count,
      clock,
    });
  }, 120_000);
  afterAll(async () => {
    await app.close();
    await counting.stop();
    await usage.close();
    await engine.close();
    catalogue.close();
    store.close();
    rmSync(folder, { recursive: true });
  });

  const article = (at: number): CatalogueRecord => {
    const record = articles[at];
    if (!record) throw new Error("the sample has too few articles");
    return record;
  };

  it("says that nothing was counted yet, and never that it is loading", async () => {
    for (const url of [`/articles/${article(0).id}`, `/journals/${article(0).journalId}`, "/statistics"]) {
      const { statusCode, body } = await get(url, "10.1.0.1", { "user-agent": "Googlebot/2.1" });
      expect([url, statusCode]).toEqual([url, 200]);
      expect(body).toContain("Nothing has been counted yet.");
      expect(body).not.toMatch(/loading/i);
    }
    const search = await get("/search?q=", "10.1.0.1", { "user-agent": "Googlebot/2.1" });
    expect(search.body).not.toContain("Most read");
    await later(60_000);
    expect(await usage.since()).toBeUndefined();
  });

  it("counts views, answers of 304 too, and neither errors, HEAD, guesses of the browser, robots nor the API", async () => {
    const { id, journalId = "" } = article(0);
    const page = `/articles/${id}`;
    const first = await get(page, "10.1.0.1");
    await later(31_000);
    const again = await get(page, "10.1.0.1", { "if-none-match": String(first.headers["etag"]) });
    expect([200, 304]).toContain(again.statusCode);
    await get(page, "10.1.0.2");
    await get(page, "10.1.0.2");
    await get(page, "10.1.0.3", { "sec-purpose": "prefetch;prerender" });
    await get(page, "10.1.0.4", { "user-agent": "curl/8.9.1" });
    await get(`/api/v1/articles/${id}`, "10.1.0.5", { accept: "application/json" });
    await app.inject({ method: "HEAD", url: page, headers: { "user-agent": browser, "x-forwarded-for": "10.1.0.6" } });
    await get("/articles/nosuchrecord1", "10.1.0.7");
    await later(31_000);
    const none = { downloads: 0, downloadSessions: 0, appearances: 0, searches: 0 };
    expect(await usage.total({ scope: "record", id })).toEqual({ ...none, views: 3, sessions: 2 });
    expect(await usage.total({ scope: "journal", id: journalId })).toEqual({ ...none, views: 3, sessions: 2 });
    expect(await usage.total({ scope: "index", id: "" })).toEqual({ ...none, views: 3, sessions: 2 });
  });

  it("counts a search once, and its hits as appearances", async () => {
    const before = await usage.total({ scope: "index", id: "" });
    const found = await get("/search?kind=article&sort=oldest&per_page=10", "10.1.0.9");
    await get("/search?kind=article&sort=oldest&per_page=10", "10.1.0.9");
    await get("/search?kind=article&sort=oldest&per_page=10&page=2", "10.1.0.9");
    expect(found.statusCode).toBe(200);
    await later(31_000);
    const after = await usage.total({ scope: "index", id: "" });
    expect(after.searches - before.searches).toBe(1);
    expect(after.appearances - before.appearances).toBe(Math.min(20, await total()));
    expect((await usage.total({ scope: "record", id: article(0).id })).appearances).toBe(1);
  });
  const total = async (): Promise<number> =>
    (
      await engine.search({
        query: null,
        filters: { kind: ["article"] },
        facets: {},
        sort: "oldest",
        offset: 0,
        limit: 0,
      })
    ).total;

  it("shows them on the pages of article and journal, and on a page of their own", async () => {
    const { id, journalId = "", data } = article(0);
    const robot = { "user-agent": "Googlebot/2.1" };
    const page = (await get(`/articles/${id}`, "10.1.0.1", robot)).body;
    const section = page.slice(page.indexOf('id="statistics"'));
    expect(section).toContain(
      "3 views and 0 downloads in 2 sessions, and 1 appearance in search results, since 25 November 2026.",
    );
    expect(section).toMatch(/<rect x="[\d.]+%" y="0" width="[\d.]+%" height="72">/);
    expect(section).toMatch(/<th scope="row">2026-11<\/th><td>3<\/td><td>0<\/td><td>2<\/td><td>1<\/td>/);
    // Behind all else that the page says of the article.
    expect(page.indexOf('id="statistics"')).toBeGreaterThan(page.indexOf('id="summary"'));
    expect((await get(`/journals/${journalId}`, "10.1.0.1", robot)).body).toContain(
      "Of this journal’s articles together.",
    );
    const all = (await get("/statistics", "10.1.0.1", robot)).body;
    expect(all).toContain("<title>2026-11-25: 3 views, 0 downloads</title>");
    expect(all).toContain("Most read");
    expect(all).toContain(`href="/articles/${id}"`);
    expect(all).toContain(data.titles[0]?.value ?? "?");
    expect(Buffer.byteLength(all)).toBeLessThan(60_000);
  });

  it("gives them as JSON by its schema, and as CSV", async () => {
    const { id, journalId } = article(0);
    const description = await apiDescription();
    for (const path of ["", `/${id}`, `/${journalId}?by=day`, `/${id}?by=day&from=2026-11-20&to=2026-11-25`]) {
      const answer = await get(`/api/v1/statistics${path}`, "10.1.0.1", { accept: "application/json" });
      expect([path, answer.statusCode, misfits(description, componentOf("Usage"), answer.json())]).toEqual([
        path,
        200,
        [],
      ]);
    }
    const body = (await get(`/api/v1/statistics/${id}?by=day&from=2026-11-24`, "10.1.0.1")).json();
    const counts = { views: 3, downloads: 0, sessions: 2, downloadSessions: 0, appearances: 1, searches: 0 };
    expect(body).toMatchObject({ id, kind: "article", of: "record", by: "day", since: "2026-11-25", total: counts });
    expect(body.periods).toEqual([
      { period: "2026-11-24", views: 0, downloads: 0, sessions: 0, downloadSessions: 0, appearances: 0, searches: 0 },
      { period: "2026-11-25", ...counts },
    ]);
    const csv = await get(`/api/v1/statistics/${id}?by=month&from=2026-10&format=csv`, "10.1.0.1");
    expect(csv.headers["content-type"]).toBe("text/csv; charset=utf-8");
    expect(csv.body).toBe(
      "period,views,downloads,sessions,downloadSessions,appearances,searches\r\n2026-10,0,0,0,0,0,0\r\n2026-11,3,0,2,0,1,0\r\n",
    );
    for (const bad of ["?by=year", "?from=2026", "?by=day&from=1970-01-01", "?to=2026-13", "?format=xml"]) {
      expect([bad, (await get(`/api/v1/statistics${bad}`, "10.1.0.1")).statusCode]).toEqual([bad, 400]);
    }
    expect((await get("/api/v1/statistics/nosuchrecord1", "10.1.0.1")).statusCode).toBe(404);
    expect((await get("/api/v1/statistics?by=day&from=2026-12-01", "10.1.0.1")).json().periods).toEqual([]);
  });

  it("sorts the search by them, as soon as the index was told", async () => {
    const second = article(3).id;
    for (const visitor of ["1", "2", "3", "4", "5"]) await get(`/articles/${second}`, `10.2.0.${visitor}`);
    await later(31_000);
    const robot = { "user-agent": "Googlebot/2.1" };
    expect((await get("/search?q=", "10.1.0.1", robot)).body).not.toContain("Most read");
    const lease = await store.writer("another");
    await expect(indexReads({ usage, store, engine })).rejects.toMatchObject({ problem: { code: "busy" } });
    lease.close();
    expect(await indexReads({ usage, store, engine })).toBe(2);
    expect(await indexReads({ usage, store, engine })).toBe(0);
    expect((await get("/search?q=", "10.1.0.1", robot)).body).toContain("Most read");
    const mostRead = async (): Promise<string[]> => {
      const { hits } = await engine.search({
        query: null,
        filters: { kind: ["article"] },
        facets: {},
        sort: "read",
        offset: 0,
        limit: 2,
      });
      return hits.map(({ id }) => id);
    };
    expect(await mostRead()).toEqual([second, article(0).id]);
    const page = (await get("/search?kind=article&sort=read", "10.1.0.1", robot)).body;
    expect(page.indexOf(`/articles/${second}"`)).toBeLessThan(page.indexOf(`/articles/${article(0).id}"`));
    // An index that is built anew knows them from the start.
    await rebuildIndex({ catalogue, engine });
    expect(await mostRead()).toEqual([second, article(0).id]);
  });
});
