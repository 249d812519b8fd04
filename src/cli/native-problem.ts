import type { ErrorCode } from "../domain/errors.ts";
import type { Problem } from "../domain/result.ts";

const full = "The disk is full. What was taken in before is kept: free some space, and run the same again.";
const damaged =
  "The catalogue is damaged. `definepk verify` says where as far as it can be read; `definepk restore <backup>` mends it.";
const notWritable =
  "The disk does not let us write: it is mounted for reading only, or its files belong to another user.";

/** What the operating system and SQLite say, by their codes. */
const known: Readonly<Record<string, readonly [ErrorCode, string]>> = {
  ENOSPC: ["disk_full", full],
  EDQUOT: ["disk_full", full],
  SQLITE_FULL: ["disk_full", full],
  SQLITE_CORRUPT: ["damaged", damaged],
  SQLITE_NOTADB: ["damaged", damaged],
  EROFS: ["not_writable", notWritable],
  EACCES: ["not_writable", notWritable],
  EPERM: ["not_writable", notWritable],
  SQLITE_READONLY: ["not_writable", notWritable],
  EMFILE: ["busy", "Too many files are open: raise the limit of this user (ulimit -n), and run the same again."],
  EIO: [
    "damaged",
    "The disk gives an error when it is read or written. Look at the machine's log before anything else.",
  ],
  SQLITE_IOERR: [
    "damaged",
    "The disk gives an error when it is read or written. Look at the machine's log before anything else.",
  ],
};

/** A plain sentence for what is no fault of ours; undefined for what is. */
export function nativeProblem(error: unknown): Problem | undefined {
  if (!(error instanceof Error)) return undefined;
  const code =
    "code" in error && typeof error.code === "string"
      ? error.code
      : /\b(?:ENOSPC|EDQUOT|EROFS|EIO)\b/.exec(error.message)?.[0];
  // SQLite has more exact ones: SQLITE_CORRUPT_VTAB, SQLITE_IOERR_SHORT_READ.
  const found = code === undefined ? undefined : (known[code] ?? known[code.split("_").slice(0, 2).join("_")]);
  return found && { code: found[0], message: found[1] };
}
