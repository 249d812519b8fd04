// Counts views of ever new visitors and writes them again and again, saying after each write how many are written. For usage-kill.test.ts, which kills it.
import { writeSync } from "node:fs";
import { pino } from "pino";
import { startCounting } from "../../src/statistics/count.ts";
import { readRobots } from "../../src/statistics/robots.ts";
import { openUsageStore } from "../../src/statistics/sqlite/index.ts";
import { robotsFile } from "./replay.ts";

const [folder = "", name = ""] = process.argv.slice(2);
const store = openUsageStore(folder);
let now = Date.UTC(2026, 9, 1);
const clock = (): Date => new Date(now);
const counting = startCounting({ store, robots: readRobots(robotsFile), log: pino(), clock });
let counted = 0;
for (;;) {
  for (let index = 0; index < 50; index += 1) {
    const mark = { is: "view", item: { id: `r${counted % 500}`, journalId: `j${counted % 7}` } } as const;
    counting.count({
      at: now,
      address: `${name}-${counted}`,
      agent: "Mozilla/5.0 (X11; Linux x86_64) Firefox/144.0",
      mark,
    });
    counted += 1;
  }
  // Nothing waits for a double click any more.
  now += 31_000;
  writeSync(1, `begin ${counted}\n`);
  await counting.write();
  writeSync(1, `written ${counted}\n`);
}
