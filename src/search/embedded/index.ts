import { ProblemError } from "../../domain/result.ts";
import type {
  IndexBatch,
  IndexPosition,
  IndexRebuild,
  SearchEngine,
  SearchRequest,
  SearchResponse,
  Spelling,
  Suggestion,
} from "../engine.ts";
import { IndexWriter, type WriterOptions } from "./build/index-writer.ts";
import { chooseMerge, largest } from "./build/merge-policy.ts";
import { damaged } from "./files/sections.ts";
import { IndexFolder } from "./folder.ts";
import { isDamage } from "./is-damage.ts";
import { notBuilt, readManifest } from "./manifest.ts";
import { Arrays } from "./read/doc-set.ts";
import { SegmentSearch } from "./read/search-segments.ts";
import { versionsOf } from "./read/versions.ts";
import { type IndexState, StateKeeper } from "./state.ts";
import { SearchPool } from "./threads/search-pool.ts";

export interface EmbeddedOptions {
  /** Longest time of one search, in milliseconds; then the answer is what was found until then. */
  readonly searchLimitMs?: number;
  /** Search in so many threads of their own; 0 = in the caller's, as a command does that asks once. */
  readonly threads?: number;
  /** How much of the index is brought into memory before it is searched, in bytes; without threads nothing by default. */
  readonly memoryBytes?: number;
  /** More documents than this are not merged into one segment by this process. */
  readonly mergeDocuments?: number;
}

const nowhere: IndexPosition = { epoch: "", seq: 0 };
const mebibyte = 1024 * 1024;

/**
 * The search engine in a folder of its own (docs/search-engine.md). Any number of processes may open it; one of them, the holder of the
 * writer lease, writes. Opens nothing before it is used.
 */
export function openEmbeddedEngine(path: string, options: EmbeddedOptions = {}): SearchEngine {
  return new EmbeddedEngine(path, options);
}

class EmbeddedEngine implements SearchEngine {
  readonly #path: string;
  readonly #limitMs: number;
  readonly #folder: IndexFolder;
  readonly #keeper: StateKeeper;
  readonly #pool: SearchPool | undefined;
  /** Without threads: what is brought into memory beforehand. */
  readonly #memoryBytes: number;
  readonly #writing: WriterOptions;
  #search: { readonly mark: string; readonly of: SegmentSearch } | undefined;
  #writer: { readonly name: string; readonly of: IndexWriter } | undefined;
  /** An index in which damage was met: it counts as none until another is in its place. */
  #damaged: string | undefined;

  constructor(path: string, { searchLimitMs = 10_000, threads = 0, memoryBytes, mergeDocuments }: EmbeddedOptions) {
    this.#path = path;
    this.#limitMs = searchLimitMs;
    this.#writing = { mergeHere: threads === 0, ...(mergeDocuments === undefined ? {} : { mergeDocuments }) };
    this.#folder = new IndexFolder(path);
    this.#keeper = new StateKeeper(this.#folder);
    this.#memoryBytes = memoryBytes ?? 0;
    const shared = { path, memoryBytes: memoryBytes ?? 512 * mebibyte };
    this.#pool = threads > 0 ? new SearchPool(threads, shared, searchLimitMs) : undefined;
  }

  async search(request: SearchRequest): Promise<SearchResponse> {
    this.#checkUsable();
    const pool = this.#pool;
    if (pool !== undefined) return this.#noting(async () => pool.search(request, this.#keeper.mark()));
    return this.#here((search) => search.search(request, performance.now() + this.#limitMs));
  }

  async suggest(text: string, limit: number): Promise<readonly Suggestion[]> {
    this.#checkUsable();
    const pool = this.#pool;
    if (pool !== undefined) return this.#noting(async () => pool.suggest(text, limit, this.#keeper.mark()));
    return this.#here((search) => search.suggest(text, limit));
  }

  async spellings(term: string): Promise<readonly Spelling[]> {
    this.#checkUsable();
    const pool = this.#pool;
    if (pool !== undefined) return this.#noting(async () => pool.spellings(term, this.#keeper.mark()));
    return this.#here((search) => search.spellings(term));
  }

  async write(batch: IndexBatch): Promise<void> {
    const writer = await this.#writerOf();
    if (writer !== undefined) {
      await this.#noting(async () => writer.write(batch));
      return;
    }
    const first = await this.rebuild();
    await first.write({ ...batch, side: [] });
    await first.publish();
  }

  async position(): Promise<IndexPosition | undefined> {
    if (this.#isDamaged()) return undefined;
    try {
      return this.#withState((state) => state.manifest.position);
    } catch (error) {
      if (error instanceof ProblemError) return undefined;
      throw error;
    }
  }

  async rest(): Promise<void> {
    await this.#closeWriter();
  }

  async tend(work: boolean): Promise<boolean> {
    const name = this.#folder.current();
    const manifest = name === undefined ? undefined : readManifest(this.#folder.path(name));
    if (manifest === undefined) return false;
    const wanted = chooseMerge(manifest.segments, this.#writing.mergeDocuments ?? largest).length > 0;
    if (!wanted || !work) return wanted;
    const writer = await this.#writerOf();
    try {
      await this.#noting(async () => writer?.tend());
    } finally {
      await this.rest();
    }
    return true;
  }

  async rebuild(): Promise<IndexRebuild> {
    const name = this.#folder.begin();
    const target = new IndexWriter(
      this.#folder.path(name),
      { position: nowhere, next: 1, segments: [] },
      {
        ...this.#writing,
        bulk: true,
      },
    );
    return {
      write: (batch) => target.write(batch),
      publish: async () => {
        await target.finish();
        await target.close();
        await this.#closeWriter();
        this.#folder.publish(name);
      },
      abandon: async () => {
        await target.close();
        this.#folder.remove(name);
      },
    };
  }

  async versions(after: string | undefined, limit: number): Promise<{ id: string; version: number }[]> {
    return this.#withState(({ segments }) => versionsOf(segments, after, limit)) ?? [];
  }

  async check(): Promise<string[]> {
    try {
      return this.#withState(({ segments }) => segments.flatMap((segment) => [...segment.check()])) ?? [];
    } catch (error) {
      if (error instanceof ProblemError) return [error.problem.message];
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.#pool?.stop();
    await this.#closeWriter();
    this.#keeper.close();
    this.#search = undefined;
  }

  #isDamaged(): boolean {
    return this.#damaged !== undefined && this.#damaged === this.#folder.current();
  }

  /** Damage is said once; from then on the index is about to be replaced. */
  #checkUsable(): void {
    if (!this.#isDamaged()) return;
    throw new ProblemError("busy", "The search index was found damaged and is built anew. Try again in a few minutes.");
  }

  /** Searches the present state in this thread. */
  #here<T>(work: (search: SegmentSearch) => T): T {
    const found = this.#withState((state) => {
      if (this.#search?.mark !== state.mark) {
        let left = this.#memoryBytes;
        for (const segment of state.segments.toReversed()) left = segment.load(left);
        this.#search = { mark: state.mark, of: new SegmentSearch(state.segments, new Arrays(), this.#search?.of) };
      }
      return { value: work(this.#search.of) };
    });
    // "Nothing found" would be a lie: nothing was looked at.
    if (found === undefined) throw notBuilt();
    return found.value;
  }

  /** The writer of the index in use; undefined where there is none. */
  async #writerOf(): Promise<IndexWriter | undefined> {
    const name = this.#folder.current();
    if (this.#writer !== undefined && this.#writer.name !== name) await this.#closeWriter();
    if (name !== undefined && this.#writer === undefined) {
      const manifest = readManifest(this.#folder.path(name));
      if (manifest !== undefined) {
        this.#writer = { name, of: new IndexWriter(this.#folder.path(name), manifest, this.#writing) };
      }
    }
    return this.#writer?.of;
  }

  async #closeWriter(): Promise<void> {
    const open = this.#writer;
    this.#writer = undefined;
    await open?.of.close();
  }

  /** Remembers damage, so that the index is built anew, and says all of it in one way. */
  async #noting<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw this.#note(error);
    }
  }

  /** Does something with the present state; undefined where there is none. */
  #withState<T>(work: (state: IndexState) => T): T | undefined {
    try {
      const state = this.#keeper.present();
      return state && work(state);
    } catch (error) {
      throw this.#note(error);
    }
  }

  #note(error: unknown): unknown {
    if (!isDamage(error)) return error;
    this.#damaged = this.#folder.current();
    this.#keeper.close();
    this.#search = undefined;
    if (error instanceof ProblemError) return error;
    return damaged(this.#path, error instanceof Error ? error.message : "it cannot be read");
  }
}
