import { fork } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { disagreement } from "./agree.ts";
import { readCorpus, writeCorpus } from "./corpus-file.ts";
import { type Done, type Indexed, type Job, type Searched, sampleOf } from "./jobs.ts";
import { type Expected, expectedOf } from "./oracle/index.ts";
import { inMemory, mostInMemory, type PeerName } from "./peers/index.ts";
import { type BenchQuery, makeQueries, requestOf } from "./queries.ts";
import type { BenchResult, EngineResult } from "./result.ts";
import { surveyOf } from "./survey.ts";
import { makeMisspelt, makeTyped } from "./typing.ts";

export interface BenchOptions {
  readonly records: number;
  readonly queries: number;
  readonly engines: readonly PeerName[];
  /** How many queries are compared with the oracle. */
  readonly sample: number;
  /** Where corpus and indexes lie, and are used again if they are there; a temporary folder otherwise. */
  readonly folder?: string;
  readonly keep?: boolean;
  /** Measure searching beside writing, too. */
  readonly live?: boolean;
  readonly say: (line: string) => void;
}

/** A corpus with its queries and what they must give. */
interface Exam {
  readonly records: number;
  readonly textBytes: number;
  readonly queries: readonly BenchQuery[];
  readonly typed: readonly string[];
  readonly misspelt: readonly string[];
  readonly sampled: readonly BenchQuery[];
  readonly expected: readonly Expected[];
}

/** Runs the benchmark: every engine in processes of its own, one after the other. */
export async function runBench(options: BenchOptions): Promise<BenchResult> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), "definepk-bench-"));
  mkdirSync(folder, { recursive: true });
  // PostgreSQL's own user has to get into it.
  if (options.folder === undefined) chmodSync(folder, 0o755);
  try {
    return await new Bench(folder, options).run();
  } finally {
    if (options.folder === undefined && options.keep !== true) rmSync(folder, { recursive: true, force: true });
    else options.say(`kept: ${folder}`);
  }
}

class Bench {
  readonly #folder: string;
  readonly #options: BenchOptions;
  readonly #corpus: string;
  readonly #disagreements: string[] = [];
  #fts5Agrees: boolean | undefined;

  constructor(folder: string, options: BenchOptions) {
    this.#folder = folder;
    this.#options = options;
    this.#corpus = join(folder, `corpus-${options.records}.jsonl`);
  }

  async run(): Promise<BenchResult> {
    const { records, engines } = this.#options;
    const isSmall = (name: PeerName): boolean => inMemory.has(name) && records > mostInMemory;
    await this.#write();
    const results: Record<string, BenchResult["engines"][string]> = {};
    const all = await this.#exam(records);
    for (const name of engines.filter((one) => !isSmall(one))) results[name] = await this.#engine(name, all);
    const small = engines.filter(isSmall);
    if (small.length > 0) {
      const few = await this.#exam(mostInMemory);
      if (engines.includes("embedded"))
        results[`embedded${mostInMemory / 1000}k`] = await this.#engine("embedded", few);
      for (const name of small) results[name] = await this.#engine(name, few);
    }
    return {
      records,
      queries: all.queries.length,
      textBytes: all.textBytes,
      agree: engines.includes("embedded") && this.#disagreements.length === 0,
      disagreements: this.#disagreements.slice(0, 20),
      ...(this.#fts5Agrees === undefined ? {} : { fts5Agrees: this.#fts5Agrees }),
      engines: results,
    };
  }

  async #write(): Promise<void> {
    if (existsSync(this.#corpus)) return;
    const { records, say } = this.#options;
    const draft = `${this.#corpus}.new`;
    await writeCorpus(draft, records, (done) => say(`corpus: ${done} of ${records}`));
    renameSync(draft, this.#corpus);
  }

  async #exam(records: number): Promise<Exam> {
    const { say, sample } = this.#options;
    say(`queries for ${records} records`);
    const survey = await surveyOf(readCorpus(this.#corpus, records));
    if (survey.records < records) throw new Error(`${this.#corpus} has only ${survey.records} records`);
    const queries = makeQueries(survey, this.#options.queries);
    const sampled = sampleOf(queries, sample);
    const requests = sampled.map((query) => requestOf(query, true));
    const expected = await expectedOf(readCorpus(this.#corpus, records), requests, (done) =>
      say(`oracle: ${done} of ${records}`),
    );
    const typed = makeTyped(survey, queries.length);
    const misspelt = makeMisspelt(survey, queries.length);
    return { records, textBytes: survey.textBytes, queries, typed, misspelt, sampled, expected };
  }

  async #engine(name: PeerName, exam: Exam): Promise<BenchResult["engines"][string]> {
    const { say } = this.#options;
    const folder = join(this.#folder, `${name}-${exam.records}`);
    const indexed = await this.#index(name, folder, exam.records);
    if (typeof indexed === "string") {
      say(`${name}: left out: ${indexed}`);
      return { absent: indexed };
    }
    const searched = await this.#search(name, folder, exam);
    const extra = name === "embedded" && exam.records === this.#options.records ? await this.#more(folder, exam) : {};
    return resultOf(exam, indexed, searched, this.#sameTotals(exam, searched), extra);
  }

  async #index(name: PeerName, folder: string, records: number): Promise<Indexed | string> {
    const note = `${folder}.json`;
    if (existsSync(note)) return JSON.parse(readFileSync(note, "utf8")) as Indexed;
    this.#options.say(`${name}: indexing ${records} records`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    const done = await inProcess({ is: "index", peer: name, folder, corpus: this.#corpus, records });
    if (done.is === "absent") return done.reason;
    if (done.is !== "index") throw new Error(`no index of ${name}`);
    writeFileSync(note, JSON.stringify(done.result));
    return done.result;
  }

  async #search(name: PeerName, folder: string, exam: Exam): Promise<Searched> {
    this.#options.say(`${name}: ${exam.queries.length} queries over ${exam.records} records`);
    const { queries, typed, misspelt, sampled } = exam;
    const asked = { queries, typed, misspelt, sample: sampled.length };
    const done = await inProcess({ is: "search", peer: name, folder, ...asked });
    if (done.is !== "search") throw new Error(`no answers from ${name}`);
    this.#compare(name, exam, done.result);
    return done.result;
  }

  /** The embedded engine through a thread, and beside a writer, which gets a copy of the index. */
  async #more(folder: string, exam: Exam): Promise<Pick<EngineResult, "threads" | "live">> {
    const { answers: _, ...threads } = await this.#search("threads", folder, exam);
    if (this.#options.live !== true) return { threads };
    this.#options.say("embedded: searching beside a writer");
    const copy = join(this.#folder, "live");
    cpSync(folder, copy, { recursive: true });
    const done = await inProcess({ is: "live", folder: copy, corpus: this.#corpus, queries: exam.queries });
    rmSync(copy, { recursive: true, force: true });
    return done.is === "live" ? { threads, live: done.result } : { threads };
  }

  /** Only our engine promises our ranking; FTS5, which is given our words, must find the same. */
  #compare(name: PeerName, { sampled, expected }: Exam, { answers }: Searched): void {
    if (name !== "embedded" && name !== "threads" && name !== "fts5") return;
    if (name === "fts5") this.#fts5Agrees = true;
    for (const [at, query] of sampled.entries()) {
      const [right, answer] = [expected[at]!, answers[at]!];
      if (name === "fts5" && right.across) continue;
      for (const kind of ["facets", "plain"] as const) {
        const found = disagreement(requestOf(query, kind === "facets"), right, answer[kind], { hits: name !== "fts5" });
        if (found === undefined) continue;
        this.#options.say(`${name}, ${kind}, ${JSON.stringify(query)}: ${found}`);
        if (name === "fts5") this.#fts5Agrees = false;
        else this.#disagreements.push(`${name}, ${kind}, ${query.text}: ${found}`);
      }
    }
  }

  #sameTotals({ expected }: Exam, { answers }: Searched): number {
    return answers.filter(({ facets }, at) => facets.total === expected[at]?.total).length;
  }
}

function resultOf(
  { records, textBytes, sampled }: Exam,
  indexed: Indexed,
  searched: Searched,
  sameTotals: number,
  extra: Pick<EngineResult, "threads" | "live">,
): EngineResult {
  const { answers: _, rssBytes, ...times } = searched;
  return {
    records,
    ...times,
    indexPerSecond: records / indexed.seconds,
    bytes: indexed.bytes,
    bytesPerTextByte: indexed.bytes / textBytes,
    rssBytes: Math.max(indexed.rssBytes, rssBytes),
    indexRssBytes: indexed.rssBytes,
    searchRssBytes: rssBytes,
    sameTotals,
    sampled: sampled.length,
    ...extra,
  };
}

/** Does a job in a process of its own, so that memory and warmth are its own. */
async function inProcess(job: Job): Promise<Done> {
  const isLarge = job.is !== "live" && inMemory.has(job.peer);
  // These hold everything in memory; ours has to do with what Node gives it.
  const execArgv = isLarge ? ["--max-old-space-size=12288"] : [];
  const child = fork(new URL("child.ts", import.meta.url), { execArgv });
  return new Promise((resolve, reject) => {
    let done: Done | undefined;
    child.once("message", (message) => {
      done = message as Done;
    });
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      if (done === undefined || code !== 0) reject(new Error(`a ${job.is} process ended with ${signal ?? code}`));
      else resolve(done);
    });
    child.send(job);
  });
}
