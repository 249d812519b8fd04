import { closeSync, fsyncSync, openSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";

/** Brings a file's or folder's content to the disk. */
export function sync(path: string): void {
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

export const syncFolder = sync;

/** Writes a small file anew: after a crash it holds either the old text or the new. */
export function replaceFile(folder: string, name: string, text: string): void {
  const path = join(folder, name);
  const handle = openSync(`${path}.new`, "w");
  try {
    const bytes = Buffer.from(text, "utf8");
    for (let done = 0; done < bytes.length; ) done += writeSync(handle, bytes, done, bytes.length - done);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(`${path}.new`, path);
  syncFolder(folder);
}
