import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { outcomes } from "../../src/catalogue/ingest-types.ts";
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import type { CatalogueStore, Finding } from "../../src/catalogue/store.ts";
import { rereadBy } from "../../src/harvest/reread.ts";
import { formats } from "../../src/harvest/sources/index.ts";
import { type ImportOptions, importFiles } from "../../src/jobs/import-files.ts";
import { type RunReport, toRunReport } from "../../src/jobs/reports.ts";
import { openEmbeddedEngine } from "../../src/search/embedded/index.ts";
import type { SearchEngine } from "../../src/search/engine.ts";
import { runSearch } from "../../src/search/search.ts";
import { emptyState } from "../../src/search/search-state.ts";
import { loadSettings } from "../../src/settings/settings.ts";
import { hasSharedData, sharedFiles } from "../shared-data.ts";

const bib = `@string{jw = {Journal of Water}}
@inproceedings{p, title = {A paper on wells}, author = {Khan, Sara}, crossref = {c}}
@proceedings{c, title = {Proceedings of Water}, year = 2020}
@article{a, title = {Water in S{\\=\\i}nd}, author = {Ali, M.}, journal = jw, year = 2019}
@article{b, author = {No Title}}
`;
const ris = "TY  - JOUR\nTI  - Salt in Sindh\nAU  - Shah, Ali\nJF  - Journal of Water\nPY  - 2018\nER  - \n";
const odd = "Sr.,Topic,Writer,Jour\n1,Rain in Thar,Sara Khan,Journal of Water\n2,,Nobody,Journal of Water\n";
const mapping = { columns: { title: "Topic", authors: "Writer", journal: "Jour" }, constants: { year: "2017" } };

let folder: string;
let store: CatalogueStore;
let engine: SearchEngine;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "definepk-libraries-"));
  store = openSqliteStore(folder);
  engine = openEmbeddedEngine(folder);
});

afterAll(async () => {
  await engine.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

async function importAll(files: readonly string[], options: ImportOptions = {}): Promise<RunReport> {
  const report = toRunReport(await importFiles(files, { store, engine, formats, settings: loadSettings({}) }, options));
  for (const one of report.files) {
    const sum = outcomes.reduce((total, outcome) => total + one[outcome], 0);
    expect([one.file, one.read]).toEqual([one.file, sum]);
  }
  return report;
}

function written(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe.skipIf(!hasSharedData)("real MARC files, from bytes to catalogue", () => {
  it("import with a report that adds up, and give nothing new the second time", async () => {
    const files = [".mrc", ".xml"].flatMap((ending) => sharedFiles("books/marc", ending));
    const first = await importAll(files);
    expect(first.files.map(({ file, format, state }) => [basename(file), format, state])).toEqual(
      files.map((file) => [basename(file), "marc", "done"]),
    );
    // one book is there in both forms
    expect(first.totals).toMatchObject({ read: 13, quarantined: 1, created: 11, merged: 1 });
    expect((await importAll(files)).totals).toMatchObject({ read: 13, quarantined: 1, unchanged: 12, updated: 0 });
  });

  it("are found by what is in a book, and by both scripts of a name", async () => {
    const titles = async (q: string): Promise<(string | undefined)[]> => {
      const catalogue = store.reader();
      const { hits } = await runSearch({ ...emptyState, q }, { engine, catalogue });
      catalogue.close();
      return hits.map(({ record }) => record.data.titles[0]?.value);
    };
    expect(await titles("Absent-minded serenade")).toEqual(["Senior Laurel songs for high schools"]);
    const arabic = "انتقال الأفكار و التقنيات في المغارب و العالم المتوسطي";
    expect(await titles("author:moudden")).toEqual([arabic]);
    expect(await titles("author:مودن")).toEqual([arabic]);
  });
});

describe("lists of references and tables, from bytes to catalogue", () => {
  it("import with a report that adds up, and give nothing new the second time", async () => {
    const files = [written("refs.bib", bib), written("refs.ris", ris)];
    const first = await importAll(files);
    expect(first.files.map(({ format, read, created, quarantined }) => [format, read, created, quarantined])).toEqual([
      ["bibtex", 4, 3, 1],
      ["ris", 1, 1, 0],
    ]);
    expect((await importAll(files)).totals).toMatchObject({ read: 5, unchanged: 4, quarantined: 1 });
  });

  it("keep a table's mapping with its source, for the next file of it", async () => {
    const file = written("odd.csv", odd);
    const [refused] = (await importAll([file])).files;
    expect(refused).toMatchObject({ state: "failed", message: expect.stringContaining("--suggest-mapping odd.csv") });
    const csv = formats.find(({ name }) => name === "csv");
    const first = await importAll([file], { mapping, ...(csv === undefined ? {} : { format: csv }) });
    expect(first.totals).toMatchObject({ read: 2, created: 1, quarantined: 1 });
    expect((await importAll([file])).totals).toMatchObject({ read: 2, unchanged: 1, quarantined: 1 });
    const other = written("other.csv", odd.replace("Rain in Thar", "Sand in Thar"));
    const source = { id: "odd", name: "odd" };
    expect((await importAll([other], { source })).totals).toMatchObject({ created: 1, quarantined: 1 });
    const changed = { ...mapping, constants: { year: "2016" } };
    const again = await importAll([other], { source, mapping: changed, ...(csv === undefined ? {} : { format: csv }) });
    // the year is part of what a row without id or DOI is told apart by
    expect(again.totals).toMatchObject({ created: 1, quarantined: 1 });
    const reader = store.reader();
    const kept = (await reader.sources()).find(({ id }) => id === "odd");
    reader.close();
    expect(kept).toMatchObject({ format: "csv", settings: { mapping: changed } });
  });

  it("leave nothing for verify to find", async () => {
    const findings: Finding[] = [];
    for await (const finding of store.verify({ reread: rereadBy(formats) })) findings.push(finding);
    expect(findings.filter((finding) => !finding.harmless)).toEqual([]);
  });
});
