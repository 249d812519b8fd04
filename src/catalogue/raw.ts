import { hash } from "node:crypto";
import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import type { IngestBatch, RawPart } from "./ingest-types.ts";
import type { RawTable } from "./tables.ts";

/*
 * A document's bytes are cut at multiples of one size, whatever the size of the parts in which they came, so that the same file
 * again gives the same chunks, which are stored once. The last chunk is shorter; when more bytes come, a longer one takes its place.
 */
export const chunkSize = 256 * 1024;

/** Digest by which equal chunks are found, of the bytes as received. */
export function chunkHash(bytes: Uint8Array): Uint8Array {
  return hash("sha256", bytes, "buffer");
}

async function storeChunk(raw: RawTable, document: number, start: number, bytes: Uint8Array): Promise<void> {
  const digest = chunkHash(bytes);
  const chunk =
    (await raw.chunkByHash(digest)) ?? (await raw.insertChunk(digest, bytes.length, zstdCompressSync(bytes)));
  await raw.addChunk(document, start, chunk);
}

/** Adds bytes that follow on the document's end. */
async function append(raw: RawTable, document: number, size: number, parts: readonly Uint8Array[]): Promise<number> {
  const last = size % chunkSize === 0 ? undefined : await raw.lastChunk(document);
  let start = last?.start ?? size;
  const bytes = Buffer.concat(last === undefined ? parts : [zstdDecompressSync(last.bytes), ...parts]);
  if (last !== undefined) await raw.removeChunk(document, last.start);
  for (let at = 0; at < bytes.length; ) {
    // The first chunk of a document that was taken up in the middle ends at the next multiple as well.
    const end = Math.min(bytes.length, at + chunkSize - (start % chunkSize));
    await storeChunk(raw, document, start, bytes.subarray(at, end));
    start += end - at;
    at = end;
  }
  return start;
}

/** What of the parts is new after `size`, in order and without gaps. */
function following(parts: readonly RawPart[], size: number): { pieces: Uint8Array[]; gap: boolean } {
  const pieces: Uint8Array[] = [];
  let end = size;
  for (const part of [...parts].sort((a, b) => a.at - b.at)) {
    if (part.bytes.length === 0) continue;
    if (part.at > end) return { pieces, gap: true };
    const from = end - part.at;
    if (from >= part.bytes.length) continue;
    pieces.push(part.bytes.subarray(from));
    end = part.at + part.bytes.length;
  }
  return { pieces, gap: false };
}

/**
 * Keeps the batch's bytes; gives its document's key. A document begins anew where its first byte comes again, or where bytes come
 * that do not follow on what is kept. Throws where a record lies outside of the bytes.
 */
export async function keepRaw(raw: RawTable, source: number, batch: IngestBatch, now: string): Promise<number> {
  const first = Math.min(...batch.raw.map((part) => part.at));
  let document = await raw.latestDocument(source, batch.document.name);
  const begins = batch.raw.length > 0 && (first === 0 || (document !== undefined && first > document.size));
  if (document === undefined || begins) {
    const start = batch.raw.length > 0 ? first : 0;
    const { name, format } = batch.document;
    const row = { source, name, format, start, size: start, uses: 0, received_at: now };
    document = { ...row, key: await raw.insertDocument(row) };
  }
  const { pieces, gap } = following(batch.raw, document.size);
  if (gap) throw new Error(`raw bytes of ${batch.document.name} have a gap`);
  const size = pieces.length === 0 ? document.size : await append(raw, document.key, document.size, pieces);
  if (size !== document.size) await raw.setSize(document.key, size);
  const outside = batch.records.find(({ location }) => location.start < document.start || location.end > size);
  if (outside !== undefined) throw new Error(`record ${outside.identifier} lies outside of its document's bytes`);
  return document.key;
}

/** Bytes of a range of a document, as received; throws where they are not all there. */
export async function readRaw(raw: RawTable, document: number, start: number, end: number): Promise<Uint8Array> {
  const whole = new Uint8Array(end - start);
  let filled = 0;
  const take = (at: number, bytes: Uint8Array): void => {
    const piece = bytes.subarray(Math.max(0, start - at), Math.max(0, end - at));
    if (piece.length === 0) return;
    whole.set(piece, Math.max(0, at - start));
    filled += piece.length;
  };
  for (const chunk of await raw.chunks(document, start, end)) take(chunk.start, zstdDecompressSync(chunk.bytes));
  if (filled !== whole.length) throw new Error(`bytes ${start} to ${end} of document ${document} are not all there`);
  return whole;
}

/** Removes documents that nothing points into: those that only repeated what was known. */
export async function dropUnused(raw: RawTable, source?: number): Promise<void> {
  for (const document of await raw.unusedDocuments(source)) await raw.deleteDocument(document);
}
