import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import Database from "better-sqlite3";
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
import { verifyIndex } from "../../src/search/indexer.ts";
import { loadSettings } from "../../src/settings/settings.ts";
import { hasSharedData, sharedFiles } from "../shared-data.ts";

/** Counted apart from our reader: header elements of list answers, in the text of the file. */
function countHeaders(file: string): number {
  return [...readFileSync(file, "utf8").matchAll(/<(?:\w+:)?header[\s>/]/g)].length;
}

describe.skipIf(!hasSharedData)("all real OAI files, from bytes to catalogue and index", () => {
  const files = hasSharedData ? [...sharedFiles("oai", ".xml"), ...sharedFiles("oai/captures", ".xml")] : [];
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

  it("accounts for every record: the report is what a count of headers says", () => {
    for (const report of first.files) {
      const sum = outcomes.reduce((total, outcome) => total + report[outcome], 0);
      expect([basename(report.file), report.read]).toEqual([basename(report.file), sum]);
      expect([basename(report.file), report.read]).toEqual([basename(report.file), countHeaders(report.file)]);
    }
  });

  it("quarantines fewer than two in a hundred, each with its reason", async () => {
    expect(first.totals.quarantined).toBeLessThan(first.totals.read * 0.02);
    const reader = store.reader();
    const entries = await reader.quarantined({ limit: 1000 });
    reader.close();
    expect(entries.length).toBe(first.totals.quarantined);
    for (const entry of entries) expect(entry.message.length).toBeGreaterThan(10);
  });

  it("makes no two live records of one source one", () => {
    const db = new Database(join(folder, "catalogue.db"), { readonly: true });
    const own = "from source_record where state = 'live' and derived = 0";
    const joined = db
      .prepare(`select source, record, count(*) as records ${own} group by source, record having records > 1`)
      .all();
    const live = db.prepare(`select count(*) as records, count(distinct record) as ids ${own}`).get();
    db.close();
    expect(joined).toEqual([]);
    expect(live).toEqual({ records: first.totals.created, ids: first.totals.created });
    expect(first.totals.merged).toBe(0);
  });

  it("finds nothing to say at verify, and the index holds what the catalogue holds", async () => {
    const findings: unknown[] = [];
    for await (const finding of store.verify({ reread: rereadBy(formats) })) findings.push(finding);
    const catalogue = store.reader();
    for await (const finding of verifyIndex({ catalogue, engine })) findings.push(finding);
    catalogue.close();
    expect(findings).toEqual([]);
  }, 60_000);

  it("changes nothing the second time", async () => {
    const reader = store.reader();
    const before = await reader.counts();
    const second = await importAll();
    const after = await reader.counts();
    reader.close();
    expect(after).toEqual(before);
    expect(second.totals.unchanged + second.totals.quarantined).toBe(second.totals.read);
    expect(second.totals.read).toBe(first.totals.read);
    expect(second.totals.quarantined).toBe(first.totals.quarantined);
  }, 120_000);
});
