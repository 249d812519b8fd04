import type { IndexBatch, IndexRebuild, SearchEngine } from "../search/engine.ts";
import type { UsageReader } from "./store.ts";

type Reads = Pick<UsageReader, "reads">;

/** The engine, with how often each document was read put into it whoever writes it: a record that changed keeps its place among the most read. */
export function withReads(engine: SearchEngine, usage: Reads): SearchEngine {
  return {
    search: (request) => engine.search(request),
    suggest: (text, limit) => engine.suggest(text, limit),
    spellings: (term) => engine.spellings(term),
    write: async (batch) => engine.write(await completed(batch, usage)),
    position: () => engine.position(),
    rest: () => engine.rest(),
    tend: (work) => engine.tend(work),
    rebuild: async () => completing(await engine.rebuild(), usage),
    versions: (after, limit) => engine.versions(after, limit),
    check: () => engine.check(),
    close: () => engine.close(),
  };
}

function completing(rebuild: IndexRebuild, usage: Reads): IndexRebuild {
  return {
    write: async (batch) => rebuild.write(await completed(batch, usage)),
    publish: () => rebuild.publish(),
    abandon: () => rebuild.abandon(),
  };
}

async function completed(batch: IndexBatch, usage: Reads): Promise<IndexBatch> {
  const known = await usage.reads(batch.put.map(({ id }) => id));
  if (known.size === 0) return batch;
  const put = batch.put.map((document) => {
    const reads = known.get(document.id);
    return reads === undefined ? document : { ...document, reads };
  });
  return { ...batch, put };
}
