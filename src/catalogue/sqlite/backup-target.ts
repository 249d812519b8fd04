import { open, realpath, stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { ProblemError } from "../../domain/result.ts";
import { applicationId } from "./connection.ts";

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== ".." && !way.startsWith(`..${sep}`);
}

/**
 * Whether a file is a catalogue at rest, by the header of SQLite's file format: its magic, a rollback journal (a catalogue in use has
 * a write-ahead log) and our application id at byte 68.
 */
async function isBackup(file: string): Promise<boolean> {
  const handle = await open(file, "r");
  try {
    const header = Buffer.alloc(100);
    const { bytesRead } = await handle.read(header, 0, header.length, 0);
    return (
      bytesRead === header.length &&
      header.toString("latin1", 0, 16) === "SQLite format 3\0" &&
      header[18] === 1 &&
      header.readUInt32BE(68) === applicationId
    );
  } finally {
    await handle.close();
  }
}

async function refuseExisting(file: string): Promise<void> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) return;
  if (found.isDirectory()) {
    const example = join(file, "definepk-backup.db");
    throw new ProblemError("bad_request", `${file} is a folder: name a file in it, e.g. ${example}.`);
  }
  if (!found.isFile()) throw new ProblemError("bad_request", `${file} is not a regular file: choose another name.`);
  if (await isBackup(file).catch(() => false)) return;
  throw new ProblemError(
    "bad_request",
    `${file} exists and is not a backup of DefinePK: it is left as it is, choose another name.`,
  );
}

/**
 * Where a backup may be written: a new file, or an earlier backup, outside the data folder. Gives its resolved path. Throws
 * `file_not_found` for a folder that is not there, `bad_request` for a target that must not be replaced.
 */
export async function backupTarget(file: string, dataFolder: string): Promise<string> {
  if (file === "") throw new ProblemError("bad_request", "Name the file that the backup is to be written to.");
  const parent = dirname(resolve(file));
  const folder = await realpath(parent).catch((error: unknown) => {
    throw new ProblemError("file_not_found", `There is no folder ${parent}: make it first.`, undefined, error);
  });
  if (!(await stat(folder)).isDirectory()) throw new ProblemError("file_not_found", `${parent} is not a folder.`);
  if (isWithin(folder, await realpath(dataFolder))) {
    const message = `${file} is inside the data folder, and would be lost with it: choose a place outside.`;
    throw new ProblemError("bad_request", message);
  }
  const target = join(folder, basename(file));
  await refuseExisting(target);
  return target;
}
