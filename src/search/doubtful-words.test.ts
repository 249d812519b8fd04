import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { otherSpellings } from "./did-you-mean.ts";
import { openEmbeddedEngine } from "./embedded/index.ts";
import type { SearchDocument, SearchEngine } from "./engine.ts";
import { parseQuery } from "./parse.ts";
import { toRequest } from "./search.ts";
import { emptyState } from "./state.ts";

/** An index in which a common word stands beside errors in it. */
describe("a search that finds something", () => {
  let folder: string;
  let engine: SearchEngine;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "definepk-doubtful-"));
    engine = openEmbeddedEngine(folder);
    const titles = [
      ...Array.from({ length: 400 }, (_, i) => `Theory ${i} of Pakistan`),
      ...["theoyr once", "theoyr twice", "theoyr three times", "پاکستان", "کراچی پاکستان", "شہر پاکستان"],
      ...Array.from({ length: 30 }, (_, i) => `Theories ${i}`),
    ];
    const put = titles.map(
      (title, i): SearchDocument => ({
        id: `d${i}`,
        kind: "article",
        version: 1,
        texts: { title: [title] },
        identifiers: [],
        facets: {},
        numbers: {},
        sortTitle: title,
        hidden: false,
      }),
    );
    await engine.write({ put, remove: [], position: { epoch: "e", seq: 1 } });
  });
  afterAll(async () => {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const offered = async (q: string): Promise<string[]> => {
    const request = toRequest(emptyState, parseQuery(q).query);
    const { total } = await engine.search(request);
    expect(total).toBeGreaterThan(2);
    return (await otherSpellings(request, total, engine)).map((offer) => offer.q);
  };

  it("is doubted where a word that few records have is a letter away from a common one", async () => {
    expect(await offered("theoyr")).toEqual(["theory"]);
  });

  it("is doubted where its word is met in the other script alone", async () => {
    expect(await offered("Pakstan")).toEqual(["pakistan"]);
  });

  it("is not doubted where its words are common, or near to none that is much commoner", async () => {
    expect(await offered("theory")).toEqual([]);
    expect(await offered("theories")).toEqual([]);
    expect(await offered("times OR theory")).toEqual([]);
  });
});
