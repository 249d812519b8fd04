import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import type { CatalogueStore } from "../../src/catalogue/store.ts";
import type { CatalogueWriter, NewSource, Source } from "../../src/catalogue/writer.ts";
import type { Clock } from "../../src/harvest/clock.ts";
import { createFetcher, type Fetcher, type FetcherSettings } from "../../src/harvest/fetcher.ts";
import type { HarvestReport } from "../../src/harvest/report.ts";
import { type HarvestParts, harvestSource } from "../../src/harvest/runner.ts";
import { oaiPmh } from "../../src/harvest/sources/oai-pmh/index.ts";
import type { FakeRepository } from "./oai-repository.ts";

export const testSettings: FetcherSettings & HarvestParts["settings"] = {
  contact: "",
  allowPrivateAddresses: true,
  harvestDelayMs: 0,
  harvestTimeoutMs: 2_000,
  harvestMaxPageBytes: 5_000_000,
  harvestMaxRetries: 3,
  harvestMaxWaitMs: 60_000,
  harvestMaxPages: 100,
  maxRecordBytes: 1_000_000,
};

/** A clock that is right but does not wait. */
export const impatientClock: Clock = {
  now: () => Date.now(),
  sleep: () => new Promise((resolve) => setImmediate(resolve)),
};

/** A real catalogue in a folder of its own, a real fetcher, and what is needed to harvest into it. */
export interface HarvestStand {
  readonly store: CatalogueStore;
  readonly writer: CatalogueWriter;
  readonly fetcher: Fetcher;
  add(source: Partial<NewSource> & { id: string; url: string }): Promise<Source>;
  harvest(id: string, parts?: Partial<HarvestParts>): Promise<HarvestReport>;
  close(): Promise<void>;
}

export async function openStand(settings: Partial<typeof testSettings> = {}): Promise<HarvestStand> {
  const folder = mkdtempSync(join(tmpdir(), "definepk-harvest-"));
  const store = openSqliteStore(folder);
  const writer = await store.writer("test");
  const all = { ...testSettings, ...settings };
  const fetcher = createFetcher({ settings: all, version: "0.0.0", backoffMs: 1, clock: impatientClock });
  return {
    store,
    writer,
    fetcher,
    add: (source) => writer.putSource({ name: source.id, format: "oai-pmh", ...source }),
    async harvest(id, parts = {}) {
      const source = await writer.source(id);
      if (!source) throw new Error(`no source ${id}`);
      return harvestSource(source, {
        writer,
        fetcher,
        formats: [oaiPmh],
        settings: all,
        clock: impatientClock,
        ...parts,
      });
    },
    async close() {
      await fetcher.close();
      store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/**
 * What differs between the repository and what the catalogue has of it: numbers of records that are missing or have other bytes, and
 * how many live articles there are beside those that should be. Empty = each record is there exactly once, as it is now.
 */
export async function differences(
  stand: HarvestStand,
  sourceId: string,
  repository: FakeRepository,
  options = {},
): Promise<string[]> {
  const found: string[] = [];
  const records = repository.all();
  for (const record of records) {
    const raw = await stand.writer.rawOf(sourceId, repository.identifier(record.number));
    if (!raw) found.push(`${record.number} is missing`);
    else if (Buffer.from(raw.bytes).toString() !== repository.xml(record, options))
      found.push(`${record.number} has other bytes`);
  }
  const source = await stand.writer.source(sourceId);
  const live = records.filter((record) => !record.deleted).length;
  if (source?.records !== live) found.push(`${source?.records} live records instead of ${live}`);
  return found;
}
