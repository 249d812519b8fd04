import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { article, feed, journal, recognised } from "../../test/contract/search-catalogue.ts";
import type { CatalogueReader } from "../catalogue/catalogue.ts";
import { openSqliteStore } from "../catalogue/sqlite/index.ts";
import type { CatalogueStore, Finding } from "../catalogue/store.ts";
import type { CatalogueWriter } from "../catalogue/writer.ts";
import { openEmbeddedEngine } from "./embedded/index.ts";
import type { SearchEngine } from "./engine.ts";
import { followChanges, rebuildIndex, verifyIndex } from "./indexer.ts";
import { parseQuery } from "./parse.ts";

describe("the indexer", () => {
  let folder: string;
  let store: CatalogueStore;
  let writer: CatalogueWriter;
  let catalogue: CatalogueReader;
  let engine: SearchEngine;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "definepk-indexer-"));
    store = openSqliteStore(folder);
    writer = await store.writer("test");
    catalogue = store.reader();
    engine = openEmbeddedEngine(join(folder, "search"));
  });
  afterEach(async () => {
    await engine.close();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const found = async (q: string): Promise<string[]> => {
    const { hits } = await engine.search({
      query: parseQuery(q).query,
      filters: {},
      facets: {},
      sort: "title",
      offset: 0,
      limit: 1000,
    });
    const records = await catalogue.records(hits.map((hit) => hit.id));
    return records.filter((record) => record.kind === "article").map((record) => record.data.titles[0]?.value ?? "");
  };
  const findings = async (): Promise<Finding[]> => {
    const all: Finding[] = [];
    for await (const finding of verifyIndex({ catalogue, engine })) all.push(finding);
    return all;
  };
  const follow = () => followChanges({ catalogue, engine });

  it("builds the index of a catalogue, follows its changes, and has nothing left to do then", async () => {
    await feed(writer, "s", { a: article("Wheat"), b: article("Rice") });
    expect(await follow()).toEqual({ indexed: 3, complete: true });
    expect(await found("kind:article")).toEqual(["Rice", "Wheat"]);
    expect(await findings()).toEqual([]);
    await feed(writer, "s", { a: article("Maize"), b: undefined, c: article("Barley") });
    expect((await follow()).indexed).toBeGreaterThanOrEqual(3);
    expect(await found("kind:article")).toEqual(["Barley", "Maize"]);
    expect(await follow()).toEqual({ indexed: 0, complete: true });
    expect(await findings()).toEqual([]);
  });

  it("indexes an empty catalogue too", async () => {
    expect(await follow()).toEqual({ indexed: 0, complete: true });
    expect(await engine.position()).toMatchObject({ seq: 0 });
    expect(await found("wheat")).toEqual([]);
    await feed(writer, "s", { a: article("Wheat") });
    await follow();
    expect(await found("wheat")).toEqual(["Wheat"]);
  });

  it("carries a journal's title, publisher and recognition to its articles when they change", async () => {
    await feed(writer, "s", { a: article("Wheat"), b: article("Rice", { published: { start: "2019" } }) });
    await follow();
    expect(await found("category:Y")).toEqual([]);
    await feed(writer, "hec", { r: recognised("Y", "2023-07-01", "2024-06-30") });
    await follow();
    expect(await found("category:Y")).toEqual(["Wheat"]);
    expect(await findings()).toEqual([]);
    await feed(writer, "hec", { r: recognised("X", "2023-07-01", "2024-06-30") });
    await follow();
    expect(await found("category:Y")).toEqual([]);
    expect(await found("category:X")).toEqual(["Wheat"]);
    expect(await found("journal:peshawar")).toEqual([]);
    await feed(writer, "lists", {
      j: journal("Journal of Medical Sciences", {
        publisher: "Khyber Press",
        formerTitles: [{ value: "Peshawar Record" }],
      }),
    });
    await follow();
    expect(await found("journal:peshawar")).toEqual(["Rice", "Wheat"]);
    expect(await found("publisher:khyber")).toEqual(["Rice", "Wheat"]);
    expect(await findings()).toEqual([]);
  });

  it("judges articles again without indexing their words again", async () => {
    const many = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`a${i}`, article(`Wheat ${i}`)]));
    await feed(writer, "s", many);
    await feed(writer, "hec", { r: recognised("Y", "2023-07-01", "2024-06-30") });
    await follow();
    const before = await engine.versions(undefined, 100);
    await feed(writer, "hec", { r: recognised("X", "2023-07-01", "2024-06-30") });
    expect((await follow()).indexed).toBe(41);
    const anew = (await engine.versions(undefined, 100)).filter(({ id }, i) => before[i]?.id !== id);
    expect(anew).toEqual([]);
    const changed = (await engine.versions(undefined, 100)).filter(({ version }, i) => before[i]?.version !== version);
    const [journal] = await catalogue.records(changed.map(({ id }) => id));
    expect([changed.length, journal?.kind]).toEqual([1, "journal"]);
    expect(await found("category:X")).toHaveLength(40);
    expect(await found("category:Y")).toEqual([]);
    expect(await findings()).toEqual([]);
  });

  it("carries the area under which HEC lists a journal to it and its articles", async () => {
    await feed(writer, "s", { a: article("Wheat") });
    await feed(writer, "lists", { j: journal("Journal of Medical Sciences") });
    await follow();
    expect(await found('topic:"health sciences"')).toEqual([]);
    await feed(writer, "hec", { r: { ...recognised("Y", "2023-07-01", "2024-06-30"), area: "Health Sciences" } });
    await follow();
    expect(await found('topic:"health sciences" kind:article')).toEqual(["Wheat"]);
    const { total } = await engine.search({
      ...{ query: parseQuery("subject:health kind:journal").query, filters: {}, facets: {} },
      ...{ sort: "title", offset: 0, limit: 1 },
    });
    expect(total).toBe(1);
  });

  it("does not index a journal's articles again for a change that is none of theirs", async () => {
    await feed(writer, "s", Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`a${i}`, article(`Wheat ${i}`)])));
    await feed(writer, "lists", { j: journal("Journal of Medical Sciences") });
    await follow();
    await feed(writer, "lists", { j: journal("Journal of Medical Sciences", { country: "PK" }) });
    expect((await follow()).indexed).toBeLessThan(5);
  });

  it("goes on where it was stopped", async () => {
    await follow();
    await feed(
      writer,
      "s",
      Object.fromEntries(Array.from({ length: 1200 }, (_, i) => [`a${i}`, article(`Wheat ${i}`)])),
    );
    const stop = new AbortController();
    const stopped = await followChanges({ catalogue, engine }, { signal: stop.signal, onProgress: () => stop.abort() });
    expect(stopped.complete).toBe(false);
    const before = (await found("wheat")).length;
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(1000);
    // What is still to come is no damage, but it is said.
    expect(await findings()).toEqual([
      { what: expect.stringContaining("has still to follow"), subject: "search index", harmless: true },
    ]);
    const rest = await follow();
    expect(rest.complete).toBe(true);
    expect(stopped.indexed + rest.indexed).toBe(1201);
    expect(await findings()).toEqual([]);
  });

  it("keeps the old index when a rebuild is stopped, and builds beside it", async () => {
    await feed(writer, "s", { a: article("Wheat") });
    await follow();
    const stop = new AbortController();
    stop.abort();
    expect(await rebuildIndex({ catalogue, engine }, { signal: stop.signal })).toEqual({ indexed: 0, complete: false });
    expect(await found("wheat")).toEqual(["Wheat"]);
    const progress: number[] = [];
    expect(await rebuildIndex({ catalogue, engine }, { onProgress: (done) => progress.push(done) })).toEqual({
      indexed: 2,
      complete: true,
    });
    expect(progress.at(-1)).toBe(2);
    expect(await found("wheat")).toEqual(["Wheat"]);
    expect(readdirSync(join(folder, "search")).filter((name) => name.startsWith("index-"))).toHaveLength(1);
  });

  it("builds anew what is damaged or of another catalogue", async () => {
    await feed(writer, "s", { a: article("Wheat") });
    await follow();
    await engine.write({ put: [], remove: [], position: { epoch: "other", seq: 1 } });
    expect(await findings()).toEqual([{ what: "is of another catalogue", subject: "search index" }]);
    await follow();
    expect(await findings()).toEqual([]);
    await engine.close();
    const [file = ""] = readdirSync(join(folder, "search")).filter((name) => name.startsWith("index-"));
    writeFileSync(join(folder, "search", file, "manifest.json"), "this is no index");
    expect(await engine.position()).toBeUndefined();
    expect((await findings()).length).toBeGreaterThan(0);
    await follow();
    expect(await findings()).toEqual([]);
    expect(await found("wheat")).toEqual(["Wheat"]);
  });

  it("finds what is missing, old and left over", async () => {
    await feed(writer, "s", { a: article("Wheat"), b: article("Rice"), c: article("Maize") });
    await follow();
    const position = (await engine.position()) ?? { epoch: "", seq: 0 };
    const documents = await engine.versions(undefined, 10);
    const records = await catalogue.records(documents.map((document) => document.id));
    const [first, second] = records.filter((record) => record.kind === "article");
    const stray = {
      kind: "article",
      version: 1,
      texts: {},
      identifiers: [],
      facets: { kind: ["article"] },
      numbers: {},
      sortTitle: "",
      hidden: false,
    } as const;
    await engine.write({
      put: [
        { ...stray, id: "zzzz" },
        { ...stray, id: first?.id ?? "", version: 0 },
      ],
      remove: [second?.id ?? ""],
      position,
    });
    expect(new Set((await findings()).map(({ what, subject }) => `${subject} ${what}`))).toEqual(
      new Set([
        "zzzz is in the search index, but gone",
        `${first?.id} is old in the search index`,
        `${second?.id} is not in the search index`,
      ]),
    );
  });
});
