import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asProblem } from "../../domain/result.ts";
import type { SearchDocument, SearchEngine, SearchRequest } from "../engine.ts";
import { openEmbeddedEngine } from "./index.ts";

const script = fileURLToPath(new URL("../../../test/contract/engine-writer.ts", import.meta.url));
const wheat: SearchRequest = {
  query: { type: "word", text: "wheat", at: 0 },
  filters: {},
  facets: { kind: 6 },
  sort: "relevance",
  offset: 0,
  limit: 10,
};

describe("the embedded engine's files", () => {
  let root: string;
  let folder: string;
  let engine: SearchEngine;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), "definepk-embedded-"));
    folder = join(root, "search");
    engine = openEmbeddedEngine(folder);
  });
  afterEach(async () => {
    await engine.close();
    rmSync(root, { recursive: true, force: true });
  });
  const documentOf = (id: string, title: string, version = 1): SearchDocument => ({
    id,
    kind: "article",
    version,
    texts: { title: [title] },
    identifiers: [],
    facets: { kind: ["article"] },
    numbers: {},
    sortTitle: "",
    hidden: false,
  });
  const write = (seq: number, title = "wheat") =>
    engine.write({
      put: Array.from({ length: 50 }, (_, i) => documentOf(`a${i}`, `${title} ${i}`, seq)),
      remove: [],
      position: { epoch: "e", seq },
    });
  const inUse = (): string => join(folder, readFileSync(join(folder, "current"), "utf8").trim());
  const files = (): string[] => readdirSync(inUse()).map((name) => join(inUse(), name));
  const file = (): string => files().find((name) => name.endsWith(".segment")) ?? "";
  const start = (from: number, batches?: number): ChildProcess =>
    spawn(
      process.execPath,
      ["--no-warnings", script, folder, String(from), ...(batches === undefined ? [] : [String(batches)])],
      {
        stdio: ["ignore", "pipe", "inherit"],
      },
    );

  it("survive a writer that is killed at any moment: each batch whole or not at all", async () => {
    let next = 0;
    for (const lines of [1, 7, 3, 12, 5]) {
      const child = start(next);
      let seen = "";
      for await (const chunk of child.stdout ?? []) {
        seen += String(chunk);
        if (seen.split("\n").length > lines) child.kill("SIGKILL");
      }
      const said = Number(seen.trim().split("\n").at(-1));
      const reopened = openEmbeddedEngine(folder);
      const position = await reopened.position();
      expect(position?.seq).toBeGreaterThanOrEqual(said);
      next = (position?.seq ?? 0) + 1;
      const documents = await reopened.versions(undefined, 100_000);
      expect(documents).toHaveLength(next * 10);
      expect((await reopened.search(wheat)).total).toBe(next * 10);
      expect(documents.find((document) => document.id === "d0")?.version).toBe(next - 1);
      expect(await reopened.check()).toEqual([]);
      await reopened.close();
    }
  }, 60_000);

  it("are read by others while one writes, never refused and never half a batch", async () => {
    await engine.write({ put: [], remove: [], position: { epoch: "e", seq: 0 } });
    const child = start(0, 60);
    const ended = once(child, "exit");
    const totals: number[] = [];
    while (child.exitCode === null && child.signalCode === null) {
      const { total, facets } = await engine.search(wheat);
      expect(total % 10).toBe(0);
      expect(facets.kind?.[0]?.count ?? 0).toBe(total);
      totals.push(total);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(await ended).toEqual([0, null]);
    expect(totals).toEqual(totals.toSorted((a, b) => a - b));
    expect((await engine.search(wheat)).total).toBe(600);
  }, 60_000);

  it("are none where they cannot be read, so that they are built anew", async () => {
    await write(1);
    const ways: readonly ((path: string) => void)[] = [
      (path) => writeFileSync(path, "no database"),
      (path) => truncateSync(path, 1000),
      (path) => truncateSync(path, 0),
      (path) => rmSync(path),
    ];
    for (const spoil of ways) {
      const rebuild = await engine.rebuild();
      await rebuild.write({ put: [], remove: [], position: { epoch: "e", seq: 1 } });
      await rebuild.publish();
      await write(2);
      await engine.close();
      spoil(file());
      expect(await engine.position()).toBeUndefined();
    }
    writeFileSync(join(folder, "current"), "../../etc/passwd");
    expect(await engine.position()).toBeUndefined();
    const last = await engine.rebuild();
    await last.write({ put: [], remove: [], position: { epoch: "e", seq: 3 } });
    await last.publish();
    expect(await engine.position()).toEqual({ epoch: "e", seq: 3 });
  });

  it("notice any single byte that was changed, in any of them, and count as none after a search met it", async () => {
    await write(1);
    await engine.write({ put: [], remove: ["a3"], position: { epoch: "e", seq: 2 } });
    await engine.close();
    let seen = 0;
    for (const path of files()) {
      const whole = readFileSync(path);
      // Every byte of a small file, every so many of a large one.
      const step = Math.max(1, Math.floor(whole.length / 150));
      for (let at = 0; at < whole.length; at += step) {
        const spoilt = Buffer.from(whole);
        spoilt[at] = (spoilt[at] ?? 0) ^ 0x10;
        writeFileSync(path, spoilt);
        const one = openEmbeddedEngine(folder);
        expect([path, at, (await one.check()).length]).not.toEqual([path, at, 0]);
        await one.close();
        seen += 1;
      }
      writeFileSync(path, whole);
    }
    expect(seen).toBeGreaterThan(400);
    expect(await engine.check()).toEqual([]);
    expect((await engine.search(wheat)).total).toBe(49);
    await engine.close();
    const whole = readFileSync(file());
    whole.fill(0xa5, 0, whole.length - 4000);
    writeFileSync(file(), whole);
    expect(await engine.search(wheat).catch(asProblem)).toMatchObject({ code: "damaged" });
    expect(await engine.position()).toBeUndefined();
  });

  it("are no empty index while there is none: a search says that it is busy", async () => {
    const rebuild = await engine.rebuild();
    expect(await engine.search(wheat).catch(asProblem)).toMatchObject({ code: "busy" });
    await rebuild.write({ put: [], remove: [], position: { epoch: "e", seq: 0 } });
    await rebuild.publish();
    expect((await engine.search(wheat)).total).toBe(0);
    rmSync(folder, { recursive: true });
    expect(await engine.search(wheat).catch(asProblem)).toMatchObject({ code: "busy" });
  });

  it("are written by one process after another, each of which sees what the other left", async () => {
    await write(1, "wheat");
    const other = openEmbeddedEngine(folder);
    await engine.rest();
    await other.write({
      put: [documentOf("b1", "wheat by another")],
      remove: ["a0"],
      position: { epoch: "e", seq: 2 },
    });
    await other.rest();
    await engine.write({ put: [documentOf("c1", "wheat again")], remove: [], position: { epoch: "e", seq: 3 } });
    expect((await engine.search(wheat)).total).toBe(51);
    expect((await other.search(wheat)).total).toBe(51);
    await other.close();
  });

  it("are put in order by a server where commands left many", async () => {
    const modest = openEmbeddedEngine(folder, { mergeDocuments: 10 });
    for (let seq = 1; seq <= 20; seq += 1) {
      await modest.write({
        put: Array.from({ length: 5 }, (_, i) => documentOf(`d${seq}-${i}`, "wheat")),
        remove: [],
        position: { epoch: "e", seq },
      });
    }
    await modest.close();
    const count = (): number => files().filter((name) => name.endsWith(".segment")).length;
    expect(count()).toBe(20);
    const server = openEmbeddedEngine(folder, { threads: 1 });
    expect(await server.tend(false)).toBe(true);
    expect(await server.tend(true)).toBe(true);
    expect(await server.tend(false)).toBe(false);
    expect(count()).toBeLessThan(8);
    expect((await server.search(wheat)).total).toBe(100);
    expect(await server.check()).toEqual([]);
    await server.close();
  }, 30_000);

  it("leave nothing of an interrupted rebuild", async () => {
    await write(1);
    const first = await engine.rebuild();
    await first.write({ put: [], remove: [], position: { epoch: "e", seq: 2 } });
    const second = await engine.rebuild();
    await second.write({ put: [], remove: [], position: { epoch: "e", seq: 3 } });
    await second.publish();
    await first.abandon();
    expect(readdirSync(folder).filter((name) => name.startsWith("index-"))).toHaveLength(1);
    expect(await engine.position()).toEqual({ epoch: "e", seq: 3 });
  });

  it("say so when the time is over before all was looked at", async () => {
    await write(1);
    const hasty = openEmbeddedEngine(folder, { searchLimitMs: -1 });
    expect((await hasty.search(wheat)).complete).toBe(false);
    expect((await engine.search(wheat)).complete).toBe(true);
    await hasty.close();
  });

  it("are merged as they become many, and nothing that was replaced stays behind", async () => {
    for (let seq = 1; seq <= 40; seq += 1) {
      await write(seq, seq % 2 === 0 ? "wheat" : "rice");
      if (seq % 8 === 0) await new Promise((resolve) => setTimeout(resolve, 300));
    }
    expect((await engine.search(wheat)).total).toBe(50);
    expect(await engine.versions("a48", 5)).toEqual([
      { id: "a49", version: 40 },
      ...Array.from({ length: 4 }, (_, i) => ({ id: `a${i + 5}`, version: 40 })),
    ]);
    expect(files().length).toBeLessThan(12);
    const rebuild = await engine.rebuild();
    const text = "wheat and rice ".repeat(800);
    for (let seq = 1; seq <= 30; seq += 1) {
      const put = Array.from({ length: 10 }, (_, i) => documentOf(`b${seq}-${i}`, text));
      await rebuild.write({
        put: Array.from({ length: 20 }, (_, k) => put.map((one) => ({ ...one, id: `${one.id}-${k}` }))).flat(),
        remove: [],
        position: { epoch: "e", seq },
      });
    }
    await rebuild.publish();
    const named = new Set(
      JSON.parse(readFileSync(join(inUse(), "manifest.json"), "utf8").replace(/^\d+ /, "")).segments.map(
        (one: { number: number }) => one.number,
      ),
    );
    const there = files().filter((name) => name.endsWith(".segment"));
    expect(there.length).toBe(named.size);
    expect((await engine.search(wheat)).total).toBe(6000);
    expect(await engine.check()).toEqual([]);
  }, 30_000);
});
