import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import type { CatalogueStore } from "../../src/catalogue/store.ts";
import { createFetcher, type Fetcher } from "../../src/harvest/fetcher.ts";
import { formats } from "../../src/harvest/sources/index.ts";
import { harvestSources, type Which } from "../../src/jobs/harvest-sources.ts";
import { schedule } from "../../src/jobs/schedule/due-sources.ts";
import { openEmbeddedEngine } from "../../src/search/embedded/index.ts";
import type { SearchEngine } from "../../src/search/engine.ts";
import { loadSettings } from "../../src/settings/settings.ts";
import { FakeRepository } from "../fakes/oai-repository.ts";
import { type FakeOaiServer, startFakeOai } from "../fakes/oai-server.ts";

const hour = 3_600_000;
const settings = loadSettings({
  DEFINEPK_ALLOW_PRIVATE_ADDRESSES: "yes",
  DEFINEPK_HARVEST_DELAY_MS: "0",
  DEFINEPK_HARVEST_MAX_RETRIES: "0",
  DEFINEPK_HARVEST_MAX_WAIT_MS: "0",
});

describe("what is due", () => {
  let folder: string;
  let store: CatalogueStore;
  let engine: SearchEngine;
  let fetcher: Fetcher;
  let server: FakeOaiServer;
  let repository: FakeRepository;

  beforeEach(async () => {
    // Only the date is ours: waits and time limits are the real ones.
    vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 15, 12) });
    folder = mkdtempSync(join(tmpdir(), "definepk-schedule-"));
    store = openSqliteStore(folder);
    engine = openEmbeddedEngine(join(folder, "search"));
    fetcher = createFetcher({ settings, version: "0.0.0", backoffMs: 1 });
    repository = new FakeRepository(30);
    server = await startFakeOai({ repository, pageSize: 10 });
    const writer = await store.writer("test");
    await writer.putSource({ id: "one", name: "One", format: "oai-pmh", url: server.baseUrl });
    await writer.putSource({ id: "off", name: "Off", format: "oai-pmh", url: `${server.origin}/off`, enabled: false });
    const check = { state: "pending" } as const;
    await writer.putSource({ id: "new", name: "New", format: "oai-pmh", url: server.baseUrl, enabled: false, check });
    writer.close();
  });

  afterEach(async () => {
    vi.useRealTimers();
    await fetcher.close();
    await server.close();
    await engine.close();
    store.close();
    rmSync(folder, { recursive: true });
  });

  const harvest = (which: Which = "due") => harvestSources(which, { store, engine, fetcher, formats, settings });
  const pass = (ms: number): void => void vi.setSystemTime(Date.now() + ms);
  async function due() {
    const reader = store.reader();
    const [first] = await schedule(reader, settings, Date.now());
    reader.close();
    if (!first) throw new Error("nothing is planned");
    return { ...first.due, inHours: (first.due.at - Date.now()) / hour };
  }

  it("is harvested once, again a day later at its own time, and at once where it is named", async () => {
    expect(await harvest()).toMatchObject([{ source: "one", state: "done", tally: { read: 30 } }]);
    expect(await harvest()).toEqual([]);
    const { inHours, reason } = await due();
    expect(reason).toBe("schedule");
    expect(inHours).toBeGreaterThan(11);
    expect(inHours).toBeLessThan(37);
    expect(await harvest({ ids: ["one"] })).toMatchObject([{ state: "done" }]);
    expect(await harvest("all")).toHaveLength(1);
    pass(inHours * hour + 1);
    expect(await harvest()).toHaveLength(1);
    expect((await due()).inHours).toBeCloseTo(24, 1);
  });

  it("waits longer after each failure, and recovers", async () => {
    server.faults = { status: { page: 0, status: 500 } };
    for (const [failures, hours] of [
      [1, 1],
      [2, 2],
      [3, 4],
    ] as const) {
      expect(await harvest()).toMatchObject([{ state: "failed" }]);
      expect(await harvest()).toEqual([]);
      const { inHours, failures: counted } = await due();
      expect(counted).toBe(failures);
      expect(inHours).toBeGreaterThanOrEqual(hours - 0.01);
      expect(inHours).toBeLessThanOrEqual(1.25 * hours);
      pass(inHours * hour + 1);
    }
    server.faults = {};
    expect(await harvest()).toMatchObject([{ state: "done", tally: { created: expect.any(Number) } }]);
    expect(await due()).toMatchObject({ reason: "schedule", failures: 0 });
  });

  it("comes back when the server said, which is no failure", async () => {
    server.faults = { status: { page: 0, status: 503, retryAfter: "seconds" } };
    expect(await harvest()).toMatchObject([{ state: "failed", retryAt: expect.stringMatching(/^2026-01-15T12:/) }]);
    expect(await due()).toMatchObject({ reason: "retry later", failures: 0, inHours: expect.closeTo(0.25, 2) });
    server.faults = {};
    pass(hour);
    expect(await harvest()).toMatchObject([{ state: "done" }]);
  });

  it("goes on at once after a stop", async () => {
    const stopping = new AbortController();
    const parts = { store, engine, fetcher, formats, settings, signal: stopping.signal };
    const first = await harvestSources("due", { ...parts, onProgress: () => stopping.abort() });
    expect(first).toMatchObject([{ state: "stopped" }]);
    expect(await due()).toMatchObject({ reason: "stopped" });
    expect(await harvest()).toMatchObject([{ state: "done" }]);
  });

  it("is never a source that is disabled or not checked yet", async () => {
    await harvest("all");
    pass(400 * 24 * hour);
    await harvest("all");
    const reader = store.reader();
    expect(await reader.runs("off", { limit: 1 })).toEqual([]);
    expect(await reader.runs("new", { limit: 1 })).toEqual([]);
    reader.close();
    await expect(harvest({ ids: ["new"] })).rejects.toThrow(/definepk sources check new/);
    await expect(harvest({ ids: ["one", "nowhere"] })).rejects.toThrow(/no source nowhere/);
  });
});
