import { setTimeout as timeout } from "node:timers/promises";
import { ProblemError } from "../domain/result.ts";

/** Time as the harvester sees it, so that tests need not wait. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Throws `stopped` when the signal fires first. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  async sleep(milliseconds, signal) {
    if (signal?.aborted) throw stopped();
    if (milliseconds <= 0) return;
    await timeout(milliseconds, undefined, signal ? { signal } : {}).catch((error: unknown) => {
      throw signal?.aborted ? stopped() : error;
    });
  },
};

/** What is thrown where the operator's signal ended a wait or a request. */
export function stopped(): ProblemError {
  return new ProblemError("stopped", "Stopped on request. The next harvest goes on from here.");
}
