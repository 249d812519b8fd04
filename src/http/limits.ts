/** What one request may take. Routes that need more say so themselves. Times in ms, sizes in bytes. */
export const limits = {
  /** Request line and headers together. Any text a person pastes into the search box gets through, percent-escaped; the query has its own bounds. */
  headerBytes: 64 * 1024,
  /** The site has only short forms; uploads raise it for their route. */
  bodyBytes: 64 * 1024,
  /** One decoded part of a path: ids and keywords. */
  pathPartLength: 500,
  queryFields: 200,
  /** Shorter answers gain nothing by packing; longer ones than the second are packed by another thread. */
  packedFrom: 1024,
  packedAside: 128 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  handlerTimeout: 30_000,
  /** Without a byte either way. */
  connectionTimeout: 120_000,
  /** Longer than the 60 s after which common proxies drop an idle connection, so that they never send into a closing one. */
  keepAliveTimeout: 72_000,
  checkInterval: 5_000,
  /** How long the rest of a refused request is let pass, so that the answer arrives. */
  refusedLinger: 2_000,
  readyTimeout: 2_000,
  /** From the signal to the end of the last request. */
  stopTimeout: 10_000,
  /** How long open connections may still ask after it: what was sent before the client could know. */
  idleGrace: 1_000,
  /** Visitors remembered by the rate limit; the longest unseen are forgotten first. */
  rememberedVisitors: 50_000,
} as const;
