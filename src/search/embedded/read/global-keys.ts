import type { FacetName } from "../../fields.ts";
import type { FacetColumn } from "../files/facet-column.ts";
import type { Segment } from "./segment.ts";

/** A facet's keys over all segments of a state, numbered in their order. */
export interface GlobalKeys {
  readonly keys: readonly string[];
  /** By segment: the number of each of its forms' keys. */
  readonly ofForm: readonly Uint32Array[];
}

/** Keys of a segment as texts: kept with the column, for a segment stays from state to state. */
const textsOf = new WeakMap<FacetColumn, readonly string[]>();

function keysOf(column: FacetColumn): readonly string[] {
  let texts = textsOf.get(column);
  if (texts === undefined) {
    texts = [...column.keys.all()];
    textsOf.set(column, texts);
  }
  return texts;
}

function merge(a: readonly string[], b: readonly string[]): string[] {
  const merged: string[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const [left, right] = [a[i]!, b[j]!];
    if (left <= right) i += 1;
    if (right <= left) j += 1;
    merged.push(left < right ? left : right);
  }
  while (i < a.length) merged.push(a[i++]!);
  while (j < b.length) merged.push(b[j++]!);
  return merged;
}

/** The place of each text in a sorted list that holds them all. */
function places(texts: readonly string[], all: readonly string[]): Uint32Array {
  const found = new Uint32Array(texts.length);
  let at = 0;
  for (let i = 0; i < texts.length; i += 1) {
    while (all[at] !== texts[i]) at += 1;
    found[i] = at;
  }
  return found;
}

export function globalKeys(segments: readonly Segment[], facet: FacetName): GlobalKeys {
  const columns = segments.map((segment) => segment.facet(facet));
  const keys = columns
    .map(keysOf)
    .toSorted((a, b) => a.length - b.length)
    .reduce<readonly string[]>((all, texts) => merge(all, texts), []);
  const ofForm = columns.map((column) => {
    const numbers = places(keysOf(column), keys);
    const { keyOfForm } = column;
    return keyOfForm === undefined ? numbers : keyOfForm.map((key) => numbers[key]!);
  });
  return { keys, ofForm };
}
