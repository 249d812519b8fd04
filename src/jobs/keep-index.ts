import type { Logger } from "pino";
import type { CatalogueReader } from "../catalogue/catalogue.ts";
import type { CatalogueStore } from "../catalogue/store.ts";
import { asProblem } from "../domain/result.ts";
import type { SearchEngine } from "../search/engine.ts";
import { followChanges } from "../search/indexer.ts";

/** How often the server looks whether the index has fallen behind: a command brings it up to date itself, unless it was killed. Milliseconds. */
const interval = 3000;

/**
 * Brings the search index up to date now and whenever it has fallen behind while nobody holds the writer lease.
 * `stop` ends it after the batch in hand.
 */
export function keepIndex(parts: {
  store: CatalogueStore;
  engine: SearchEngine;
  catalogue: CatalogueReader;
  log: Logger;
}): { stop(): Promise<void> } {
  const { store, engine, catalogue, log } = parts;
  const stopping = new AbortController();

  async function catchUp(): Promise<void> {
    const position = await engine.position();
    const { epoch, changes } = await catalogue.changes(position?.seq ?? 0, 1);
    if (position?.epoch === epoch && changes.length === 0) return tend();
    const writer = await store.writer("follow changes", 0);
    try {
      const { indexed } = await followChanges({ catalogue, engine }, { signal: stopping.signal });
      log.info({ indexed }, "the search index has caught up");
    } finally {
      writer.close();
    }
  }

  /** Commands leave large merges to the server. */
  async function tend(): Promise<void> {
    if (!(await engine.tend(false))) return;
    const writer = await store.writer("tend the search index", 0);
    try {
      await engine.tend(true);
    } finally {
      writer.close();
    }
  }

  async function attempt(): Promise<void> {
    try {
      await catchUp();
    } catch (error) {
      // Whoever holds the lease indexes what it writes.
      if (asProblem(error)?.code !== "busy")
        log.error({ err: error }, "the search index could not follow the catalogue; trying again");
    }
  }

  let working = attempt();
  const timer = setInterval(() => {
    working = working.then(attempt);
  }, interval);
  return {
    async stop() {
      clearInterval(timer);
      stopping.abort();
      await working;
    },
  };
}
