import { openEmbeddedEngine } from "../../../src/search/embedded/index.ts";
import type { SearchEngine } from "../../../src/search/engine.ts";
import { folderBytes } from "../measure.ts";
import type { Peer } from "../peer.ts";

/** Of each kind. */
const suggested = 5;

/** The project's engine; `threads`: as the server has it, else in the caller's thread. */
export function embeddedPeer(folder: string, threads: number): Peer {
  let engine: SearchEngine | undefined;
  const opened = (): SearchEngine => (engine ??= openEmbeddedEngine(folder, { threads, memoryBytes: 2 ** 30 }));
  return {
    index: async (batches) => {
      const rebuild = await opened().rebuild();
      let seq = 0;
      for await (const put of batches) {
        seq += put.length;
        await rebuild.write({ put, remove: [], position: { epoch: "bench", seq } });
      }
      await rebuild.publish();
    },
    open: async () => {
      if ((await opened().position()) === undefined) throw new Error(`no index in ${folder}`);
    },
    search: (request) => opened().search(request),
    suggest: (text) => opened().suggest(text, suggested),
    spellings: (term) => opened().spellings(term),
    bytes: async () => folderBytes(folder),
    close: async () => engine?.close(),
  };
}
