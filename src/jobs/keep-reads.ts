import type { Logger } from "pino";
import type { CatalogueStore } from "../catalogue/store.ts";
import { asProblem } from "../domain/result.ts";
import type { SearchEngine } from "../search/engine.ts";
import type { UsageStore } from "../statistics/store.ts";

/** How often the search index is told what was read since. A write makes columns of large segments anew, so not with each reading. Milliseconds. */
const interval = 3_600_000;
/** Until the next try where another process writes. */
const retryAfter = 60_000;
const batchSize = 20_000;

interface Parts {
  readonly usage: Pick<UsageStore, "unindexed" | "markIndexed">;
  readonly store: Pick<CatalogueStore, "writer">;
  readonly engine: SearchEngine;
}

/**
 * Tells the search index how often records were read, as far as it does not know; gives how many it was told. Throws `busy` while another process
 * writes.
 */
export async function indexReads({ usage, store, engine }: Parts): Promise<number> {
  if ((await usage.unindexed(1)).length === 0) return 0;
  const writer = await store.writer("tell the search index what was read", 0);
  let told = 0;
  try {
    for (;;) {
      const position = await engine.position();
      const behind = await usage.unindexed(batchSize);
      if (position === undefined || behind.length === 0) return told;
      const side = behind.map(({ id, reads }) => ({ id, reads }));
      await engine.write({ put: [], remove: [], side, position });
      await usage.markIndexed(behind);
      told += behind.length;
      // What is read meanwhile has time until the next run.
      if (behind.length < batchSize) return told;
    }
  } finally {
    await engine.rest();
    writer.close();
  }
}

/** Does so at once, so that a restart is enough, and every hour. `stop` waits for the write in hand. */
export function keepReads(parts: Parts & { log: Logger }): { stop(): Promise<void> } {
  const { log } = parts;
  let next = 0;
  async function attempt(): Promise<void> {
    if (performance.now() < next) return;
    try {
      const told = await indexReads(parts);
      next = performance.now() + interval;
      if (told > 0) log.info({ records: told }, "the search index was told what was read");
    } catch (error) {
      if (asProblem(error)?.code !== "busy") log.error({ err: error }, "the search index was not told what was read");
    }
  }
  let working = attempt();
  const timer = setInterval(() => {
    working = working.then(attempt);
  }, retryAfter);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await working;
    },
  };
}
