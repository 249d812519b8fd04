import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { describe, expect, it } from "vitest";
import { apiRoutes } from "../../src/api/index.ts";
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import { formats } from "../../src/harvest/sources/index.ts";
import { createApp } from "../../src/http/app.ts";
import { importFiles } from "../../src/jobs/import-files.ts";
import { openEmbeddedEngine } from "../../src/search/embedded/index.ts";
import { loadSettings } from "../../src/settings/settings.ts";
import { hasSharedData, sharedData } from "../shared-data.ts";
import { apiDescription, componentOf, misfits } from "./http-schema.ts";

const files = [
  "ojs-awl-p01",
  "ojs-bovine2-p01",
  "ojs-icce-p01",
  "ojs-ciney-p01",
  "ojs-tndr-p01",
  "captures/capture-bhl",
  "captures/capture-cogprints",
  "captures/capture-erudit",
];

describe.skipIf(!hasSharedData)("the API on real records", () => {
  it("gives every record as its schema says, and finds each article's journal and issue", async () => {
    const folder = mkdtempSync(join(tmpdir(), "http-real-"));
    const settings = loadSettings({ DEFINEPK_RATE_LIMIT_PER_MINUTE: "0" });
    const store = openSqliteStore(folder);
    const engine = openEmbeddedEngine(folder);
    const catalogue = store.reader();
    const app = await createApp({
      settings,
      log: pino({ level: "silent" }),
      routes: [apiRoutes({ engine, catalogue, settings })],
      ready: async () => ({}),
    });
    try {
      await importFiles(
        files.map((name) => sharedData(`oai/${name}.xml`)),
        { store, engine, formats, settings },
      );
      const description = await apiDescription();
      const records = (await catalogue.versions(undefined, 10_000)).filter(
        ({ kind }) => kind === "article" || kind === "journal",
      );
      const related = new Set<string>();
      for (const { id, kind } of records) {
        const answer = await app.inject(`/api/v1/${kind}s/${id}`);
        const body = answer.json();
        expect([
          id,
          answer.statusCode,
          misfits(description, componentOf(kind === "article" ? "Article" : "Journal"), body),
        ]).toEqual([id, 200, []]);
        expect(body.provenance.length).toBeGreaterThan(0);
        if (kind === "journal") related.add(body.related.issues).add(body.related.articles);
        else if (body.issue) related.add(`/api/v1${body.issue.url}`);
      }
      expect(records.length).toBeGreaterThan(400);
      for (const path of related) expect([path, (await app.inject(path)).statusCode]).toEqual([path, 200]);
      expect(related.size).toBeGreaterThan(10);
    } finally {
      await app.close();
      await engine.close();
      catalogue.close();
      store.close();
      rmSync(folder, { recursive: true });
    }
  }, 120_000);
});
