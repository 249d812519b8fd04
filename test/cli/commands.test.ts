import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { oaiDocument, oaiRecord } from "../fixtures/oai-record.ts";
import { definepk, isBuilt, said, start } from "./definepk.ts";

interface Files {
  readonly files: readonly Record<string, unknown>[];
  readonly totals: Readonly<Record<string, number>>;
}

describe.skipIf(!isBuilt)("the command line", () => {
  let folder: string;
  let data: string;
  const path = (name: string): string => join(folder, name);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "definepk-cli-"));
    data = path("data");
    writeFileSync(
      path("two.xml"),
      oaiDocument([oaiRecord(1, "Wheat yield under canal irrigation"), oaiRecord(2, "Diabetes in Karachi")]),
    );
    writeFileSync(
      path("cut.xml"),
      oaiDocument([oaiRecord(3, "Whole before the break"), oaiRecord(4, "Broken")]).slice(0, -200),
    );
    writeFileSync(path("text.txt"), "This is no bibliographic file at all.\n");
    writeFileSync(
      path("hec.csv"),
      "journal,issn,eissn,category,from,to\nJournal of Tests,2049-3630,,Y,2020-07-01,2021-06-30\nJournal of Tests,2049-3630,,Q,2021-07-01,\n",
    );
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("imports files, answers in JSON with counts that add up, and changes nothing the second time", async () => {
    const first = await definepk(data, ["import", "--json", path("two.xml")]);
    expect(first.code).toBe(0);
    const report = JSON.parse(first.stdout) as Files;
    expect(report.totals).toEqual({
      read: 2,
      created: 2,
      updated: 0,
      unchanged: 0,
      merged: 0,
      deleted: 0,
      quarantined: 0,
    });
    expect(report.files[0]).toMatchObject({ file: path("two.xml"), format: "oai-pmh", read: 2, created: 2 });
    const again = await definepk(data, ["import", "--json", path("two.xml")]);
    expect((JSON.parse(again.stdout) as Files).totals).toMatchObject({ read: 2, unchanged: 2 });
  });

  it("finds what was imported", async () => {
    const answer = await definepk(data, ["search", "wheat", "--json"]);
    const found = JSON.parse(answer.stdout) as { total: number; hits: { id: string; kind: string; title: string }[] };
    expect(found.total).toBe(1);
    expect(found.hits[0]).toMatchObject({ kind: "article", title: "Wheat yield under canal irrigation" });
    const counts = JSON.parse((await definepk(data, ["stats", "--json"])).stdout) as { kinds: Record<string, number> };
    expect(counts.kinds).toMatchObject({ article: 2, journal: 1, book: 0, chapter: 0, news: 0, video: 0 });
  });

  it("takes a recognition list, and keeps its wrong rows with their reasons; that alone is no failure", async () => {
    const run = await definepk(data, ["import", "--json", path("hec.csv")]);
    expect(run.code).toBe(0);
    expect((JSON.parse(run.stdout) as Files).totals).toMatchObject({ read: 2, created: 1, quarantined: 1 });
    const listed = JSON.parse((await definepk(data, ["quarantine", "list", "--json"])).stdout) as {
      entries: { id: number; code: string; message: string }[];
    };
    expect(listed.entries).toHaveLength(1);
    expect(listed.entries[0]).toMatchObject({ code: "bad_row" });
    const shown = await definepk(data, ["quarantine", "show", String(listed.entries[0]?.id)]);
    expect(shown.stdout).toContain("Journal of Tests,2049-3630,,Q,2021-07-01,");
    const retried = JSON.parse((await definepk(data, ["quarantine", "retry", "--json"])).stdout) as {
      taken: number;
      left: number;
    };
    expect(retried).toMatchObject({ taken: 0, left: 1 });
  });

  it("takes a list for whole only where every row could be read", async () => {
    const lists = path("lists");
    writeFileSync(
      path("whole.csv"),
      "journal,issn,category,from,to\nJournal of Tests,2049-3630,Y,2020-07-01,2021-06-30\n",
    );
    const half = await definepk(lists, ["import", "--json", "--complete", path("hec.csv")]);
    expect(half.code).toBe(1);
    expect((JSON.parse(half.stdout) as Files).files[0]).toMatchObject({
      state: "incomplete",
      message: expect.stringMatching(/does not count as a whole list/),
    });
    const whole = await definepk(lists, ["import", "--json", "--complete", path("whole.csv")]);
    expect(whole.code).toBe(0);
  });

  it("lets commands write one after the other", async () => {
    const shared = path("shared");
    const [one, two] = await Promise.all([
      definepk(shared, ["import", "--json", path("two.xml")]),
      definepk(shared, ["import", "--json", path("hec.csv")]),
    ]);
    expect([one?.code, two?.code]).toEqual([0, 0]);
    expect((await definepk(shared, ["verify"])).code).toBe(0);
  });

  it("keeps the sample until something real is there", async () => {
    const sampled = path("sampled");
    const server = start(sampled, ["serve"]);
    await said(server, /DefinePK is at/);
    server.kill("SIGTERM");
    await once(server, "close");
    const articles = async (): Promise<number> =>
      (JSON.parse((await definepk(sampled, ["stats", "--json"])).stdout) as { kinds: { article: number } }).kinds
        .article;
    const before = await articles();
    await definepk(sampled, ["import", path("text.txt")]);
    expect(await articles()).toBe(before);
    await definepk(sampled, ["import", path("two.xml")]);
    expect(await articles()).toBe(2);
  });

  it("reads standard input", async () => {
    const run = await definepk(data, ["import", "--json", "-"], { input: readFileSync(path("two.xml"), "utf8") });
    expect(run.code).toBe(0);
    expect((JSON.parse(run.stdout) as Files).totals).toMatchObject({ read: 2, unchanged: 2 });
  });

  it("keeps what came whole of a broken file, and ends with 1", async () => {
    const run = await definepk(data, ["import", "--json", path("cut.xml")]);
    expect(run.code).toBe(1);
    const [report] = (JSON.parse(run.stdout) as Files).files;
    expect(report).toMatchObject({ state: "incomplete", created: 1 });
    expect(String(report?.["message"])).toMatch(/byte \d+/);
  });

  it.each([
    [["import", "--json", "text.txt"], 1, /not|format/i],
    [["import", "missing.xml"], 2, /There is no file/],
    [["import"], 2, /missing required argument/],
    [["import", "--format", "nonsense", "two.xml"], 2, /There is no format nonsense/],
    [["nonsense"], 2, /unknown command/],
    [["harvest", "nowhere"], 2, /There is no source nowhere/],
    [["sources", "add", "ftp://example.org"], 2, /must begin with http/],
    [["stats", "--port", "abc"], 2, /whole number/],
    [["quarantine", "show", "abc"], 2, /whole number/],
    [["sources", "add", "https://u:p@example.org/oai"], 2, /name or password/],
    [["sources", "add", "https://example.org/oai", "--id", ""], 2, /--id/],
    [["search", "x", "--sort", "sideways"], 2, /sort/i],
  ])("%o ends with %i and one sentence", async (args, code, sentence) => {
    const run = await definepk(
      data,
      args.map((arg) => (/\.(txt|xml)$/.test(arg) ? path(arg) : arg)),
    );
    expect(run.code).toBe(code);
    expect(run.stdout + run.stderr).toMatch(sentence);
    expect(run.stdout + run.stderr).not.toMatch(/\n\s+at /);
  });

  it("has help with an example for every command", async () => {
    const help = await definepk(data, ["--help"]);
    const names = [...help.stdout.matchAll(/^ {2}([a-z]+)[ |]/gm)]
      .map((match) => match[1] ?? "")
      .filter((name) => name !== "help");
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      const one = await definepk(data, [name, "--help"]);
      expect([name, one.code, one.stdout.includes("Example")]).toEqual([name, 0, true]);
    }
  });

  it("verifies, builds its index anew, backs up and restores", async () => {
    expect((await definepk(data, ["verify"])).code).toBe(0);
    expect(JSON.parse((await definepk(data, ["reindex", "--json"])).stdout)).toMatchObject({ indexed: 4 });
    const backup = path("copy.db");
    expect((await definepk(data, ["backup", backup])).code).toBe(0);
    expect(existsSync(backup)).toBe(true);
    expect((await definepk(data, ["restore", backup])).code).toBe(2);
    expect((await definepk(data, ["restore", backup, "--force"])).code).toBe(0);
    const elsewhere = path("elsewhere");
    expect((await definepk(elsewhere, ["restore", backup])).code).toBe(0);
    const found = JSON.parse((await definepk(elsewhere, ["search", "wheat", "--json"])).stdout) as { total: number };
    expect(found.total).toBe(1);
    expect((await definepk(elsewhere, ["verify"])).code).toBe(0);
  });

  it("serves the sample from an empty folder while commands go on, and stops when told", async () => {
    const served = path("served");
    const server = start(served, ["serve"]);
    const [, url = ""] = await said(server, /DefinePK is at (http:\/\/\S+)/);
    const hits = async (query: string): Promise<string> =>
      (await (await fetch(`${url}/search?q=${query}`)).text()).replaceAll(/<\/?mark>/g, "");
    expect(await hits("mentorship")).toContain("UNLOCKING POTENTIAL");
    const run = await definepk(served, ["import", "--json", "--keep-sample", path("two.xml")]);
    expect(run.code).toBe(0);
    expect(await hits("wheat+canal+irrigation")).toContain("Wheat yield under canal irrigation");
    server.kill("SIGTERM");
    const [code] = (await once(server, "close")) as [number];
    expect(code).toBe(0);
  });
});
