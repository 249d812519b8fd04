import type { Run } from "../../catalogue/writer.ts";
import { spread } from "./spread.ts";

const hour = 3_600_000;
const week = 7 * 24 * hour;
/** After the first failure; doubled with each that follows. Milliseconds. */
const firstBackoff = hour;
const longestBackoff = week;
/** Of a wait after a failure: sources of one host that failed together do not come back together. */
const jitter = 1 / 4;
/** A server that asks for a moment's patience, after all the patience of the run before, gets this at least. Milliseconds. */
const shortestRetry = hour / 4;

/** A run says something every 20 s (run-notes.ts): one that has been silent for so long was broken off. Milliseconds. */
export const longestSilence = hour / 12;

/** Runs that the rules look back on: the longest wait is reached well before. */
export const lookBack = 20;

/** Why a source is due when it is. */
export type DueReason = "first" | "schedule" | "stopped" | "failed" | "retry later" | "running";

export interface Due {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly reason: DueReason;
  /** Failures since the last success. */
  readonly failures: number;
}

export interface Asked {
  readonly id: string;
  /** Between two harvests. Milliseconds. */
  readonly interval: number;
  /** The last harvests of it, newest first, `lookBack` of them are enough. */
  readonly runs: readonly Pick<Run, "state" | "startedAt" | "endedAt" | "tally" | "progress" | "retryAt">[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * When a source is to be harvested next. After a success at its own place in the interval, which a hash of its id spreads, so that a
 * thousand sources do not all run at midnight; after failures in a row 1 h, 2 h, 4 h … up to a week later; after a server said when to
 * come back, then, which is no failure. A harvest that was stopped goes on at once; one that seems to run is left alone while it says something.
 */
export function nextDue({ id, interval, runs, now }: Asked): Due {
  const [last] = runs;
  if (last === undefined) return { at: now, reason: "first", failures: 0 };
  const failures = failuresInARow(runs);
  // A clock that was wrong must not put a source off for years.
  const started = Math.min(Date.parse(last.startedAt), now);
  const ended = Math.min(Date.parse(last.endedAt ?? last.startedAt), now);
  switch (last.state) {
    case "running":
      return {
        at: Math.min(Date.parse(last.progress?.at ?? last.startedAt), now) + longestSilence,
        reason: "running",
        failures,
      };
    case "stopped":
      return { at: ended, reason: "stopped", failures };
    case "done":
      return { at: nextSlot(id, started, interval), reason: "schedule", failures: 0 };
    case "failed":
    case "incomplete": {
      if (last.retryAt === undefined) return { at: ended + backoff(id, failures), reason: "failed", failures };
      const asked = Math.min(Date.parse(last.retryAt), ended + longestBackoff);
      return { at: Math.max(asked, ended + shortestRetry), reason: "retry later", failures };
    }
    default:
      return last.state satisfies never;
  }
}

/** The first of a source's own places in the grid of its intervals that is half an interval or more after the harvest before. */
function nextSlot(id: string, started: number, interval: number): number {
  const phase = Math.floor(spread(id) * interval);
  return Math.ceil((started + interval / 2 - phase) / interval) * interval + phase;
}

function backoff(id: string, failures: number): number {
  const wait = Math.min(firstBackoff * 2 ** Math.min(failures - 1, 20), longestBackoff);
  return Math.round(wait * (1 + jitter * spread(`${id} ${failures}`)));
}

/** What broke off but gave something new on the way moves on: it counts as one failure, whatever was before it. */
function failuresInARow(runs: Asked["runs"]): number {
  let failures = 0;
  for (const { state, tally, retryAt } of runs) {
    if (state === "done") break;
    if (state === "running" || state === "stopped" || retryAt !== undefined) continue;
    failures += 1;
    if (state === "incomplete" && gaveSomethingNew(tally)) break;
  }
  return failures;
}

function gaveSomethingNew({ created = 0, updated = 0, merged = 0, deleted = 0 }: Run["tally"]): boolean {
  return created + updated + merged + deleted > 0;
}
