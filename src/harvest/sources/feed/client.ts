import { ProblemError } from "../../../domain/result.ts";
import type { Validators } from "../../fetcher.ts";
import { takePage } from "../../page.ts";
import { isObject } from "../../readers/json-values.ts";
import type { FormatReader, ReaderOptions } from "../../source.ts";
import type { HarvestSource } from "../../source-client.ts";

export const accept =
  "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5";

/** Validators of the last answer that was read whole, and of which address. */
interface Checkpoint extends Validators {
  readonly of: string;
}

/**
 * Makes the client of feeds: one request, answered without a body where nothing has changed since the last one that was read whole (RFC 9110, 13).
 * A headline that its feed has no more stays: a feed holds the latest only.
 */
export function feedClient(makeReader: (options?: ReaderOptions) => FormatReader): HarvestSource {
  return async (source, work) => {
    const validators = work.full ? undefined : validatorsOf(source.checkpoint, source.url);
    const reader = (): FormatReader => makeReader({ maxRecordBytes: work.maxRecordBytes, settings: source.settings });
    const parts = { ...work, accept, reader, ...(validators === undefined ? {} : { validators }) };
    const page = await takePage(source.url, parts, (findings, headers) => {
      // an error that came in a feed's form is no state to go on from
      if (findings.records === 0 && findings.errors.length > 0) return source.checkpoint ?? null;
      return checkpointOf(source.url, headers);
    });
    const [error] = page.findings.errors;
    if (page.findings.records === 0 && error !== undefined) {
      throw new ProblemError("protocol_error", `The feed holds no headlines but a message: “${error.message}”.`);
    }
    work.onPage({ pages: 1 });
    return page.unchanged ? ["Nothing has changed since the last time."] : [];
  };
}

function checkpointOf(of: string, headers: Readonly<Record<string, string>>): Checkpoint {
  const [etag, lastModified] = [headers["etag"], headers["last-modified"]];
  return {
    of,
    ...(etag === undefined ? {} : { etag }),
    ...(lastModified === undefined ? {} : { lastModified }),
  };
}

function validatorsOf(checkpoint: unknown, url: string): Validators | undefined {
  if (!isObject(checkpoint) || checkpoint["of"] !== url) return undefined;
  const { etag, lastModified } = checkpoint;
  return {
    ...(typeof etag === "string" ? { etag } : {}),
    ...(typeof lastModified === "string" ? { lastModified } : {}),
  };
}
