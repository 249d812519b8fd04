import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { definepk, isBuilt } from "./definepk.ts";

describe.skipIf(!isBuilt)("definepk recognition check", () => {
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "definepk-check-"));
    const list = join(folder, "list.csv");
    writeFileSync(
      list,
      "journal,issn,eissn,category,from,to\nJournal of Medical Sciences (Peshawar),1997-3438,1997-3446,Y,2023-07-01,2024-09-30\n",
    );
    await definepk(folder, ["import", list]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const check = (...args: string[]) => definepk(folder, ["recognition", "check", ...args]);

  it("answers with the sentence and the row", async () => {
    const { code, stdout } = await check("--issn", "1997-3438", "--date", "2024-05-01");
    expect([code, stdout.split("\n").slice(0, 2)]).toEqual([
      0,
      [
        "Journal of Medical Sciences (Peshawar) (1997-3438, 1997-3446)",
        "The journal was recognised in category Y on that date.",
      ],
    ]);
    expect(stdout).toContain("2023-07-01 to 2024-09-30");
  });

  it("answers in JSON, by title, for a year and as known on a day", async () => {
    const title = "journal of medical sciences peshawar";
    const { code, stdout } = await check("--journal", title, "--date", "2024", "--as-known-on", "2099-01-01", "--json");
    expect([code, JSON.parse(stdout)]).toEqual([
      0,
      expect.objectContaining({
        date: { start: "2024" },
        asKnownOn: "2099-01-01",
        verdict: expect.objectContaining({ outcome: "several" }),
        claims: [],
      }),
    ]);
    const { id } = (JSON.parse(stdout) as { journal: { id: string } }).journal;
    expect((await check("--journal", id, "--date", "2024-05")).stdout).toContain("category Y");
  });

  it("says what is wrong, with exit code 2", async () => {
    const wrong = await check("--issn", "1997-3439", "--date", "2024-05-01");
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining("Perhaps it is 1997-3438.")]);
    const near = await check("--journal", "medical sciences", "--date", "2024-05-01");
    expect([near.code, near.stderr]).toEqual([2, expect.stringContaining("1997-3438")]);
    const undated = await check("--issn", "1997-3438");
    expect([undated.code, undated.stderr]).toEqual([2, expect.stringContaining("--date")]);
    const impossible = await check("--issn", "1997-3438", "--date", "2024-02-30", "--json");
    expect([impossible.code, JSON.parse(impossible.stdout)]).toMatchObject([
      2,
      { error: { code: "bad_request", details: { reason: "bad_date" } } },
    ]);
  });
});
