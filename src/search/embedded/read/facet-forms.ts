import type { FacetName } from "../../fields.ts";
import type { Segment } from "./segment.ts";

/** Of each facet: the same few values are shown again and again. */
const mostShown = 2000;

/**
 * How a key of a facet is shown: in the form that most live documents print, the one that came first among equals. Documents of a segment
 * are counted when a key with several forms is first shown.
 */
export class FacetForms {
  readonly #segments: readonly Segment[];
  readonly #counts = new Map<string, Uint32Array>();
  readonly #shown = new Map<FacetName, Map<string, string>>();

  constructor(segments: readonly Segment[]) {
    this.#segments = segments;
  }

  /** undefined where no segment has the key. */
  shown(facet: FacetName, key: string): string | undefined {
    let known = this.#shown.get(facet);
    if (known === undefined) this.#shown.set(facet, (known = new Map()));
    let shown = known.get(key);
    if (shown !== undefined) return shown;
    shown = this.#lookUp(facet, key);
    if (known.size === mostShown) known.clear();
    if (shown !== undefined) known.set(key, shown);
    return shown;
  }

  #lookUp(facet: FacetName, key: string): string | undefined {
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
  const { gone, documents } = segment;
  const live = new Int32Array(documents);
  let count = 0;
  for (let doc = 0; doc < documents; doc += 1) if (gone?.has(doc) !== true) live[count++] = doc;
  return segment.facet(facet).values.count(live, count);
}
