import { mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Peer } from "../search/peer.ts";
import { IndexReader } from "./reader.ts";
import { IndexWriter } from "./writer.ts";

/**
 * SQLite's FTS5 as one would build a search with facets on it: a text table without content whose words come analysed as the embedded
 * engine has them (so that both find the same), and the facets of each document packed into one value, counted in one pass over the matches.
 */
export function fts5Peer(folder: string): Peer {
  const file = join(folder, "index.db");
  let reader: IndexReader | undefined;
  return {
    index: async (batches) => {
      mkdirSync(folder, { recursive: true });
      rmSync(file, { force: true });
      const writer = new IndexWriter(file);
      for await (const documents of batches) writer.write(documents);
      writer.finish();
    },
    open: async () => {
      reader = new IndexReader(file);
    },
    search: async (request) => {
      if (reader === undefined) throw new Error("not open");
      return reader.search(request);
    },
    bytes: async () => statSync(file).size,
    close: async () => reader?.close(),
  };
}
