import { once } from "node:events";
import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { SegmentPaths } from "../files/facet-kinds.ts";
import type { SegmentPlace } from "../read/segment.ts";

export interface MergeOrder {
  readonly places: readonly SegmentPlace[];
  readonly paths: SegmentPaths;
}

export type MergeAnswer = { readonly documents: number } | { readonly error: string };

/** Nearly all that a merge holds lies outside of the heap. The young part is kept small, as in the program itself: see bin/definepk.js. */
const resourceLimits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 2048 };

/** Merges in a thread of its own, so that neither searches nor indexing wait. Rejects where the segments cannot be merged. */
export class Merger {
  #worker: Worker | undefined;

  async merge(order: MergeOrder): Promise<number> {
    const worker = (this.#worker ??= new Worker(new URL(`./merge-worker${extname(import.meta.url)}`, import.meta.url), {
      resourceLimits,
    }));
    const ended = new AbortController();
    const { signal } = ended;
    try {
      const answer = Promise.race([
        once(worker, "message", { signal }).then(([message]) => message as MergeAnswer),
        once(worker, "exit", { signal }).then((): MergeAnswer => ({ error: "the merge was stopped" })),
      ]);
      worker.postMessage(order);
      const given = await answer;
      if ("error" in given) throw new Error(given.error);
      return given.documents;
    } finally {
      ended.abort();
    }
  }

  /** Ends a merge that is under way; what it wrote belongs to nobody and is cleared away. */
  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }
}
