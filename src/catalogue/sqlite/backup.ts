import { randomUUID } from "node:crypto";
import { copyFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { ProblemError } from "../../domain/result.ts";
import { type Connection, check, migrate, openReader, openWriter } from "./connection.ts";

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

/** Copies the catalogue into one file while readers and the writer go on; the file stands there only when it is whole and sound. */
export async function backup(
  catalogue: string,
  file: string,
  progress?: (done: number, total: number) => void,
): Promise<{ bytes: number }> {
  const unfinished = `${file}.${randomUUID()}.part`;
  const from = openReader(catalogue);
  try {
    await copy(from, unfinished, progress);
    const made = openWriter(unfinished);
    // One file, without a log beside it.
    made.pragma("journal_mode = delete");
    made.close();
    check(unfinished);
    await rename(unfinished, file);
  } finally {
    from.close();
    await discard(unfinished);
  }
  return { bytes: (await stat(file)).size };
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

/**
 * Puts a backup in place of the catalogue, as one transaction of SQLite's own copy into the live file: readers that are open see the
 * old content until they ask anew, then the new, and a new epoch tells the search index to build itself anew.
 */
export async function restore(file: string, folder: string, catalogue: string, force: boolean): Promise<void> {
  const exists = await stat(file).then(
    (found) => found.isFile(),
    () => false,
  );
  if (!exists) throw new ProblemError("file_not_found", `There is no file ${file}.`);
  check(file);
  if (!force && !isEmpty(catalogue)) {
    throw new ProblemError("not_empty", "The catalogue holds records already; --force replaces them.");
  }
  const prepared = join(folder, `restore-${randomUUID()}.part`);
  try {
    await copyFile(file, prepared);
    migrate(prepared);
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
