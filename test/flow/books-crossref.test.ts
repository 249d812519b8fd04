import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import type { CatalogueStore } from "../../src/catalogue/store.ts";
import { rereadBy } from "../../src/harvest/reread.ts";
import { formats } from "../../src/harvest/sources/index.ts";
import { importFiles } from "../../src/jobs/import-files.ts";
import { type RunReport, toRunReport } from "../../src/jobs/reports.ts";
import { openEmbeddedEngine } from "../../src/search/embedded/index.ts";
import type { SearchEngine } from "../../src/search/engine.ts";
import { runSearch } from "../../src/search/search.ts";
import { emptyState } from "../../src/search/search-state.ts";
import { loadSettings } from "../../src/settings/settings.ts";
import { hasSharedData, sharedFiles } from "../shared-data.ts";

interface Counted {
  /** Chapters by any ISBN or DOI of their book. */
  readonly chapters: number;
  /** Sets of ISBNs and DOIs that have something in common. */
  readonly booksWithChapters: number;
  /** Records of books by themselves that share nothing with those. */
  readonly booksAlone: number;
}

/** Counted in the files' text alone, with nothing of the program: which books there are by the ISBNs and DOIs in `book_metadata`. */
function counted(files: readonly string[]): Counted {
  const records = files.flatMap((file) => readFileSync(file, "utf8").match(/<record>.*?<\/record>/gs) ?? []);
  const books: { keys: Set<string>; chapters: number }[] = [];
  for (const record of records) {
    const metadata = /<book_metadata.*?<\/book_metadata>/s.exec(record)?.[0] ?? "";
    const isbns = [...metadata.matchAll(/<isbn[^>]*>([^<]*)</g)].map(([, isbn = ""]) => isbn.replace(/[^\dXx]/g, ""));
    const dois = [...metadata.matchAll(/<doi>([^<]*)</g)].map(([, doi = ""]) => doi.toLowerCase());
    const keys = new Set([...isbns, ...dois]);
    const chapters = record.includes("<content_item") ? 1 : 0;
    const known = books.filter((book) => [...keys].some((key) => book.keys.has(key)));
    for (const one of known) books.splice(books.indexOf(one), 1);
    books.push({
      keys: new Set([...keys, ...known.flatMap((one) => [...one.keys])]),
      chapters: chapters + known.reduce((sum, one) => sum + one.chapters, 0),
    });
  }
  const withChapters = books.filter(({ chapters }) => chapters > 0);
  return {
    chapters: withChapters.reduce((sum, { chapters }) => sum + chapters, 0),
    booksWithChapters: withChapters.length,
    booksAlone: books.length - withChapters.length,
  };
}

describe.skipIf(!hasSharedData)("real records of books and chapters of Crossref, from bytes to catalogue", () => {
  const files = hasSharedData ? sharedFiles("books/crossref-oai", ".xml") : [];
  let folder: string;
  let store: CatalogueStore;
  let engine: SearchEngine;
  let first: RunReport;
  const importAll = async (): Promise<RunReport> =>
    toRunReport(await importFiles(files, { store, engine, formats, settings: loadSettings({}) }));

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "definepk-books-"));
    store = openSqliteStore(folder);
    engine = openEmbeddedEngine(folder);
    first = await importAll();
  });

  afterAll(async () => {
    await engine.close();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("are 400 records, all of them taken, and unchanged the second time", async () => {
    expect(first.totals).toMatchObject({ read: 400, created: 400, merged: 0, quarantined: 0 });
    expect((await importAll()).totals).toMatchObject({ read: 400, unchanged: 400 });
  });

  it("give 367 chapters in 24 books, and 13 books without an ISBN beside: 37, as counted in the files", async () => {
    const own = counted(files);
    expect(own).toEqual({ chapters: 367, booksWithChapters: 24, booksAlone: 13 });
    const reader = store.reader();
    expect((await reader.counts()).kinds).toMatchObject({ book: 37, chapter: 367 });
    const ids = (await reader.versions(undefined, 1000)).filter(({ kind }) => kind === "book").map(({ id }) => id);
    const counts = [...(await reader.chapterCounts(ids)).values()].filter((n) => n > 0);
    expect(counts.length).toBe(own.booksWithChapters);
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(own.chapters);
    expect(Math.max(...counts)).toBe(108);
    reader.close();
  });

  it("have 44 ISBNs, and what only the chapters say of their book", async () => {
    const reader = store.reader();
    const ids = (await reader.versions(undefined, 1000)).filter(({ kind }) => kind === "book").map(({ id }) => id);
    const books = await reader.records(ids);
    const isbns = books.flatMap(({ data }) => data.identifiers.filter(({ scheme }) => scheme === "isbn"));
    expect(new Set(isbns.map(({ value }) => value)).size).toBe(44);
    const [id = ""] = await reader.byIdentifier("isbn", "9783437228315");
    const [anaesthesia] = (await reader.records([id])).filter(({ kind }) => kind === "book");
    expect(anaesthesia?.data).toMatchObject({ titles: [{ value: "Kinderanästhesie" }], publisher: "Elsevier" });
    reader.close();
  });

  it("are found by the chapter, in its book, and within one book alone", async () => {
    const catalogue = store.reader();
    const found = await runSearch({ ...emptyState, q: "Introduction", kind: "chapter" }, { engine, catalogue });
    expect(
      found.hits.every(({ record, journalTitle }) => record.bookId !== undefined && journalTitle !== undefined),
    ).toBe(true);
    const books = found.facets.find(({ name }) => name === "book")?.values ?? [];
    expect(books.length).toBeGreaterThan(1);
    const within = { ...emptyState, q: "", filters: { book: [books[0]?.value ?? ""] } };
    const inside = await runSearch(within, { engine, catalogue });
    expect(inside.total).toBe((await catalogue.chapterCounts([books[0]?.value ?? ""])).get(books[0]?.value ?? ""));
    catalogue.close();
  });

  it("leave nothing for verify to find", async () => {
    const findings = [];
    for await (const finding of store.verify({ reread: rereadBy(formats) })) findings.push(finding);
    expect(findings).toEqual([]);
  });
});
