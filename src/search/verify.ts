import { setImmediate } from "node:timers/promises";
import type { Finding } from "../catalogue/store.ts";
import { ProblemError } from "../domain/result.ts";
import type { IndexerParts } from "./indexer-types.ts";

/** Ids with their versions in the order of their ids, read page by page. */
async function* stream(
  read: (after: string | undefined, limit: number) => Promise<{ id: string; version: number }[]>,
): AsyncGenerator<{ id: string; version: number }> {
  const limit = 2000;
  let after: string | undefined;
  for (;;) {
    const page = await read(after, limit);
    yield* page;
    if (page.length < limit) return;
    after = page.at(-1)?.id;
  }
}

/** Changes that the index has not followed yet: no findings. */
async function pendingIds({ catalogue }: IndexerParts, from: number): Promise<Set<string>> {
  const ids = new Set<string>();
  for (let after = from; ; ) {
    const { changes, last } = await catalogue.changes(after, 2000);
    for (const change of changes) ids.add(change.id);
    if (changes.length === 0 && last <= after) return ids;
    after = Math.max(last, after);
  }
}

/**
 * Compares the index with the catalogue, both ways: every live record is there in its last version, and nothing else is. What the index
 * has still to follow is no damage, and said. The index's own files are checked too.
 */
export async function* verifyIndex(
  parts: IndexerParts,
  options: { readonly signal?: AbortSignal } = {},
): AsyncGenerator<Finding> {
  const { catalogue, engine } = parts;
  const damage = await engine.check();
  for (const what of damage) yield { what, subject: "search index" };
  if (damage.length > 0) return;
  const position = await engine.position();
  const { epoch, last } = await catalogue.changes(position?.seq ?? 0, 1);
  if (position === undefined) {
    if (last > 0) yield { what: "there is none yet", subject: "search index" };
    return;
  }
  if (position.epoch !== epoch) {
    yield { what: "is of another catalogue", subject: "search index" };
    return;
  }
  const pending = await pendingIds(parts, position.seq);
  if (pending.size > 0) {
    const what = `has still to follow ${pending.size} changed ${pending.size === 1 ? "record" : "records"}: a running server does, or the next command that writes, or \`definepk reindex\``;
    yield { what, subject: "search index", harmless: true };
  }
  const records = stream((after, limit) => catalogue.versions(after, limit));
  const documents = stream((after, limit) => engine.versions(after, limit));
  let record = (await records.next()).value;
  let document = (await documents.next()).value;
  for (let compared = 1; record || document; compared += 1) {
    if (compared % 1000 === 0) {
      await setImmediate();
      if (options.signal?.aborted) throw new ProblemError("stopped", "Stopped before the whole index was compared.");
    }
    const order = !record ? 1 : !document ? -1 : record.id < document.id ? -1 : record.id > document.id ? 1 : 0;
    const id = (order <= 0 ? record?.id : document?.id) ?? "";
    // A document may be of a later change than its record: of its journal's.
    const stale = order === 0 && record && document && document.version < record.version;
    const what =
      order < 0
        ? "is not in the search index"
        : order > 0
          ? "is in the search index, but gone"
          : stale
            ? "is old in the search index"
            : undefined;
    if (what !== undefined && !pending.has(id)) yield { what, subject: id };
    if (order <= 0) record = (await records.next()).value;
    if (order >= 0) document = (await documents.next()).value;
  }
}
