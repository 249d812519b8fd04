import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import Database from "better-sqlite3";
import { ProblemError } from "../../domain/result.ts";
import { openUsageFile } from "./schema.ts";

/** The counts that go with a backup of the catalogue: a file beside it. */
export function besideBackup(backup: string): string {
  return `${backup}.usage`;
}

/** Copies a data folder's counts beside a backup of its catalogue, while the server counts on; the file it took is given, undefined where nothing was ever counted. */
export async function backupUsage(folder: string, backup: string): Promise<string | undefined> {
  const from = join(folder, "usage.db");
  const target = besideBackup(backup);
  if (!existsSync(from)) return undefined;
  const unfinished = `${target}.${randomUUID()}.part`;
  const database = openUsageFile(from);
  try {
    await database.backup(unfinished);
    const made = new Database(unfinished);
    // One file, without a log beside it.
    made.pragma("journal_mode = delete");
    made.close();
    await rename(unfinished, target);
    return target;
  } finally {
    database.close();
    await rm(unfinished, { force: true });
  }
}

/** Puts the counts beside a backup in place of a data folder's, if there are any; false = there are none. Throws `damaged` for a file that holds none. */
export async function restoreUsage(folder: string, backup: string): Promise<boolean> {
  const from = besideBackup(backup);
  if (!existsSync(from)) return false;
  const database = new Database(from, { readonly: true });
  try {
    const sound = isUsage(database) && database.pragma("integrity_check(1)", { simple: true }) === "ok";
    if (!sound) throw new ProblemError("damaged", `${from} holds no sound statistics; they were left as they are.`);
    openUsageFile(join(folder, "usage.db")).close();
    await database.backup(join(folder, "usage.db"));
    return true;
  } finally {
    database.close();
  }
}

function isUsage(database: Database.Database): boolean {
  try {
    return database.prepare("select count(*) from usage_total").pluck().get() !== undefined;
  } catch {
    return false;
  }
}
