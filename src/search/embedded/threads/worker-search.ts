import { asProblem } from "../../../domain/result.ts";
import { IndexFolder } from "../folder.ts";
import { isDamage } from "../is-damage.ts";
import { notBuilt } from "../manifest.ts";
import { Arrays } from "../read/doc-set.ts";
import { SegmentSearch } from "../read/search-segments.ts";
import { Segment } from "../read/segment.ts";
import { StateKeeper } from "../state.ts";
import type { Answer, Order, SharedState, WorkerSettings } from "./messages.ts";

/** What a search thread does: opens a state of the index, or takes over the one that another has opened, and searches it. */
export class WorkerSearch {
  readonly #settings: WorkerSettings;
  readonly #keeper: StateKeeper;
  readonly #arrays = new Arrays();
  #taken: Segment[] = [];
  #search: SegmentSearch | undefined;

  constructor(settings: WorkerSettings) {
    this.#settings = settings;
    this.#keeper = new StateKeeper(new IndexFolder(settings.path));
  }

  do(order: Order): Answer {
    try {
      switch (order.is) {
        case "open":
          return { is: "state", state: this.#open() };
        case "take":
          this.#take(order.state);
          return { is: "state", state: undefined };
        case "search": {
          const response = this.#present().search(order.request, performance.now() + order.limitMs);
          return { is: "found", response };
        }
        case "suggest":
          return { is: "suggestions", suggestions: this.#present().suggest(order.text, order.limit) };
        case "spellings":
          return { is: "spellings", spellings: this.#present().spellings(order.term) };
        default:
          return order satisfies never;
      }
    } catch (error) {
      const problem = asProblem(error);
      if (problem !== undefined) return { is: "problem", problem };
      if (!isDamage(error)) throw error;
      const message = `The search index cannot be read (${error instanceof Error ? error.message : "damaged"}); \`definepk reindex\` builds it anew.`;
      return { is: "problem", problem: { code: "damaged", message } };
    }
  }

  #present(): SegmentSearch {
    if (this.#search === undefined) throw notBuilt();
    return this.#search;
  }

  #open(): SharedState | undefined {
    const state = this.#keeper.present();
    if (state === undefined) {
      this.#search = undefined;
      return undefined;
    }
    let left = this.#settings.memoryBytes;
    // The newest are small and asked most of: each record that changed is in one of them.
    for (const segment of state.segments.toReversed()) left = segment.load(left);
    this.#search = new SegmentSearch(state.segments, this.#arrays, this.#search);
    return { mark: state.mark, segments: state.segments.map((segment) => segment.share()) };
  }

  #take({ segments }: SharedState): void {
    const before = new Map(this.#taken.map((segment) => [segment.place.text, segment]));
    const taken = segments.map((shared) => {
      const known = before.get(shared.place.text);
      return known?.place.name === shared.place.name ? known : new Segment(shared.place, shared, known);
    });
    for (const segment of this.#taken) if (!taken.includes(segment)) segment.close();
    this.#taken = taken;
    this.#search = new SegmentSearch(taken, this.#arrays, this.#search);
  }
}
