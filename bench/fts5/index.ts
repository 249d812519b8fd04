import Database from "better-sqlite3";
import { ProblemError } from "../../src/domain/result.ts";
import type { IndexPosition, IndexRebuild, SearchEngine } from "../../src/search/engine.ts";
import { IndexFolder } from "./folder.ts";
import { IndexReader } from "./reader.ts";
import { createIndexFile } from "./schema.ts";
import { IndexWriter } from "./writer.ts";

export interface EmbeddedOptions {
  /** Longest time of one search, in milliseconds; then the answer is what was found until then. */
  readonly searchLimitMs?: number;
}

const beingBuilt = "The search index is being built. Try again in a moment.";
const isForeign = /^no such |^unsupported file format$/u;
const unusable = new Set(["SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_CANTOPEN"]);

function isDamage(error: unknown): boolean {
  if (error instanceof ProblemError) return error.problem.code === "damaged";
  // A row of the wrong length.
  if (error instanceof RangeError && (error as NodeJS.ErrnoException).code === "ERR_OUT_OF_RANGE") return true;
  if (!(error instanceof Database.SqliteError)) return false;
  // A file cut to nothing is an empty database to SQLite; an older format lacks a table or column.
  return unusable.has(error.code) || /^SQLITE_(?:CORRUPT|IOERR)/u.test(error.code) || isForeign.test(error.message);
}

/** A connection to the index file in use, for as long as that is the one in use. */
interface Open<T> {
  readonly name: string;
  readonly connection: T;
}

/**
 * The search engine on SQLite's FTS5, in a folder of its own. Any number of processes may open it; one of them, the holder of the writer
 * lease, writes. Opens nothing before it is used.
 */
export function openEmbeddedEngine(folder: string, options: EmbeddedOptions = {}): SearchEngine {
  const { searchLimitMs = 10_000 } = options;
  const files = new IndexFolder(folder);
  let reader: Open<IndexReader> | undefined;
  let writer: Open<IndexWriter> | undefined;
  /** An index file in which damage was met: it counts as none from then on. */
  let damaged: string | undefined;

  const closeAll = (): void => {
    reader?.connection.close();
    writer?.connection.close();
    reader = undefined;
    writer = undefined;
  };

  /** Does something with the index in use; undefined where there is none. Damage is remembered and thrown as `damaged`. */
  const withIndex = <T>(work: (name: string) => T): T | undefined => {
    for (let again = true; ; again = false) {
      const name = files.current();
      if (name === undefined) return undefined;
      try {
        return work(name);
      } catch (error) {
        // Between reading the name and opening the file another process may have put a new index in place.
        if (again && files.current() !== name) continue;
        if (!isDamage(error)) throw error;
        damaged = name;
        closeAll();
        const message = `The search index ${files.path(name)} is damaged; \`definepk reindex\` builds it anew.`;
        throw new ProblemError("damaged", message, undefined, error);
      }
    }
  };
  const withReader = <T>(work: (reader: IndexReader) => T): T | undefined =>
    withIndex((name) => {
      if (reader?.name !== name) {
        reader?.connection.close();
        reader = undefined;
        reader = { name, connection: new IndexReader(files.path(name)) };
      }
      return work(reader.connection);
    });

  const startRebuild = (): IndexRebuild => {
    const name = files.begin();
    files.remove(name);
    createIndexFile(files.path(name));
    const target = new IndexWriter(files.path(name));
    target.hurry();
    return {
      write: async (batch) => target.write(batch),
      publish: async () => {
        target.finish();
        target.close();
        closeAll();
        files.publish(name);
      },
      abandon: async () => {
        target.close();
        files.remove(name);
      },
    };
  };

  const position = (): IndexPosition | undefined => {
    try {
      const found = withReader((open) => open.position());
      return files.current() === damaged ? undefined : found;
    } catch (error) {
      if (isDamage(error)) return undefined;
      throw error;
    }
  };

  return {
    suggest: async () => [],
    spellings: async () => [],
    search: async (request) => {
      const found = withReader((open) => open.search(request, searchLimitMs));
      // "Nothing found" would be a lie: nothing was looked at.
      if (found === undefined) throw new ProblemError("busy", beingBuilt);
      return found;
    },
    write: async (batch) => {
      const done = withIndex((name) => {
        if (writer?.name !== name) {
          writer?.connection.close();
          writer = undefined;
          writer = { name, connection: new IndexWriter(files.path(name)) };
        }
        writer.connection.write(batch);
        return true;
      });
      if (done) return;
      const first = startRebuild();
      await first.write(batch);
      await first.publish();
    },
    position: async () => position(),
    rebuild: async () => startRebuild(),
    versions: async (after, limit) => withReader((open) => open.versions(after, limit)) ?? [],
    check: async () => {
      try {
        return withReader((open) => open.check()) ?? [];
      } catch (error) {
        if (error instanceof ProblemError) return [error.problem.message];
        throw error;
      }
    },
    close: async () => closeAll(),
  };
}
