import { crc32 } from "node:zlib";

/** Checksum of stored JSON, by which verify notices that a byte of it changed. */
export function checksum(json: string | null): number {
  return json === null ? 0 : crc32(json);
}
