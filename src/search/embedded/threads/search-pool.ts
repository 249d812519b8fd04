import { ProblemError } from "../../../domain/result.ts";
import type { SearchRequest, SearchResponse, Spelling, Suggestion } from "../../engine.ts";
import { notBuilt } from "../manifest.ts";
import type { Answer, Order, SharedState, WorkerSettings } from "./messages.ts";
import { SearchThread } from "./search-thread.ts";

/** Longest time for opening a state of the index, in milliseconds: large ones are read from a slow disk. */
const openLimitMs = 120_000;
/** How much longer than its own limit a search may take before its thread is ended, in milliseconds. */
const graceMs = 2000;

const late: SearchResponse = { total: 0, hits: [], facets: {}, complete: false };

/** Several threads that search one state of the index, which one of them opens for all. */
export class SearchPool {
  readonly #threads: readonly SearchThread[];
  readonly #limitMs: number;
  #state: SharedState | undefined;
  #opening: { readonly mark: string; readonly done: Promise<SharedState | undefined> } | undefined;

  constructor(threads: number, settings: WorkerSettings, limitMs: number) {
    this.#threads = Array.from({ length: threads }, () => new SearchThread(settings));
    this.#limitMs = limitMs;
  }

  /** `mark`: of the present state. Throws `busy` where there is none, `damaged` where it cannot be read. */
  async search(request: SearchRequest, mark: string | undefined): Promise<SearchResponse> {
    const answer = await this.#ask({ is: "search", request, limitMs: this.#limitMs }, mark);
    return answer === undefined ? late : part(answer, "found").response;
  }

  async suggest(text: string, limit: number, mark: string | undefined): Promise<readonly Suggestion[]> {
    const answer = await this.#ask({ is: "suggest", text, limit }, mark);
    return answer === undefined ? [] : part(answer, "suggestions").suggestions;
  }

  async spellings(term: string, mark: string | undefined): Promise<readonly Spelling[]> {
    const answer = await this.#ask({ is: "spellings", term }, mark);
    return answer === undefined ? [] : part(answer, "spellings").spellings;
  }

  /** The answer of the thread that is least busy; undefined where it gave none in time. */
  async #ask(order: Order, mark: string | undefined): Promise<Answer | undefined> {
    if (mark === undefined) throw notBuilt();
    const state = this.#state?.mark === mark ? this.#state : await this.#open(mark);
    if (state === undefined) throw notBuilt();
    const thread = this.#threads.reduce((best, one) => (one.waiting < best.waiting ? one : best));
    if (thread.mark !== state.mark) {
      thread.mark = state.mark;
      void thread.ask({ is: "take", state }, openLimitMs).catch(() => undefined);
    }
    return thread.ask(order, this.#limitMs + graceMs);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#threads.map((thread) => thread.stop()));
  }

  #open(mark: string): Promise<SharedState | undefined> {
    if (this.#opening?.mark === mark) return this.#opening.done;
    const done = this.#openPresent().finally(() => {
      if (this.#opening?.done === done) this.#opening = undefined;
    });
    this.#opening = { mark, done };
    return done;
  }

  async #openPresent(): Promise<SharedState | undefined> {
    const [first] = this.#threads;
    const answer = await first?.ask({ is: "open" }, openLimitMs);
    if (answer?.is === "problem") throw new ProblemError(answer.problem.code, answer.problem.message);
    const state = answer?.is === "state" ? answer.state : undefined;
    if (first !== undefined) first.mark = state?.mark;
    this.#state = state;
    return state;
  }
}

/** An answer of the kind that was asked for; a problem is thrown. */
function part<K extends Answer["is"]>(answer: Answer, is: K): Extract<Answer, { readonly is: K }> {
  if (answer.is === "problem") throw new ProblemError(answer.problem.code, answer.problem.message);
  if (answer.is !== is) throw new Error(`the search thread answered ${answer.is} where ${is} was asked for`);
  return answer as Extract<Answer, { readonly is: K }>;
}
