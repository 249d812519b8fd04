import { fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { openEmbeddedEngine } from "../../src/search/embedded/index.ts";
import type { SearchEngine } from "../../src/search/engine.ts";
import type { Job, LiveResult } from "./jobs.ts";
import type { WriterAnswer, WriterOrder } from "./live-writer.ts";
import { percentiles, sharedClock } from "./measure.ts";
import { type BenchQuery, requestOf } from "./queries.ts";

const records = 20;
const searches = 300;
/** Batches are awaited before searches begin, so that not all of them fall into a time without merges. */
const leadMs = 1000;
/** No record may take longer to be found. */
const longestMs = 60_000;

/** `folder`: an index that may be written to. */
export async function measureLive({ folder, corpus, queries }: Extract<Job, { is: "live" }>): Promise<LiveResult> {
  const engine = openEmbeddedEngine(folder, { threads: 1, memoryBytes: 2 ** 30 });
  const asked = queries.slice(0, searches);
  await timesOf(engine, asked);
  const quiet = await timesOf(engine, asked);
  const writer = fork(new URL("live-writer.ts", import.meta.url), [folder, corpus], { execArgv: [] });
  const ended = once(writer, "exit").then(([code]): never => {
    throw new Error(`the writer ended with ${code}`);
  });
  const ask = async (order: WriterOrder): Promise<WriterAnswer> => {
    const answer = once(writer, "message");
    writer.send(order);
    return ((await Promise.race([answer, ended])) as [WriterAnswer])[0];
  };
  const delays: number[] = [];
  for (let at = 0; at < records; at += 1) {
    const word = `visible${at}of${records}`;
    const written = ask({ is: "one", word });
    const found = await seen(engine, word);
    delays.push(found - (await written).at);
  }
  writer.send({ is: "batches" } satisfies WriterOrder);
  await wait(leadMs);
  const busy = await timesOf(engine, asked);
  const stopped = await ask({ is: "stop" });
  writer.disconnect();
  await engine.close();
  const [before, during] = [percentiles(quiet), percentiles(busy)];
  return {
    visible: { ...percentiles(delays), most: Math.max(...delays) },
    quiet: before,
    busy: during,
    slowdown: during.p50 / before.p50,
    writtenPerSecond: stopped.perSecond,
  };
}

async function seen(engine: SearchEngine, word: string): Promise<number> {
  const request = requestOf({ class: "words", text: word, filters: {} }, false);
  const end = sharedClock() + longestMs;
  while (sharedClock() < end) {
    if ((await engine.search(request)).total > 0) return sharedClock();
    await wait(1);
  }
  throw new Error(`a record was not found ${longestMs} ms after it was written`);
}

async function timesOf(engine: SearchEngine, queries: readonly BenchQuery[]): Promise<number[]> {
  const times: number[] = [];
  for (const query of queries) {
    const request = requestOf(query, true);
    const start = performance.now();
    await engine.search(request);
    times.push(performance.now() - start);
  }
  return times;
}
