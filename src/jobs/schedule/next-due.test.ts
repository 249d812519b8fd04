import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Run } from "../../catalogue/writer.ts";
import { intervalOf, parseInterval } from "./interval.ts";
import { type Asked, nextDue } from "./next-due.ts";
import { spread } from "./spread.ts";

const hour = 3_600_000;
const day = 24 * hour;
const now = Date.UTC(2026, 0, 15, 12);

type PastRun = Asked["runs"][number];
const at = (ms: number): string => new Date(ms).toISOString();
const run = (state: Run["state"], ended: number, rest: Partial<PastRun> = {}): PastRun => ({
  state,
  startedAt: at(ended - 60_000),
  endedAt: at(ended),
  tally: {},
  ...rest,
});
const failed = (count: number): PastRun[] => Array.from({ length: count }, (_, n) => run("failed", now - n * hour));
const due = (runs: readonly PastRun[], id = "a-journal", interval = day) => nextDue({ id, interval, runs, now });

describe("when a source is due", () => {
  it("is at once where it never ran, and where it was stopped", () => {
    expect(due([])).toEqual({ at: now, reason: "first", failures: 0 });
    expect(due([run("stopped", now - hour)])).toMatchObject({ reason: "stopped", failures: 0 });
    expect(due([run("stopped", now - hour)]).at).toBeLessThanOrEqual(now);
  });

  it("is after 1, 2, 4 … hours and at most a week after failures, with up to a quarter more", () => {
    for (const [failures, hours] of [
      [1, 1],
      [2, 2],
      [3, 4],
      [8, 128],
      [9, 168],
      [20, 168],
    ] as const) {
      const { at, reason, failures: counted } = due(failed(failures));
      expect([reason, counted]).toEqual(["failed", failures]);
      expect(at - now).toBeGreaterThanOrEqual(hours * hour);
      expect(at - now).toBeLessThanOrEqual(1.25 * hours * hour);
    }
  });

  it("starts to count anew after a success, and after a break that still gave something", () => {
    expect(due([...failed(2), run("done", now - 3 * hour), ...failed(9)]).failures).toBe(2);
    const moved = run("incomplete", now, { tally: { read: 100, created: 100 } });
    expect(due([moved, ...failed(5)]).failures).toBe(1);
    const stuck = run("incomplete", now, { tally: { read: 100, unchanged: 100 } });
    expect(due([stuck, ...failed(5)]).failures).toBe(6);
  });

  it("is when the server said, which is no failure, within reason", () => {
    const later = (ms: number) => run("failed", now, { retryAt: at(now + ms) });
    expect(due([later(3 * hour)])).toEqual({ at: now + 3 * hour, reason: "retry later", failures: 0 });
    expect(due([later(3 * hour), ...failed(2)]).failures).toBe(2);
    expect(due([later(1000)]).at).toBe(now + hour / 4);
    expect(due([later(365 * day)]).at).toBe(now + 7 * day);
  });

  it("is not while it runs, but when a run has said nothing for five minutes", () => {
    const running = (silent: number) =>
      run("running", now, { startedAt: at(now - day), progress: { at: at(now - silent), pages: 3 } });
    expect(due([running(20_000), ...failed(1)])).toEqual({
      at: now + hour / 12 - 20_000,
      reason: "running",
      failures: 1,
    });
    expect(due([running(hour)]).at).toBeLessThan(now);
  });

  it("is not put off by a clock that was years ahead", () => {
    for (const state of ["done", "failed"] as const)
      expect(due([run(state, now + 900 * day)]).at).toBeLessThan(now + 2 * day);
  });

  it("is at a source's own place in the interval, between half and one and a half after the last success", () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.integer({ min: 1, max: 8784 }),
        fc.integer({ min: 0, max: 400 * day }),
        (id, n, ago) => {
          const interval = n * hour;
          const done = run("done", now - ago);
          const { at } = due([done], id, interval);
          const gap = at - Date.parse(done.startedAt);
          expect(gap).toBeGreaterThanOrEqual(interval / 2);
          expect(gap).toBeLessThanOrEqual(1.5 * interval);
          expect((at - Math.floor(spread(id) * interval)) % interval).toBe(0);
          // What is harvested when it is due is due again exactly one interval later.
          const next = nextDue({
            id,
            interval,
            now: at + day,
            runs: [{ ...done, startedAt: new Date(at + 5000).toISOString() }],
          });
          expect(next.at).toBe(at + interval);
        },
      ),
    );
  });

  it("never throws, never counts more failures than runs, and is within one and a half intervals or a week and a quarter", () => {
    const runs = fc.array(
      fc.record(
        {
          state: fc.constantFrom<Run["state"]>("running", "done", "incomplete", "failed", "stopped"),
          startedAt: fc.integer({ min: 0, max: 2 * now }).map(at),
          endedAt: fc.integer({ min: 0, max: 2 * now }).map(at),
          tally: fc.record({ created: fc.nat(3), unchanged: fc.nat(3) }),
          retryAt: fc.integer({ min: 0, max: 2 * now }).map(at),
        },
        { requiredKeys: ["state", "startedAt", "tally"] },
      ),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(fc.string(), runs, fc.integer({ min: 1, max: 8784 }), (id, runs, n) => {
        const { at, failures } = due(runs, id, n * hour);
        expect(Number.isFinite(at)).toBe(true);
        expect(failures).toBeLessThanOrEqual(runs.length);
        expect(at - now).toBeLessThanOrEqual(Math.max(1.5 * n * hour, 1.25 * 7 * day));
      }),
    );
  });

  it("spreads a thousand sources over the day", () => {
    const hours = Array.from({ length: 24 }, () => 0);
    for (let n = 0; n < 1000; n += 1) {
      const { at } = due([run("done", now - day)], `journals-example-edu-pk-journal-${n}`);
      hours[new Date(at).getUTCHours()]! += 1;
    }
    expect(Math.min(...hours)).toBeGreaterThan(15);
    expect(Math.max(...hours)).toBeLessThan(80);
  });
});

describe("an interval", () => {
  it.each([
    ["12h", 12],
    ["7d", 168],
    [" 1 D ", 24],
    ["0h", undefined],
    ["400d", undefined],
    ["1.5h", undefined],
    ["12", undefined],
    ["-1h", undefined],
  ])("%s is %s hours", (text, hours) => expect(parseInterval(text)).toBe(hours));

  it("is the source's own, else the program's", () => {
    expect(intervalOf({ settings: { intervalHours: 6 } }, 24)).toBe(6 * hour);
    for (const bad of [0, -1, 1.5, "6", null, 1e9])
      expect(intervalOf({ settings: { intervalHours: bad } }, 24)).toBe(day);
  });
});
