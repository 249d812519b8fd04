import { Agent } from "undici";
import { ProblemError } from "../domain/result.ts";
import { checkAddress } from "./address.ts";
import { type Clock, systemClock } from "./clock.ts";
import { guardedLookup, type Resolve } from "./guarded-lookup.ts";
import { badStatus, isWorthRetrying } from "./network-problem.ts";
import { createPoliteness } from "./politeness.ts";
import { type Followed, follow } from "./redirects.ts";
import { createRetries, isTemporary, retryAfterMs } from "./retry.ts";
import { unpack } from "./unpack.ts";

/** The program's settings that matter here, by their own names. */
export interface FetcherSettings {
  readonly contact: string;
  readonly allowPrivateAddresses: boolean;
  readonly harvestDelayMs: number;
  readonly harvestTimeoutMs: number;
  readonly harvestMaxPageBytes: number;
  readonly harvestMaxRetries: number;
  readonly harvestMaxWaitMs: number;
}

export interface FetcherOptions {
  readonly settings: FetcherSettings;
  /** The program's version, told to servers. */
  readonly version: string;
  readonly resolve?: Resolve;
  readonly clock?: Clock;
  /** Wait after the first failure; doubled each time. Milliseconds. */
  readonly backoffMs?: number;
}

export interface FetchOptions {
  readonly signal?: AbortSignal;
  readonly accept?: string;
  /** Gives a failed answer (4xx, or 5xx when all tries are used up) like any other, for its body may say more. */
  readonly keepErrorAnswers?: boolean;
  /** Told before each wait: how long, and why. */
  readonly onWait?: (milliseconds: number, why: string) => void;
  /** Less patience than the settings have: where an answer is only looked for, not needed. */
  readonly maxRetries?: number;
  readonly maxWaitMs?: number;
  readonly timeoutMs?: number;
  /** What an earlier answer said of itself: where nothing has changed since, the answer is 304 without a body (RFC 9110, 13.1). With `keepErrorAnswers`. */
  readonly validators?: Validators;
}

export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

export interface Fetched {
  /** Where the answer came from, after redirects. */
  readonly url: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly redirects: readonly string[];
  readonly downgraded: boolean;
  /** Unpacked bytes, bounded. Read it to its end, or leave it, or call `discard`: until then the host's turn is not over. */
  readonly body: AsyncIterable<Uint8Array>;
  discard(): void;
}

export interface Fetcher {
  /** GETs an address: safe, polite, bounded, and tried again where that may help. Throws `ProblemError`. */
  fetch(address: string, options?: FetchOptions): Promise<Fetched>;
  close(): Promise<void>;
}

/** The whole answer may take this many times as long as one silence. */
const totalFactor = 10;
/** Makes the one way out to other servers. Nothing else in the program may fetch what others name. */
export function createFetcher(options: FetcherOptions): Fetcher {
  const { settings, clock = systemClock } = options;
  const allowPrivate = settings.allowPrivateAddresses;
  const dispatcher = new Agent({
    connect: { lookup: guardedLookup(allowPrivate, options.resolve), timeout: settings.harvestTimeoutMs },
    maxHeaderSize: 32 * 1024,
    allowH2: false,
  });
  const politeness = createPoliteness(settings.harvestDelayMs, clock);
  const agent = userAgent(options.version, settings.contact);
  const baseMs = options.backoffMs ?? 1000;

  async function fetch(address: string, asked: FetchOptions = {}): Promise<Fetched> {
    const { signal } = asked;
    const checked = checkAddress(address, { allowPrivate });
    if (!checked.ok) throw new ProblemError(checked.problem.code, checked.problem.message, checked.problem.details);
    const url = checked.value;
    const headers = {
      "user-agent": agent,
      accept: asked.accept ?? "*/*",
      "accept-encoding": "gzip, deflate",
      ...conditions(asked),
    };
    const timeoutMs = Math.min(asked.timeoutMs ?? Number.POSITIVE_INFINITY, settings.harvestTimeoutMs);
    const limits = { firstByteMs: timeoutMs, idleMs: timeoutMs, totalMs: timeoutMs * totalFactor };
    const parts = { dispatcher, politeness, limits, allowPrivate, headers };
    const retries = createRetries({
      maxRetries: asked.maxRetries ?? settings.harvestMaxRetries,
      maxWaitMs: asked.maxWaitMs ?? settings.harvestMaxWaitMs,
      baseMs,
    });
    for (;;) {
      const tried = await follow(url, parts, signal).catch((error: unknown) => {
        if (error instanceof ProblemError && isWorthRetrying(error)) return error;
        throw error;
      });
      if (tried instanceof ProblemError) {
        const wait = retries.after(undefined, Math.random());
        if (wait === undefined) throw tried;
        asked.onWait?.(wait, tried.message);
        await clock.sleep(wait, signal);
        continue;
      }
      const { status, headers: said } = tried.answer;
      if (status >= 200 && status < 300) return taken(tried);
      const askedMs = isTemporary(status) ? retryAfterMs(said["retry-after"], clock.now()) : undefined;
      const wait = isTemporary(status) ? retries.after(askedMs, Math.random()) : undefined;
      if (wait === undefined && askedMs === undefined && asked.keepErrorAnswers) return taken(tried);
      tried.answer.discard();
      if (wait === undefined)
        throw askedMs === undefined ? badStatus(url, status) : retryLater(url, askedMs, clock.now());
      asked.onWait?.(wait, `${url.host} answers with status ${status}`);
      await clock.sleep(wait, signal);
    }
  }

  function taken({ answer, redirects, downgraded }: Followed): Fetched {
    const { url, status, headers } = answer;
    const declared = headers["content-encoding"] ?? "";
    const maxBytes = settings.harvestMaxPageBytes;
    const body = unpack(countedPacked(answer.body, maxBytes, url.href), {
      declared,
      maxBytes,
      name: `The answer of ${url.host}`,
    });
    return { url: url.href, status, headers, redirects, downgraded, body, discard: () => answer.discard() };
  }

  return { fetch, close: () => dispatcher.destroy() };
}

/** Both where both are known: a server takes the tag then. What cannot stand in a header is left out. */
function conditions({ validators: { etag, lastModified } = {} }: FetchOptions): Record<string, string> {
  const isSafe = (text: string | undefined): text is string => text !== undefined && /^[\x20-\x7e]{1,500}$/.test(text);
  return {
    ...(isSafe(etag) ? { "if-none-match": etag } : {}),
    ...(isSafe(lastModified) ? { "if-modified-since": lastModified } : {}),
  };
}

/** What a server that is harvested learns of us: program, version, and whom to write to. */
function userAgent(version: string, contact: string): string {
  const safe = contact
    .replace(/[^\x21-\x7e]+/g, " ")
    .replace(/[()\\]/g, "")
    .trim();
  return safe === "" ? `DefinePK/${version}` : `DefinePK/${version} (+${safe})`;
}

async function* countedPacked(
  body: AsyncIterable<Uint8Array>,
  maxBytes: number,
  name: string,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) {
      throw new ProblemError(
        "too_large",
        `${name} answers with more than ${maxBytes} bytes. Raise DEFINEPK_HARVEST_MAX_PAGE_BYTES if that is right.`,
      );
    }
    yield chunk;
  }
}

/** A wait of any length that a server asks for, as a date that can be written. Milliseconds. */
const longestTold = 366 * 24 * 3_600_000;

function retryLater(url: URL, askedMs: number, now: number): ProblemError {
  const waitMs = Math.min(askedMs, longestTold);
  const at = new Date(now + waitMs).toISOString().slice(0, 16).replace("T", " ");
  return new ProblemError("retry_later", `${url.host} is busy and asks to come back at ${at} UTC.`, { waitMs });
}
