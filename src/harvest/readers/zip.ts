import { crc32, inflateRawSync } from "node:zlib";
import { fail, ok, type Result } from "../../domain/result.ts";

/** Bounds on one archive; all input is hostile. */
export interface ZipLimits {
  /** Of the archive itself. */
  readonly packedBytes: number;
  readonly entries: number;
  /** Of all entries that are read, together, as they come out and not as the archive declares them. */
  readonly unpackedBytes: number;
}

export const zipLimits: ZipLimits = {
  packedBytes: 64 * 1024 * 1024,
  entries: 10_000,
  unpackedBytes: 256 * 1024 * 1024,
};

export interface ZipArchive {
  /** Names of the entries, with `/` between folders, in the archive's order; folders are left out. */
  readonly names: readonly string[];
  /**
   * One entry's bytes. `not_found` where there is none, `broken_document` where it is damaged, encrypted or packed otherwise than with
   * deflate, `too_large` once all that was read goes beyond the bound.
   */
  read(name: string): Result<Uint8Array>;
}

interface Entry {
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
  readonly offset: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endLength = 22;
const unsaid = 0xffffffff;

/** Whether bytes begin as an archive with at least one entry does. */
export function looksLikeZip(head: Uint8Array): boolean {
  return head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4;
}

/**
 * Opens a ZIP archive (PKWARE APPNOTE 6.3, single disk, stored or deflated, ZIP64 sizes) that is in memory. Of two entries of one name the
 * last counts. Sizes are believed for nothing: each entry is unpacked up to what is left of the bound, and checked by its CRC-32.
 */
export function openZip(bytes: Uint8Array, limits: Partial<ZipLimits> = {}): Result<ZipArchive> {
  const { packedBytes, entries: mostEntries, unpackedBytes } = { ...zipLimits, ...limits };
  if (bytes.length > packedBytes) return fail("too_large", `The archive has more than ${packedBytes} bytes.`);
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries = directoryOf(data, mostEntries);
  if (!entries.ok) return entries;
  let left = unpackedBytes;
  return ok({
    names: [...entries.value.keys()],
    read(name) {
      const entry = entries.value.get(name);
      if (entry === undefined) return fail("not_found", `The archive has no “${shown(name)}”.`);
      const found = unpackEntry(data, entry, name, left);
      if (found.ok) left -= found.value.length;
      return found;
    },
  });
}

function directoryOf(data: Buffer, most: number): Result<ReadonlyMap<string, Entry>> {
  const end = endOf(data);
  if (end === undefined) return broken("it has no directory at its end, as one has that was not received whole");
  const count = data.readUInt16LE(end + 10);
  const tooMany = fail("too_large", `The archive has more than ${most} entries.`);
  if (count > most && count !== 0xffff) return tooMany;
  const entries = new Map<string, Entry>();
  const declared = data.readUInt32LE(end + 16);
  let at = declared === unsaid ? farDirectory(data, end) : declared;
  for (let seen = 0; at + 46 <= end && data.readUInt32LE(at) === entrySignature; seen += 1) {
    if (seen >= most) return tooMany;
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) => data.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ];
    const name = data.toString("utf8", at + 46, at + 46 + nameLength).replaceAll("\\", "/");
    const extra = data.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    if (!name.endsWith("/")) entries.set(name, entryAt(data, at, extra));
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries.size === 0 ? broken("no entry can be found in it") : ok(entries);
}

/** The record at the end of the archive, before its comment. */
function endOf(data: Buffer): number | undefined {
  const first = Math.max(0, data.length - endLength - 0xffff);
  for (let at = data.length - endLength; at >= first; at -= 1) {
    if (data.readUInt32LE(at) === endSignature) return at;
  }
  return undefined;
}

/** Where a ZIP64 archive has its directory; beyond the archive where it does not say. */
function farDirectory(data: Buffer, end: number): number {
  const locator = end - 20;
  if (locator < 0 || data.readUInt32LE(locator) !== 0x07064b50) return data.length;
  const record = Number(data.readBigUInt64LE(locator + 8));
  if (record + 56 > data.length || data.readUInt32LE(record) !== 0x06064b50) return data.length;
  return Math.min(data.length, Number(data.readBigUInt64LE(record + 48)));
}

function entryAt(data: Buffer, at: number, extra: Buffer): Entry {
  const size = data.readUInt32LE(at + 24);
  const packed = data.readUInt32LE(at + 20);
  const offset = data.readUInt32LE(at + 42);
  const far = size === unsaid || packed === unsaid || offset === unsaid ? farSizes(extra) : [];
  const next = (value: number): number => (value === unsaid ? (far.shift() ?? value) : value);
  return {
    method: data.readUInt16LE(at + 10),
    encrypted: (data.readUInt16LE(at + 8) & 1) === 1,
    crc: data.readUInt32LE(at + 16),
    size: next(size),
    packed: next(packed),
    offset: next(offset),
  };
}

/** The numbers of a ZIP64 field (APPNOTE 4.5.3): those that did not fit, in the order size, packed size, offset. */
function farSizes(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; ) {
    const length = extra.readUInt16LE(at + 2);
    if (extra.readUInt16LE(at) === 1) {
      const field = extra.subarray(at + 4, at + 4 + length);
      return Array.from({ length: Math.floor(field.length / 8) }, (_, index) =>
        Number(field.readBigUInt64LE(index * 8)),
      );
    }
    at += 4 + length;
  }
  return [];
}

function unpackEntry(data: Buffer, entry: Entry, name: string, left: number): Result<Uint8Array> {
  const what = `“${shown(name)}”`;
  if (entry.encrypted) return broken(`${what} is encrypted: save it without a password`);
  if (entry.method !== 0 && entry.method !== 8) return broken(`${what} is packed in a way that nothing here reads`);
  const { offset, packed } = entry;
  if (offset + 30 > data.length || data.readUInt32LE(offset) !== localSignature) return broken(`${what} is not there`);
  const start = offset + 30 + data.readUInt16LE(offset + 26) + data.readUInt16LE(offset + 28);
  if (start + packed > data.length) return broken(`${what} is cut off`);
  const tooLarge = fail("too_large", `The archive has more in it than may be unpacked; ${what} goes beyond the bound.`);
  const stored = data.subarray(start, start + packed);
  if ((entry.method === 0 ? packed : entry.size) > left) return tooLarge;
  let unpacked: Buffer;
  try {
    unpacked = entry.method === 0 ? stored : inflateRawSync(stored, { maxOutputLength: Math.max(1, left) });
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    return code === "ERR_BUFFER_TOO_LARGE" ? tooLarge : broken(`${what} is damaged`);
  }
  return unpacked.length === entry.size && crc32(unpacked) === entry.crc ? ok(unpacked) : broken(`${what} is damaged`);
}

function broken(why: string): Result<never> {
  return fail("broken_document", `The archive cannot be read: ${why}.`);
}

function shown(name: string): string {
  return name.slice(0, 100);
}
