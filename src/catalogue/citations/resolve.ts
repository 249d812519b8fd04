import type { RecordData, Reference, RelationType } from "../../domain/record.ts";
import { most } from "../candidate.ts";
import type { CitationRow, RecordRow } from "../rows.ts";
import type { Tables } from "../tables.ts";
import { isMeant } from "./agree.ts";
import { type CitableKey, keysOfReference, keysOfRelation, keyText } from "./keys.ts";

/** A work that a record cites or stands in a relation to. */
export interface Cited {
  readonly type: "cites" | RelationType;
  /** Of the reference or relation in its list. */
  readonly position: number;
  readonly keys: readonly CitableKey[];
  /** What a reference says; a relation says no more than its identifier. */
  readonly reference: Reference;
}

/** Of one record; sources bound their lists too. */
const mostCited = 3000;

/** Works that the record cites or is related to and that can be looked for. */
export function citedBy(data: RecordData): Cited[] {
  const references = data.kind === "article" ? data.references : [];
  const cited: Cited[] = [];
  for (const [position, reference] of references.slice(0, mostCited).entries()) {
    const keys = keysOfReference(reference);
    if (keys.length > 0) cited.push({ type: "cites", position, keys, reference });
  }
  for (const [position, relation] of (data.relations ?? []).slice(0, mostCited).entries()) {
    const keys = keysOfRelation(relation);
    if (keys.length > 0) cited.push({ type: relation.type, position, keys, reference: {} });
  }
  return cited;
}

/** The data of a live record's row. */
export async function dataOfRecord(tables: Tables, row: RecordRow): Promise<RecordData | undefined> {
  const json = row.data ?? (row.sole === null ? null : (await tables.sourceRecords.get(row.sole))?.data);
  return json === null || json === undefined ? undefined : (JSON.parse(json) as RecordData);
}

/** The one record of the index that is meant, by its surest key; undefined where none or several may be. */
export async function resolve(
  tables: Tables,
  citing: Pick<RecordRow, "id" | "sample">,
  cited: Cited,
): Promise<{ key: string; record: string } | undefined> {
  for (const key of cited.keys) {
    const [scheme, value] = key;
    const found = await tables.records.byIdentifier(scheme, value, most);
    if (found.length === most) continue;
    const meant: string[] = [];
    for (const id of found) {
      if (id === citing.id) continue;
      const row = await tables.records.get(id);
      if (row === undefined || row.sample !== citing.sample) continue;
      const data = scheme === "doi" ? undefined : await dataOfRecord(tables, row);
      if (scheme === "doi" || (data !== undefined && isMeant(cited.reference, data, scheme))) meant.push(id);
    }
    const [record] = meant;
    if (record !== undefined && meant.length === 1) return { key: keyText(key), record };
    // Several bear it: it tells nothing, nor does a weaker key.
    if (meant.length > 1) return undefined;
  }
  return undefined;
}

/** The rows that a record's citations have: one for each key, and what is meant at the key that told it. */
export async function citationRows(
  tables: Tables,
  citing: Pick<RecordRow, "id" | "sample">,
  cited: Cited,
  year: number | null,
): Promise<CitationRow[]> {
  const found = await resolve(tables, citing, cited);
  const texts = new Set(cited.keys.map(keyText));
  return [...texts].map((key) => ({
    citing: citing.id,
    type: cited.type,
    position: cited.position,
    key,
    cited: found?.key === key ? found.record : null,
    year,
  }));
}
