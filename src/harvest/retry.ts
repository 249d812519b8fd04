/** Statuses after which the same request may succeed later. */
export function isTemporary(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || (status >= 500 && status !== 501 && status !== 505);
}

/**
 * How long a Retry-After header asks to wait from `now`, in milliseconds; undefined where it says nothing that can be understood.
 * Seconds or an HTTP date (RFC 9110, 10.2.3); a date that is over is 0.
 */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  const text = header?.trim() ?? "";
  if (/^\d{1,10}(\.\d+)?$/.test(text)) return Math.ceil(Number(text) * 1000);
  // All three forms of an HTTP date have a weekday's letters first; Date.parse alone would take "1" or "-5" for a year.
  const at = /^[A-Za-z]{3,9},? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
}

/** Wait before the attempt after the `failures`-th failure: doubled each time, at most a minute, and up to a quarter more by `random` (0 to 1). */
export function backoffMs(failures: number, baseMs: number, random: number): number {
  const wait = Math.min(baseMs * 2 ** Math.min(failures - 1, 20), Math.max(60_000, baseMs));
  return Math.round(wait * (1 + random / 4));
}

export interface RetryLimits {
  /** Failures after which the next is final. */
  readonly maxRetries: number;
  /** Most that a server may ask us to wait, in all. */
  readonly maxWaitMs: number;
  readonly baseMs: number;
}

export interface Retries {
  /**
   * How long to wait before the next try, or undefined when there is none. A wait that the server asked for (`askedMs`)
   * is no failure, until all of them together are longer than is allowed.
   */
  after(askedMs: number | undefined, random: number): number | undefined;
}

/** A server that asks for no wait at all, over and over, is obeyed this often. */
const maxAskedWaits = 100;

/** Counts the tries of one request. */
export function createRetries(limits: RetryLimits): Retries {
  let failures = 0;
  let asked = 0;
  let askedTotal = 0;
  return {
    after(askedMs, random) {
      if (askedMs === undefined) {
        failures += 1;
        return failures > limits.maxRetries ? undefined : backoffMs(failures, limits.baseMs, random);
      }
      asked += 1;
      askedTotal += askedMs;
      return askedTotal > limits.maxWaitMs || asked > maxAskedWaits ? undefined : askedMs;
    },
  };
}
