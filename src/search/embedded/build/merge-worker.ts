import { parentPort } from "node:worker_threads";
import { mergeSegments } from "./merge.ts";
import type { MergeAnswer, MergeOrder } from "./merger.ts";

parentPort?.on("message", ({ places, paths }: MergeOrder) => {
  let answer: MergeAnswer;
  try {
    answer = { documents: mergeSegments(places, paths) };
  } catch (error) {
    answer = { error: error instanceof Error ? error.message : String(error) };
  }
  parentPort?.postMessage(answer);
});
