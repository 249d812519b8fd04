import { randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import { type Counting, startCounting } from "../../src/statistics/count.ts";
import { readRobots } from "../../src/statistics/robots.ts";
import { openUsageStore } from "../../src/statistics/sqlite/index.ts";
import type { UsageStore } from "../../src/statistics/store.ts";
import { robotsFile } from "./replay.ts";

const agent = "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";
const noon = Date.parse("2026-10-05T12:00:00Z");
const day = 86_400_000;

describe("what is known of visitors", () => {
  let folder = "";
  let store: UsageStore;
  let counting: Counting;
  let now = noon;
  const salts: { kept: Buffer; copy: Buffer }[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "usage-privacy-"));
    store = openUsageStore(folder);
    now = noon;
    salts.length = 0;
    counting = startCounting({
      store,
      robots: readRobots(robotsFile),
      log: pino({ level: "silent" }),
      clock: () => new Date(now),
      random: (size) => {
        const kept = randomBytes(size);
        salts.push({ kept, copy: Buffer.from(kept) });
        return kept;
      },
    });
  });
  afterEach(async () => {
    await counting.stop();
    await store.close();
    rmSync(folder, { recursive: true });
  });

  const search = (visitor: string, query: string): void => {
    const mark = { is: "search", address: `q=${query}`, page: 1, query, hits: [] } as const;
    counting.count({ at: now, address: visitor, agent, mark });
  };
  const view = (visitor: string): void =>
    counting.count({ at: now, address: visitor, agent, mark: { is: "view", item: { id: "a" } } });

  it("is in no file of the data folder nor in a backup: no salt, no address, no browser, no lone query", async () => {
    const catalogue = openSqliteStore(folder);
    const elsewhere = mkdtempSync(join(tmpdir(), "usage-backup-"));
    try {
      view("203.0.113.77");
      search("203.0.113.77", "my rare disease");
      now += 60_000;
      await counting.write();
      const backup = join(elsewhere, "backup.db");
      await catalogue.backup(backup);
      expect(statSync(backup).size).toBeGreaterThan(0);
      const live = salts.at(-1)?.copy;
      if (live === undefined) throw new Error("there is no salt");
      expect(salts.at(-1)?.kept.equals(live)).toBe(true);
      const secrets = [
        live,
        ...(["hex", "base64", "base64url"] as const).map((form) => Buffer.from(live.toString(form))),
      ];
      secrets.push(...["203.0.113.77", "Firefox", "rare disease"].map((text) => Buffer.from(text)));
      const files = [folder, elsewhere].flatMap((place) =>
        readdirSync(place, { recursive: true, encoding: "utf8" }).map((name) => join(place, name)),
      );
      expect(files).toEqual(expect.arrayContaining([join(folder, "usage.db"), backup]));
      for (const name of files.filter((file) => statSync(file).isFile())) {
        const bytes = readFileSync(name);
        for (const secret of secrets)
          expect([name, secret.toString(), bytes.indexOf(secret)]).toEqual([name, secret.toString(), -1]);
      }
      expect((await store.total({ scope: "record", id: "a" })).views).toBe(1);
    } finally {
      catalogue.close();
      rmSync(elsewhere, { recursive: true });
    }
  });

  it("ends with the day: the salt is overwritten, though nobody comes", async () => {
    view("203.0.113.77");
    const today = salts.at(-1);
    now = noon + day / 2;
    await counting.write();
    expect(today?.kept.every((byte) => byte === 0)).toBe(true);
    expect(salts.at(-1)?.kept.some((byte) => byte !== 0)).toBe(true);
  });

  it("keeps a query only when ten visitors of one day asked for it, whatever their capitals", async () => {
    for (let visitor = 0; visitor < 9; visitor += 1)
      search(`10.0.0.${visitor}`, visitor % 2 === 0 ? "Sugar Cane" : " sugar  cane ");
    for (let again = 0; again < 20; again += 1) {
      now += 60_000;
      search("10.0.0.1", "sugar cane");
    }
    now += 60_000;
    await counting.write();
    expect(await store.queries(0, 10)).toEqual([]);
    now += day;
    search("10.0.0.9", "sugar cane");
    now += 60_000;
    await counting.write();
    expect(await store.queries(0, 10)).toEqual([]);
    for (let visitor = 20; visitor < 29; visitor += 1) search(`10.0.0.${visitor}`, "sugar cane");
    now += 60_000;
    await counting.write();
    expect(await store.queries(0, 10)).toEqual([{ query: "sugar cane", visitors: 10 }]);
    search("10.0.0.99", "sugar cane");
    now += 60_000;
    await counting.write();
    expect(await store.queries(0, 10)).toEqual([{ query: "sugar cane", visitors: 11 }]);
    expect((await store.total({ scope: "index", id: "" })).searches).toBe(40);
  });
});
