import type { FacetName } from "../../fields.ts";
import type { FacetColumn } from "../files/facet-column.ts";
import type { Segment } from "./segment.ts";

/** How many documents of one segment have each key of a facet. */
export interface KeyCounts {
  readonly column: FacetColumn;
  readonly counts: Uint32Array;
}

export function countKeys(segment: Segment, facet: FacetName, docs: Int32Array, count: number): KeyCounts {
  const column = segment.facet(facet);
  const { one, many, at, keyOfForm } = column;
  const byForm = new Uint32Array(column.forms.length + 1);
  if (one !== undefined) {
    for (let i = 0; i < count; i += 1) byForm[one[docs[i]!]!]! += 1;
    return { column, counts: byKey(byForm.subarray(1), keyOfForm, column.keys.length) };
  }
  if (many !== undefined && at !== undefined) {
    for (let i = 0; i < count; i += 1) {
      const doc = docs[i]!;
      const end = at[doc + 1]!;
      for (let j = at[doc]!; j < end; j += 1) byForm[many[j]!]! += 1;
    }
  }
  return { column, counts: byKey(byForm, keyOfForm, column.keys.length) };
}

function byKey(byForm: Uint32Array, keyOfForm: Uint32Array | undefined, keys: number): Uint32Array {
  if (keyOfForm === undefined) return byForm;
  const counts = new Uint32Array(keys);
  for (let form = 0; form < keyOfForm.length; form += 1) counts[keyOfForm[form]!]! += byForm[form]!;
  return counts;
}
