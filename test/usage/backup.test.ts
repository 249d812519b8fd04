import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { backupUsage, besideBackup, restoreUsage } from "../../src/statistics/sqlite/backup.ts";
import { openUsageStore } from "../../src/statistics/sqlite/index.ts";
import type { UsageStore } from "../../src/statistics/store.ts";
import { noCounts, wholeIndex } from "../../src/statistics/tally.ts";
import { countsOfFile } from "./replay.ts";

describe("a backup of the statistics", () => {
  let folder = "";
  let elsewhere = "";
  let store: UsageStore | undefined;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "usage-data-"));
    elsewhere = mkdtempSync(join(tmpdir(), "usage-copy-"));
  });
  afterEach(async () => {
    await store?.close();
    store = undefined;
    for (const place of [folder, elsewhere]) rmSync(place, { recursive: true });
  });
  const count = (day: number, views: number): Promise<void> =>
    store!.write({ counts: [{ ...noCounts, ...wholeIndex, day, views, sessions: 1 }], queries: [] });

  it("is a file beside that of the catalogue, and is put back into a store in use", async () => {
    const backup = join(elsewhere, "copy.db");
    expect(await backupUsage(folder, backup)).toBeUndefined();
    expect(await restoreUsage(folder, backup)).toBe(false);
    expect(existsSync(join(folder, "usage.db"))).toBe(false);
    store = openUsageStore(folder);
    await count(20_000, 3);
    await count(20_040, 4);
    expect(await backupUsage(folder, backup)).toBe(`${backup}.usage`);
    expect(countsOfFile(`${backup}.usage`)).toEqual({
      "2024-10-04 index ": { views: 3, sessions: 1 },
      "2024-11-13 index ": { views: 4, sessions: 1 },
    });
    await count(20_041, 5);
    expect((await store.total(wholeIndex)).views).toBe(12);
    expect(await restoreUsage(folder, backup)).toBe(true);
    expect((await store.total(wholeIndex)).views).toBe(7);
    await count(20_041, 2);
    expect((await store.total(wholeIndex)).views).toBe(9);
  });

  it("is refused where it is none, and nothing is changed", async () => {
    const backup = join(elsewhere, "copy.db");
    store = openUsageStore(folder);
    await count(20_000, 3);
    writeFileSync(besideBackup(backup), "no database at all, but longer than a header of one".repeat(100));
    await expect(restoreUsage(folder, backup)).rejects.toMatchObject({ problem: { code: "damaged" } });
    expect((await store.total(wholeIndex)).views).toBe(3);
  });

  it("keeps days of records for 400 days, and months, totals and the index's days for ever", async () => {
    store = openUsageStore(folder);
    const record = { scope: "record", id: "a" } as const;
    const write = (day: number): Promise<void> =>
      store!.write({
        counts: [
          { ...noCounts, ...record, day, views: 1 },
          { ...noCounts, ...wholeIndex, day, views: 1 },
        ],
        queries: [],
      });
    await write(19_000);
    await write(19_500);
    const periods = async (subject: typeof record | typeof wholeIndex, step: "day" | "month") =>
      (await store!.series(subject, step, 0, 100_000)).map(({ period, views }) => [period, views]);
    expect(await periods(record, "day")).toEqual([[19_500, 1]]);
    expect(await periods(wholeIndex, "day")).toEqual([
      [19_000, 1],
      [19_500, 1],
    ]);
    expect(await periods(record, "month")).toEqual([
      [2022 * 12, 1],
      [2023 * 12 + 4, 1],
    ]);
    expect((await store.total(record)).views).toBe(2);
  });
});
