import { readFileSync } from "node:fs";
import Fastify from "fastify";
import { describe, expect, it } from "vitest";
import { apiRoutes } from "../../src/api/index.ts";
import { type ApiDescription, apiReference } from "../../src/api/reference.ts";

/** The API without anything behind it: these tests ask for no record. */
async function describedApi() {
  const routes: string[] = [];
  const app = Fastify();
  app.addHook("onRoute", ({ method, url }) => {
    if (method !== "HEAD") routes.push(`${String(method)} ${url}`);
  });
  const nothing = undefined as never;
  await app.register(
    apiRoutes({
      engine: nothing,
      catalogue: nothing,
      settings: { publicUrl: "", port: 3000, harvestIntervalHours: 24 },
    }),
  );
  const description = (await app.inject("/api/v1/openapi.json")).json<ApiDescription & object>();
  return { routes, description };
}

describe("the API's documentation", () => {
  it("docs/api.md is what `npm run docs` writes", async () => {
    const { description } = await describedApi();
    const page = readFileSync(new URL("../../docs/api.md", import.meta.url), "utf8");
    expect(page).toBe(apiReference(description));
  });

  it("names every route", async () => {
    const { routes, description } = await describedApi();
    const described = Object.entries(description.paths ?? {}).flatMap(([path, methods]) =>
      Object.keys(methods ?? {}).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ":$1")}`),
    );
    expect(described.length).toBeGreaterThan(5);
    expect(routes.sort()).toEqual([...described, "GET /api/v1/openapi.json"].sort());
  });

  it("refers only to schemas that it holds, and to each of them", async () => {
    const { description } = await describedApi();
    const text = JSON.stringify(description);
    const referred = [...text.matchAll(/"\$ref":"([^"]*)"/g)].map(([, ref]) => ref);
    const held = Object.keys(description.components?.schemas ?? {}).map((name) => `#/components/schemas/${name}`);
    expect(new Set(referred)).toEqual(new Set(held));
  });
});
