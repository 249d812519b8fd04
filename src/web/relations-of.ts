import type { CatalogueReader, CatalogueRecord } from "../catalogue/catalogue.ts";
import type { Relation, RelationType } from "../domain/record.ts";

/** A work that a record stands in a said relation to: what its source says of it, and its record where it is in the index. */
export interface RelationView {
  readonly type: RelationType;
  readonly said?: Relation;
  readonly record?: CatalogueRecord;
}

/** A record's own relations, and what other records say of it. */
export async function relationsOf(
  { id, data }: CatalogueRecord,
  catalogue: Pick<CatalogueReader, "related" | "records">,
): Promise<RelationView[]> {
  const related = (await catalogue.related([id])).get(id) ?? [];
  const found = await catalogue.records([...new Set(related.map(({ record }) => record))]);
  const records = new Map(found.map((record) => [record.id, record]));
  const at = new Map(related.flatMap(({ position, record }) => (position === undefined ? [] : [[position, record]])));
  const seen = new Set<string>();
  const all = [
    ...(data.relations ?? []).map((said, position) => ({ type: said.type, said, id: at.get(position) })),
    ...related
      .filter((one) => one.position === undefined)
      .map(({ type, record }) => ({ type, said: undefined, id: record })),
  ];
  const views = all.flatMap(({ type, said, id: other }): RelationView[] => {
    const record = other === undefined ? undefined : records.get(other);
    // Two sources name one work by its DOI and by its PMID.
    const key = `${type} ${record?.id ?? (said === undefined ? "" : `${said.to.scheme} ${said.to.value}`)}`;
    if (seen.has(key) || (record === undefined && said === undefined)) return [];
    seen.add(key);
    return [{ type, ...(said === undefined ? {} : { said }), ...(record === undefined ? {} : { record }) }];
  });
  return onceRetracted(views);
}

/** How well a source names a notice: our record of it, its DOI, its PMID, its citation, a page that only says that there is one. */
function clarity({ said, record }: RelationView): number {
  if (record !== undefined) return 0;
  const { scheme, valid } = said?.to ?? {};
  if (valid === true && (scheme === "doi" || scheme === "pmid")) return scheme === "doi" ? 1 : 2;
  return scheme === "url" ? 4 : 3;
}

/**
 * A work is retracted once, however many sources say so: only those stay that name the notice best. Of corrections there may be several,
 * each said by another source, so they all stay.
 */
function onceRetracted(views: readonly RelationView[]): RelationView[] {
  const best = Math.min(...views.filter(({ type }) => type === "retracted-by").map(clarity));
  return views.filter((one) => one.type !== "retracted-by" || clarity(one) === best);
}
