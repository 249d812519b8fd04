import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Run } from "../../src/catalogue/writer.ts";
import type { SourceReport } from "../../src/jobs/source-report.ts";
import { FakeRepository } from "../fakes/oai-repository.ts";
import { type FakeOaiServer, startFakeOai } from "../fakes/oai-server.ts";
import { definepk, type Ended, isBuilt, said, start } from "./definepk.ts";

const env = { DEFINEPK_ALLOW_PRIVATE_ADDRESSES: "yes", DEFINEPK_HARVEST_DELAY_MS: "0" };

describe.skipIf(!isBuilt)("definepk sources", { timeout: 60_000 }, () => {
  let folder: string;
  let oai: FakeOaiServer;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "definepk-sources-"));
    oai = await startFakeOai({ repository: new FakeRepository(30), pageSize: 10 });
  });
  afterAll(async () => {
    await oai.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (...args: string[]): Promise<Ended> => definepk(folder, args, { env });
  async function json<T>(...args: string[]): Promise<T> {
    const { stdout } = await run(...args, "--json");
    return JSON.parse(stdout) as T;
  }
  const report = async (id: string): Promise<SourceReport> =>
    (await json<{ report: SourceReport }>("sources", "show", id)).report;

  it("says of a preset what it would add, and adds it once, disabled", async () => {
    const foretold = await json<{ added: string[]; known: string[]; nowhere: string[] }>(
      ...["sources", "preset", "pakistan", "--dry-run"],
    );
    expect(foretold.added.length).toBeGreaterThan(100);
    expect((await run("sources", "list")).stdout).toMatch(/No sources yet/);
    const added = await run("sources", "preset", "pakistan");
    expect(added.stdout).toMatch(/129 sources added.*\n.*CC BY-SA 4\.0.*\n.*no endorsement/);
    expect(await json("sources", "preset", "pakistan")).toMatchObject({ added: [], known: foretold.added });
    const { sources } = await json<{ sources: SourceReport[] }>("sources", "list");
    expect(sources.map(({ status }) => status)).toEqual(foretold.added.map(() => "unchecked"));
    expect(oai.requests).toEqual([]);
    expect((await run("sources", "preset", "atlantis")).code).toBe(2);
    expect((await run("harvest")).stderr).toMatch(/No source to harvest/);
  });

  it("lists what a source gave and when it is due, and shows its runs", async () => {
    expect((await run("sources", "add", oai.baseUrl, "--id", "one")).code).toBe(0);
    expect(await report("one")).toMatchObject({ status: "enabled", due: { reason: "first", failures: 0 } });
    expect((await run("harvest")).code).toBe(0);
    const { report: now, runs } = await json<{ report: SourceReport; runs: Run[] }>("sources", "show", "one");
    expect(now).toMatchObject({ status: "enabled", intervalHours: 24, due: { reason: "schedule" }, quarantined: 0 });
    expect(runs).toMatchObject([{ kind: "harvest", state: "done", tally: { read: 30 } }]);
    expect((await run("harvest")).stderr).toMatch(/Nothing is due\. Next is one, 20/);
    expect((await run("sources", "list")).stdout).toMatch(/one +\d+ +\d+ +0 +20.*UTC done +20.*UTC/);
  });

  it("tells what went wrong, and how often in a row", async () => {
    oai.faults = { always: "badArgument" };
    expect((await run("harvest", "one")).code).toBe(1);
    oai.faults = {};
    const failed = await report("one");
    expect(failed).toMatchObject({ due: { reason: "failed", failures: 1 }, problem: expect.stringMatching(/badArg/) });
    expect((await run("sources", "list")).stdout).toContain(`one: ${failed.problem}`);
    expect((await run("harvest", "--all")).code).toBe(0);
    expect(await report("one")).not.toHaveProperty("problem");
  });

  it("says of a server that asks to come back later when that is, not that it failed", async () => {
    const busy = await startFakeOai({ repository: new FakeRepository(5) });
    busy.faults = { status: { page: 0, status: 503, retryAfter: "seconds" } };
    expect((await run("sources", "add", busy.baseUrl, "--id", "busy", "--no-check")).code).toBe(0);
    const wait = { ...env, DEFINEPK_HARVEST_MAX_WAIT_MS: "0" };
    const harvest = await definepk(folder, ["harvest", "busy"], { env: wait });
    expect(harvest.stdout + harvest.stderr).toMatch(
      /: to come back later: .* asks to come back at 20.* UTC\. It is asked again then/,
    );
    const { stdout } = await run("sources", "list");
    expect(stdout).toMatch(/busy .*UTC to come back later +20\d\d-.* UTC /);
    expect(stdout).toMatch(/busy: .* asks to come back at/);
    expect(stdout).not.toMatch(/busy .*(failed|MAX_WAIT)/);
    await run("sources", "remove", "busy");
    await busy.close();
  });

  it("is disabled, enabled and scheduled by its operator", async () => {
    await run("sources", "disable", "one");
    expect(await report("one")).toMatchObject({ status: "disabled", records: 29 });
    expect((await run("harvest", "--all", "--json")).stdout).toContain('"files":[]');
    expect((await run("sources", "enable", "one")).code).toBe(0);
    await run("sources", "schedule", "one", "7d");
    expect(await report("one")).toMatchObject({ status: "enabled", intervalHours: 168 });
    await run("sources", "schedule", "one", "default");
    expect(await report("one")).toMatchObject({ intervalHours: 24 });
    for (const [args, sentence] of [
      [["enable", "journals-umt-edu-pk-jcct"], /has not passed a check/],
      [["enable", "pjchm-com"], /no address.*sources check pjchm-com/],
      [["schedule", "one", "soon"], /no interval/],
      [["show", "nowhere"], /no source nowhere/],
      [["check"], /Name the sources/],
      [["check", "one", "--all"], /Name the sources/],
    ] as const) {
      const { code, stderr } = await run("sources", ...args);
      expect([args, code, stderr]).toEqual([args, 2, expect.stringMatching(sentence)]);
    }
    await run("sources", "enable", "journals-umt-edu-pk-jcct", "--unchecked");
    expect(await report("journals-umt-edu-pk-jcct")).toMatchObject({ status: "enabled" });
    await run("sources", "remove", "journals-umt-edu-pk-jcct");
  });

  it("watches a run that another process does, to its end", async () => {
    expect((await run("sources", "watch")).stdout).toMatch(/Nothing is running/);
    oai.faults = { hang: { page: 0, where: "before" } };
    const harvest = start(folder, ["harvest", "one"], env);
    while ((await report("one")).running === undefined) await wait(50);
    const watching = start(folder, ["sources", "watch", "one"], env);
    let answer = "";
    watching.stdout?.setEncoding("utf8").on("data", (text: string) => {
      answer += text;
    });
    await said(watching, /Following \S/);
    const closed = once(watching, "close");
    harvest.kill("SIGTERM");
    await once(harvest, "close");
    expect(await closed).toEqual([0, null]);
    expect(answer).toMatch(/: stopped: 0 read/);
    oai.faults = {};
  });
});
