import type { Outcome, Tally } from "../catalogue/ingest-types.ts";

/** A tally under way: read is always the sum of the outcomes. */
export interface Counter {
  count(outcomes: readonly Outcome[]): void;
  tally(): Tally;
}

export function createCounter(): Counter {
  const counts = { read: 0, created: 0, updated: 0, unchanged: 0, merged: 0, deleted: 0, quarantined: 0 };
  return {
    count(outcomes) {
      counts.read += outcomes.length;
      for (const outcome of outcomes) counts[outcome] += 1;
    },
    tally: () => ({ ...counts }),
  };
}
