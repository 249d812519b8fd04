import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { replaceFile, syncFolder } from "./files/durable.ts";

/** The folder of an index: numbered folders, each an index, and `current`, which names the one in use and is switched by a rename. */
export class IndexFolder {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  path(name: string): string {
    return join(this.#folder, name);
  }

  /** The index in use; undefined where there is none yet. */
  current(): string | undefined {
    try {
      const name = readFileSync(this.path("current"), "utf8").trim();
      return indexFolder.test(name) ? name : undefined;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
  }

  /** Makes a folder for a new index; what an interrupted rebuild left behind is cleared away. */
  begin(): string {
    mkdirSync(this.#folder, { recursive: true });
    this.#clear(this.current());
    const numbers = readdirSync(this.#folder).map((name) => Number(indexFolder.exec(name)?.[1] ?? 0));
    const name = `index-${Math.max(0, ...numbers) + 1}`;
    mkdirSync(this.path(name));
    return name;
  }

  /** Puts a finished index into use. Readers of the old one keep its files open until their next search. */
  publish(name: string): void {
    syncFolder(this.path(name));
    replaceFile(this.#folder, "current", `${name}\n`);
    this.#clear(name);
  }

  /** Removes an index, unless it is in use. */
  remove(name: string): void {
    if (name !== this.current()) rmSync(this.path(name), { recursive: true, force: true });
  }

  #clear(keep: string | undefined): void {
    if (!existsSync(this.#folder)) return;
    for (const name of readdirSync(this.#folder)) {
      if (indexFolder.test(name) && name !== keep) this.remove(name);
    }
  }
}

const indexFolder = /^index-(\d{1,9})$/u;
