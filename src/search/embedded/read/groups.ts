import type { TopHits } from "./top-hits.ts";

export interface Ranked {
  readonly segment: number;
  readonly doc: number;
  readonly first: number;
  readonly second: number;
  readonly inGroup?: number;
}

interface Best {
  segment: number;
  doc: number;
  first: number;
  second: number;
  members: number;
}

/** Gathers the best document of each group over all segments; documents of no group pass by. */
export class Groups {
  readonly #best = new Map<number, Best>();
  #precedes: (a: Ranked, b: Ranked) => boolean;

  /** `precedes`: whether the one is before the other in the order of hits. */
  constructor(precedes: (a: Ranked, b: Ranked) => boolean) {
    this.#precedes = precedes;
  }

  get count(): number {
    return this.#best.size;
  }

  add(group: number, segment: number, doc: number, first: number, second: number): void {
    const best = this.#best.get(group);
    if (best === undefined) {
      this.#best.set(group, { segment, doc, first, second, members: 1 });
      return;
    }
    best.members += 1;
    if (first < best.first || !this.#precedes({ segment, doc, first, second }, best)) return;
    Object.assign(best, { segment, doc, first, second });
  }

  *all(): Generator<Ranked> {
    for (const { members, ...best } of this.#best.values()) yield { ...best, inGroup: members };
  }
}

/** The hits of a segment's heap, best first. */
export function rankedOf(top: TopHits, segment: number): Ranked[] {
  return top.sorted().map((hit) => ({ segment, ...hit }));
}
