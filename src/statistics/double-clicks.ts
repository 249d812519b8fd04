/** Two clicks on one thing by one visitor within this time are one, the last (COUNTER R5, section 7.2). */
export const doubleClickMs = 30_000;

interface Waiting<Click> {
  readonly at: number;
  readonly click: Click;
}

/**
 * Holds each click until no double click of it can come any more. Clicks come in order of time, and leave in order of time.
 * At most `most` wait: beyond that the oldest leave early.
 */
export class DoubleClicks<Click> {
  readonly #waiting = new Map<string, Waiting<Click>>();
  readonly #most: number;

  constructor(most: number) {
    this.#most = most;
  }

  /** Takes a click, in the place of one with the same key. What waited long enough by its time must have left before (`settle`). */
  add(key: string, at: number, click: Click): void {
    // Put at the end, so that the order stays that of time.
    this.#waiting.delete(key);
    this.#waiting.set(key, { at, click });
  }

  /** Those that no click at `now` or later can replace, the oldest first. */
  *settle(now: number): Generator<Waiting<Click>> {
    for (const [key, one] of this.#waiting) {
      if (now - one.at <= doubleClickMs && this.#waiting.size <= this.#most) return;
      this.#waiting.delete(key);
      yield one;
    }
  }
}
