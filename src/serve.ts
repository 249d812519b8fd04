import { join } from "node:path";
import type { Logger } from "pino";
import { apiRoutes } from "./api/index.ts";
import type { CatalogueStore } from "./catalogue/store.ts";
import { asProblem } from "./domain/result.ts";
import type { SourceFormat } from "./harvest/source.ts";
import { createApp } from "./http/app.ts";
import { loadAssets } from "./http/assets.ts";
import { startServer } from "./http/server.ts";
import { siteAssetRoots } from "./http/site-assets.ts";
import { openDossiers } from "./jobs/dossiers/dossiers.ts";
import { type HarvestCommand, keepHarvesting } from "./jobs/keep-harvesting.ts";
import { keepIndex } from "./jobs/keep-index.ts";
import { keepReads } from "./jobs/keep-reads.ts";
import { isUntouched, loadSample } from "./jobs/load-sample.ts";
import { lacksShippedRules, takeShippedRules } from "./jobs/shipped-rules.ts";
import { openDossierStore } from "./recognition/dossier/store/sqlite.ts";
import type { SearchEngine } from "./search/engine.ts";
import type { Settings } from "./settings/settings.ts";
import { startCounting } from "./statistics/count.ts";
import { withReads } from "./statistics/reads-in-index.ts";
import { readRobots } from "./statistics/robots.ts";
import { openUsageStore } from "./statistics/sqlite/index.ts";
import { renderErrorPage, webRoutes } from "./web/index.ts";

interface ServeParts {
  readonly settings: Settings;
  readonly log: Logger;
  readonly signal: AbortSignal;
  readonly store: CatalogueStore;
  readonly engine: SearchEngine;
  readonly formats: readonly SourceFormat[];
  readonly sampleFolder: string;
  readonly presetFolder: string;
  /** Harvests what is due and ends. */
  readonly harvestCommand: HarvestCommand;
}

/** Web site and API until the signal fires; an untouched data folder gets the sample first. */
export async function serveSite(parts: ServeParts): Promise<void> {
  const { settings, log, signal, store } = parts;
  if (settings.sample && (await isUntouched(store))) {
    const reports = await loadSample(parts.sampleFolder, {
      store,
      engine: parts.engine,
      formats: parts.formats,
      settings,
      signal,
    });
    const records = reports.reduce((sum, report) => sum + report.tally.read, 0);
    log.info({ records }, "the data folder was empty: filled with the fictional sample");
  }
  await keepShippedRules(parts);
  const clock = (): Date => new Date();
  const usage = settings.countUsage ? openUsage(parts, clock) : undefined;
  const engine = usage === undefined ? parts.engine : withReads(parts.engine, usage.store);
  const catalogue = store.reader();
  const index = keepIndex({ store, engine, catalogue, log });
  const harvests = settings.harvestAutomatically
    ? keepHarvesting({ catalogue, settings, log, command: parts.harvestCommand })
    : undefined;
  const reads = usage === undefined ? undefined : keepReads({ usage: usage.store, store, engine, log });
  const dossierStore = openDossierStore(settings.data);
  const dossiers = openDossiers({ store: dossierStore, catalogue, engine, log, clock, days: settings.dossierDays });
  const assets = loadAssets(siteAssetRoots());
  const shown = usage === undefined ? {} : { usage: usage.store };
  const app = await createApp({
    settings,
    log,
    routes: [
      assets.plugin,
      webRoutes({ engine, catalogue, settings, assets, clock, dossiers, ...shown }),
      apiRoutes({ engine, catalogue, settings, dossiers, ...shown }),
    ],
    ...(usage === undefined ? {} : { countUse: usage.counting.count }),
    renderError: (status, code, request, problem) =>
      renderErrorPage({ status, code, request, problem, assets, settings }),
    ready: async () => ({
      catalogue: (await catalogue.counts()).seq >= 0,
      search: (await engine.position()) !== undefined,
    }),
  });
  try {
    const server = await startServer(app, settings, log);
    process.stderr.write(greeting(server.url, settings));
    await aborted(signal);
    log.info("stopping");
    await Promise.all([server.stop(), harvests?.stop()]);
  } finally {
    await harvests?.stop();
    await index.stop();
    await reads?.stop();
    await usage?.counting.stop();
    await usage?.store.close();
    await dossiers.stop();
    await dossierStore.close();
    catalogue.close();
  }
}

/** Not while another writes: the next start will do. */
async function keepShippedRules(parts: ServeParts): Promise<void> {
  if (!(await lacksShippedRules(parts))) return;
  try {
    const writer = await parts.store.writer("rules of recognition", 0);
    await takeShippedRules(writer, parts).finally(() => writer.close());
  } catch (error) {
    if (asProblem(error)?.code !== "busy") throw error;
  }
}

/** The statistics: their store, and what counts into it. */
function openUsage({ settings, log, presetFolder }: ServeParts, clock: () => Date) {
  const robots = readRobots(join(presetFolder, "usage", "robots.json"));
  const store = openUsageStore(settings.data);
  return { store, counting: startCounting({ store, robots, log, clock }) };
}

function greeting(url: string, settings: Settings): string {
  return [
    "",
    `  DefinePK is at ${url}`,
    `  Its data: ${settings.data}`,
    "  Add a journal:  npx definepk sources add https://journal.example.edu.pk/index.php/journal/oai",
    "  then fetch it:  npx definepk harvest",
    "  or take files:  npx definepk import records.xml",
    "",
    "",
  ].join("\n");
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
