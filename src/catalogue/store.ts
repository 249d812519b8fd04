import type { Result } from "../domain/result.ts";
import type { CatalogueReader } from "./catalogue.ts";
import type { Incoming, Mapped } from "./ingest-types.ts";
import type { CatalogueWriter, ProposalStore, QuarantineStore, SourceStore } from "./writer.ts";

/** One finding of `verify`. */
export interface Finding {
  readonly what: string;
  readonly subject: string;
  /** Nothing is damaged: it is to be known, and mends itself. */
  readonly harmless?: true;
}

/** A source record's bytes as they are kept, to be read again. */
export interface Kept {
  readonly bytes: Uint8Array;
  readonly identifier: string;
  /** Metadata format of the record, and the format of its document. */
  readonly format: string;
  readonly documentFormat: string;
  /** The document's first bytes, up to 64 KiB: what tells its encoding. Empty where they are not kept. */
  readonly head: Uint8Array;
}

/** What kept bytes give under the present mapping. */
export type Reread =
  /** The record as it would come now, and hashes that earlier mappings gave to the same bytes. */
  | { readonly is: "record"; readonly record: Incoming; readonly earlier: readonly string[] }
  /** The mapping alone: the format cannot tell the rest from the record's bytes. */
  | { readonly is: "mapping"; readonly mapped: Result<Mapped> }
  /** They can no longer be read. */
  | { readonly is: "nothing"; readonly why: string };

export interface VerifyOptions {
  readonly progress?: (done: number, total: number) => void;
  /** Ends it soon: `stopped` is thrown. */
  readonly signal?: AbortSignal;
  /** Reads kept bytes again; without it raw bytes are compared with their own hashes alone. */
  readonly reread?: (kept: Kept) => Reread;
}

/** A reader of its own connection; also of sources, quarantine and proposals, which pages and commands list. */
export type StoreReader = CatalogueReader &
  Pick<SourceStore, "sources" | "source" | "runs"> &
  QuarantineStore &
  ProposalStore;

export interface RestoreOptions extends Pick<VerifyOptions, "progress" | "signal"> {
  readonly force?: boolean;
}

/** The store behind the catalogue: one adapter folder each (sqlite/, later postgres/). */
export interface CatalogueStore {
  reader(): StoreReader;
  /**
   * Takes the writer lease for as long as the writer is open. Throws `busy`, naming who holds it, when it is not free within `waitMs`.
   * The lease is the operating system's lock on a file: it ends with its process, however that ends.
   */
  writer(purpose: string, waitMs?: number): Promise<CatalogueWriter>;
  /**
   * Compares everything with what it follows from: source records with their raw bytes, records with source records and decisions,
   * all else with those, raw bytes with their hashes. Streams, bounded in memory.
   */
  verify(options?: VerifyOptions): AsyncIterable<Finding>;
  /** A consistent copy in one file, while readers and the writer go on. */
  backup(file: string, progress?: (done: number, total: number) => void): Promise<{ bytes: number }>;
  /**
   * Puts a backup in place of what is there; readers go on and see it. Throws `not_empty` unless `force`, and `damaged`, with what is
   * wrong, where the file's structure or one of its own checksums does not hold. Takes the lease.
   */
  restore(file: string, options?: RestoreOptions): Promise<void>;
  close(): void;
}
