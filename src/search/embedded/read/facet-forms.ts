import type { FacetName } from "../../fields.ts";
import type { Segment } from "./segment.ts";

/**
 * How a key of a facet is shown: in the form that most live documents print, the one that came first among equals. Documents of a segment
 * are counted when a key with several forms is first shown.
 */
export class FacetForms {
  readonly #segments: readonly Segment[];
  readonly #counts = new Map<string, Uint32Array>();

  constructor(segments: readonly Segment[]) {
    this.#segments = segments;
  }

  /** undefined where no segment has the key. */
  shown(facet: FacetName, key: string): string | undefined {
    const places = this.#segments.flatMap((segment, number) => {
      const column = segment.facet(facet);
      const found = column.find(key);
      if (found === undefined) return [];
      const [first, end] = column.formsOf(found);
      return Array.from({ length: end - first }, (_, i) => ({
        number,
        form: first + i,
        printed: column.forms.at(first + i),
      }));
    });
    const printed = new Set(places.map((place) => place.printed));
    if (printed.size < 2) return places[0]?.printed;
    const counts = new Map<string, number>([...printed].map((form) => [form, 0]));
    for (const { number, form, printed: text } of places) {
      counts.set(text, (counts.get(text) ?? 0) + (this.#countsOf(number, facet)[form] ?? 0));
    }
    return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
  }

  #countsOf(number: number, facet: FacetName): Uint32Array {
    const name = `${number} ${facet}`;
    let counts = this.#counts.get(name);
    if (counts === undefined) {
      const segment = this.#segments[number];
      counts = segment === undefined ? new Uint32Array(0) : liveForms(segment, facet);
      this.#counts.set(name, counts);
    }
    return counts;
  }
}

function liveForms(segment: Segment, facet: FacetName): Uint32Array {
  const { forms, one, many, at } = segment.facet(facet);
  const counts = new Uint32Array(forms.length + 1);
  const { gone, documents } = segment;
  for (let doc = 0; doc < documents; doc += 1) {
    if (gone?.has(doc) === true) continue;
    if (one !== undefined) counts[one[doc]!]! += 1;
    else if (many !== undefined && at !== undefined) {
      for (let i = at[doc]!; i < at[doc + 1]!; i += 1) counts[many[i]! + 1]! += 1;
    }
  }
  return counts.subarray(1);
}
