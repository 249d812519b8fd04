import type { CatalogueWriter } from "../catalogue/writer.ts";
import { takeTurn } from "../jobs/take-turn.ts";
import { followChanges } from "../search/indexer.ts";
import type { Context } from "./context.ts";
import { requireCatalogue } from "./nothing-yet.ts";

/** Lets a person decide something under the writer lease, and brings the search index up to date. */
export async function decideAs<T>(
  context: Context,
  purpose: string,
  how: (writer: CatalogueWriter) => Promise<T>,
): Promise<T> {
  requireCatalogue(context);
  const writer = await takeTurn(context.store(), purpose, context.turn);
  const reader = context.store().reader();
  try {
    const given = await how(writer);
    await followChanges({ catalogue: reader, engine: context.engine() });
    return given;
  } finally {
    reader.close();
    writer.close();
  }
}
