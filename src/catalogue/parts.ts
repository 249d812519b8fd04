import type { ContentsEntry, RecordData } from "../domain/record.ts";
import type { Mapped } from "./ingest-types.ts";
import { refresh } from "./refresh.ts";
import { retract } from "./retract.ts";
import type { SourceRecordRow, SourceRow } from "./rows.ts";
import type { Work } from "./work.ts";

/** Stands for the hash of a chapter that is gone with its book: no bytes say so. */
const absent = "absent";

/** Identifiers of the chapters with records of their own that a book's table of contents leads to. */
export function partsOf(content: Mapped | RecordData | undefined): Set<string> {
  const parts = new Set<string>();
  const gather = (entries: readonly ContentsEntry[]): void => {
    for (const { part, entries: below = [] } of entries) {
      if (part !== undefined) parts.add(part);
      gather(below);
    }
  };
  if (content !== undefined && "kind" in content && content.kind === "book") gather(content.contents ?? []);
  return parts;
}

/**
 * Chapters that came out of a book's own record (a file's, a product's) go with it, and one by one where a later version no longer has them: their bytes are the
 * book's. `now`: what the book's source record says now; undefined = it is gone.
 */
export async function withdrawParts(
  work: Work,
  source: SourceRow,
  before: SourceRecordRow,
  now: Mapped | RecordData | undefined,
): Promise<void> {
  if (before.kind !== "book" || before.data === null) return;
  const left = partsOf(now);
  for (const identifier of partsOf(JSON.parse(before.data) as RecordData)) {
    if (left.has(identifier)) continue;
    const part = await work.tables.sourceRecords.find(source.key, identifier);
    if (part?.state !== "live") continue;
    const nowhere = { start: 0, end: 0, received_at: work.now };
    await work.tables.sourceRecords.update({ ...part, ...nowhere, state: "deleted", hash: absent, earlier: null });
    await retract(work, source, part);
    if (part.record !== null) await refresh(work, part.record);
  }
}
