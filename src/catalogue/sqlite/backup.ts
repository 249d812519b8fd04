import { randomUUID } from "node:crypto";
import { rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import Database from "better-sqlite3";
import { ProblemError } from "../../domain/result.ts";
import { sqlScan } from "../sql/scan.ts";
import type { RestoreOptions } from "../store.ts";
import { checkSums } from "../verify/sums.ts";
import { backupTarget } from "./backup-target.ts";
import { asDamage, type Connection, check, migrate, openReader, openWriter, patience } from "./connection.ts";
import { sqliteDialect } from "./dialect.ts";

/** Pages copied between two looks at other work; at 4 KiB a page about 4 MB. */
const step = 1024;

/** SQLite's online copy of what one transaction sees, into `file`. */
async function copy(from: Connection, file: string, progress?: (done: number, total: number) => void): Promise<void> {
  // A read transaction held open keeps the picture: without it, each commit of the writer would start the copy anew.
  from.exec("begin");
  try {
    from.prepare("select count(*) from meta").get();
    await from.backup(file, {
      progress: ({ totalPages, remainingPages }) => {
        progress?.(totalPages - remainingPages, totalPages);
        return step;
      },
    });
  } finally {
    from.exec("commit");
  }
}

async function discard(file: string): Promise<void> {
  for (const ending of ["", "-wal", "-shm", "-journal"]) await rm(file + ending, { force: true });
}

/**
 * Copies the catalogue into one file while readers and the writer go on; the file stands there only when it is whole and sound. Throws
 * `bad_request` or `file_not_found` for a file that it may not be written to.
 */
export async function backup(
  catalogue: string,
  file: string,
  progress?: (done: number, total: number) => void,
): Promise<{ bytes: number }> {
  const target = await backupTarget(file, dirname(catalogue));
  const unfinished = `${target}.${randomUUID()}.part`;
  const from = openReader(catalogue);
  try {
    await copy(from, unfinished, progress);
    const made = openWriter(unfinished);
    // One file, without a log beside it.
    made.pragma("journal_mode = delete");
    made.close();
    check(unfinished);
    await rename(unfinished, target);
  } finally {
    from.close();
    await discard(unfinished);
  }
  return { bytes: (await stat(target)).size };
}

/** As `check`, with a sentence for a file that this user may not read, or whose log needs a folder that can be written. */
function checkSource(file: string): void {
  try {
    check(file);
  } catch (error) {
    throw asUnreadable(error, file);
  }
}

function asUnreadable(error: unknown, file: string): unknown {
  const code = error instanceof Database.SqliteError ? error.code : "";
  if (!/^SQLITE_(CANTOPEN|READONLY|IOERR)/.test(code)) return asDamage(error, file);
  const message = `${file} cannot be opened: copy it, with the files beside it, to a folder that can be written.`;
  return new ProblemError("bad_request", message, undefined, error);
}

/** Reads through SQLite, so that what is still in a write-ahead log beside the file counts; leaves file and log as they are. */
async function copyFrom(file: string, prepared: string): Promise<void> {
  const from = new Database(file, { readonly: true, fileMustExist: true, timeout: patience });
  try {
    await copy(from, prepared);
  } catch (error) {
    throw asUnreadable(error, file);
  } finally {
    from.close();
  }
}

function isEmpty(catalogue: string): boolean {
  const connection = openReader(catalogue);
  try {
    const found = connection.prepare("select exists (select 1 from record) or exists (select 1 from source)").pluck();
    return found.get() === 0;
  } finally {
    connection.close();
  }
}

const mostNamed = 3;

/** Throws `damaged`, with what is wrong, where a checksum within the copy of a backup does not hold. */
async function refuseDamage(copy: string, file: string, options: RestoreOptions): Promise<void> {
  const connection = openReader(copy);
  const damage: string[] = [];
  try {
    for await (const { subject, what } of checkSums(sqlScan(sqliteDialect(connection)), options)) {
      damage.push(`${subject}: ${what}`);
      if (damage.length > mostNamed) break;
    }
  } catch (error) {
    throw asDamage(error, file);
  } finally {
    connection.close();
  }
  if (damage.length === 0) return;
  const named = damage.slice(0, mostNamed).join("; ");
  const more = damage.length > mostNamed ? "; and more" : "";
  const message = `${file} is damaged and was not restored: ${named}${more}. Restore another backup.`;
  throw new ProblemError("damaged", message);
}

/**
 * Puts a backup in place of the catalogue, as one transaction of SQLite's own copy into the live file: readers that are open see the
 * old content until they ask anew, then the new, and a new epoch tells the search index to build itself anew.
 */
export async function restore(
  file: string,
  folder: string,
  catalogue: string,
  options: RestoreOptions = {},
): Promise<void> {
  const given = await stat(file).catch(() => undefined);
  if (!given?.isFile()) throw new ProblemError("file_not_found", `There is no file ${file}.`);
  const live = await stat(catalogue);
  if (given.dev === live.dev && given.ino === live.ino) {
    throw new ProblemError("bad_request", `${file} is the catalogue itself, not a backup of it: name a backup.`);
  }
  checkSource(file);
  if (options.force !== true && !isEmpty(catalogue)) {
    throw new ProblemError("not_empty", "The catalogue holds records already; --force replaces them.");
  }
  const prepared = join(folder, `restore-${randomUUID()}.part`);
  try {
    await copyFrom(file, prepared);
    migrate(prepared);
    await refuseDamage(prepared, file, options);
    const from = openWriter(prepared);
    try {
      from.prepare("update meta set value = ? where name = 'epoch'").run(randomUUID());
      await from.backup(catalogue, { progress: () => step });
    } finally {
      from.close();
    }
    check(catalogue);
  } finally {
    await discard(prepared);
  }
}
