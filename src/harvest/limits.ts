import { ProblemError } from "../domain/result.ts";
import { stopped } from "./clock.ts";

export interface TimeLimits {
  /** Until the answer begins, connecting included. Milliseconds, as are the others. */
  readonly firstByteMs: number;
  /** Between two pieces of it. */
  readonly idleMs: number;
  /** From the request to the last byte. */
  readonly totalMs: number;
}

export interface RunningLimits {
  /** Fires when a limit is reached or the operator stops; its reason is the `ProblemError` to throw. */
  readonly signal: AbortSignal;
  /** Waiting for the next piece. */
  waiting(): void;
  /** A piece came. */
  arrived(): void;
  end(): void;
}

/** Starts the time limits of one request to `name`. */
export function startLimits(name: string, limits: TimeLimits, outer?: AbortSignal): RunningLimits {
  const controller = new AbortController();
  const stop = (): void => controller.abort(stopped());
  const late = (what: string, milliseconds: number) => (): void =>
    controller.abort(
      new ProblemError(
        "timed_out",
        `${name} ${what} within ${milliseconds / 1000} s. Try again later, or raise DEFINEPK_HARVEST_TIMEOUT_MS.`,
      ),
    );
  if (outer?.aborted) stop();
  outer?.addEventListener("abort", stop, { once: true });
  const total = setTimeout(late("did not finish its answer", limits.totalMs), limits.totalMs);
  let current: NodeJS.Timeout | undefined = setTimeout(
    late("did not begin to answer", limits.firstByteMs),
    limits.firstByteMs,
  );
  const arrived = (): void => {
    clearTimeout(current);
    current = undefined;
  };
  return {
    signal: controller.signal,
    arrived,
    waiting() {
      clearTimeout(current);
      current = setTimeout(
        late("stopped sending in the middle of its answer and did not go on", limits.idleMs),
        limits.idleMs,
      );
    },
    end() {
      arrived();
      clearTimeout(total);
      outer?.removeEventListener("abort", stop);
    },
  };
}
