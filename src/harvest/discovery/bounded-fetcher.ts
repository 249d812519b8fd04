import { asProblem, ProblemError } from "../../domain/result.ts";
import type { Fetcher } from "../fetcher.ts";

export interface Bounds {
  /** Requests in all, redirects counted. */
  readonly maxRequests: number;
  /** Patience with each answer. */
  readonly timeoutMs: number;
}

export interface BoundedFetcher extends Fetcher {
  /** Requests made so far. */
  readonly requests: number;
}

/** A host that did not answer so often in time is not asked again. */
const maxTimeouts = 2;

/**
 * A fetcher for looking around: few requests, short patience, and nothing more of a host that cannot be reached. Throws `too_many_requests` when
 * its requests are used up. Closing it closes nothing: the fetcher beneath is another's.
 */
export function boundedFetcher(fetcher: Fetcher, { maxRequests, timeoutMs }: Bounds): BoundedFetcher {
  const silent = new Map<string, number>();
  const dead = new Map<string, ProblemError>();
  let requests = 0;
  return {
    get requests() {
      return requests;
    },
    async fetch(address, options = {}) {
      const host = URL.parse(address)?.host ?? "";
      const known = dead.get(host);
      if (known) throw known;
      if (requests >= maxRequests) {
        throw new ProblemError("too_many_requests", `That is not found with ${maxRequests} requests.`);
      }
      requests += 1;
      try {
        // one within another: the shorter patience holds
        const patience = Math.min(timeoutMs, options.timeoutMs ?? timeoutMs);
        const asked = { maxRetries: 1, maxWaitMs: patience, ...options, timeoutMs: patience };
        const fetched = await fetcher.fetch(address, asked);
        requests += fetched.redirects.length;
        return fetched;
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        const code = asProblem(error)?.code;
        const times = (silent.get(host) ?? 0) + (code === "timed_out" ? 1 : 0);
        silent.set(host, times);
        if (code === "unreachable" || code === "address_refused" || times >= maxTimeouts) dead.set(host, error);
        throw error;
      }
    },
    async close() {},
  };
}
