import { setImmediate as breathe } from "node:timers/promises";
import { openEmbeddedEngine } from "../../src/search/embedded/index.ts";
import type { SearchDocument } from "../../src/search/engine.ts";
import { inBatches, readCorpus } from "./corpus-file.ts";
import { sharedClock } from "./measure.ts";

export type WriterOrder =
  /** Write one record with this word in its title. */
  | { readonly is: "one"; readonly word: string }
  /** Write changed records, 500 at a time, until told to stop. */
  | { readonly is: "batches" }
  | { readonly is: "stop" };

export interface WriterAnswer {
  /** When the write began, by the shared clock. */
  readonly at: number;
  /** Records written per second since `batches`. */
  readonly perSecond: number;
}

const batchSize = 500;
const [folder = "", corpus = ""] = process.argv.slice(2);
const engine = openEmbeddedEngine(folder);
let seq = (await engine.position())?.seq ?? 0;
const run = { isStopped: false };
let batches: Promise<number> | undefined;

process.on("message", (order: WriterOrder) => {
  void obey(order);
});
process.once("disconnect", () => void engine.close());

async function obey(order: WriterOrder): Promise<void> {
  if (order.is === "batches") {
    batches = writeBatches();
    return;
  }
  const at = sharedClock();
  if (order.is === "one") await write([recordWith(order.word)]);
  run.isStopped = order.is === "stop";
  process.send?.({ at, perSecond: run.isStopped ? ((await batches) ?? 0) : 0 } satisfies WriterAnswer);
}

async function write(put: readonly SearchDocument[]): Promise<void> {
  seq += 1;
  await engine.write({ put, remove: [], position: { epoch: "bench", seq } });
}

/** Records of the corpus again, so that each also deletes what was there. */
async function writeBatches(): Promise<number> {
  const start = performance.now();
  let written = 0;
  while (!run.isStopped) {
    for await (const batch of inBatches(readCorpus(corpus, Number.POSITIVE_INFINITY), batchSize)) {
      await write(batch.map((document) => ({ ...document, version: document.version + seq })));
      written += batch.length;
      await breathe();
      if (run.isStopped) break;
    }
  }
  return (written * 1000) / (performance.now() - start);
}

function recordWith(word: string): SearchDocument {
  return {
    id: word,
    kind: "article",
    version: 1,
    texts: { title: [`A record ${word}`] },
    identifiers: [],
    facets: { kind: ["article"] },
    numbers: {},
    sortTitle: word,
    hidden: false,
  };
}
