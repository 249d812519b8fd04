import { parseLanguage } from "../domain/language.ts";
import { kinds, workTypes } from "../domain/record.ts";
import { fold } from "../text/fold.ts";
import { categoryValues, durations, type FacetName, facets, possessions } from "./fields.ts";

/** One choice of one facet. */
export interface Choice {
  readonly facet: FacetName;
  readonly value: string;
}

function oneOf(values: readonly string[], text: string): string | undefined {
  const plain = text.toLowerCase().replace(/[\s_-]+/gu, " ");
  return values.find((value) => value.toLowerCase() === plain || `${value}s` === plain);
}

/** How people write the values of the closed facets. */
const readers: Readonly<Partial<Record<FacetName, (text: string) => string | undefined>>> = {
  kind: (text) => oneOf(kinds, text),
  type: (text) => oneOf(workTypes, text),
  category: (text) => oneOf(categoryValues, text),
  language: parseLanguage,
  duration: (text) => oneOf(durations, text),
  has: (text) => oneOf(possessions, text),
};

/**
 * A facet's value as people write it (`kind:Articles`, `language:Urdu`, `category:y`) in the form that documents carry.
 * undefined where a closed facet has no such value.
 */
export function parseFacetValue(facet: FacetName, text: string): string | undefined {
  const printed = text.normalize("NFC").trim().replace(/\s+/gu, " ");
  if (printed === "") return undefined;
  const read = readers[facet];
  return read ? read(printed) : printed;
}

/** The same for the query language, where `kind:thesis` is understood as the type that it is. */
export function parseChoice(facet: FacetName, text: string): Choice | undefined {
  const value = parseFacetValue(facet, text);
  if (value !== undefined) return { facet, value };
  const type = facet === "kind" ? parseFacetValue("type", text) : undefined;
  return type === undefined ? undefined : { facet: "type", value: type };
}

/** The form in which two values of a facet are compared. */
export function facetKey(facet: FacetName, value: string): string {
  return facets[facet].values === "folded" ? fold(value) : value;
}
