import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { outcomes } from "../../src/catalogue/ingest-types.ts";
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import type { CatalogueStore } from "../../src/catalogue/store.ts";
import { rereadBy } from "../../src/harvest/reread.ts";
import { formats } from "../../src/harvest/sources/index.ts";
import { importFiles } from "../../src/jobs/import-files.ts";
import { type RunReport, toRunReport } from "../../src/jobs/reports.ts";
import { openEmbeddedEngine } from "../../src/search/embedded/index.ts";
import type { SearchEngine } from "../../src/search/engine.ts";
import { loadSettings } from "../../src/settings/settings.ts";
import { openApp } from "../browser/test-site.ts";
import { hasSharedData, sharedFiles } from "../shared-data.ts";

describe.skipIf(!hasSharedData)("real files of books, from bytes to page", () => {
  let folder: string;
  let store: CatalogueStore;
  let engine: SearchEngine;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "definepk-book-files-"));
    store = openSqliteStore(folder);
    engine = openEmbeddedEngine(folder);
  });
  afterAll(async () => {
    await engine.close();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function importAll(files: readonly string[]): Promise<RunReport> {
    const report = toRunReport(await importFiles(files, { store, engine, formats, settings: loadSettings({}) }));
    for (const one of report.files) {
      expect([one.file, one.read]).toEqual([one.file, outcomes.reduce((sum, outcome) => sum + one[outcome], 0)]);
    }
    return report;
  }

  it("EPUB: a book and its chapters each, a cut off one is incomplete and kept; again nothing new", async () => {
    const files = sharedFiles("books/epub", ".epub");
    const first = await importAll(files);
    expect(first.files.map(({ file, state, read, created }) => [basename(file), state, read, created])).toEqual([
      ["live-manual.de.epub", "done", 48, 48],
      ["live-manual.en.epub", "done", 48, 48],
      ["live-manual.es.truncated.epub", "incomplete", 1, 0],
    ]);
    expect((await importAll(files)).totals).toMatchObject({ read: 97, unchanged: 96, quarantined: 1 });
    const reader = store.reader();
    expect((await reader.counts()).kinds).toMatchObject({ book: 2, chapter: 94 });
    reader.close();
  });

  it("EPUB: its page shows the tree, leads to chapters and places in them, and finds passages", async () => {
    const catalogue = store.reader();
    const { app } = await openApp(catalogue, engine);
    const get = async (url: string): Promise<string> =>
      (await app.inject({ url, headers: { accept: "text/html" } })).body;
    const books = await get("/books?q=Live+Systems+Manual");
    const path = /href="(\/books\/[^"]+)"/.exec(books.slice(books.indexOf('class="hits"')))?.[1] ?? "";
    const page = await get(path);
    const links = [...page.matchAll(/href="(\/chapters\/[^"#]+)(?:#(s\d+))?"/g)];
    expect(new Set(links.map(([, chapter]) => chapter)).size).toBe(47);
    expect(links.length).toBe(190);
    const [, chapter = "", place = ""] = links.find(([, , one]) => one !== undefined) ?? [];
    expect(await get(chapter)).toContain(`<li id="${place}">`);
    const inside = await get(`${path}?q=snapshots+bootloader`);
    expect(inside).toContain("<mark>");
    expect(inside).not.toContain("Handbuch");
    await app.close();
    catalogue.close();
  });

  it("ONIX: 21 products of 2.1 and the same of 3.0 are 20 books, for one is listed twice; one without a title is kept; again nothing new", async () => {
    const before = store.reader();
    const { book } = (await before.counts()).kinds;
    before.close();
    const files = sharedFiles("books/onix", ".xml");
    const first = await importAll(files);
    const of = (name: string) => first.files.find(({ file }) => basename(file) === name);
    expect(of("onix2-multiple.xml")).toMatchObject({ read: 21, created: 20, unchanged: 1 });
    expect(of("onix3-multiple.xml")).toMatchObject({ read: 21, merged: 20, unchanged: 1 });
    expect(of("onix3-single-short-tags.xml")).toMatchObject({ read: 1, merged: 1 });
    expect(of("imx-invalid_textformat.xml")).toMatchObject({ read: 1, quarantined: 1 });
    const reader = store.reader();
    // Roseanna is in three files
    expect((await reader.counts()).kinds.book - book).toBe(20 + 3);
    reader.close();
    expect((await importAll(files)).totals).toMatchObject({ read: 48, unchanged: 47, quarantined: 1 });
  });

  it("leave nothing for verify to find", async () => {
    const findings = [];
    for await (const finding of store.verify({ reread: rereadBy(formats) })) findings.push(finding);
    expect(findings.filter(({ harmless }) => harmless !== true)).toEqual([]);
  });
});
