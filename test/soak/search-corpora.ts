import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { openEmbeddedEngine } from "../../src/search/embedded/index.ts";
import type { SearchDocument, SearchRequest } from "../../src/search/engine.ts";
import { apply, compared } from "../contract/search-compare.ts";
import { documentOf, historyOf, request } from "../contract/search-corpus.ts";
import { isScored, scoresOf } from "../contract/search-scores.ts";

export interface CorporaOptions {
  readonly seed: number;
  /** The corpora with these numbers, the last one left out: corpus n of a seed is always the same. */
  readonly from: number;
  readonly to: number;
  readonly onCorpus?: (done: number) => void;
}

export interface CorpusFault {
  readonly corpus: number;
  readonly what: string;
}

const requests = fc.array(request, { minLength: 6, maxLength: 6 });
/** Enough batches for segments to be merged, and merged again. */
const histories = fc.oneof(historyOf(4), historyOf(24));
const corpora = fc
  .uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 12 })
  .chain((ids) => fc.tuple(...ids.map((id) => documentOf(`r${id}`))));

function drawn<T>(arbitrary: fc.Arbitrary<T>, seed: number, corpus: number): T {
  const [one] = fc.sample(arbitrary, { seed: (Math.imul(seed, 0x9e3779b1) + corpus) | 0, numRuns: 1 });
  return one!;
}

/**
 * Writes random histories (documents put, written again and removed, side columns changed, segments merged) to an engine and asks it random
 * questions: hits, order, totals and facets must be those of a look at every document, scores those worked out word by word.
 */
export async function soakCorpora({ seed, from, to, onCorpus }: CorporaOptions): Promise<CorpusFault[]> {
  const root = mkdtempSync(join(tmpdir(), "definepk-corpora-"));
  const faults: CorpusFault[] = [];
  try {
    for (let corpus = from; corpus < to; corpus += 1) {
      const folder = join(root, String(corpus));
      try {
        const what = (await history(folder, seed, corpus)) ?? (await scores(`${folder}-scores`, seed, corpus));
        if (what !== undefined) faults.push({ corpus, what });
      } catch (error) {
        faults.push({ corpus, what: error instanceof Error ? (error.stack ?? error.message) : String(error) });
      }
      rmSync(folder, { recursive: true, force: true });
      rmSync(`${folder}-scores`, { recursive: true, force: true });
      onCorpus?.(corpus + 1);
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
  return faults;
}

async function history(folder: string, seed: number, corpus: number): Promise<string | undefined> {
  const engine = openEmbeddedEngine(folder);
  const live = new Map<string, SearchDocument>();
  try {
    for (const [seq, batch] of drawn(histories, seed, corpus).entries()) {
      await engine.write({ ...batch, position: { epoch: "e", seq } });
      apply(live, batch);
    }
    for (const one of drawn(requests, seed, corpus)) {
      const { got, wanted } = await compared(engine, [...live.values()], one);
      if (!isDeepStrictEqual(got, wanted)) return difference(one, got, wanted);
    }
    const damage = await engine.check();
    return damage.length === 0 ? undefined : damage.join(" ");
  } finally {
    await engine.close();
  }
}

async function scores(folder: string, seed: number, corpus: number): Promise<string | undefined> {
  const engine = openEmbeddedEngine(folder);
  try {
    const documents = drawn(corpora, seed, corpus);
    const half = Math.floor(documents.length / 2);
    await engine.write({ put: documents.slice(0, half), remove: [], position: { epoch: "e", seq: 1 } });
    await engine.write({ put: documents.slice(half), remove: [], position: { epoch: "e", seq: 2 } });
    for (const one of drawn(requests, seed, corpus).filter(({ query }) => isScored(query))) {
      const { hits } = await engine.search({ ...one, sort: "relevance", includeHidden: true });
      const wanted = scoresOf(one.query, documents);
      const wrong = hits.find(({ id, score }) => wanted.get(id) !== score);
      if (wrong !== undefined) return difference(one, wrong, { id: wrong.id, score: wanted.get(wrong.id) });
    }
    return undefined;
  } finally {
    await engine.close();
  }
}

function difference(request: SearchRequest, got: unknown, wanted: unknown): string {
  return `${JSON.stringify(request)} gave ${JSON.stringify(got)}, should give ${JSON.stringify(wanted)}`;
}
