import type { FacetCount } from "../../engine.ts";
import type { FacetName } from "../../fields.ts";
import type { FacetForms } from "./facet-forms.ts";
import { type GlobalKeys, globalKeys } from "./global-keys.ts";
import type { Segment } from "./segment.ts";

/** What is counted alike in every search of a state: the keys of each facet, and how many documents of each segment have each form. */
export class FacetTotals {
  readonly #segments: readonly Segment[];
  readonly #keys = new Map<FacetName, GlobalKeys>();
  readonly #visible = new Map<number, Int32Array>();
  readonly #totals = new Map<string, Uint32Array>();

  constructor(segments: readonly Segment[]) {
    this.#segments = segments;
  }

  keysOf(facet: FacetName): GlobalKeys {
    let keys = this.#keys.get(facet);
    if (keys === undefined) {
      keys = globalKeys(this.#segments, facet);
      this.#keys.set(facet, keys);
    }
    return keys;
  }

  /**
   * Gives, for each facet, how many of some documents of a segment have each form. `visible`: none of them is gone or hidden; then of more than
   * half of all that can be seen those that are not among them are counted instead.
   */
  counting(number: number, docs: Int32Array, count: number, visible: boolean): (facet: FacetName) => Uint32Array {
    const segment = this.#segments[number]!;
    if (!visible || count * 2 < segment.documents) return (facet) => segment.facet(facet).values.count(docs, count);
    const others = this.#others(number, docs, count);
    return (facet) => {
      const totals = this.#totalsOf(number, facet).slice();
      const without = segment.facet(facet).values.count(others.docs, others.count);
      for (let form = 0; form < totals.length; form += 1) totals[form]! -= without[form]!;
      return totals;
    };
  }

  /** Visible documents that are not among some. */
  #others(number: number, docs: Int32Array, count: number): { docs: Int32Array; count: number } {
    const visible = this.#visibleOf(number);
    const others = new Int32Array(Math.max(0, visible.length - count));
    let found = 0;
    let at = 0;
    for (let i = 0; i < visible.length; i += 1) {
      const doc = visible[i]!;
      if (at < count && docs[at] === doc) at += 1;
      else others[found++] = doc;
    }
    return { docs: others, count: found };
  }

  #visibleOf(number: number): Int32Array {
    let visible = this.#visible.get(number);
    if (visible === undefined) {
      const { documents, hidden, gone } = this.#segments[number]!;
      const all = new Int32Array(documents);
      let count = 0;
      for (let doc = 0; doc < documents; doc += 1) {
        if (hidden[doc] === 0 && gone?.has(doc) !== true) all[count++] = doc;
      }
      visible = all.subarray(0, count);
      this.#visible.set(number, visible);
    }
    return visible;
  }

  #totalsOf(number: number, facet: FacetName): Uint32Array {
    const name = `${number} ${facet}`;
    let totals = this.#totals.get(name);
    if (totals === undefined) {
      const visible = this.#visibleOf(number);
      totals = this.#segments[number]!.facet(facet).values.count(visible, visible.length);
      this.#totals.set(name, totals);
    }
    return totals;
  }
}

/** The counts of one facet in one search, over all segments. */
export class FacetCounter {
  readonly #facet: FacetName;
  readonly #global: GlobalKeys;
  readonly #counts: Uint32Array;

  constructor(facet: FacetName, totals: FacetTotals) {
    this.#facet = facet;
    this.#global = totals.keysOf(facet);
    this.#counts = new Uint32Array(this.#global.keys.length);
  }

  /** Adds a segment's documents by form. */
  add(number: number, byForm: Uint32Array): void {
    const keys = this.#global.ofForm[number]!;
    const counts = this.#counts;
    for (let form = 0; form < byForm.length; form += 1) {
      if (byForm[form]! > 0) counts[keys[form]!]! += byForm[form]!;
    }
  }

  countOf(key: string): number {
    const { keys } = this.#global;
    let low = 0;
    let high = keys.length - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      if (keys[middle] === key) return this.#counts[middle]!;
      if (keys[middle]! < key) low = middle + 1;
      else high = middle - 1;
    }
    return 0;
  }

  /** The most frequent values, ties by value as it is shown; only those whose key contains a text. */
  top(wanted: number, forms: FacetForms, containing = ""): FacetCount[] {
    if (wanted <= 0) return [];
    const counts = this.#counts;
    let found: number[] = [];
    for (let key = 0; key < counts.length; key += 1) if (counts[key]! > 0) found.push(key);
    if (containing !== "") found = found.filter((key) => this.#global.keys[key]!.includes(containing));
    if (found.length > wanted) {
      const sorted = Uint32Array.from(found, (key) => counts[key]!).sort();
      // All that tie with the last one have to be shown, to tell them apart.
      const last = sorted[sorted.length - wanted]!;
      found = found.filter((key) => counts[key]! >= last);
    }
    const shown = found.map((number) => {
      const key = this.#global.keys[number]!;
      return { value: forms.shown(this.#facet, key) ?? key, count: counts[number]! };
    });
    return shown
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : a.value > b.value ? 1 : 0))
      .slice(0, wanted);
  }
}
