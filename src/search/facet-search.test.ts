import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { article, feed, journal } from "../../test/contract/search-catalogue.ts";
import type { CatalogueReader } from "../catalogue/catalogue.ts";
import { openSqliteStore } from "../catalogue/sqlite/index.ts";
import type { CatalogueStore } from "../catalogue/store.ts";
import { openEmbeddedEngine } from "./embedded/index.ts";
import type { SearchEngine } from "./engine.ts";
import { searchFacet } from "./facet-search.ts";
import { followChanges } from "./indexer.ts";
import { emptyState, type SearchState } from "./state.ts";

describe("looking for a value of a facet", () => {
  let folder: string;
  let store: CatalogueStore;
  let catalogue: CatalogueReader;
  let engine: SearchEngine;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "definepk-facets-"));
    store = openSqliteStore(folder);
    catalogue = store.reader();
    engine = openEmbeddedEngine(join(folder, "search"));
    const writer = await store.writer("test");
    const keywords = (...values: string[]) => ({ keywords: values.map((value) => ({ value })) });
    await feed(writer, "s", {
      a: article("Wheat one", keywords("Soil Health", "Yield")),
      b: article("Wheat two", keywords("soil health", "Plant health")),
      c: article("Rice", keywords("Public Health")),
    });
    await feed(writer, "lists", { j: journal("Journal of Medical Sciences"), k: journal("Annals of Nothing") });
    await followChanges({ catalogue, engine });
    writer.close();
  });
  afterAll(async () => {
    await engine.close();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const ask = async (
    q: string,
    facet: "keyword" | "journal",
    text: string,
    most = 10,
    more: Partial<SearchState> = {},
  ) => {
    const found = await searchFacet({ ...emptyState, q, ...more }, facet, text, most, { engine, catalogue });
    return [found.values.map(({ label, count, selected }) => [label, count, selected]), found.more];
  };

  it("finds values by a part of their name, counted within the search, the most frequent first", async () => {
    expect(await ask("wheat", "keyword", "HEALTH")).toEqual([
      [
        ["Soil Health", 2, false],
        ["Plant health", 1, false],
      ],
      false,
    ]);
    expect(await ask("", "keyword", "", 2)).toEqual([expect.arrayContaining([["Soil Health", 2, false]]), true]);
    expect(await ask("wheat", "keyword", "zzz")).toEqual([[], false]);
  });

  it("counts a facet's values apart from its own choice, and says which are chosen", async () => {
    const filters = { keyword: ["yield"] };
    expect(await ask("wheat", "keyword", "l", 10, { filters })).toEqual([
      [
        ["Soil Health", 2, false],
        ["Plant health", 1, false],
        ["Yield", 1, true],
      ],
      false,
    ]);
  });

  it("finds journals by words of their titles", async () => {
    expect(await ask("wheat", "journal", "medic")).toEqual([[["Journal of Medical Sciences", 2, false]], false]);
    expect(await ask("wheat", "journal", "annals")).toEqual([[], false]);
    expect(await ask("", "journal", "")).toEqual([[["Journal of Medical Sciences", 3, false]], false]);
  });
});
