import { describe, expect, it } from "vitest";
import { disagreement } from "../../bench/search/agree.ts";
import { expectedOf } from "../../bench/search/oracle/index.ts";
import type { SearchDocument, SearchRequest, SearchResponse } from "../../src/search/engine.ts";
import { parseQuery } from "../../src/search/parse.ts";

function doc(id: string, title: string, year: number, subject: string): SearchDocument {
  return {
    id,
    kind: "article",
    version: 1,
    texts: { title: [title] },
    identifiers: [],
    facets: { kind: ["article"], year: [String(year)], subject: [subject] },
    numbers: { year, date: (year - 1970) * 365 },
    sortTitle: title,
    hidden: false,
  };
}

const documents = [
  doc("a", "Wheat in Punjab", 2010, "Agriculture"),
  doc("b", "Farming wheat", 2011, "Agriculture"),
  doc("c", "Wheat", 2012, "Botany"),
  doc("d", "Rice farmed beside wheat farms", 2012, "Botany"),
];

async function* all(): AsyncGenerator<SearchDocument> {
  yield* documents;
}

function ask(text: string, parts: Partial<SearchRequest> = {}): SearchRequest {
  const facets = { kind: 5, year: 5, subject: 1 };
  return { query: parseQuery(text).query, filters: {}, facets, sort: "relevance", offset: 0, limit: 3, ...parts };
}

async function expected(request: SearchRequest) {
  const [answer] = await expectedOf(all(), [request], () => undefined);
  return answer!;
}

describe("the benchmark's oracle", () => {
  it("puts the whole title first, then counts all matches", async () => {
    const { total, hits, facets } = await expected(ask("wheat"));
    expect(total).toBe(4);
    // The shorter title says more; of equal ones the newest is first.
    expect(hits.map((hit) => hit.id)).toEqual(["c", "b", "a"]);
    expect(facets.subject).toEqual([
      { value: "Agriculture", count: 2 },
      { value: "Botany", count: 2 },
    ]);
  });

  it("finds inflections, and words in a row only where they are in a row", async () => {
    expect((await expected(ask("farming"))).total).toBe(2);
    expect((await expected(ask('"wheat farms"'))).hits.map((hit) => hit.id)).toEqual(["d"]);
    expect((await expected(ask('"farms wheat"'))).total).toBe(0);
  });

  it("counts a facet without its own choice, and the years as the year's", async () => {
    const { total, facets } = await expected(
      ask("wheat", { filters: { subject: ["Botany"] }, years: { from: 2012, to: 2012 } }),
    );
    expect(total).toBe(2);
    expect(facets.subject).toEqual([{ value: "Botany", count: 2 }]);
    expect(facets.year).toEqual([{ value: "2012", count: 2 }]);
    expect((await expected(ask("wheat", { filters: { subject: ["Botany"] } }))).facets.subject).toHaveLength(2);
  });
});

describe("disagreement", () => {
  const request = ask("wheat", { filters: { subject: ["Botany"] } });
  const right: SearchResponse = {
    total: 2,
    hits: [],
    facets: {
      kind: [{ value: "article", count: 2 }],
      year: [{ value: "2012", count: 2 }],
      subject: [
        { value: "Agriculture", count: 2 },
        { value: "Botany", count: 2 },
      ],
    },
    complete: true,
  };
  const complete = async (parts: Partial<SearchResponse> = {}) => {
    const answer = await expected(request);
    const hits = answer.hits.map((hit) => ({ ...hit, kind: "article" as const }));
    return disagreement(request, answer, { ...right, hits, ...parts }, { hits: true });
  };

  it("is none where all is equal", async () => {
    expect(await complete()).toBeUndefined();
  });

  it.each<[string, Partial<SearchResponse>, string]>([
    ["the total", { total: 3 }, "total 3"],
    ["a hit", { hits: [] }, "hit 1 is none"],
    ["a facet's count", { facets: { ...right.facets, year: [{ value: "2012", count: 1 }] } }, "year 1"],
    ["a facet's values", { facets: { ...right.facets, kind: [] } }, "kind 1"],
    ["the chosen value", { facets: { ...right.facets, subject: right.facets.subject!.slice(0, 1) } }, "subject has 1"],
    ["the time limit", { complete: false }, "not complete"],
  ])("is seen in %s", async (_, parts, sentence) => {
    expect(await complete(parts)).toContain(sentence);
  });

  it("is seen in scores and order", async () => {
    const { hits } = await expected(request);
    const found = hits.map((hit) => ({ ...hit, kind: "article" as const }));
    expect(await complete({ hits: found.toReversed() })).toContain("hit 1 is");
    expect(await complete({ hits: found.map((hit) => ({ ...hit, score: hit.score * 2 })) })).toContain("scores");
  });
});
