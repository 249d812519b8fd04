import { categoryOf } from "./document.ts";
import type { KnownJournal } from "./documents.ts";
import type { IndexPosition, SideChange } from "./engine.ts";
import type { IndexerParts } from "./indexer-types.ts";

/** Articles read at a time. */
const pageSize = 1000;
/** Categories written at a time: each write makes the side columns of large segments anew. */
const mostAtOnce = 100_000;

/**
 * Gives all articles of some journals the category that they have now. Nothing else of their documents changes, so that a list for all
 * journals of the country is a matter of seconds. The position stays: an interruption here begins again. Gives how many articles were judged;
 * `stopped` is asked now and then.
 */
export async function judgeAnew(
  journals: readonly KnownJournal[],
  { catalogue, engine }: IndexerParts,
  position: IndexPosition,
  stopped: () => boolean,
): Promise<number> {
  let side: SideChange[] = [];
  let judged = 0;
  const write = async (): Promise<void> => {
    if (side.length > 0) await engine.write({ put: [], remove: [], side, position });
    judged += side.length;
    side = [];
  };
  for (const { record, recognition } of journals) {
    let after: string | undefined;
    while (!stopped()) {
      const ids = await catalogue.articlesOfJournal(record.id, after, pageSize);
      if (ids.length === 0) break;
      for (const { id, data } of await catalogue.records(ids)) {
        side.push({ id, facets: { category: categoryOf(data, recognition) } });
      }
      after = ids.at(-1);
      if (side.length >= mostAtOnce) await write();
    }
  }
  await write();
  return judged;
}
