import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { writeList } from "../../bench/recognition-list.ts";
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import { rereadBy } from "../../src/harvest/reread.ts";
import { formats } from "../../src/harvest/sources/index.ts";
import { definepk, isBuilt, start } from "./definepk.ts";

interface Answer {
  readonly dryRun?: boolean;
  readonly totals?: Readonly<Record<string, number>>;
  readonly changes: { readonly counts: Readonly<Record<string, number>>; readonly rows: number };
}

describe.skipIf(!isBuilt)("recognition import", { timeout: 120_000 }, () => {
  let folder: string;
  const path = (name: string): string => join(folder, name);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "definepk-recognition-"));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function run(data: string, ...args: string[]): Promise<Answer> {
    const { code, stdout, stderr } = await definepk(path(data), ["recognition", ...args, "--json"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    return JSON.parse(stdout) as Answer;
  }

  it("makes nothing when it only looks, brings the rules with the first list, and tells the same before and after", async () => {
    writeFileSync(path("list.csv"), "Journal,ISSN,Category\nJournal of Tests,2049-3630,Y\nWheat Letters,1997-3438,X\n");
    const args = ["import", "--complete", "--year", "2022-23", "--list", "HJRS 2022-23", path("list.csv")];
    const before = await run("data", ...args, "--dry-run");
    expect(before).toMatchObject({ dryRun: true, changes: { rows: 2, counts: { new: 2, lost: 0 } } });
    expect(existsSync(path("data"))).toBe(false);
    const taken = await run("data", ...args);
    expect(taken).toMatchObject({ totals: { created: 2 }, changes: before.changes });
    const store = openSqliteStore(path("data"));
    const reader = store.reader();
    expect((await reader.rules()).map(({ name }) => name)).toContain("three-years-before");
    store.close();
    // The source keeps what was said of its columns.
    expect(await run("data", "import", "--complete", path("list.csv"))).toMatchObject({ totals: { unchanged: 2 } });
    const said = await definepk(path("data"), ["recognition", "changes"]);
    expect(said.stdout).toMatch(/new +X +2022-07-01\.\.2023-06-30 +Wheat Letters +HJRS 2022-23/);
  });

  it("says what is wrong with a mapping, and suggests one", async () => {
    writeFileSync(path("odd.csv"), "Sr.,Periodical title,Print issn no.,HEC class\n1,Journal of Tests,2049-3630,Y\n");
    const { stdout, stderr } = await definepk(path("data"), [
      "recognition",
      "import",
      "--suggest-mapping",
      path("odd.csv"),
    ]);
    expect(JSON.parse(stdout)).toEqual({
      columns: { journal: "Periodical title", issn: "Print issn no.", category: "HEC class" },
      constants: {},
    });
    expect(stderr).toContain("No column says from when");
    writeFileSync(path("mapping.json"), stdout);
    const taken = await run("data", "import", "--mapping", path("mapping.json"), "--year", "2022-23", path("odd.csv"));
    expect(taken).toMatchObject({ totals: { created: 1 }, changes: { counts: { new: 1 } } });
    writeFileSync(path("bad.json"), '{"columns":{"jornal":"A"}}');
    const bad = await definepk(path("data"), ["recognition", "import", "--mapping", path("bad.json"), path("odd.csv")]);
    expect(bad).toMatchObject({ code: 2, stderr: expect.stringContaining("“jornal”") });
  });

  it("loses nothing when it is killed in the midst, and is done again without harm", async () => {
    const rows = await writeList(path("list.csv"), { journals: 1500, years: 3 });
    const args = ["recognition", "import", "--complete", path("list.csv")];
    for (const enough of [1, 1500, 3000]) {
      const child = start(path("killed"), args);
      const ended = once(child, "exit");
      const seen = async (): Promise<number> => {
        if (!existsSync(path("killed/catalogue.db"))) return 0;
        const store = openSqliteStore(path("killed"));
        const reader = store.reader();
        const { recognitionRows } = await reader.counts();
        store.close();
        return recognitionRows;
      };
      while (child.exitCode === null && (await seen()) < enough) await wait(20);
      child.kill("SIGKILL");
      await ended;
    }
    await run("killed", "import", "--complete", path("list.csv"));
    await run("whole", "import", "--complete", path("list.csv"));
    const states = await Promise.all(["killed", "whole"].map(stateOf));
    expect(states[0]).toEqual(states[1]);
    expect(states[0]).toMatchObject({ rows, lists: [1500, 1500, 1500] });
    expect(await run("killed", "import", "--complete", path("list.csv"))).toMatchObject({
      totals: { unchanged: rows },
    });
  });

  async function stateOf(data: string): Promise<object> {
    const store = openSqliteStore(path(data));
    const reader = store.reader();
    const findings = [];
    for await (const finding of store.verify({ reread: rereadBy(formats) })) findings.push(finding);
    const { kinds, recognitionRows } = await reader.counts();
    const lists = (await reader.recognitionLists()).map(({ rows }) => rows);
    const days = ["2021-07-01", "2022-07-01", "2023-07-01", "2024-06-30"];
    const recognised = await Promise.all(days.map(async (day) => (await reader.recognisedOn(day)).length));
    store.close();
    return { findings, journals: kinds.journal, rows: recognitionRows, lists, recognised };
  }
});
