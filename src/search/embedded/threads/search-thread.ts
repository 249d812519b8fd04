import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { Answer, Order, WorkerSettings } from "./messages.ts";

/** One search thread: takes one order after the other. A thread that died is started anew with the next order. */
export class SearchThread {
  readonly #settings: WorkerSettings;
  #worker: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  /** The state that it has. */
  mark: string | undefined;

  constructor(settings: WorkerSettings) {
    this.#settings = settings;
  }

  /** Orders that are not answered yet. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Answers when all orders before are answered; undefined where the thread gave none in time and was ended. */
  ask(order: Order, limitMs: number): Promise<Answer | undefined> {
    this.#waiting += 1;
    const answer = this.#last
      .then(() => this.#ask(order, limitMs))
      .finally(() => {
        this.#waiting -= 1;
      });
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    this.mark = undefined;
    await worker?.terminate();
  }

  async #ask(order: Order, limitMs: number): Promise<Answer | undefined> {
    const worker = (this.#worker ??= this.#start());
    let timer: NodeJS.Timeout | undefined;
    let settle: { resolve: (answer: Answer | undefined) => void; reject: (error: unknown) => void } | undefined;
    const listen = (answer: Answer): void => settle?.resolve(answer);
    const fail = (error: unknown): void => settle?.reject(error);
    const leave = (): void => settle?.reject(new Error("the search thread ended"));
    try {
      return await new Promise<Answer | undefined>((resolve, reject) => {
        settle = { resolve, reject };
        worker.on("message", listen).on("error", fail).on("exit", leave);
        timer = setTimeout(() => resolve(undefined), limitMs);
        worker.ref();
        worker.postMessage(order);
      }).then(async (answer) => {
        if (answer === undefined) await this.stop();
        return answer;
      });
    } catch (error) {
      await this.stop();
      throw error;
    } finally {
      clearTimeout(timer);
      worker.off("message", listen).off("error", fail).off("exit", leave);
      worker.unref();
    }
  }

  #start(): Worker {
    const file = new URL(`./search-worker${extname(import.meta.url)}`, import.meta.url);
    const worker = new Worker(file, { workerData: this.#settings });
    // Where nobody waits for it, its end is no fault: the next order starts another.
    worker.on("error", () => undefined);
    return worker;
  }
}
