import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import Database from "better-sqlite3";
import Fastify from "fastify";
import { pino } from "pino";
import { usageNames } from "../../src/domain/usage.ts";
import { followUsage, markUsage } from "../../src/http/usage.ts";
import { startCounting } from "../../src/statistics/count.ts";
import { readRobots } from "../../src/statistics/robots.ts";
import { openUsageStore } from "../../src/statistics/sqlite/index.ts";
import type { LogLine, Reference } from "./reference.ts";

export const robotsFile = fileURLToPath(new URL("../../presets/usage/robots.json", import.meta.url));

/** Requests a log's lines of a real server, at the log's own time, with the real store behind it, and reads from its file what was counted. */
export async function countsOfReplay(log: readonly LogLine[], onProgress?: (done: number) => void): Promise<Reference> {
  const folder = mkdtempSync(join(tmpdir(), "definepk-usage-"));
  const store = openUsageStore(folder);
  let now = 0;
  const clock = (): Date => new Date(now);
  const counting = startCounting({ store, robots: readRobots(robotsFile), log: pino({ level: "silent" }), clock });
  const app = Fastify({ trustProxy: true });
  followUsage(app, counting.count, clock);
  let line: LogLine | undefined;
  app.get("/", async (_request, reply) => {
    if (line === undefined) throw new Error("nothing is asked");
    const { use, status } = line;
    if (use.is === "search") {
      const hits = use.hits.map(({ id, journal }) => ({ id, journalId: journal }));
      markUsage(reply, { is: "search", address: `q=${use.q}&page=${use.page}`, page: use.page, query: use.q, hits });
    } else markUsage(reply, { is: use.is, item: { id: use.id, journalId: use.journal } });
    return reply.code(status).send("");
  });
  try {
    for (const [index, one] of log.entries()) {
      line = one;
      now = one.at;
      await app.inject({
        method: one.method,
        url: "/",
        remoteAddress: one.address,
        headers: { "user-agent": one.agent, ...(one.prefetch ? { "sec-purpose": "prefetch" } : {}) },
      });
      if (index % 5000 === 4999) {
        await counting.write();
        onProgress?.(index + 1);
      }
    }
    await counting.stop();
    await app.close();
    await store.close();
    return countsOfFile(join(folder, "usage.db"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Counts by `day scope subject`, zeros left out. Throws where months or totals are not the sums of the days, or the file is not sound. */
export function countsOfFile(file: string): Reference {
  const database = new Database(file, { readonly: true });
  try {
    if (database.pragma("integrity_check", { simple: true }) !== "ok") throw new Error("the file is damaged");
    const sums = usageNames.map((name) => `sum(${name}) as ${name}`).join(", ");
    const grouped = (table: string): string =>
      JSON.stringify(
        database.prepare(`select scope, subject, ${sums} from ${table} group by 1, 2 order by 1, 2`).all(),
      );
    if (grouped("usage_day") !== grouped("usage_month")) throw new Error("months are not the sums of days");
    if (grouped("usage_day") !== grouped("usage_total")) throw new Error("totals are not the sums of days");
    const rows = database.prepare("select * from usage_day").all() as Record<string, string | number>[];
    return Object.fromEntries(
      rows.map((row) => [
        `${new Date(Number(row["day"]) * 86_400_000).toISOString().slice(0, 10)} ${row["scope"]} ${row["subject"]}`,
        Object.fromEntries(usageNames.flatMap((name) => (row[name] === 0 ? [] : [[name, Number(row[name])]]))),
      ]),
    );
  } finally {
    database.close();
  }
}

/** Keys of which one side has other counts, the first few. */
export function differences(expected: Reference, got: Reference): string[] {
  const keys = new Set([...Object.keys(expected), ...Object.keys(got)]);
  const inOrder = (row: Record<string, number> = {}): string =>
    JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)));
  return [...keys]
    .filter((key) => inOrder(expected[key]) !== inOrder(got[key]))
    .slice(0, 10)
    .map((key) => `${key}: ${inOrder(expected[key])} expected, ${inOrder(got[key])} counted`);
}
