import fc from "fast-check";
import type { IndexBatch } from "../../src/search/engine.ts";
import { batchOf } from "../contract/search-corpus.ts";

/** So many ids meet in each other's batches now and then, and segments become large enough to be merged. */
const batch = fc.array(batchOf(400), { minLength: 1, maxLength: 8 }).map((parts) => {
  const put = new Map(parts.flatMap((part) => part.put.map((document) => [document.id, document])));
  return {
    put: [...put.values()],
    remove: [...new Set(parts.flatMap((part) => part.remove))].filter((id) => !put.has(id)),
    side: [...new Map(parts.flatMap((part) => (part.side ?? []).map((change) => [change.id, change]))).values()],
  };
});

/** The batch that a history has at a place: the same for the same seed, in whatever process. */
export function batchAt(seed: number, seq: number): IndexBatch {
  const [one] = fc.sample(batch, { seed: (Math.imul(seed, 0x85ebca6b) + seq) | 0, numRuns: 1 });
  return { ...one!, position: { epoch: `e${seed}`, seq } };
}
