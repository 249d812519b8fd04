import { mkdirSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import Database from "better-sqlite3";
import { ProblemError } from "../../domain/result.ts";

const refusals: Readonly<Record<string, string>> = {
  EACCES: "this user may not write to it",
  EPERM: "this user may not write to it",
  EROFS: "its file system is read-only",
  EEXIST: "something else stands there",
  ENOTDIR: "something on its way is not a folder",
  ENOENT: "its path does not exist and cannot be made",
  ENAMETOOLONG: "its name is too long",
  ELOOP: "its links lead in a circle",
  ENOSPC: "its disk is full",
  SQLITE_CANTOPEN: "the catalogue in it cannot be opened or made",
  SQLITE_READONLY: "the catalogue in it may not be written to",
};

/** What the system says of a data folder that cannot be made or written, as a Problem; any other error as it is. */
export function asUnusable(error: unknown, folder: string): unknown {
  const code = error instanceof Database.SqliteError ? error.code.replace(/^(SQLITE_[A-Z]+)_.*/, "$1") : codeOf(error);
  const why = Object.hasOwn(refusals, code) ? refusals[code] : undefined;
  if (why === undefined) return error;
  const message = `The data folder “${folder}” cannot be used: ${why}. Set DEFINEPK_DATA to a folder that this user can write to.`;
  return new ProblemError("bad_setting", message, undefined, error);
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/**
 * Makes a folder and those above it that are missing. Not by `mkdirSync(…, { recursive: true })`: that never ends under /proc, where a
 * new name gives ENOENT although the folder above it is there (Node 24).
 */
export function makeFolder(folder: string): void {
  if (folder === "") mkdirSync(folder);
  const missing: string[] = [];
  for (let path = resolve(folder); !isFolder(path) && path !== dirname(path); path = dirname(path)) missing.push(path);
  for (const path of missing.reverse()) {
    try {
      mkdirSync(path);
    } catch (error) {
      // Another process may have been faster.
      if (!isFolder(path)) throw error;
    }
  }
}

/** Whether a data folder holds a catalogue, or something that opening it must complain of; false = nothing was ever put there. */
export function hasCatalogue(folder: string): boolean {
  if (folder === "") return true;
  try {
    if (!statSync(folder).isDirectory()) return true;
    return statSync(join(folder, "catalogue.db"), { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    return codeOf(error) !== "ENOENT";
  }
}
