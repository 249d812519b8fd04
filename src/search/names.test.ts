import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { article, feed } from "../../test/contract/search-catalogue.ts";
import { openSqliteStore } from "../catalogue/sqlite/index.ts";
import type { CatalogueStore } from "../catalogue/store.ts";
import { parseName } from "../domain/name.ts";
import { openEmbeddedEngine } from "./embedded/index.ts";
import type { SearchEngine } from "./engine.ts";
import { followChanges } from "./indexer.ts";
import { runSearch } from "./search.ts";
import { emptyState } from "./state.ts";

describe("people's names", () => {
  const people = ["Zia ulHaq", "Zia ul-Haq", "Zia ul Haq", "Hak Joon Kim", "M. Rafique", "Mohammad Aslam"];
  let folder: string;
  let store: CatalogueStore;
  let engine: SearchEngine;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "definepk-names-"));
    store = openSqliteStore(folder);
    engine = openEmbeddedEngine(join(folder, "search"));
    const records = people.map((name, i) => {
      const contributors = [{ name: parseName(name), role: "author" as const, affiliations: [] }];
      return [`a${i}`, article(`Work ${i}`, { contributors })] as const;
    });
    await feed(await store.writer("test"), "s", Object.fromEntries(records));
    await followChanges({ catalogue: store.reader(), engine });
  });
  afterAll(async () => {
    await engine.close();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ["ul Haq", ["Zia ul Haq", "Zia ul-Haq", "Zia ulHaq"]],
    ["ul-Haq", ["Zia ul Haq", "Zia ul-Haq", "Zia ulHaq"]],
    ["ulHaq", ["Zia ul Haq", "Zia ul-Haq", "Zia ulHaq"]],
    ["Zia author:ulhaq", ["Zia ul Haq", "Zia ul-Haq", "Zia ulHaq"]],
    ["Hak", ["Hak Joon Kim"]],
    ["Muhammad", ["Mohammad Aslam"]],
    ["Mohd. Aslam", ["Mohammad Aslam"]],
    ["Md", ["Mohammad Aslam"]],
    ["M. Rafiq", ["M. Rafique"]],
  ])("%s finds %j", async (q, expected) => {
    const { hits } = await runSearch({ ...emptyState, q }, { engine, catalogue: store.reader() });
    const found = hits.map((hit) => hit.record.data.contributors[0]?.name.printed);
    expect(new Set(found)).toEqual(new Set(expected));
  });
});
