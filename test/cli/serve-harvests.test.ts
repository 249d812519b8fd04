import { type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Source } from "../../src/catalogue/writer.ts";
import { FakeRepository } from "../fakes/oai-repository.ts";
import { type FakeOaiServer, startFakeOai } from "../fakes/oai-server.ts";
import { definepk, isBuilt, said, start } from "./definepk.ts";

const env = {
  DEFINEPK_ALLOW_PRIVATE_ADDRESSES: "yes",
  DEFINEPK_HARVEST_DELAY_MS: "0",
  DEFINEPK_SAMPLE: "no",
  DEFINEPK_LOG_LEVEL: "info",
};

describe.skipIf(!isBuilt)("a server that harvests by itself", { timeout: 60_000 }, () => {
  let folder: string;
  let oai: FakeOaiServer;
  let server: ChildProcess | undefined;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "definepk-serve-"));
    oai = await startFakeOai({ repository: new FakeRepository(30), pageSize: 10 });
  });
  afterEach(async () => {
    if (server?.exitCode === null) server.kill("SIGKILL");
    await oai.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  async function source(): Promise<Source | undefined> {
    const listed = await definepk(folder, ["sources", "list", "--json"], { env });
    return (JSON.parse(listed.stdout) as { sources: Source[] }).sources.find(({ id }) => id === "one");
  }
  async function until<T>(look: () => Promise<T | undefined | false> | T | undefined | false): Promise<T> {
    for (;;) {
      const found = await look();
      if (found) return found;
      await wait(100);
    }
  }
  async function serve(extra: Readonly<Record<string, string>> = {}): Promise<void> {
    // As another program's endpoint would be: nothing is asked of it but what the harvest asks.
    await definepk(folder, ["sources", "add", oai.baseUrl, "--id", "one"], { env });
    oai.requests.length = 0;
    server = start(folder, ["serve"], { ...env, ...extra });
    await said(server, /DefinePK is at/);
  }

  it("takes what is due, with its own settings, and stops with its harvest at one signal", async () => {
    await serve();
    const done = await until(async () => {
      const found = await source();
      return found?.lastRun?.state === "done" && found;
    });
    expect(done.lastRun?.tally).toMatchObject({ read: 30 });
    server?.kill("SIGTERM");
    expect(await once(server as ChildProcess, "close")).toEqual([0, null]);
  });

  it("stops the harvest where it is, to go on from there", async () => {
    oai.faults = { hang: { page: 1, where: "before" } };
    await serve();
    await until(() => oai.requests.some((path) => path.includes("resumptionToken")));
    server?.kill("SIGTERM");
    expect(await once(server as ChildProcess, "close")).toEqual([0, null]);
    expect(await source()).toMatchObject({ lastRun: { state: "stopped", tally: { read: 10 } } });
  });

  it("leaves no harvest behind when it is killed", async () => {
    oai.faults = { hang: { page: 1, where: "before" } };
    await serve();
    await until(() => oai.requests.some((path) => path.includes("resumptionToken")));
    server?.kill("SIGKILL");
    await once(server as ChildProcess, "close");
    const stopped = await until(async () => {
      const found = await source();
      return found?.lastRun?.state !== "running" && found;
    });
    expect(stopped.lastRun).toMatchObject({ state: "stopped", tally: { read: 10 } });
  });

  it("harvests nothing where it is told not to", async () => {
    await serve({ DEFINEPK_HARVEST_AUTOMATICALLY: "no" });
    const alive = await definepk(folder, ["stats"], { env });
    expect(alive.code).toBe(0);
    expect(oai.requests).toEqual([]);
  });
});
