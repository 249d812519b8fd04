import { parentPort, workerData } from "node:worker_threads";
import type { Order, WorkerSettings } from "./messages.ts";
import { WorkerSearch } from "./worker-search.ts";

const search = new WorkerSearch(workerData as WorkerSettings);

parentPort?.on("message", (order: Order) => {
  parentPort?.postMessage(search.do(order));
});
