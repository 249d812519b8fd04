import { ProblemError } from "../domain/result.ts";
import { DocumentMaker } from "./documents.ts";
import type { Indexed, IndexerOptions, IndexerParts } from "./indexer-types.ts";

/** Records read at a time. */
const pageSize = 500;

/**
 * Builds the whole index anew beside the old one and puts it in its place when it is complete; searches go on meanwhile. What changes in
 * the catalogue while it runs is left to `followChanges`, which goes on from where the log stood at the start.
 */
export async function rebuildIndex(
  { catalogue, engine }: IndexerParts,
  options: IndexerOptions = {},
): Promise<Indexed> {
  const { kinds, seq } = await catalogue.counts();
  const { epoch } = await catalogue.changes(seq, 1);
  const total = Object.values(kinds).reduce((sum, count) => sum + count, 0);
  const position = { epoch, seq };
  const rebuild = await engine.rebuild();
  let indexed = 0;
  let after: string | undefined;
  try {
    for (;;) {
      const page = await catalogue.versions(after, pageSize);
      if (options.signal?.aborted) {
        await rebuild.abandon();
        return { indexed: 0, complete: false };
      }
      // An empty index has a position too.
      const versions = new Map(page.map(({ id, version }) => [id, version]));
      const put = await new DocumentMaker(catalogue).make([...versions.keys()], (id) => versions.get(id) ?? seq);
      await rebuild.write({ put, remove: [], position });
      indexed += put.length;
      options.onProgress?.(indexed, Math.max(total, indexed));
      if (page.length === 0) break;
      after = page.at(-1)?.id;
    }
    if ((await catalogue.changes(seq, 1)).epoch !== epoch) {
      throw new ProblemError("busy", "The catalogue was restored while its index was built; build it again.");
    }
    await rebuild.publish();
  } catch (error) {
    await rebuild.abandon();
    throw error;
  }
  return { indexed, complete: true };
}
