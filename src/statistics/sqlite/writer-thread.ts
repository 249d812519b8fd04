import { extname } from "node:path";
import { Worker } from "node:worker_threads";
import type { UsageBatch } from "../counter.ts";
import type { UnindexedReads } from "../store.ts";

export type WriterOrder =
  | { readonly do: "write"; readonly batch: UsageBatch }
  | { readonly do: "indexed"; readonly reads: readonly UnindexedReads[] }
  | { readonly do: "close" };

/** Writes in a thread of its own, one order after the other, so that a slow disk stops no page. A thread that died is started anew with the next order. */
export class WriterThread {
  readonly #file: string;
  #worker: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(file: string) {
    this.#file = file;
  }

  /** Throws where the order was not carried out; then nothing of it was. */
  order(order: WriterOrder): Promise<void> {
    const answer = this.#last.then(() => this.#send(order));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  async close(): Promise<void> {
    await this.#last;
    if (this.#worker !== undefined) await this.order({ do: "close" }).catch(() => undefined);
    await this.#worker?.terminate();
    this.#worker = undefined;
  }

  #send(order: WriterOrder): Promise<void> {
    const worker = (this.#worker ??= this.#start());
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const listen = (problem: string | undefined): void =>
      problem === undefined ? resolve() : reject(new Error(`the statistics were not written: ${problem}`));
    const leave = (): void => {
      this.#worker = undefined;
      if (order.do === "close") resolve();
      else reject(new Error("the thread that writes the statistics ended"));
    };
    const fail = (error: Error): void => reject(error);
    worker.once("message", listen).once("error", fail).once("exit", leave);
    worker.ref();
    worker.postMessage(order);
    return promise.finally(() => {
      worker.off("message", listen).off("error", fail).off("exit", leave);
      worker.unref();
    });
  }

  #start(): Worker {
    const file = new URL(`./writer-worker${extname(import.meta.url)}`, import.meta.url);
    const worker = new Worker(file, { workerData: this.#file });
    // Between two orders its end is no fault: the next order starts another.
    worker.on("error", () => undefined);
    worker.on("exit", () => {
      if (this.#worker === worker) this.#worker = undefined;
    });
    return worker;
  }
}
