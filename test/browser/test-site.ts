import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import type { CatalogueRecord } from "../../src/catalogue/catalogue.ts";
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import type { StoreReader } from "../../src/catalogue/store.ts";
import { formats } from "../../src/harvest/sources/index.ts";
import { createApp } from "../../src/http/app.ts";
import { type AssetTable, loadAssets } from "../../src/http/assets.ts";
import { siteAssetRoots } from "../../src/http/site-assets.ts";
import { type Dossiers, openDossiers } from "../../src/jobs/dossiers/dossiers.ts";
import { importFiles } from "../../src/jobs/import-files.ts";
import { loadSample } from "../../src/jobs/load-sample.ts";
import { openDossierStore } from "../../src/recognition/dossier/store/sqlite.ts";
import { openEmbeddedEngine } from "../../src/search/embedded/index.ts";
import type { SearchEngine } from "../../src/search/engine.ts";
import { loadSettings } from "../../src/settings/settings.ts";
import { openUsageStore } from "../../src/statistics/sqlite/index.ts";
import type { UsageReader } from "../../src/statistics/store.ts";
import { renderErrorPage, webRoutes } from "../../src/web/index.ts";
import { fillSources } from "../fixtures/sources.ts";
import { fillUsage } from "../fixtures/usage.ts";

/** The whole site on a real catalogue and index, without a network. */
export interface TestSite {
  readonly app: FastifyInstance;
  readonly catalogue: StoreReader;
  readonly engine: SearchEngine;
  readonly assets: AssetTable;
  readonly dossiers: Dossiers;
  /** The first record whose first title contains these words. */
  find(words: string): Promise<CatalogueRecord>;
  close(): Promise<void>;
}

const sampleFolder = fileURLToPath(new URL("../../sample/", import.meta.url));
const settings = loadSettings({ DEFINEPK_RATE_LIMIT_PER_MINUTE: "0", DEFINEPK_PUBLIC_URL: "https://index.example.pk" });

/** The site over parts that the caller opened and closes. */
export async function openApp(
  catalogue: StoreReader,
  engine: SearchEngine,
  change: Partial<typeof settings> = {},
  dossiers?: Dossiers,
  usage?: UsageReader,
): Promise<{ app: FastifyInstance; assets: AssetTable }> {
  const own = { ...settings, ...change };
  const assets = loadAssets(siteAssetRoots());
  const clock = (): Date => new Date("2026-01-15T12:00:00Z");
  const app = await createApp({
    settings: own,
    log: pino({ level: "silent" }),
    routes: [
      assets.plugin,
      webRoutes({
        engine,
        catalogue,
        settings: own,
        assets,
        clock,
        ...(dossiers === undefined ? {} : { dossiers }),
        ...(usage === undefined ? {} : { usage }),
      }),
    ],
    renderError: (status, code, request, problem) =>
      renderErrorPage({ status, code, request, problem, assets, settings: own }),
    ready: async () => ({}),
  });
  return { app, assets };
}

/** The site with the sample, sources in every state, and these files besides. `publicUrl` as the setting. */
export async function openTestSite(files: readonly string[] = [], publicUrl = settings.publicUrl): Promise<TestSite> {
  const folder = mkdtempSync(join(tmpdir(), "web-site-"));
  const store = openSqliteStore(folder);
  const engine = openEmbeddedEngine(folder);
  const parts = { store, engine, formats, settings };
  await loadSample(sampleFolder, parts);
  await importFiles(files, parts);
  await fillSources(store);
  const catalogue = store.reader();
  const dossierStore = openDossierStore(folder);
  const now = (): Date => new Date();
  const log = pino({ level: "silent" });
  const dossiers = openDossiers({ store: dossierStore, catalogue, engine, log, clock: now, days: 30 });
  const usage = openUsageStore(folder);
  await fillUsage(usage, catalogue);
  const { app, assets } = await openApp(catalogue, engine, { publicUrl }, dossiers, usage);
  return {
    app,
    catalogue,
    engine,
    assets,
    dossiers,
    async find(words) {
      const query = { type: "phrase", text: words, field: "title", at: 0 } as const;
      const found = await engine.search({ query, filters: {}, facets: {}, sort: "relevance", offset: 0, limit: 1 });
      const [record] = await catalogue.records(found.hits.map(({ id }) => id));
      if (!record) throw new Error(`the test site has no “${words}”`);
      return record;
    },
    async close() {
      await app.close();
      await dossiers.stop();
      await dossierStore.close();
      await usage.close();
      await engine.close();
      catalogue.close();
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Whether the sample is there yet. */
export const hasSample = existsSync(join(sampleFolder, "index.json"));

/** Titles that the sample's own files give, for whoever needs to know what should be there. */
export function sampleText(file: string): string {
  return readFileSync(join(sampleFolder, file), "utf8");
}
