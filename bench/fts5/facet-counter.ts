import type { FacetCount, SearchRequest, SearchResponse } from "../../src/search/engine.ts";
import { facetKey } from "../../src/search/facet-values.ts";
import { type FacetName, names } from "../../src/search/fields.ts";
import { Top } from "../search/top.ts";
import type { FacetValues } from "./facet-values.ts";
import { facetNames } from "./schema.ts";

const bitOf = (facet: FacetName): number => 1 << facetNames.indexOf(facet);
const yearBit = bitOf("year");
/** The span of years is the year facet's choice too, but a condition of its own. */
const spanBit = 1 << facetNames.length;

/**
 * Applies the filters and counts the facets in one pass over the matches: a document that fails no filter counts for the total and every
 * facet, one that fails only a facet's own choice counts for that facet.
 */
export class FacetCounter {
  readonly #request: SearchRequest;
  readonly #values: FacetValues;
  readonly #counts: Uint32Array;
  readonly #chosen: Uint8Array;
  readonly #required: number;
  total = 0;

  constructor(request: SearchRequest, values: FacetValues) {
    this.#request = request;
    this.#values = values;
    this.#counts = new Uint32Array(values.size);
    this.#chosen = new Uint8Array(values.size);
    let required = request.years === undefined ? 0 : spanBit;
    for (const facet of names(request.filters)) {
      const chosen = request.filters[facet] ?? [];
      if (chosen.length === 0) continue;
      required |= bitOf(facet);
      for (const value of chosen) {
        const id = values.idOf(facet, value);
        if (id !== undefined) this.#chosen[id] = 1;
      }
    }
    this.#required = required;
  }

  /** Takes one match; true where it passes all filters. `packed` as in the table `doc`. */
  take(packed: Buffer, year: number | null): boolean {
    const { facetOf } = this.#values;
    let missing = this.#required;
    if (missing !== 0) {
      if ((missing & spanBit) !== 0 && this.#inSpan(year)) missing &= ~spanBit;
      for (let at = 0; at < packed.length; at += 4) {
        const value = packed.readUInt32LE(at);
        if (this.#chosen[value] === 1) missing &= ~(1 << (facetOf[value] ?? 0));
      }
    }
    const onlyYear = (missing & ~(yearBit | spanBit)) === 0;
    const all = missing === 0;
    for (let at = 0; at < packed.length; at += 4) {
      const value = packed.readUInt32LE(at);
      const bit = 1 << (facetOf[value] ?? 0);
      if (all || missing === bit || (onlyYear && bit === yearBit)) this.#counts[value] = (this.#counts[value] ?? 0) + 1;
    }
    if (all) this.total += 1;
    return all;
  }

  #inSpan(year: number | null): boolean {
    const { from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } = this.#request.years ?? {};
    return year !== null && year >= from && year <= to;
  }

  result(): SearchResponse["facets"] {
    const { facetOf, printed } = this.#values;
    const wanted = names(this.#request.facets);
    const tops = new Map(
      wanted.map((facet) => [facetNames.indexOf(facet), new Top(this.#request.facets[facet] ?? 0, byCount)] as const),
    );
    this.#counts.forEach((count, value) => {
      if (count > 0) tops.get(facetOf[value] ?? -1)?.add({ value: printed[value] ?? "", count });
    });
    return Object.fromEntries(
      wanted.map((facet) => [facet, this.#withChosen(facet, tops.get(facetNames.indexOf(facet))?.sorted() ?? [])]),
    );
  }

  /** The most frequent values, and those that are chosen already wherever they stand. */
  #withChosen(facet: FacetName, top: readonly FacetCount[]): FacetCount[] {
    const keys = new Set(top.map(({ value }) => facetKey(facet, value)));
    const others = (this.#request.filters[facet] ?? []).flatMap((value): FacetCount[] => {
      const key = facetKey(facet, value);
      if (keys.has(key)) return [];
      keys.add(key);
      const id = this.#values.idOf(facet, value);
      if (id === undefined) return [{ value, count: 0 }];
      return [{ value: this.#values.printed[id] ?? value, count: this.#counts[id] ?? 0 }];
    });
    return [...top, ...others.sort(byCount)];
  }
}

function byCount(a: FacetCount, b: FacetCount): number {
  return b.count - a.count || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0);
}
