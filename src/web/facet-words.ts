import { languageName } from "../domain/language.ts";
import type { Kind } from "../domain/record.ts";
import type { FacetName } from "../search/fields.ts";
import type { Messages } from "./messages/en.ts";

/** A table's own word for a key, or the key itself: keys come from addresses and may be anything. */
function word(table: Readonly<Record<string, string>>, key: string): string {
  return Object.hasOwn(table, key) ? (table[key] ?? key) : key;
}

type Words = (value: string, t: Messages) => string;

/** The facets whose values are codes of ours; the others' values are words already. */
const coded: Readonly<Partial<Record<FacetName, Words>>> = {
  kind: (value, t) => (Object.hasOwn(t.kinds, value) ? t.kinds[value as Kind].title : value),
  type: (value, t) => word(t.workTypes, value),
  language: (value) => languageName(value),
  has: (value, t) => word(t.has, value),
  duration: (value, t) => word(t.durations, value),
  category: (value, t) => word(t.categories, value),
};

/** What a visitor reads for a value of a facet; `label` is the search's own word for it. */
export function facetValueText(facet: FacetName, value: string, label: string, t: Messages): string {
  return coded[facet]?.(value, t) ?? label;
}
