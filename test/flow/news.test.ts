import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { outcomes } from "../../src/catalogue/ingest-types.ts";
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import type { CatalogueStore } from "../../src/catalogue/store.ts";
import { rereadBy } from "../../src/harvest/reread.ts";
import { csv } from "../../src/harvest/sources/csv/index.ts";
import { formats } from "../../src/harvest/sources/index.ts";
import { importFiles } from "../../src/jobs/import-files.ts";
import { type RunReport, toRunReport } from "../../src/jobs/reports.ts";
import { openEmbeddedEngine } from "../../src/search/embedded/index.ts";
import type { SearchEngine } from "../../src/search/engine.ts";
import { verifyIndex } from "../../src/search/indexer.ts";
import { loadSettings } from "../../src/settings/settings.ts";
import { openApp } from "../browser/test-site.ts";
import { hasSharedData, sharedData, sharedFiles } from "../shared-data.ts";

const tribune = {
  columns: { title: "title", date: "date", text: "content", link: "link" },
  constants: { kind: "news", outlet: "The Express Tribune" },
};

describe.skipIf(!hasSharedData)("real headlines, from bytes to page", () => {
  let folder: string;
  let store: CatalogueStore;
  let engine: SearchEngine;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "definepk-news-"));
    store = openSqliteStore(folder);
    engine = openEmbeddedEngine(folder);
  });
  afterAll(async () => {
    await engine.close();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function importAll(files: readonly string[], mapping?: unknown): Promise<RunReport> {
    const settings = loadSettings({});
    const given = mapping === undefined ? {} : { mapping, format: csv };
    const report = toRunReport(await importFiles(files, { store, engine, formats, settings }, given));
    for (const one of report.files) {
      expect([one.file, one.read]).toEqual([one.file, outcomes.reduce((sum, outcome) => sum + one[outcome], 0)]);
    }
    return report;
  }
  const counted = (report: RunReport): Record<string, readonly unknown[]> =>
    Object.fromEntries(
      report.files.map((one) => [
        basename(one.file),
        [one.state, one.read, one.created, one.unchanged, one.quarantined],
      ]),
    );

  const archives = [
    "english-the-news-2025.csv",
    "urdu-express-2024.csv",
    "urdu-geo-2024.csv",
    "urdu-ibc-headlines.jsonl",
  ];

  it("takes in archives and cut feeds with reports that add up; again nothing new", async () => {
    const files = archives.map((name) => sharedData(`news/${name}`));
    const first = counted(await importAll(files));
    expect(Object.fromEntries(Object.entries(first).map(([name, [state, read]]) => [name, [state, read]]))).toEqual({
      "english-the-news-2025.csv": ["done", 878],
      "urdu-express-2024.csv": ["done", 750],
      "urdu-geo-2024.csv": ["done", 300],
      "urdu-ibc-headlines.jsonl": ["done", 2737],
    });
    expect(first["urdu-ibc-headlines.jsonl"]?.at(-1)).toBe(2);
    const mapped = counted(await importAll([sharedData("news/english-tribune-2025.csv")], tribune));
    expect(mapped["english-tribune-2025.csv"]?.[1]).toBe(893);
    // `Title not found`, which is one row a day
    expect(mapped["english-tribune-2025.csv"]?.[4]).toBe(181);
    const cut = counted(await importAll(sharedFiles("news/rss-openings", ".xml")));
    expect(cut).toEqual({
      "aaj-english-30341231-2026-04-07.cut.xml": ["incomplete", 1, 0, 0, 1],
      "dawn-home-2026-05-13.cut.xml": ["incomplete", 2, 1, 0, 1],
      "dawn-latest-news-2026-04-25.cut.xml": ["incomplete", 1, 0, 0, 1],
      "error-instead-of-feed.xml": ["failed", 0, 0, 0, 0],
    });
    const again = [
      ...(await importAll(files)).files,
      ...(await importAll([sharedData("news/english-tribune-2025.csv")])).files,
      ...(await importAll(sharedFiles("news/rss-openings", ".xml"))).files,
    ];
    for (const one of again) expect([one.file, one.created, one.updated, one.merged]).toEqual([one.file, 0, 0, 0]);
  });

  it("keeps what a check anew finds sound", async () => {
    const findings: unknown[] = [];
    for await (const finding of store.verify({ reread: rereadBy(formats) })) findings.push(finding);
    expect(findings).toEqual([]);
    const reader = store.reader();
    for await (const finding of verifyIndex({ catalogue: reader, engine })) findings.push(finding);
    expect(findings).toEqual([]);
    reader.close();
  });

  it("shows headlines by day, outlet, section and language, one a story, and the story's others on a page", async () => {
    const catalogue = store.reader();
    const { app } = await openApp(catalogue, engine);
    const page = async (url: string): Promise<{ status: number; body: string }> => {
      const { statusCode: status, body } = await app.inject({ url, headers: { accept: "text/html" } });
      return { status, body };
    };
    const day = await page("/news?day=2025-05-26&q=bangladesh+court+hasina");
    expect(day.body.match(/class="headline"/g)).toHaveLength(1);
    expect(day.body).toContain("<bdi>Also:</bdi>");
    const path = /class="headline"[^>]*><h3[^>]*><a href="(\/news\/[^"]+)"/.exec(day.body)?.[1] ?? "";
    const item = await page(path);
    expect(item.body).toContain("The same story");
    expect(item.body).toMatch(/The News International|The Express Tribune/);
    expect(item.body).toContain('rel="external noopener"');
    const urdu = await page("/news?language=ur&section=sports&outlet=Geo+News+Urdu");
    expect(urdu.body).toMatch(/<h3 lang="ur" dir="rtl">/);
    expect(urdu.body).not.toMatch(/class="by"><bdi>(?!Geo News Urdu)/);
    expect((await page("/news?day=2025-13-40")).status).toBe(400);
    expect((await page("/news?page=100000")).status).toBe(404);
    const hits = await page("/search?q=hasina+era+officials&kind=news");
    expect(hits.body).toContain("1 more headline of the same story");
    const words = await page("/news/words?q=pakistan+outlet%3A%22The+News+International%22");
    expect(words.body).toContain('role="img"');
    expect(words.body).toContain('<th scope="row"><a href="/news?q=');
    expect((await page("/news/words?q=nothingofthekind")).body).toContain("No dated headline has these words.");
    const feed = await app.inject({ url: "/feeds/news.atom?outlet=The+News+International" });
    expect(feed.headers["content-type"]).toContain("application/atom+xml");
    expect(feed.body.match(/<entry/g)).toHaveLength(30);
    expect(feed.body).toContain('rel="related" href="https://www.thenews.com.pk/');
    await app.close();
    catalogue.close();
  });

  it("counts a word's days as the rows of the archive do", async () => {
    const { wordCourse } = await import("../../src/search/word-course.ts");
    const catalogue = store.reader();
    const course = await wordCourse({ q: "title:budget", filters: {} }, { engine, catalogue });
    expect(course.unit).toBe("year");
    const days = await wordCourse(
      { q: "title:budget", filters: { outlet: ["The News International"] } },
      { engine, catalogue },
    );
    expect(days.unit).toBe("day");
    // counted in the file by another reader of tables
    const rows = parse<Record<string, string>>(readFileSync(sharedData("news/english-the-news-2025.csv")), {
      columns: true,
    });
    const expected = new Map<string, number>();
    for (const { date = "", title = "" } of rows) {
      if (/\bbudgets?\b/i.test(title)) expected.set(date, (expected.get(date) ?? 0) + 1);
    }
    expect(expected.size).toBeGreaterThan(3);
    const found = days.bins.filter(({ count }) => count > 0).map(({ from, count }) => [from, count]);
    expect(found).toEqual([...expected].sort(([a], [b]) => (a < b ? -1 : 1)));
    catalogue.close();
  });
});

it("asks for a table's outlet rather than guess it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "definepk-news-"));
  const store = openSqliteStore(folder);
  const engine = openEmbeddedEngine(folder);
  const file = join(folder, "headlines.csv");
  writeFileSync(file, "date,title,link,content\n2026-05-12,Kites over Lahore,,Text\n");
  const [report] = await importFiles([file], { store, engine, formats, settings: loadSettings({}) });
  expect(report).toMatchObject({ state: "failed", message: expect.stringContaining("does not say of which outlet") });
  await engine.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});
