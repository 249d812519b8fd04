import { setImmediate } from "node:timers/promises";
import { ProblemError } from "../../domain/result.ts";

/** Rows between two looks around. */
const stride = 250;

/** Tells how far a long walk is, and lets others of the process have a turn: signals, timers, a web site. */
export class Pace {
  readonly #total: number;
  readonly #progress: ((done: number, total: number) => void) | undefined;
  readonly #signal: AbortSignal | undefined;
  #done = 0;
  #steps = 0;

  constructor(total: number, options: { progress?: (done: number, total: number) => void; signal?: AbortSignal }) {
    this.#total = total;
    this.#progress = options.progress;
    this.#signal = options.signal;
  }

  /** One of the rows that the total counts is done. Throws `stopped` when the signal fires. */
  async passed(): Promise<void> {
    this.#done += 1;
    await this.step();
  }

  /** The same for work that the total does not count. */
  async step(): Promise<void> {
    this.#steps += 1;
    if (this.#steps % stride !== 0) return;
    this.#progress?.(Math.min(this.#done, this.#total), this.#total);
    await setImmediate();
    if (this.#signal?.aborted) throw new ProblemError("stopped", "Stopped on request before everything was looked at.");
  }

  end(): void {
    this.#progress?.(this.#total, this.#total);
  }
}
