import type { CatalogueReader } from "../catalogue/catalogue.ts";
import type { SearchEngine } from "./engine.ts";

export interface IndexerParts {
  readonly catalogue: CatalogueReader;
  readonly engine: SearchEngine;
}

export interface IndexerOptions {
  /** Documents done, and how many there will be as far as is known. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Stops after the batch in hand; what is indexed stays, and the next call goes on from there. */
  readonly signal?: AbortSignal;
}

export interface Indexed {
  /** Documents written or removed. */
  readonly indexed: number;
  /** false = stopped by the signal. */
  readonly complete: boolean;
}
