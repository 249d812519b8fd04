import type { Incoming, IngestBatch, Outcome } from "../catalogue/ingest-types.ts";
import type { RawStore } from "../catalogue/writer.ts";

/**
 * In place of `ingest`: says what it would most likely give, and writes nothing. Each record's bytes are compared with those kept;
 * whether it would join another source's record is not foretold: that counts as created.
 */
export function foretelling(store: RawStore): (batch: IngestBatch) => Promise<Outcome[]> {
  return async ({ sourceId, raw, records }) => {
    const start = raw[0]?.at ?? 0;
    const bytes = Buffer.concat(raw.map((part) => part.bytes));
    const outcomes: Outcome[] = [];
    for (const record of records) {
      const { location } = record;
      const own = location.start >= start ? bytes.subarray(location.start - start, location.end - start) : undefined;
      outcomes.push(await outcomeOf(store, sourceId, record, own));
    }
    return outcomes;
  };
}

async function outcomeOf(
  store: RawStore,
  sourceId: string,
  record: Incoming,
  bytes: Uint8Array | undefined,
): Promise<Outcome> {
  if (record.state === "bad") return "quarantined";
  const known = await store.rawOf(sourceId, record.identifier);
  if (known && bytes && Buffer.compare(known.bytes, bytes) === 0) return "unchanged";
  if (record.state === "deleted") return "deleted";
  return known ? "updated" : "created";
}
