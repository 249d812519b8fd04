import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyPluginAsync } from "fastify";
import pino from "pino";
import { expect, it } from "vitest";
import { apiRoutes } from "../../src/api/index.ts";
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import { createApp } from "../../src/http/app.ts";
import { openEmbeddedEngine } from "../../src/search/embedded/index.ts";
import { runSearch } from "../../src/search/search.ts";
import { parseSearchState } from "../../src/search/state.ts";
import { loadSettings } from "../../src/settings/settings.ts";

it("says that the index is not ready, to people and programs, and to come again", async () => {
  const folder = mkdtempSync(join(tmpdir(), "http-busy-"));
  const settings = loadSettings({});
  const store = openSqliteStore(folder);
  const catalogue = store.reader();
  const engine = openEmbeddedEngine(folder);
  const page: FastifyPluginAsync = async (app) => {
    app.get("/search", async () => runSearch(parseSearchState({ q: "wheat" }).state, { engine, catalogue }));
  };
  const app = await createApp({
    settings,
    log: pino({ level: "silent" }),
    routes: [page, apiRoutes({ engine, catalogue, settings })],
    renderError: (status, code) => `<h1>${status} ${code}</h1>`,
    ready: async () => ({ search: (await engine.position()) !== undefined }),
  });
  try {
    expect((await app.inject("/ready")).statusCode).toBe(503);
    const program = await app.inject("/api/v1/search?q=wheat");
    const person = await app.inject({ url: "/search?q=wheat", headers: { accept: "text/html,*/*;q=0.8" } });
    expect(program.json().error).toMatchObject({ code: "busy", message: expect.stringMatching(/try again/) });
    expect(person.body).toBe("<h1>503 busy</h1>");
    for (const answer of [program, person]) {
      expect(answer.statusCode).toBe(503);
      expect(answer.headers).toMatchObject({ "retry-after": "5", "cache-control": "no-store" });
      expect(answer.headers).not.toHaveProperty("etag");
    }
  } finally {
    await app.close();
    await engine.close();
    catalogue.close();
    store.close();
    rmSync(folder, { recursive: true });
  }
});
