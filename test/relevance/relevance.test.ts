import { beforeAll, describe, expect, it } from "vitest";
import { hasSharedData, sharedData } from "../shared-data.ts";
import { type ClassResult, evaluate, withIndex } from "./evaluate.ts";
import { judgedClasses } from "./judgements.ts";
import { mean, measure } from "./measures.ts";
import { relevantIds } from "./relevant.ts";

describe("measures", () => {
  it("are those of the literature", () => {
    const relevant = new Set(["a", "b"]);
    expect(measure(["a", "b", "x"], relevant)).toEqual({ mrr: 1, ndcg: 1, successAt1: 1, successAt10: 1 });
    expect(measure(["x", "y"], relevant)).toEqual({ mrr: 0, ndcg: 0, successAt1: 0, successAt10: 0 });
    const third = measure(["x", "y", "b"], relevant);
    expect(third).toMatchObject({ mrr: 1 / 3, successAt1: 0, successAt10: 1 });
    expect(third.ndcg).toBeCloseTo(0.5 / (1 + 1 / Math.log2(3)), 10);
    expect(measure([...Array.from({ length: 10 }, (_, i) => `x${i}`), "a"], relevant).successAt10).toBe(0);
    expect(mean([third, measure(["a"], relevant)]).mrr).toBeCloseTo(2 / 3, 10);
    expect(mean([])).toEqual({ mrr: 0, ndcg: 0, successAt1: 0, successAt10: 0 });
  });
});

/** Small enough for every test run. */
const slice = (): string[] => [
  ...["bunyad", "ishraq"].map((name) => sharedData(`urdu/${name}-articles.jsonl`)),
  sharedData("oai/ojs-awl-p03.xml"),
  sharedData("oai/ojs-pal-p01.xml"),
  sharedData("crossref/unixref-journal-articles.xml"),
  sharedData("crossref/pubmed-articles.xml"),
];

describe.skipIf(!hasSharedData)("judged queries", () => {
  it("are 150 and more", () => {
    expect(judgedClasses.flatMap((one) => one.judgements).length).toBeGreaterThanOrEqual(150);
  });

  let results: ClassResult[];
  beforeAll(async () => {
    results = await withIndex(slice(), (parts, records) => {
      const here = judgedClasses.map((one) => ({
        ...one,
        judgements: one.judgements.filter(([, ...wanted]) => relevantIds(wanted, records).size > 0),
      }));
      return evaluate(here, parts, records);
    });
  });

  it("find on a slice of the real records what they are for", () => {
    const by = new Map(results.map((result) => [result.name, result]));
    const missed = (name: string): string[] =>
      (by.get(name)?.queries ?? []).filter((one) => one.successAt1 === 0).map((one) => one.query);
    expect(by.get("known titles")?.queries.length).toBeGreaterThan(15);
    expect(missed("known titles")).toEqual([]);
    expect(by.get("identifiers")?.queries.length).toBeGreaterThanOrEqual(5);
    expect(missed("identifiers")).toEqual([]);
    expect(by.get("author and year")?.successAt1).toBeGreaterThan(0.9);
    expect(by.get("Urdu variants")?.queries.length).toBeGreaterThan(20);
    expect(by.get("Urdu variants")?.successAt1).toBeGreaterThan(0.85);
    expect(by.get("transliteration")?.queries.length).toBeGreaterThan(30);
    expect(by.get("transliteration")?.successAt1).toBeGreaterThan(0.9);
    expect(by.get("name variants")?.successAt10).toBeGreaterThan(0.85);
  });
});
