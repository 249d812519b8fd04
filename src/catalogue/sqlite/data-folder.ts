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
