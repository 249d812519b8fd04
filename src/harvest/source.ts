import type { Incoming, Mapped } from "../catalogue/ingest-types.ts";
import type { Problem, Result } from "../domain/result.ts";
import type { CheckSource, HarvestSource } from "./source-client.ts";

/** What a reader finds in a document, in order. */
export type ReadEvent =
  /** The document names its source, e.g. OAI's base URL. */
  | { readonly type: "source"; readonly url: string }
  | { readonly type: "record"; readonly record: Incoming }
  /** More is to be had: OAI's resumption token, "" on the last page. */
  | { readonly type: "token"; readonly value: string; readonly listSize?: number }
  /** The document says in its own form that something is wrong: OAI's error codes. */
  | { readonly type: "error"; readonly code: string; readonly message: string }
  /** The document breaks off or cannot be read from here on; what came before holds. */
  | { readonly type: "broken"; readonly problem: Problem; readonly offset: number; readonly lastToken?: string };

/** Reads one document, fed in pieces of any size. Bounded in memory by the largest single record. */
export interface FormatReader {
  write(bytes: Uint8Array): readonly ReadEvent[];
  end(): readonly ReadEvent[];
}

/** One format of sources; each a folder under sources/ with the same file names. */
export interface SourceFormat {
  readonly name: string;
  /** Looks at the first bytes (up to 64 KiB) and the file's name. */
  recognise(head: Uint8Array, fileName: string): boolean;
  reader(options?: ReaderOptions): FormatReader;
  /** Records that are taken in at a time, where they are small: fewer transactions. */
  readonly batchRecords?: number;
  /** Maps one record again from its kept bytes: for `quarantine retry` and `verify`. */
  remap(bytes: Uint8Array, format: string): Result<Mapped>;
  /**
   * Reads one record's kept bytes as its document's reader did: same identifier, datestamp, hash, mapping. undefined where the bytes do
   * not tell; `verify` then compares the mapping alone.
   */
  reread?(kept: KeptBytes): RereadRecord | undefined;
  /** What an operator can do with a document that no format recognised; undefined where this one has nothing to say of it. */
  explain?(head: Uint8Array, fileName: string): string | undefined;
  /** How sources of this format are fetched from their servers; absent where there are only files. */
  readonly harvest?: HarvestSource;
  /** How a server is looked at before its source is added or enabled. */
  readonly check?: CheckSource;
}

/** One record's bytes taken out of their document, with its metadata format and the document's first bytes (its encoding). */
export interface KeptBytes {
  readonly bytes: Uint8Array;
  readonly format: string;
  readonly head: Uint8Array;
}

export interface RereadRecord {
  readonly record: Incoming;
  /** Hashes that the same bytes had under earlier versions of the mapping. */
  readonly earlier: readonly string[];
}

export interface ReaderOptions {
  /** A record larger than this goes to quarantine. Bytes. */
  readonly maxRecordBytes?: number;
  /** Of a file, without folders: for formats whose documents do not say what they are of. */
  readonly fileName?: string;
  /** What a file beside it says that it belongs to: the video of captions. */
  readonly companion?: Companion;
  /** The source's own settings, as far as they say how its documents are to be read. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** The video whose file lies beside a file of captions. */
export interface Companion {
  /** As in an identifier of the scheme `video`. */
  readonly video: string;
}
