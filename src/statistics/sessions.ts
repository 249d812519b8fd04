import { hourOf } from "./periods.ts";

/**
 * Tells the first of what a visitor does with an item in a session, which is an hour of the clock (COUNTER R5, section 7.3: where sessions are not
 * followed, a session is visitor, date and hour). Only one hour is remembered; beyond `most` things nothing is told to be the first.
 */
export class Sessions {
  readonly #seen = new Set<string>();
  readonly #most: number;
  #hour: number | undefined;

  constructor(most: number) {
    this.#most = most;
  }

  isFirst(key: string, at: number): boolean {
    this.turn(at);
    if (this.#seen.has(key) || this.#seen.size >= this.#most) return false;
    this.#seen.add(key);
    return true;
  }

  /** Forgets an hour that is over. */
  turn(at: number): void {
    const hour = hourOf(at);
    if (this.#hour !== undefined && hour <= this.#hour) return;
    this.#seen.clear();
    this.#hour = hour;
  }
}
