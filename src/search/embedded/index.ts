import { ProblemError } from "../../domain/result.ts";
import type { IndexPosition, IndexRebuild, SearchEngine } from "../engine.ts";
import { IndexWriter } from "./build/index-writer.ts";
import { damaged } from "./files/sections.ts";
import { IndexFolder } from "./folder.ts";
import { notBuilt, readManifest } from "./manifest.ts";
import { SegmentSearch } from "./read/search-segments.ts";
import { versionsOf } from "./read/versions.ts";
import { type IndexState, StateKeeper } from "./state.ts";

export interface EmbeddedOptions {
  /** Longest time of one search, in milliseconds; then the answer is what was found until then. */
  readonly searchLimitMs?: number;
}

const nowhere: IndexPosition = { epoch: "", seq: 0 };

/** What a file that was cut off or overwritten leads to besides what its checksums say. */
function isDamage(error: unknown): boolean {
  if (error instanceof ProblemError) return error.problem.code === "damaged";
  return (
    error instanceof RangeError || error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === "ENOENT"
  );
}

/**
 * The search engine in a folder of its own (docs/search-engine.md). Any number of processes may open it; one of them, the holder of the
 * writer lease, writes. Opens nothing before it is used.
 */
export function openEmbeddedEngine(path: string, options: EmbeddedOptions = {}): SearchEngine {
  const { searchLimitMs = 10_000 } = options;
  const folder = new IndexFolder(path);
  const keeper = new StateKeeper(folder);
  let search: { readonly mark: string; readonly of: SegmentSearch } | undefined;
  let writer: { readonly name: string; readonly of: IndexWriter } | undefined;

  /** Does something with the present state; undefined where there is none. What shows that files are damaged is thrown as `damaged`. */
  const withState = <T>(work: (state: IndexState) => T): T | undefined => {
    try {
      const state = keeper.present();
      return state && work(state);
    } catch (error) {
      if (!isDamage(error)) throw error;
      keeper.close();
      search = undefined;
      if (error instanceof ProblemError) throw error;
      throw damaged(path, error instanceof Error ? error.message : "it cannot be read");
    }
  };

  const closeWriter = async (): Promise<void> => {
    const open = writer;
    writer = undefined;
    await open?.of.close();
  };

  const startRebuild = (): IndexRebuild => {
    const name = folder.begin();
    const target = new IndexWriter(folder.path(name), { position: nowhere, next: 1, segments: [] }, { bulk: true });
    return {
      write: (batch) => target.write(batch),
      publish: async () => {
        await target.finish();
        await target.close();
        await closeWriter();
        folder.publish(name);
      },
      abandon: async () => {
        await target.close();
        folder.remove(name);
      },
    };
  };

  return {
    search: async (request) => {
      const found = withState((state) => {
        if (search?.mark !== state.mark) search = { mark: state.mark, of: new SegmentSearch(state.segments) };
        return search.of.search(request, performance.now() + searchLimitMs);
      });
      // "Nothing found" would be a lie: nothing was looked at.
      if (found === undefined) throw notBuilt();
      return found;
    },
    write: async (batch) => {
      const name = folder.current();
      if (writer !== undefined && writer.name !== name) await closeWriter();
      if (name !== undefined && writer === undefined) {
        const manifest = readManifest(folder.path(name));
        if (manifest !== undefined) writer = { name, of: new IndexWriter(folder.path(name), manifest) };
      }
      if (writer !== undefined) {
        await writer.of.write(batch);
        return;
      }
      const first = startRebuild();
      await first.write(batch);
      await first.publish();
    },
    position: async () => {
      try {
        return withState((state) => state.manifest.position);
      } catch (error) {
        if (error instanceof ProblemError) return undefined;
        throw error;
      }
    },
    rebuild: async () => startRebuild(),
    versions: async (after, limit) => withState(({ segments }) => versionsOf(segments, after, limit)) ?? [],
    check: async () => {
      try {
        return withState(({ segments }) => segments.flatMap((segment) => [...segment.check()])) ?? [];
      } catch (error) {
        if (error instanceof ProblemError) return [error.problem.message];
        throw error;
      }
    },
    close: async () => {
      await closeWriter();
      keeper.close();
      search = undefined;
    },
  };
}
