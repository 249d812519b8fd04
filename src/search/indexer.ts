import type { Change } from "../catalogue/catalogue.ts";
import { asProblem } from "../domain/result.ts";
import { DocumentMaker, type KnownJournal } from "./documents.ts";
import type { IndexPosition } from "./engine.ts";
import type { Indexed, IndexerOptions, IndexerParts } from "./indexer-types.ts";
import { passesOn } from "./inheritance.ts";
import { judgeAnew } from "./judge-anew.ts";
import { rebuildIndex } from "./rebuild.ts";

export type { Indexed, IndexerOptions, IndexerParts } from "./indexer-types.ts";
export { rebuildIndex } from "./rebuild.ts";
export { verifyIndex } from "./verify.ts";

/** Changes taken in one transaction. */
const batchSize = 500;

/**
 * Brings the index up to the end of the catalogue's change log. Position and documents change together, so that it can be stopped or
 * killed at any time. An index of another catalogue, a damaged one or none is built anew. Only in the holder of the writer lease.
 */
export async function followChanges(parts: IndexerParts, options: IndexerOptions = {}): Promise<Indexed> {
  try {
    return await bringUp(parts, options);
  } finally {
    // Another process may write as soon as the lease is free.
    await parts.engine.rest();
  }
}

async function bringUp(parts: IndexerParts, options: IndexerOptions): Promise<Indexed> {
  try {
    const position = await parts.engine.position();
    const followed = position && (await follow(parts, position, options));
    if (followed) return followed;
  } catch (error) {
    if (asProblem(error)?.code !== "damaged") throw error;
  }
  const rebuilt = await rebuildIndex(parts, options);
  const position = rebuilt.complete ? await parts.engine.position() : undefined;
  const followed = position && (await follow(parts, position, options));
  return followed ? { indexed: rebuilt.indexed + followed.indexed, complete: followed.complete } : rebuilt;
}

/** undefined where the index is not of this catalogue. */
async function follow(
  parts: IndexerParts,
  start: IndexPosition,
  options: IndexerOptions,
): Promise<Indexed | undefined> {
  const { catalogue, engine } = parts;
  let position = start;
  let indexed = 0;
  for (;;) {
    const { epoch, changes, last } = await catalogue.changes(position.seq, batchSize);
    const end = (await catalogue.counts()).seq;
    if (epoch !== position.epoch || position.seq > end) return undefined;
    if (changes.length === 0 && last <= position.seq) return { indexed, complete: true };
    if (options.signal?.aborted) return { indexed, complete: false };
    const maker = new DocumentMaker(catalogue);
    const changed = await changedJournals(changes, maker, parts);
    const stopped = (): boolean => options.signal?.aborted === true;
    const onMore = (more: number): void => {
      indexed += more;
      options.onProgress?.(indexed, indexed + Math.max(0, end - position.seq));
    };
    for (const { record } of changed.words) {
      for await (const more of indexArticlesOf(record.id, last, parts, maker, position)) {
        onMore(more);
        if (stopped()) return { indexed, complete: false };
      }
    }
    const judged = await judgeAnew(changed.category, parts, position, stopped);
    if (judged > 0) onMore(judged);
    if (stopped()) return { indexed, complete: false };
    const versions = new Map(changes.map((change) => [change.id, change.seq]));
    const put = await maker.make([...versions.keys()], (id) => versions.get(id) ?? last);
    const live = new Set(put.map((document) => document.id));
    const remove = [...versions.keys()].filter((id) => !live.has(id));
    position = { epoch, seq: Math.max(last, position.seq) };
    await engine.write({ put, remove, position });
    indexed += put.length + remove.length;
    options.onProgress?.(indexed, indexed + Math.max(0, end - position.seq));
  }
}

/** Journals that have changed in what their articles take from them: in words, or in nothing but what judges them. */
async function changedJournals(
  changes: readonly Change[],
  maker: DocumentMaker,
  { engine }: IndexerParts,
): Promise<Record<"words" | "category", KnownJournal[]>> {
  const ids = changes
    .filter((change) => change.kind === "journal" && change.op !== "delete")
    .map((change) => change.id);
  const changed: Record<"words" | "category" | "nothing", KnownJournal[]> = { words: [], category: [], nothing: [] };
  for (const journal of await maker.journals(ids)) {
    changed[await passesOn(journal.record, journal.recognition, engine)].push(journal);
  }
  return changed;
}

/**
 * Indexes all articles of a journal again, and gives how many at a time. The position stays: the journal's own document, and with it the
 * position, follows when all are done, so that an interruption here begins again.
 */
async function* indexArticlesOf(
  journalId: string,
  version: number,
  { catalogue, engine }: IndexerParts,
  maker: DocumentMaker,
  position: IndexPosition,
): AsyncGenerator<number> {
  let after: string | undefined;
  for (;;) {
    const ids = await catalogue.articlesOfJournal(journalId, after, batchSize);
    if (ids.length === 0) return;
    const put = await maker.make(ids, () => version);
    await engine.write({ put, remove: [], position });
    yield put.length;
    after = ids.at(-1);
  }
}
