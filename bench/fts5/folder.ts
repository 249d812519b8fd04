import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";

/** The folder of an index: numbered index files, and `current`, which names the one in use and is switched by a rename. */
export class IndexFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  path(name: string): string {
    return join(this.#folder, name);
  }

  /** The file in use; undefined where there is none yet. */
  current(): string | undefined {
    try {
      const name = readFileSync(this.path("current"), "utf8").trim();
      return indexFile.test(name) ? name : undefined;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  }

  /** A name for a new index file; what an interrupted rebuild left behind is cleared away. */
  begin(): string {
    mkdirSync(this.#folder, { recursive: true });
    this.#clear(this.current());
    const numbers = readdirSync(this.#folder).map((name) => Number(indexFile.exec(name)?.[1] ?? 0));
    return `index-${Math.max(0, ...numbers) + 1}.db`;
  }

  /** Puts a finished index file into use. Readers of the old one keep it open until their next search. */
  publish(name: string): void {
    sync(this.path(name));
    const draft = this.path("current.new");
    const handle = openSync(draft, "w");
    try {
      writeSync(handle, `${name}\n`);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, this.path("current"));
    sync(this.#folder);
    this.#clear(name);
  }

  /** Removes an index file, unless it is in use. */
  remove(name: string): void {
    if (name === this.current()) return;
    for (const ending of ["", "-wal", "-shm", "-journal"]) rmSync(this.path(name + ending), { force: true });
  }

  #clear(keep: string | undefined): void {
    if (!existsSync(this.#folder)) return;
    for (const name of readdirSync(this.#folder)) {
      if (indexFile.test(name) && name !== keep) this.remove(name);
    }
  }
}

const indexFile = /^index-(\d{1,9})\.db$/u;

function sync(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
