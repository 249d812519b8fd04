import type { Logger } from "pino";
import type { Use } from "../domain/usage.ts";
import { type UsageBatch, UsageCounter } from "./counter.ts";
import type { RobotList } from "./robots.ts";
import { robotTest } from "./robots.ts";
import type { UsageStore } from "./store.ts";
import type { RandomBytes } from "./visitors.ts";

/** How often what was counted is written, in milliseconds. */
const writeEvery = 5000;

export interface UsageParts {
  readonly store: UsageStore;
  readonly robots: RobotList;
  readonly log: Logger;
  readonly clock: () => Date;
  /** Of the salts; the system's if absent. */
  readonly random?: RandomBytes;
}

/** The counting of a running server. */
export interface Counting {
  /** Takes a use, in microseconds and without throwing. */
  readonly count: (use: Use) => void;
  /** Writes what is certain by now. */
  write(): Promise<void>;
  /** Writes all and ends. */
  stop(): Promise<void>;
}

/** Counts in memory and writes every few seconds. A batch that could not be written is written with the next. */
export function startCounting({ store, robots, log, clock, random }: UsageParts): Counting {
  const counter = new UsageCounter(robotTest(robots), random);
  let kept: UsageBatch | undefined;
  let writing: Promise<void> = Promise.resolve();

  async function writeTaken(): Promise<void> {
    // Not taken while an older one waits: the counter's own bound holds.
    kept ??= counter.take();
    if (kept.counts.length + kept.queries.length > 0) await store.write(kept);
    kept = undefined;
  }

  function write(): Promise<void> {
    const run = async (): Promise<void> => {
      try {
        if (kept !== undefined) await writeTaken();
        await writeTaken();
      } catch (error) {
        log.error({ err: error }, "the statistics could not be written; trying again");
      }
    };
    writing = writing.then(run);
    return writing;
  }

  let busy = false;
  const timer = setInterval(() => {
    counter.settle(clock().getTime());
    if (busy) return;
    busy = true;
    void write().finally(() => {
      busy = false;
    });
  }, writeEvery);
  timer.unref();

  return {
    count(use) {
      try {
        counter.add(use);
      } catch (error) {
        log.error({ err: error }, "a use could not be counted");
      }
    },
    write: () => {
      counter.settle(clock().getTime());
      return write();
    },
    async stop() {
      clearInterval(timer);
      counter.finish();
      await write();
    },
  };
}
