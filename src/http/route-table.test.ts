import Fastify from "fastify";
import { expect, it } from "vitest";
import { tableOfRoutes } from "./route-table.ts";

it("knows what is at a path", async () => {
  const app = Fastify();
  const table = tableOfRoutes(app);
  await app.register(async (scope) => scope.get("/:id/issues", async () => ""), { prefix: "/journals" });
  app.get("/journals/new", async () => "");
  app.post("/journals/:id", async () => "");
  await app.ready();
  expect(table.methodsAt("/journals/j1/issues")).toEqual(["GET", "HEAD"]);
  expect(table.methodsAt("/journals/new")).toEqual(["GET", "HEAD", "POST"]);
  for (const path of ["/journals//issues", "/journals/", "//journals/new", "/Journals/new", "", "/__proto__"])
    expect(table.methodsAt(path)).toEqual([]);
  await app.close();
});
