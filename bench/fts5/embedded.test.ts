import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import {
  closeSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asProblem } from "../../domain/result.ts";
import type { SearchEngine, SearchRequest } from "../engine.ts";
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
  const write = (seq: number, title = "wheat") =>
    engine.write({
      put: Array.from({ length: 50 }, (_, i) => ({
        id: `a${i}`,
        kind: "article" as const,
        version: seq,
        texts: { title: [`${title} ${i}`] },
        identifiers: [],
        facets: { kind: ["article"] },
        numbers: {},
        sortTitle: "",
        hidden: false,
      })),
      remove: [],
      position: { epoch: "e", seq },
    });
  const file = (): string => join(folder, readFileSync(join(folder, "current"), "utf8").trim());
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
      (path) => truncateSync(path, 20_000),
      (path) => truncateSync(path, 0),
      (path) => rmSync(path),
    ];
    for (const spoil of ways) {
      const rebuild = await engine.rebuild();
      await rebuild.write({ put: [], remove: [], position: { epoch: "e", seq: 1 } });
      await rebuild.publish();
      await write(2);
      await engine.close();
      for (const ending of ["-wal", "-shm"]) rmSync(file() + ending, { force: true });
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

  it("say that they are damaged when a search meets it, and count as none from then on", async () => {
    await write(1);
    await engine.close();
    const handle = openSync(file(), "r+");
    // All but the first page, which says what the tables are.
    for (let at = 4096; at < statSync(file()).size; at += 4096)
      writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, at);
    closeSync(handle);
    const met = await engine.search(wheat).catch(asProblem);
    expect(met).toMatchObject({ code: "damaged" });
    expect(await engine.position()).toBeUndefined();
    expect((await engine.check()).length).toBeGreaterThan(0);
  });

  it.each([
    ["the whole head", 0, 100],
    ["the format number", 44, 4],
    ["the list of tables", 100, 3996],
    ["everything", 0, 1_000_000],
  ])("say that they are damaged after %s was written over", async (_, from, length) => {
    await write(1);
    await engine.close();
    const handle = openSync(file(), "r+");
    const bytes = Buffer.from(
      Array.from({ length: Math.min(length, statSync(file()).size - from) }, (_, i) => 255 - (i % 251)),
    );
    writeSync(handle, bytes, 0, bytes.length, from);
    closeSync(handle);
    expect(await engine.search(wheat).catch(asProblem)).toMatchObject({ code: "damaged" });
    expect(await engine.search({ ...wheat, query: null }).catch(asProblem)).toMatchObject({ code: "damaged" });
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

  it("leave nothing of an interrupted rebuild", async () => {
    await write(1);
    const first = await engine.rebuild();
    await first.write({ put: [], remove: [], position: { epoch: "e", seq: 2 } });
    const second = await engine.rebuild();
    await second.write({ put: [], remove: [], position: { epoch: "e", seq: 3 } });
    await second.publish();
    await first.abandon();
    expect(readdirSync(folder).filter((name) => name.endsWith(".db"))).toHaveLength(1);
    expect(await engine.position()).toEqual({ epoch: "e", seq: 3 });
  });

  it("give what was found so far when the time is over", async () => {
    const hasty = openEmbeddedEngine(folder, { searchLimitMs: -1 });
    const rebuild = await engine.rebuild();
    const put = Array.from({ length: 2000 }, (_, i) => ({
      id: `a${i}`,
      kind: "article" as const,
      version: 1,
      texts: { title: ["wheat"] },
      identifiers: [],
      facets: { kind: ["article"] },
      numbers: {},
      sortTitle: "",
      hidden: false,
    }));
    await rebuild.write({ put, remove: [], position: { epoch: "e", seq: 1 } });
    await rebuild.publish();
    const answer = await hasty.search(wheat);
    expect(answer.complete).toBe(false);
    expect(answer.hits).toHaveLength(10);
    expect(answer.total).toBeLessThan(2000);
    expect((await engine.search(wheat)).complete).toBe(true);
    await hasty.close();
  });
});
