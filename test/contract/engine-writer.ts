import { openEmbeddedEngine } from "../../src/search/embedded/index.ts";
import type { SearchDocument } from "../../src/search/engine.ts";

/** A process that writes batches of ten documents to an engine until it is killed, or that many, and says each one that is done. */
const [folder = "", from = "0", batches = "100000"] = process.argv.slice(2);
const engine = openEmbeddedEngine(folder);

function documentOf(id: string, seq: number): SearchDocument {
  const texts = { title: [`Wheat in batch ${seq}`], abstract: ["of wheat and rice ".repeat(50)] };
  return {
    id,
    kind: "article",
    version: seq,
    texts,
    identifiers: [],
    facets: { kind: ["article"] },
    numbers: {},
    sortTitle: id,
    hidden: false,
  };
}

for (let seq = Number(from); seq < Number(from) + Number(batches); seq += 1) {
  // Each batch adds ten documents and writes the first ten anew.
  const ids = Array.from({ length: 10 }, (_, i) => [`d${seq * 10 + i}`, `d${i}`]).flat();
  await engine.write({
    put: [...new Set(ids)].map((id) => documentOf(id, seq)),
    remove: [],
    position: { epoch: "e", seq },
  });
  process.stdout.write(`${seq}\n`);
}
await engine.close();
