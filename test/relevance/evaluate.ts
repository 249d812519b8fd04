import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import { openEmbeddedEngine } from "../../src/search/embedded/index.ts";
import { followChanges } from "../../src/search/indexer.ts";
import type { SearchParts } from "../../src/search/result.ts";
import { runSearch } from "../../src/search/search.ts";
import { emptyState } from "../../src/search/state.ts";
import { importCorpus } from "./corpus.ts";
import type { JudgedClass } from "./judgement.ts";
import { depth, type Measures, mean, measure } from "./measures.ts";
import { type Judged, judgedRecords, relevantIds } from "./relevant.ts";

export interface JudgedQuery extends Measures {
  readonly query: string;
  /** How many records are wanted; a judgement that names none is at fault itself. */
  readonly relevant: number;
}

export interface ClassResult extends Measures {
  readonly name: string;
  readonly queries: readonly JudgedQuery[];
  /** Whether its bar is reached; absent where it has none. */
  readonly reached?: boolean;
}

/** Imports files into a new catalogue in a temporary folder, indexes them, and lets a search run in it. */
export async function withIndex<T>(
  files: readonly string[],
  work: (parts: SearchParts, records: readonly Judged[]) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "definepk-relevance-"));
  const store = openSqliteStore(folder);
  const engine = openEmbeddedEngine(join(folder, "search"));
  try {
    await importCorpus(store, files);
    const catalogue = store.reader();
    await followChanges({ catalogue, engine });
    return await work({ engine, catalogue }, await judgedRecords(catalogue));
  } finally {
    await engine.close();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs each query of the classes as the site would, and compares what comes with what is wanted. */
export async function evaluate(
  classes: readonly JudgedClass[],
  parts: SearchParts,
  records: readonly Judged[],
): Promise<ClassResult[]> {
  const results: ClassResult[] = [];
  for (const { name, bar, judgements } of classes) {
    const queries: JudgedQuery[] = [];
    for (const [query, ...wanted] of judgements) {
      const relevant = relevantIds(wanted, records);
      queries.push({ query, relevant: relevant.size, ...measure(await search(query, parts), relevant) });
    }
    const all = mean(queries);
    const figure = bar?.figure === "success@10" ? all.successAt10 : all.successAt1;
    results.push({ name, queries, ...all, ...(bar === undefined ? {} : { reached: figure >= bar.atLeast }) });
  }
  return results;
}

/**
 * The first hits; a record that the site leads straight to is the first. Where nothing is found, those of the first spelling that the page
 * offers instead, as a reader who follows its link sees them.
 */
async function search(q: string, parts: SearchParts): Promise<string[]> {
  const { direct, hits, spellings } = await runSearch({ ...emptyState, q, perPage: depth }, parts);
  const other = hits.length === 0 ? spellings?.[0] : undefined;
  if (other !== undefined) {
    const { hits: offered } = await runSearch({ ...emptyState, q: other.q, perPage: depth }, parts);
    return offered.map((hit) => hit.record.id);
  }
  const ids = hits.map((hit) => hit.record.id);
  return direct === undefined ? ids : [direct.id, ...ids.filter((id) => id !== direct.id)];
}
