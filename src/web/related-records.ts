import type { CatalogueRecord } from "../catalogue/catalogue.ts";
import type { Kind } from "../domain/record.ts";
import { moreLike } from "../search/more-like.ts";
import type { WebParts } from "./parts.ts";

/** Other records that have to do with one, by kind, each with what it is in or of. */
export type RelatedView = readonly { readonly kind: Kind; readonly records: readonly CatalogueRecord[] }[];

/** In this order; a journal is no work. */
const kinds: readonly Kind[] = ["article", "chapter", "book", "news", "video"];
const perKind = 3;
const mostNot = 20;

/** Related records over all kinds: those of other kinds are why this is shown. */
export async function relatedRecords(
  record: CatalogueRecord,
  { engine, catalogue }: Pick<WebParts, "engine" | "catalogue">,
  /** Ids of records that the page shows already. */
  shown: readonly string[] = [],
): Promise<RelatedView> {
  const said = (await catalogue.related([record.id])).get(record.id) ?? [];
  const but = new Set([
    ...shown,
    ...said.map((one) => one.record),
    ...(record.bookId === undefined ? [] : [record.bookId]),
  ]);
  const wanted = { kinds, perKind, but: new Set([...but].slice(0, mostNot)) };
  const found = await moreLike(record, wanted, { engine, catalogue });
  return kinds.flatMap((kind) => {
    const records = found.get(kind);
    return records === undefined ? [] : [{ kind, records }];
  });
}
