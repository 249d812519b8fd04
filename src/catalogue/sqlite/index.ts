import { join } from "node:path";
import type { CatalogueStore, Finding, RestoreOptions, VerifyOptions } from "../store.ts";
import type { CatalogueWriter } from "../writer.ts";
import { backup, restore } from "./backup.ts";
import { migrate, openReader, openWriter } from "./connection.ts";
import { asUnusable, makeFolder } from "./data-folder.ts";
import { type Lease, takeLease } from "./lease.ts";
import { SqliteReader } from "./reader.ts";
import { verify } from "./verify.ts";
import { SqliteWriter } from "./writer.ts";

class SqliteStore implements CatalogueStore {
  readonly #folder: string;
  readonly #file: string;
  readonly #open = new Set<{ close(): void }>();

  constructor(folder: string) {
    this.#folder = folder;
    this.#file = join(folder, "catalogue.db");
    try {
      makeFolder(folder);
      migrate(this.#file);
    } catch (error) {
      throw asUnusable(error, folder);
    }
  }

  async #lease(purpose: string, waitMs: number): Promise<Lease> {
    try {
      return await takeLease(this.#folder, purpose, waitMs);
    } catch (error) {
      throw asUnusable(error, this.#folder);
    }
  }

  /** What is opened here is closed with the store at the latest. */
  #keep<T extends { close(): void }>(part: T): T {
    const close = part.close.bind(part);
    part.close = (): void => {
      if (this.#open.delete(part)) close();
    };
    this.#open.add(part);
    return part;
  }

  reader(): SqliteReader {
    return this.#keep(new SqliteReader(openReader(this.#file)));
  }

  async writer(purpose: string, waitMs = 0): Promise<CatalogueWriter> {
    const lease = await this.#lease(purpose, waitMs);
    try {
      const writer = new SqliteWriter(openWriter(this.#file), lease);
      await writer.tidy();
      return this.#keep(writer);
    } catch (error) {
      lease.release();
      throw error;
    }
  }

  verify(options?: VerifyOptions): AsyncIterable<Finding> {
    return verify(this.#file, options);
  }

  backup(file: string, progress?: (done: number, total: number) => void): Promise<{ bytes: number }> {
    return backup(this.#file, file, progress);
  }

  async restore(file: string, options: RestoreOptions = {}): Promise<void> {
    const lease = await this.#lease("restore", 0);
    try {
      await restore(file, this.#folder, this.#file, options);
    } finally {
      lease.release();
    }
  }

  close(): void {
    for (const part of this.#open) part.close();
  }
}

/**
 * Opens the catalogue of a data folder, making folder and schema where they are missing. Throws `bad_setting` for a folder that cannot
 * be used, `wrong_version`, `damaged`.
 */
export function openSqliteStore(folder: string): CatalogueStore {
  return new SqliteStore(folder);
}
