import { fts5Peer } from "../../fts5/index.ts";
import type { Peer } from "../peer.ts";
import { embeddedPeer } from "./embedded.ts";
import { minisearchPeer } from "./minisearch.ts";
import { oramaPeer } from "./orama.ts";
import { postgresPeer } from "./postgres.ts";

/** Each engine over a folder of its own; `threads` is the embedded one as the server has it, on the same folder. */
export const peers = {
  embedded: (folder) => embeddedPeer(folder, 0),
  threads: (folder) => embeddedPeer(folder, 1),
  fts5: fts5Peer,
  postgres: postgresPeer,
  minisearch: minisearchPeer,
  orama: oramaPeer,
} as const satisfies Record<string, (folder: string) => Peer>;
export type PeerName = keyof typeof peers;

/** Those that hold everything in memory, as JSON on disk: more records than these are not asked of them. */
export const mostInMemory = 50_000;
export const inMemory: ReadonlySet<PeerName> = new Set<PeerName>(["minisearch", "orama"]);
