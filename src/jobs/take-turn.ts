import type { CatalogueStore } from "../catalogue/store.ts";
import type { CatalogueWriter } from "../catalogue/writer.ts";
import { asProblem, ProblemError } from "../domain/result.ts";

/** One after the other: a long import before us may well take an hour. Milliseconds. */
const patience = 3_600_000;
const step = 1000;

export interface TurnOptions {
  readonly signal?: AbortSignal;
  /** Told once, in one sentence, who is writing now. */
  readonly onWait?: (message: string) => void;
}

/** The writer, when it is our turn. Throws `busy` after an hour, `stopped` when the signal fires meanwhile. */
export async function takeTurn(
  store: CatalogueStore,
  purpose: string,
  options: TurnOptions = {},
): Promise<CatalogueWriter> {
  const until = Date.now() + patience;
  for (let first = true; ; first = false) {
    try {
      return await store.writer(purpose, first ? 0 : step);
    } catch (error) {
      const problem = asProblem(error);
      if (problem?.code !== "busy" || Date.now() > until) throw error;
      if (options.signal?.aborted)
        throw new ProblemError("stopped", "Stopped while waiting for another command to end.");
      if (first) options.onWait?.(problem.message);
    }
  }
}
