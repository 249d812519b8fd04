import type { SearchRequest } from "../../src/search/engine.ts";
import { inBatches, readCorpus } from "./corpus-file.ts";
import { type Done, type Indexed, type Job, type Searched, sampleOf } from "./jobs.ts";
import { measureLive } from "./live.ts";
import { type Percentiles, peakRss, percentiles } from "./measure.ts";
import { type Peer, PeerAbsent } from "./peer.ts";
import { type PeerName, peers } from "./peers/index.ts";
import { requestOf } from "./queries.ts";

/** Records that an index gets at a time. */
const batchSize = 1000;
/** Queries asked before the clock runs, so that neither the compiler nor the page cache is measured. */
const warmUp = 200;

process.once("message", (job: Job) => {
  void run(job)
    .catch((error: unknown): Done => {
      if (error instanceof PeerAbsent) return { is: "absent", reason: error.message };
      throw error;
    })
    .then((done) => process.send?.(done, () => process.disconnect()));
});

async function run(job: Job): Promise<Done> {
  switch (job.is) {
    case "index":
      return { is: "index", result: await withPeer(job, (peer) => index(peer, job)) };
    case "search":
      return { is: "search", result: await withPeer(job, (peer) => search(peer, job)) };
    case "live":
      return { is: "live", result: await measureLive(job) };
    default:
      return job satisfies never;
  }
}

const rssOf = (peer: Peer): number =>
  [process.pid, ...(peer.pids?.() ?? [])].reduce((sum, pid) => sum + peakRss(pid), 0);

/** A peer may have started a server: it is closed however the work ends. */
async function withPeer<T>(job: { peer: PeerName; folder: string }, work: (peer: Peer) => Promise<T>): Promise<T> {
  const peer = peers[job.peer](job.folder);
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => void peer.close().then(() => process.exit(1)));
  try {
    return await work(peer);
  } finally {
    await peer.close();
  }
}

async function index(peer: Peer, job: Extract<Job, { is: "index" }>): Promise<Indexed> {
  const start = performance.now();
  await peer.index(inBatches(readCorpus(job.corpus, job.records), batchSize));
  const seconds = (performance.now() - start) / 1000;
  return { seconds, bytes: await peer.bytes(), rssBytes: rssOf(peer) };
}

async function search(peer: Peer, job: Extract<Job, { is: "search" }>): Promise<Searched> {
  const requests = job.queries.map((query) => ({
    ...query,
    facets: requestOf(query, true),
    plain: requestOf(query, false),
  }));
  const [first] = requests;
  if (first === undefined) throw new Error("no queries");
  const start = performance.now();
  await peer.open();
  await peer.search(first.plain);
  const openMs = performance.now() - start;
  for (const { facets, plain } of sampleOf(requests, warmUp)) {
    await peer.search(facets);
    await peer.search(plain);
  }
  const ask = (request: SearchRequest): Promise<unknown> => peer.search(request);
  const facets = await timesOf(
    requests.map((one) => one.facets),
    ask,
  );
  const plain = await timesOf(
    requests.map((one) => one.plain),
    ask,
  );
  const helps = {
    ...(peer.suggest ? { suggest: await warmTimes(job.typed, peer.suggest) } : {}),
    ...(peer.spellings ? { spellings: await warmTimes(job.misspelt, peer.spellings) } : {}),
  };
  const rssBytes = rssOf(peer);
  const answers: Searched["answers"][number][] = [];
  for (const one of sampleOf(requests, job.sample)) {
    answers.push({ facets: await peer.search(one.facets), plain: await peer.search(one.plain) });
  }
  const byClass = Map.groupBy(requests.keys(), (at) => requests[at]!.class);
  return {
    openMs,
    facets: percentiles(facets),
    plain: percentiles(plain),
    byClass: Object.fromEntries(
      [...byClass].map(([name, places]) => [name, percentiles(places.map((at) => facets[at]!))]),
    ),
    ...helps,
    rssBytes,
    answers,
  };
}

async function timesOf<T>(all: readonly T[], ask: (one: T) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (const one of all) {
    const start = performance.now();
    await ask(one);
    times.push(performance.now() - start);
  }
  return times;
}

async function warmTimes(texts: readonly string[], ask: (text: string) => Promise<unknown>): Promise<Percentiles> {
  for (const text of sampleOf(texts, warmUp)) await ask(text);
  return percentiles(await timesOf(texts, ask));
}
