import { closeSync, fstatSync, openSync, readSync, writeSync } from "node:fs";
import { crc32 } from "node:zlib";
import { ProblemError } from "../../../domain/result.ts";

/*
 * A file of named sections, written once and never changed: the sections' bytes one after another, then a table of them as JSON, then
 * the table's length, its CRC-32 and a mark. Each section has its CRC-32 in the table.
 */

const mark = 0x44_50_4b_31;
const tailBytes = 12;
const chunkBytes = 1 << 20;

interface SectionPlace {
  readonly at: number;
  readonly size: number;
  readonly crc: number;
}

type Table = Readonly<Record<string, SectionPlace>>;

export function damaged(path: string, why: string): ProblemError {
  const message = `The search index is damaged (${path}: ${why}); \`definepk reindex\` builds it anew.`;
  return new ProblemError("damaged", message);
}

/** Writes a file of sections, one after another; a section may be given in pieces. */
export class SectionWriter {
  readonly #handle: number;
  readonly #table: Record<string, SectionPlace> = {};
  #at = 0;
  #open: { name: string; at: number; crc: number } | undefined;

  constructor(path: string) {
    this.#handle = openSync(path, "w");
  }

  begin(name: string): void {
    this.#end();
    this.#open = { name, at: this.#at, crc: 0 };
  }

  write(bytes: Uint8Array): void {
    const open = this.#open;
    if (open === undefined) throw new Error("no section was begun");
    open.crc = crc32(bytes, open.crc);
    for (let done = 0; done < bytes.length; ) done += writeSync(this.#handle, bytes, done, bytes.length - done);
    this.#at += bytes.length;
  }

  section(name: string, bytes: ArrayBufferView): void {
    this.begin(name);
    this.write(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  }

  /** Ends the file and gives its size; it is the caller's to bring it to the disk before it is named anywhere. */
  finish(): number {
    this.#end();
    const table = Buffer.from(JSON.stringify(this.#table));
    const tail = Buffer.alloc(tailBytes);
    tail.writeUInt32LE(table.length, 0);
    tail.writeUInt32LE(crc32(table), 4);
    tail.writeUInt32LE(mark, 8);
    const end = Buffer.concat([table, tail]);
    for (let done = 0; done < end.length; ) done += writeSync(this.#handle, end, done, end.length - done);
    closeSync(this.#handle);
    return this.#at + end.length;
  }

  abandon(): void {
    closeSync(this.#handle);
  }

  #end(): void {
    const open = this.#open;
    if (open === undefined) return;
    this.#table[open.name] = { at: open.at, size: this.#at - open.at, crc: open.crc };
    this.#open = undefined;
  }
}

/** What another thread needs to open the same file without reading again what is in memory already. */
export interface SharedSections {
  readonly path: string;
  readonly resident: ReadonlyMap<string, SharedArrayBuffer>;
}

/** Reads a file of sections: those that are asked for whole stay in shared memory, of others pieces are read where they stand. */
export class SectionReader {
  readonly path: string;
  readonly #handle: number;
  readonly #table: Table;
  readonly #resident: Map<string, SharedArrayBuffer>;
  readonly size: number;

  /** Throws `damaged` where the table cannot be read, and Node's ENOENT where there is no such file. */
  constructor(path: string, shared?: SharedSections) {
    this.path = path;
    this.#resident = new Map(shared?.resident);
    this.#handle = openSync(path, "r");
    try {
      this.size = fstatSync(this.#handle).size;
      this.#table = this.#readTable();
    } catch (error) {
      closeSync(this.#handle);
      throw error;
    }
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#table, name);
  }

  sizeOf(name: string): number {
    return this.#place(name).size;
  }

  names(): string[] {
    return Object.keys(this.#table);
  }

  /** The whole section in shared memory, checked against its checksum when it is first read. */
  whole(name: string): SharedArrayBuffer {
    const known = this.#resident.get(name);
    if (known !== undefined) return known;
    const place = this.#place(name);
    const shared = new SharedArrayBuffer(place.size);
    const bytes = new Uint8Array(shared);
    let crc = 0;
    for (let done = 0; done < place.size; ) {
      const size = Math.min(chunkBytes, place.size - done);
      const piece = this.#read(place.at + done, size);
      crc = crc32(piece, crc);
      bytes.set(piece, done);
      done += size;
    }
    if (crc !== place.crc) throw damaged(this.path, `section ${name} does not have its checksum`);
    this.#resident.set(name, shared);
    return shared;
  }

  isResident(name: string): boolean {
    return this.#resident.has(name);
  }

  /** Bytes of a section. Not checked; where the section is in memory they are a view of it. */
  bytes(name: string, from: number, to: number): Uint8Array {
    const known = this.#resident.get(name);
    const place = this.#place(name);
    if (from < 0 || to > place.size || from > to) throw damaged(this.path, `section ${name} is shorter than it says`);
    if (known !== undefined) return new Uint8Array(known, from, to - from);
    return this.#read(place.at + from, to - from);
  }

  /** Fills `into` with bytes of a section from `from` on; not checked. */
  fill(name: string, from: number, into: Uint8Array): void {
    const place = this.#place(name);
    if (from < 0 || from + into.length > place.size)
      throw damaged(this.path, `section ${name} is shorter than it says`);
    this.#readInto(place.at + from, into);
  }

  share(): SharedSections {
    return { path: this.path, resident: this.#resident };
  }

  /** Reads all of the file and gives a sentence for each section that does not have its checksum. */
  *check(): Generator<string> {
    for (const [name, place] of Object.entries(this.#table)) {
      let crc = 0;
      for (let done = 0; done < place.size; done += chunkBytes) {
        crc = crc32(this.#read(place.at + done, Math.min(chunkBytes, place.size - done)), crc);
      }
      if (crc !== place.crc) yield `${this.path}: section ${name} does not have its checksum`;
    }
  }

  close(): void {
    closeSync(this.#handle);
  }

  #place(name: string): SectionPlace {
    const place = this.#table[name];
    if (place === undefined) throw damaged(this.path, `section ${name} is missing`);
    return place;
  }

  #read(at: number, size: number): Uint8Array {
    // Overwritten whole, so it need not be cleared first.
    const bytes = new Uint8Array(Buffer.allocUnsafeSlow(size).buffer);
    this.#readInto(at, bytes);
    return bytes;
  }

  #readInto(at: number, bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length; ) {
      const got = readSync(this.#handle, bytes, done, bytes.length - done, at + done);
      if (got === 0) throw damaged(this.path, "it is cut off");
      done += got;
    }
  }

  #readTable(): Table {
    if (this.size < tailBytes) throw damaged(this.path, "it is cut off");
    const tail = Buffer.from(this.#read(this.size - tailBytes, tailBytes).buffer);
    const length = tail.readUInt32LE(0);
    if (tail.readUInt32LE(8) !== mark || length > this.size - tailBytes) throw damaged(this.path, "it has no table");
    const table = this.#read(this.size - tailBytes - length, length);
    if (crc32(table) !== tail.readUInt32LE(4)) throw damaged(this.path, "its table does not have its checksum");
    return JSON.parse(new TextDecoder().decode(table)) as Table;
  }
}
