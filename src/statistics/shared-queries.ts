import { fold } from "../text/fold.ts";
import { dayOf } from "./periods.ts";

/** So many visitors of one day must have searched for the same before it is kept: a query can say who asked. */
export const fewestVisitors = 10;

/** A query that many asked on one day, folded. */
export interface SharedQuery {
  readonly day: number;
  readonly query: string;
  readonly visitors: number;
}

const longest = 100;
const mostQueries = 20_000;
const mostVisitors = 1000;

/** Counts in memory who asks what, a day long, and gives out only what enough of them share. What fewer asked is forgotten with the day. */
export class SharedQueries {
  readonly #asked = new Map<string, Set<string>>();
  readonly #changed = new Set<string>();
  #day: number | undefined;
  #finished: SharedQuery[] = [];

  add(query: string, visitor: string, at: number): void {
    this.turn(at);
    const text = query.length > longest ? "" : fold(query).trim().replace(/\s+/gu, " ");
    if (text === "") return;
    let visitors = this.#asked.get(text);
    if (visitors === undefined) {
      if (this.#asked.size >= mostQueries) this.#forgetLone();
      if (this.#asked.size >= mostQueries) return;
      this.#asked.set(text, (visitors = new Set()));
    }
    if (visitors.size >= mostVisitors || visitors.has(visitor)) return;
    visitors.add(visitor);
    if (visitors.size >= fewestVisitors) this.#changed.add(text);
  }

  /** Forgets a day that is over. */
  turn(now: number): void {
    const day = dayOf(now);
    if (this.#day !== undefined && day <= this.#day) return;
    this.#finished.push(...this.#shared());
    this.#asked.clear();
    this.#day = day;
  }

  /** What changed since the last time. */
  take(): SharedQuery[] {
    const taken = [...this.#finished, ...this.#shared()];
    this.#finished = [];
    return taken;
  }

  #shared(): SharedQuery[] {
    const day = this.#day ?? 0;
    const shared = [...this.#changed].map((query) => ({ day, query, visitors: this.#asked.get(query)?.size ?? 0 }));
    this.#changed.clear();
    return shared;
  }

  #forgetLone(): void {
    for (const [query, { size }] of this.#asked) if (size === 1) this.#asked.delete(query);
  }
}
