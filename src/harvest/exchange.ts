import { type Dispatcher, request } from "undici";
import { startLimits, type TimeLimits } from "./limits.ts";
import { networkProblem } from "./network-problem.ts";
import type { Politeness } from "./politeness.ts";

export interface ExchangeParts {
  readonly dispatcher: Dispatcher;
  readonly politeness: Politeness;
  readonly limits: TimeLimits;
  readonly headers: Readonly<Record<string, string>>;
}

/** One request and its answer as sent, not unpacked. */
export interface Exchange {
  readonly url: URL;
  readonly status: number;
  /** By lower-case name; several of one name joined by commas. */
  readonly headers: Readonly<Record<string, string>>;
  /** To be read once, to its end or until left. */
  readonly body: AsyncIterable<Uint8Array>;
  /** Ends it unread. Everything is given back when the body ends, is left or fails, or by this. */
  discard(): void;
}

/** Makes one GET request when it is the host's turn. Follows no redirect, tries nothing again. Throws `ProblemError`. */
export async function exchange(url: URL, parts: ExchangeParts, signal?: AbortSignal): Promise<Exchange> {
  const leave = await parts.politeness.turn(url.hostname, signal);
  const limits = startLimits(url.host, parts.limits, signal);
  const close = (): void => {
    limits.end();
    leave();
  };
  try {
    const answer = await request(url, {
      dispatcher: parts.dispatcher,
      method: "GET",
      headers: parts.headers,
      signal: limits.signal,
      // Ours are exact and one for all phases.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    limits.arrived();
    const { body } = answer;
    // A body that is left before its end fails once more, with nobody listening.
    body.on("error", () => {});
    body.once("close", close);
    return {
      url,
      status: answer.statusCode,
      headers: flat(answer.headers),
      body: read(body, url, limits, close),
      discard() {
        body.destroy();
        close();
      },
    };
  } catch (error) {
    close();
    throw networkProblem(limits.signal.aborted ? limits.signal.reason : error, url.host);
  }
}

async function* read(
  body: AsyncIterable<Uint8Array> & { destroy(): unknown },
  url: URL,
  limits: ReturnType<typeof startLimits>,
  close: () => void,
): AsyncGenerator<Uint8Array> {
  const iterator = body[Symbol.asyncIterator]();
  try {
    for (;;) {
      limits.waiting();
      const next = await iterator.next();
      limits.arrived();
      if (next.done) return;
      yield next.value;
    }
  } catch (error) {
    throw networkProblem(limits.signal.aborted ? limits.signal.reason : error, url.host);
  } finally {
    body.destroy();
    close();
  }
}

function flat(headers: Readonly<Record<string, string | string[] | undefined>>): Record<string, string> {
  const result: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) result[name.toLowerCase()] = Array.isArray(value) ? value.join(", ") : value;
  }
  return result;
}
