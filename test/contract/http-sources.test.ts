import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiRoutes } from "../../src/api/index.ts";
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import type { CatalogueStore } from "../../src/catalogue/store.ts";
import { createApp } from "../../src/http/app.ts";
import { openEmbeddedEngine } from "../../src/search/embedded/index.ts";
import type { SearchEngine } from "../../src/search/engine.ts";
import { loadSettings } from "../../src/settings/settings.ts";
import { busy, failing, fillSources } from "../fixtures/sources.ts";
import { apiDescription, componentOf, misfits } from "./http-schema.ts";

const description = await apiDescription();

describe("the API on sources", () => {
  let folder: string;
  let store: CatalogueStore;
  let engine: SearchEngine;
  let app: FastifyInstance;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "http-sources-"));
    store = openSqliteStore(folder);
    engine = openEmbeddedEngine(join(folder, "search"));
    await fillSources(store);
    const settings = loadSettings({ DEFINEPK_PUBLIC_URL: "https://index.example.pk" });
    app = await createApp({
      settings,
      log: pino({ level: "silent" }),
      routes: [apiRoutes({ engine, catalogue: store.reader(), settings })],
      ready: async () => ({}),
    });
  });
  afterAll(async () => {
    await app.close();
    await engine.close();
    store.close();
    rmSync(folder, { recursive: true });
  });
  const get = async (path: string) => {
    const answer = await app.inject(`/api/v1${path}`);
    return { status: answer.statusCode, text: answer.body, body: answer.json() };
  };

  it("lists all, a hundred at a time, as its description says", async () => {
    const first = await get("/sources");
    expect(first.status).toBe(200);
    expect(misfits(description, componentOf("SourceList"), first.body)).toEqual([]);
    expect(first.body).toMatchObject({
      total: 131,
      page: 1,
      pages: 2,
      links: { next: "https://index.example.pk/api/v1/sources?page=2" },
    });
    expect(first.body.sources).toHaveLength(100);
    const second = await get("/sources?page=2");
    expect(second.body.sources).toHaveLength(31);
    expect((await get("/sources?page=3")).body.error.code).toBe("page_beyond_end");
    expect((await get("/sources?page=x")).body.error.code).toBe("bad_request");
  });

  it("gives one with its runs, and nothing that is private", async () => {
    const running = await get(`/sources/${busy}`);
    expect(misfits(description, componentOf("SourceWithRuns"), running.body)).toEqual([]);
    expect(running.body).toMatchObject({
      url: `https://index.example.pk/sources/${busy}`,
      status: "enabled",
      quarantined: 2,
      reasons: [{ code: "missing_title", count: 2 }],
      lastRun: { state: "running", progress: { pages: 12, listSize: 5000 } },
    });
    const failed = await get(`/sources/${failing}`);
    expect(misfits(description, componentOf("SourceWithRuns"), failed.body)).toEqual([]);
    expect(failed.body).toMatchObject({
      address: "https://failing.example.edu.pk/oai",
      due: { reason: "failed", failures: 20 },
      problem: expect.stringMatching(/cannot answer now/),
    });
    expect(failed.body.runs).toHaveLength(20);
    expect(failed.text).not.toMatch(/secret|\/var\/lib/);
    expect((await get("/sources/nowhere")).body.error.code).toBe("not_found");
  });
});
