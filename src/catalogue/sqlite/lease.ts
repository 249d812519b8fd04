import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import Database from "better-sqlite3";
import { ProblemError } from "../../domain/result.ts";

export interface Lease {
  release(): void;
}

interface Holder {
  readonly pid: number;
  readonly purpose: string;
  readonly since: string;
}

const pollMs = 50;

function holder(file: string): string {
  try {
    const { pid, purpose, since } = JSON.parse(readFileSync(file, "utf8")) as Holder;
    return `${purpose} (process ${pid}, since ${since})`;
  } catch {
    return "another process";
  }
}

/** The lock itself: an exclusive transaction on a tiny database, which the operating system ends with the process. */
function lock(file: string): Database.Database | undefined {
  const database = new Database(file, { timeout: 0 });
  try {
    database.exec("begin exclusive");
    return database;
  } catch (error) {
    database.close();
    if (error instanceof Database.SqliteError && error.code.startsWith("SQLITE_BUSY")) return undefined;
    throw error;
  }
}

/**
 * Takes the writer lease of a data folder, waiting up to `waitMs`. Throws `busy` with the name of the holder. `writer.json` beside the
 * lock is for that sentence only; it may be out of date, the lock never is.
 */
export async function takeLease(folder: string, purpose: string, waitMs: number): Promise<Lease> {
  const label = join(folder, "writer.json");
  const until = Date.now() + waitMs;
  for (;;) {
    const database = lock(join(folder, "writer.lock"));
    if (database !== undefined) {
      const mine: Holder = { pid: process.pid, purpose, since: new Date().toISOString() };
      writeFileSync(label, `${JSON.stringify(mine)}\n`);
      return {
        release() {
          if (!database.open) return;
          rmSync(label, { force: true });
          database.close();
        },
      };
    }
    if (Date.now() >= until) {
      throw new ProblemError("busy", `The catalogue is being written by ${holder(label)}. Try again when it is done.`);
    }
    await wait(Math.min(pollMs, Math.max(1, until - Date.now())));
  }
}
