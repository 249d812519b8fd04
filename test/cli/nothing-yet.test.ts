import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { definepk, isBuilt } from "./definepk.ts";

const zeros = { article: 0, journal: 0, book: 0, chapter: 0, news: 0, video: 0 };

describe.skipIf(!isBuilt)("a data folder that is not there", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "definepk-nothing-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    [["stats"], { kinds: zeros, sources: 0, seq: 0 }],
    [["search", "wheat"], { total: 0, hits: [] }],
    [["sources", "list"], { sources: [] }],
    [["quarantine", "list"], { entries: [] }],
    [["proposals", "list"], { proposals: [] }],
    [["harvest"], { files: [] }],
    [["verify"], { found: 0 }],
  ])("is not made by %o, which says what to do", async (args, answer) => {
    const data = join(folder, "none");
    const said = await definepk(data, args);
    expect(said).toMatchObject({ code: 0, stderr: expect.stringMatching(/nothing yet in the data folder.*import/) });
    const json = await definepk(data, [...args, "--json"]);
    expect({ code: json.code, answer: JSON.parse(json.stdout) }).toMatchObject({ code: 0, answer });
    expect(json.stderr).toBe("");
    expect(existsSync(data)).toBe(false);
  });

  it.each([
    [["quarantine", "show", "1"]],
    [["quarantine", "retry"]],
    [["proposals", "merge", "1"]],
    [["proposals", "apart", "1"]],
    [["unmerge", "--source", "a", "--identifier", "b"]],
    [["sources", "remove", "x"]],
    [["harvest", "x"]],
    [["backup", "/tmp/never.db"]],
    [["reindex"]],
  ])("is not made by %o, which has no answer then", async (args) => {
    const data = join(folder, "none");
    const run = await definepk(data, args);
    expect(run).toMatchObject({ code: 2, stderr: expect.stringMatching(/nothing yet/) });
    expect(existsSync(data)).toBe(false);
  });

  it("nor is anything put into one that is empty", async () => {
    const data = join(folder, "empty");
    mkdirSync(data);
    expect((await definepk(data, ["stats"])).code).toBe(0);
    expect((await definepk(data, ["import", join(folder, "missing.xml")])).code).toBe(2);
    expect(readdirSync(data)).toEqual([]);
  });

  it.each(["/proc/definepk", "/proc/1/definepk/data", "/dev/null/data", "/sys/definepk"])(
    "is refused in a sentence where none can be made: %s",
    async (data) => {
      const file = join(folder, "list.csv");
      writeFileSync(file, "journal,issn,category,from\nJournal of Tests,2049-3630,Y,2020\n");
      const run = await definepk(data, ["import", file]);
      expect(run).toMatchObject({ code: 2, stderr: expect.stringMatching(/^The data folder “.*” cannot be used: /) });
      expect(run.stderr.trim().split("\n")).toHaveLength(1);
    },
  );

  it("is a file: that is said, not passed over", async () => {
    const data = join(folder, "file");
    writeFileSync(data, "");
    expect(await definepk(data, ["stats"])).toMatchObject({ code: 2, stderr: expect.stringMatching(/cannot be used/) });
  });
});

describe.skipIf(!isBuilt)("a command line that cannot be", () => {
  it.each([
    [[], /Name a command/],
    [["nonsense"], /^unknown command 'nonsense'/],
    [["import"], /^missing required argument 'file'/],
    [["stats", "--nonsense"], /^unknown option '--nonsense'/],
    [["quarantine", "list", "--limit", "x"], /whole number/],
    [["search", "--kind"], /argument missing/],
    [["sources"], /Name a command/],
  ])("is answered in JSON where that is asked: %o", async (args, sentence) => {
    const run = await definepk("/nowhere", [...args, "--json"]);
    expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 2, stderr: "" });
    expect(JSON.parse(run.stdout)).toEqual({
      error: { code: "bad_request", message: expect.stringMatching(sentence), details: {} },
    });
    expect((await definepk("/nowhere", args)).stdout).toBe("");
  });

  it("leaves --help and --version as they are", async () => {
    const help = await definepk("/nowhere", ["stats", "--help", "--json"]);
    expect(help).toMatchObject({ code: 0, stdout: expect.stringContaining("Usage: definepk stats") });
  });
});
