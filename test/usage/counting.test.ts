import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { usageNames } from "../../src/domain/usage.ts";
import { UsageCounter } from "../../src/statistics/counter.ts";
import { dateOfDay } from "../../src/statistics/periods.ts";
import { readRobots, robotTest } from "../../src/statistics/robots.ts";
import type { DayCounts } from "../../src/statistics/tally.ts";
import { seeded } from "../soak/mutations.ts";
import { type LogLine, type Reference, referenceCounts } from "./reference.ts";
import { countsOfReplay, differences, robotsFile } from "./replay.ts";
import { simulatedMonth } from "./simulate.ts";

const agent = "Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0";

describe("what is counted", () => {
  it("is what a slow reading of COUNTER R5 counts, over a month of robots, double clicks and refreshes", {
    timeout: 120_000,
  }, async () => {
    const log = simulatedMonth(20_000, seeded(3));
    const expected = referenceCounts(log);
    const got = await countsOfReplay(log);
    expect(differences(expected, got)).toEqual([]);
    expect(Object.keys(got).length).toBeGreaterThan(5000);
    const index = Object.entries(got).flatMap(([key, row]) => (key.endsWith(" index ") ? [row] : []));
    const total = (name: string): number => index.reduce((sum, row) => sum + (row[name] ?? 0), 0);
    // The month has all that tells a wrong rule from a right one.
    expect(total("views")).toBeGreaterThan(total("sessions") - total("downloadSessions"));
    expect(total("sessions")).toBeLessThan(total("views") + total("downloads"));
    expect(total("searches")).toBeGreaterThan(100);
    expect(total("views")).toBeLessThan(log.filter(({ use }) => use.is === "view").length / 2);
  });

  const step = fc.record({
    after: fc.constantFrom(0, 1, 15_000, 29_999, 30_000, 30_001, 60_000, 1_800_000),
    visitor: fc.constantFrom("39.32.0.1", "39.32.0.2"),
    is: fc.constantFrom("view" as const, "download" as const),
    id: fc.constantFrom("a", "b"),
  });

  it("agrees for any few clicks around midnight and the turn of an hour, whenever it is asked for them", () => {
    const isRobot = robotTest(readRobots(robotsFile));
    const from = fc.constantFrom("2026-10-01T23:59:00Z", "2026-10-02T10:59:00Z");
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), from, fc.boolean(), (steps, from, asks) => {
        const counter = new UsageCounter(isRobot);
        const rows: DayCounts[] = [];
        let at = Date.parse(from);
        const log = steps.map(({ after, visitor: address, is, id }): LogLine => {
          at += after;
          counter.add({ at, address, agent, mark: { is, item: { id } } });
          if (asks) {
            counter.settle(at);
            rows.push(...counter.take().counts);
          }
          const rest = { robot: false, method: "GET", status: 200, prefetch: false } as const;
          return { at, address, agent, ...rest, use: { is, id } };
        });
        counter.finish();
        rows.push(...counter.take().counts);
        expect(differences(referenceCounts(log), summed(rows))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });
});

function summed(rows: readonly DayCounts[]): Reference {
  const sums: Reference = {};
  for (const row of rows) {
    const sum = (sums[`${dateOfDay(row.day)} ${row.scope} ${row.id}`] ??= {});
    for (const name of usageNames) if (row[name] > 0) sum[name] = (sum[name] ?? 0) + row[name];
  }
  return sums;
}
