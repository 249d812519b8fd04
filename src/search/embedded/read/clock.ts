/** Thrown inside a search when its time is over; caught where what was found until then is put together. */
export class Late extends Error {}

/** A search's time limit, looked at between its steps. */
export class Clock {
  readonly #deadline: number;

  /** `deadline` as `performance.now()` counts, in milliseconds. */
  constructor(deadline: number) {
    this.#deadline = deadline;
  }

  check(): void {
    if (performance.now() > this.#deadline) throw new Late();
  }
}
