import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import type { Incoming } from "../catalogue/ingest-types.ts";
import type { CatalogueStore } from "../catalogue/store.ts";
import type { CatalogueWriter, QuarantineEntry } from "../catalogue/writer.ts";
import { fail, ok, type Result } from "../domain/result.ts";
import type { SourceFormat } from "../harvest/source.ts";
import type { SearchEngine } from "../search/engine.ts";
import { followChanges } from "../search/indexer.ts";
import { type TurnOptions, takeTurn } from "./take-turn.ts";

export interface RetryResult {
  readonly id: number;
  readonly identifier: string;
  readonly taken: boolean;
  /** Why it stays, where it does. */
  readonly message?: string;
}

/** Maps quarantined records again from their kept bytes: after a mapping was mended, they come in without a new harvest. */
export async function retryQuarantine(
  ids: readonly number[],
  parts: TurnOptions & {
    store: CatalogueStore;
    engine: SearchEngine;
    formats: readonly SourceFormat[];
    onProgress?: (done: number) => void;
  },
): Promise<RetryResult[]> {
  const writer = await takeTurn(parts.store, "quarantine retry", parts);
  const catalogue = parts.store.reader();
  const results: RetryResult[] = [];
  try {
    for await (const id of ids.length > 0 ? ids : allEntries(writer)) {
      if (parts.signal?.aborted) break;
      const found = await writer.quarantinedRecord(id);
      if (found) results.push(await retryOne(writer, parts.formats, found.entry, found.bytes));
      else results.push({ id, identifier: "", taken: false, message: "There is no such entry." });
      parts.onProgress?.(results.length);
    }
    await followChanges({ catalogue, engine: parts.engine });
  } finally {
    catalogue.close();
    writer.close();
  }
  return results;
}

async function* allEntries(writer: CatalogueWriter): AsyncIterable<number> {
  let after = 0;
  for (;;) {
    const page = await writer.quarantined({ after, limit: 500 });
    if (page.length === 0) return;
    for (const entry of page) yield entry.id;
    after = page.at(-1)?.id ?? after;
  }
}

async function retryOne(
  writer: CatalogueWriter,
  formats: readonly SourceFormat[],
  entry: QuarantineEntry,
  bytes: Uint8Array,
): Promise<RetryResult> {
  const { id, identifier, sourceId, documentFormat } = entry;
  const read = readOne(formats, entry, bytes);
  if (!read.ok) return { id, identifier, taken: false, message: read.problem.message };
  const location = { start: 0, end: bytes.length };
  await writer.ingest({
    sourceId,
    document: { name: `quarantine ${id}`, format: documentFormat },
    raw: [{ at: 0, bytes }],
    records: [{ ...read.value, identifier, location }],
  });
  return { id, identifier, taken: true };
}

/** The record as its document's reader would give it now, so that the same document again finds it unchanged. */
function readOne(formats: readonly SourceFormat[], entry: QuarantineEntry, bytes: Uint8Array): Result<Incoming> {
  const { identifier } = entry;
  const format = formats.find((one) => one.name === entry.documentFormat);
  if (!format) return fail("unknown_format", `No reader for the format ${entry.documentFormat}.`);
  // In another encoding than its document's it would be read wrongly; what is UTF-8 by itself is read so.
  const kept = { bytes, format: entry.format, head: new Uint8Array(0) };
  const found = isUtf8(bytes) ? format.reread?.(kept)?.record : undefined;
  if (found?.state === "bad") return { ok: false, problem: found.problem };
  if (found !== undefined) return ok(found);
  const mapped = format.remap(bytes, entry.format);
  if (!mapped.ok) return mapped;
  const hash = createHash("sha256").update("retry").update(bytes).digest("base64url").slice(0, 22);
  const location = { start: 0, end: bytes.length };
  return ok({ identifier, format: entry.format, location, hash, state: "live", mapped: mapped.value });
}
