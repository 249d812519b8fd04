import type { CatalogueReader } from "../catalogue/catalogue.ts";
import { languageName } from "../domain/language.ts";
import type { FacetCount } from "./engine.ts";
import type { FacetName } from "./fields.ts";
import type { FacetValue } from "./result.ts";
import { isChosen, type SearchState } from "./state.ts";

/** Facets whose values are ids of records, and the kind of those. */
export const recordFacets = { journal: "journal", book: "book" } as const satisfies Partial<Record<FacetName, string>>;

export function isRecordFacet(facet: FacetName): facet is keyof typeof recordFacets {
  return Object.hasOwn(recordFacets, facet);
}

/** First titles by id; those known already are not asked for again. */
export async function titlesOf(
  ids: readonly string[],
  catalogue: CatalogueReader,
  known: ReadonlyMap<string, string> = new Map(),
): Promise<Map<string, string>> {
  const titles = new Map(known);
  const missing = [...new Set(ids)].filter((id) => !known.has(id));
  for (const record of missing.length > 0 ? await catalogue.records(missing) : []) {
    const title = record.data.titles[0]?.value;
    if (title !== undefined) titles.set(record.id, title);
  }
  return titles;
}

/** A counted value as people read it; `titles` by id. */
export function toFacetValue(
  state: SearchState,
  facet: FacetName,
  { value, count }: FacetCount,
  titles: ReadonlyMap<string, string>,
): FacetValue {
  const label = isRecordFacet(facet)
    ? (titles.get(value) ?? value)
    : facet === "language"
      ? languageName(value)
      : value;
  return { value, label, count, selected: isChosen(state, facet, value) };
}
