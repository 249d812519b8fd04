import { createHash } from "node:crypto";

/** A number from 0 up to 1 that depends on the text alone, so that a source keeps its place in the day on every machine and after every restart. */
export function spread(text: string): number {
  return createHash("sha256").update(text).digest().readUInt32BE(0) / 2 ** 32;
}
