import { open, readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { parseRecord } from "../harvest/readers/json-records.ts";
import type { Companion } from "../harvest/source.ts";
import { stemOf } from "../harvest/sources/captions/file-name.ts";
import { videoNamedBy } from "../harvest/sources/yt-dlp/map.ts";

/** A file of captions and the video's own beside it. */
export interface CompanionFile {
  readonly companion: Companion;
  /** Its name: both are of one source. */
  readonly name: string;
}

const captions = /\.(?:vtt|srt)$/i;
const mostBytes = 8 * 1024 * 1024;

/**
 * The `.info.json` that lies beside a file of captions under the same name, as yt-dlp writes both: it says which video they are of. undefined where there is
 * none, or it cannot be read.
 */
export async function companionOf(file: string): Promise<CompanionFile | undefined> {
  if (!captions.test(file)) return undefined;
  const folder = dirname(file);
  const { stem } = stemOf(basename(file));
  const wanted = new Set([`${stem}.info.json`, `${basename(file).replace(captions, "")}.info.json`]);
  const names = await readdir(folder).catch(() => []);
  const name = names.find((one) => wanted.has(one));
  if (name === undefined) return undefined;
  const bytes = await readWhole(join(folder, name)).catch(() => undefined);
  const record = bytes === undefined ? undefined : parseRecord(bytes);
  const video = record?.ok === true ? videoNamedBy(record.value) : undefined;
  return video === undefined ? undefined : { companion: { video }, name };
}

async function readWhole(path: string): Promise<Uint8Array | undefined> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    return size > mostBytes ? undefined : await file.readFile();
  } finally {
    await file.close();
  }
}
