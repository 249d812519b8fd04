import { once } from "node:events";
import { extname } from "node:path";
import { setImmediate } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { SegmentPaths } from "../files/facet-kinds.ts";
import type { SegmentPlace } from "../read/segment.ts";
import { mergeSegments } from "./merge.ts";

export interface MergeOrder {
  readonly places: readonly SegmentPlace[];
  readonly paths: SegmentPaths;
}

export type MergeAnswer = { readonly documents: number } | { readonly error: string };

/** Nearly all that a merge holds lies outside of the heap. The young part is kept small, as in the program itself: see bin/definepk.js. */
const resourceLimits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 2048 };

/** So many documents are merged in a second or so: not worth a thread and its memory. */
const few = 50_000;

/** Merges what is large in a thread of its own, so that neither searches nor indexing wait for long. Rejects where the segments cannot be merged. */
export class Merger {
  readonly #here: boolean;
  #worker: Worker | undefined;

  /** `here`: small merges may keep the calling thread busy, as in a command; a server has pages to give meanwhile. */
  constructor(here: boolean) {
    this.#here = here;
  }

  async merge(order: MergeOrder): Promise<number> {
    if (this.#here && order.places.reduce((sum, place) => sum + place.documents, 0) <= few) {
      await setImmediate();
      return mergeSegments(order.places, order.paths);
    }
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
