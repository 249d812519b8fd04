import { describe, expect, it } from "vitest";
import { runBench } from "../../bench/search/bench.ts";
import { hasSharedData } from "../shared-data.ts";

/** The benchmark in small, for what the engines find; how fast they are is not looked at. */
describe.skipIf(!hasSharedData)("bench:search", () => {
  it("finds with each engine what the oracle finds", { timeout: 600_000 }, async () => {
    const lines: string[] = [];
    const result = await runBench({
      records: 20_000,
      queries: 300,
      sample: 200,
      engines: ["embedded", "fts5", "minisearch"],
      say: (line) => lines.push(line),
    });
    expect(result.disagreements).toEqual([]);
    expect(result.agree).toBe(true);
    expect(lines.filter((line) => line.startsWith("fts5, "))).toEqual([]);
    expect(result.fts5Agrees).toBe(true);
    const { embedded, minisearch } = result.engines;
    expect(embedded).toMatchObject({ records: 20_000, sampled: 200, sameTotals: 200 });
    // It has words of its own, but finds many of the same.
    expect(minisearch).toMatchObject({ records: 20_000, sampled: 200 });
    expect(minisearch !== undefined && "sameTotals" in minisearch && minisearch.sameTotals).toBeGreaterThan(40);
  });
});
