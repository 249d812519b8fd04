import { readFileSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { ProblemError } from "../../domain/result.ts";
import { analyserVersion } from "../analyse.ts";
import type { IndexPosition } from "../engine.ts";
import { replaceFile } from "./files/durable.ts";
import { damaged } from "./files/sections.ts";
import type { SegmentPlace } from "./read/segment.ts";

/** Raised with each change of the files' layout or of how documents are analysed: an index of another number is built anew. */
const format = `4.${analyserVersion}`;
const fileName = "manifest.json";

export interface SegmentEntry {
  /** Number of the segment's files; never used again. */
  readonly number: number;
  readonly documents: number;
  /** Which version of its side columns and deletions; 0 = none are gone. */
  readonly side: number;
  readonly gone: number;
  readonly goneCount: number;
}

/** One state of an index. */
export interface Manifest {
  readonly position: IndexPosition;
  /** The next number for a segment or a version of its deletions or side columns. */
  readonly next: number;
  readonly segments: readonly SegmentEntry[];
}

export function textFile(number: number): string {
  return `${number}.segment`;
}

export function sideFile(number: number, version: number): string {
  return `${number}.${version}.side`;
}

export function goneFile(number: number, version: number): string {
  return `${number}.${version}.gone`;
}

/** Files that a state of the index consists of. */
export function filesOf({ segments }: Manifest): Set<string> {
  const files = new Set([fileName]);
  for (const { number, side, gone } of segments) {
    files.add(textFile(number));
    files.add(sideFile(number, side));
    if (gone > 0) files.add(goneFile(number, gone));
  }
  return files;
}

export function placeOf(folder: string, { number, documents, side, gone, goneCount }: SegmentEntry): SegmentPlace {
  return {
    name: `${number}.${side}.${gone}`,
    documents,
    text: join(folder, textFile(number)),
    side: join(folder, sideFile(number, side)),
    ...(gone > 0 ? { gone: { path: join(folder, goneFile(number, gone)), count: goneCount } } : {}),
  };
}

export function writeManifest(folder: string, manifest: Manifest): void {
  const body = JSON.stringify({ format, ...manifest });
  replaceFile(folder, fileName, `${crc32(body)} ${body}\n`);
}

/** undefined where it is of another format. Throws `damaged` where it cannot be read, and Node's ENOENT where there is none. */
export function readManifest(folder: string): Manifest | undefined {
  const path = join(folder, fileName);
  const text = readFileSync(path, "utf8");
  const space = text.indexOf(" ");
  const body = text.slice(space + 1, -1);
  if (space < 0 || Number(text.slice(0, space)) !== crc32(body) || !text.endsWith("\n")) {
    throw damaged(path, "it does not have its checksum");
  }
  const read = JSON.parse(body) as Manifest & { readonly format: string };
  return read.format === format ? read : undefined;
}

export function manifestPath(folder: string): string {
  return join(folder, fileName);
}

/** What a search says where no index of ours is. */
export function notBuilt(): ProblemError {
  return new ProblemError("busy", "The search index is being built. Try again in a moment.");
}
