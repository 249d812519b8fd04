import type { SearchDocument, SearchRequest, SearchResponse } from "../../src/search/engine.ts";

/** What is measured of each engine: every peer is asked the same requests and must give totals, hits and facets. */
export interface Peer {
  /** Builds the index in the peer's folder, ready for other processes. */
  index(batches: AsyncIterable<readonly SearchDocument[]>): Promise<void>;
  /** Opens the index as a new process would, until it can answer. */
  open(): Promise<void>;
  search(request: SearchRequest): Promise<SearchResponse>;
  /** What a text that is being typed may become; of engines that have such. */
  readonly suggest?: (text: string) => Promise<unknown>;
  /** Words near to one that is not there; of engines that have such. */
  readonly spellings?: (term: string) => Promise<unknown>;
  /** The index's size on disk. */
  bytes(): Promise<number>;
  /** Processes besides this one that do the searching. */
  pids?(): readonly number[];
  close(): Promise<void>;
}

/** The peer is not on this machine: it is left out, and the reason is said. */
export class PeerAbsent extends Error {}
