import type { CatalogueReader } from "./catalogue.ts";
import type { CatalogueWriter, QuarantineStore, SourceStore } from "./writer.ts";

/** One finding of `verify`. */
export interface Finding {
  readonly what: string;
  readonly subject: string;
}

/** A reader of its own connection; also of sources and quarantine, which pages and commands list. */
export type StoreReader = CatalogueReader & Pick<SourceStore, "sources" | "source" | "runs"> & QuarantineStore;

/** The store behind the catalogue: one adapter folder each (sqlite/, later postgres/). */
export interface CatalogueStore {
  reader(): StoreReader;
  /**
   * Takes the writer lease for as long as the writer is open. Throws `busy`, naming who holds it, when it is not free within `waitMs`.
   * The lease is the operating system's lock on a file: it ends with its process, however that ends.
   */
  writer(purpose: string, waitMs?: number): Promise<CatalogueWriter>;
  /** Compares projection, identifiers, issues and counts with source records and decisions, and raw bytes with their hashes. */
  verify(progress?: (done: number, total: number) => void): AsyncIterable<Finding>;
  /** A consistent copy in one file, while readers and the writer go on. */
  backup(file: string, progress?: (done: number, total: number) => void): Promise<{ bytes: number }>;
  /** Puts a backup in place of what is there; readers go on and see it. Throws `not_empty` unless `force`. Takes the lease. */
  restore(file: string, options?: { force?: boolean }): Promise<void>;
  close(): void;
}
