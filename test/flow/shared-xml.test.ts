import { mkdtempSync, readFileSync, rmSync } from "node:fs";
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
import { hasSharedData, sharedData, sharedFiles } from "../shared-data.ts";

/** Counted apart from our readers, in the text of the file. */
function countRecords(file: string): number {
  const text = readFileSync(file, "utf8");
  const name = basename(file).startsWith("pubmed")
    ? "PubmedArticle"
    : /<(?:\w+:)?doajArticle\b/.test(text)
      ? "oai_doaj:doajArticle"
      : "crossref";
  return text.match(new RegExp(`<${name}[\\s>]`, "g"))?.length ?? 0;
}

describe.skipIf(!hasSharedData)("real files of Crossref, PubMed and DOAJ, from bytes to catalogue and index", () => {
  const files = hasSharedData
    ? [
        ...sharedFiles("crossref", ".xml"),
        ...sharedFiles("books/crossref-oai", ".xml"),
        sharedData("oai/protocol/vufindharvest-oai_doaj.xml"),
      ]
    : [];
  let folder: string;
  let store: CatalogueStore;
  let engine: SearchEngine;
  let first: RunReport;

  const importAll = async (): Promise<RunReport> =>
    toRunReport(await importFiles(files, { store, engine, formats, settings: loadSettings({}) }));

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "definepk-flow-"));
    store = openSqliteStore(folder);
    engine = openEmbeddedEngine(folder);
    first = await importAll();
  }, 120_000);

  afterAll(async () => {
    await engine.close();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it("accounts for every record: the report is what a count of elements says, and none is in quarantine", () => {
    expect(first.files).toHaveLength(files.length);
    for (const report of first.files) {
      const sum = outcomes.reduce((total, outcome) => total + report[outcome], 0);
      expect([basename(report.file), report.read, sum]).toEqual([
        basename(report.file),
        countRecords(report.file),
        report.read,
      ]);
    }
    expect(first.totals.quarantined).toBe(0);
  });

  it("finds nothing to say at verify", async () => {
    const findings: unknown[] = [];
    for await (const finding of store.verify({ reread: rereadBy(formats) })) findings.push(finding);
    expect(findings).toEqual([]);
  }, 120_000);

  it("changes nothing the second time", async () => {
    const reader = store.reader();
    const before = await reader.counts();
    const second = await importAll();
    expect(await reader.counts()).toEqual(before);
    reader.close();
    expect(second.totals).toMatchObject({ read: first.totals.read, unchanged: first.totals.read });
  }, 120_000);
});
