import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { asProblem } from "../../src/domain/result.ts";
import { openEmbeddedEngine } from "../../src/search/embedded/index.ts";
import type { SearchDocument, SearchEngine, SearchRequest } from "../../src/search/engine.ts";
import { sorts } from "../../src/search/fields.ts";
import { parseQuery } from "../../src/search/parse.ts";
import { apply, compared } from "./search-compare.ts";
import { documentOf, history, request } from "./search-corpus.ts";
import { isScored, scoresOf } from "./search-scores.ts";

/** Every adapter of the engine; each gives an engine over a folder, which may be opened many times. */
const adapters: readonly { name: string; open: (folder: string) => SearchEngine; runs: number }[] = [
  { name: "embedded", open: openEmbeddedEngine, runs: 80 },
  { name: "embedded, in threads", open: (folder) => openEmbeddedEngine(folder, { threads: 2 }), runs: 8 },
];

function doc(id: string, parts: Partial<SearchDocument> & { title?: string } = {}): SearchDocument {
  const { title = "", ...rest } = parts;
  return {
    id,
    kind: "article",
    version: 1,
    texts: title === "" ? {} : { title: [title] },
    identifiers: [],
    facets: { kind: ["article"] },
    numbers: {},
    sortTitle: title.toLowerCase(),
    hidden: false,
    ...rest,
  };
}

function ask(q: string, parts: Partial<SearchRequest> = {}): SearchRequest {
  return { query: parseQuery(q).query, filters: {}, facets: {}, sort: "relevance", offset: 0, limit: 20, ...parts };
}

const at = (seq: number) => ({ epoch: "e", seq });

describe.each(adapters)("search engine: $name", ({ open, runs }) => {
  let folder: string;
  let engine: SearchEngine;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "definepk-engine-"));
    engine = open(join(folder, "search"));
  });
  afterEach(async () => {
    await engine.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const put = (...documents: SearchDocument[]) => engine.write({ put: documents, remove: [], position: at(1) });
  const ids = async (q: string, parts?: Partial<SearchRequest>) =>
    (await engine.search(ask(q, parts))).hits.map((hit) => hit.id);

  it("is without a position and says that it is busy before anything was written", async () => {
    expect(await engine.position()).toBeUndefined();
    expect(await engine.search(ask("wheat")).catch(asProblem)).toMatchObject({ code: "busy" });
    expect(await engine.versions(undefined, 10)).toEqual([]);
  });

  it("finds nothing, and says so, where all that was written is that there is nothing", async () => {
    await put();
    expect(await engine.search(ask("wheat"))).toEqual({ total: 0, hits: [], facets: {}, complete: true });
  });

  it("gives what a look at every document gives, on random histories and requests", async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(history, fc.array(request, { minLength: 5, maxLength: 5 }), async (batches, requests) => {
        run += 1;
        const one = open(join(folder, `random-${run}`));
        const live = new Map<string, SearchDocument>();
        for (const [seq, batch] of batches.entries()) {
          await one.write({ ...batch, position: at(seq) });
          apply(live, batch);
        }
        for (const request of requests) {
          const { got, wanted } = await compared(one, [...live.values()], request);
          expect(got).toEqual(wanted);
        }
        expect(await one.check()).toEqual([]);
        await one.close();
      }),
      { numRuns: runs },
    );
  }, 120_000);

  it("scores as its rules say, worked out for every document", async () => {
    let run = 0;
    const corpus = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 12 });
    const documents = corpus.chain((ids) => fc.tuple(...ids.map((id) => documentOf(`r${id}`))));
    await fc.assert(
      fc.asyncProperty(documents, fc.array(request, { minLength: 5, maxLength: 5 }), async (put, requests) => {
        run += 1;
        const one = open(join(folder, `scores-${run}`));
        const half = Math.floor(put.length / 2);
        await one.write({ put: put.slice(0, half), remove: [], position: at(1) });
        await one.write({ put: put.slice(half), remove: [], position: at(2) });
        for (const each of requests.filter(({ query }) => isScored(query))) {
          const { hits } = await one.search({ ...each, sort: "relevance", includeHidden: true });
          const scores = scoresOf(each.query, put);
          for (const { id, score } of hits) expect([id, score]).toEqual([id, scores.get(id)]);
        }
        await one.close();
      }),
      { numRuns: runs },
    );
  }, 120_000);

  it("goes on behind the last hit at any depth, in every order", async () => {
    const put = Array.from({ length: 60 }, (_, i) =>
      doc(`d${i}`, {
        title: `wheat ${["a", "b", "c"][i % 3]}`,
        ...(i % 5 === 0 ? {} : { numbers: { date: i % 7, year: 1970 } }),
        reads: i % 4,
        sortTitle: i % 9 === 0 ? "" : `wheat ${i % 3}`,
      }),
    );
    await engine.write({ put: put.slice(0, 25), remove: [], position: at(1) });
    await engine.write({ put: put.slice(25), remove: [], position: at(2) });
    for (const sort of sorts) {
      const whole = await engine.search(ask("wheat", { sort, limit: 100 }));
      expect(whole.hits).toHaveLength(60);
      expect(whole.next).toBeUndefined();
      const paged: string[] = [];
      for (let after: string | undefined; ; ) {
        const page = await engine.search(ask("wheat", { sort, limit: 7, ...(after === undefined ? {} : { after }) }));
        expect(page.total).toBe(60);
        paged.push(...page.hits.map((hit) => hit.id));
        after = page.next;
        if (after === undefined) break;
      }
      expect(paged).toEqual(whole.hits.map((hit) => hit.id));
    }
    const read = await engine.search(ask("wheat", { sort: "read", limit: 15 }));
    expect(read.hits.every(({ id }) => Number(id.slice(1)) % 4 === 3)).toBe(true);
    const wrong = await engine.search(ask("wheat", { after: "no such place" })).catch(asProblem);
    expect(wrong).toMatchObject({ code: "bad_request" });
  });

  it("shows the best of each group, over all that was written", async () => {
    const chapter = (id: string, book: string | undefined, title: string): SearchDocument =>
      doc(id, { title, ...(book === undefined ? {} : { group: book }) });
    await put(
      chapter("a1", "a", "wheat and many other things too"),
      chapter("b1", "b", "wheat wheat"),
      chapter("c", undefined, "wheat and rice"),
    );
    await engine.write({
      put: [chapter("a2", "a", "wheat"), chapter("b2", "b", "rice"), chapter("b3", "b", "wheat, rice, maize and more")],
      remove: [],
      position: at(2),
    });
    const found = await engine.search(ask("wheat", { collapse: true, facets: { kind: 1 } }));
    expect(found.total).toBe(3);
    expect(found.hits.map(({ id, inGroup }) => [id, inGroup])).toEqual([
      ["a2", 2],
      ["b1", 2],
      ["c", undefined],
    ]);
    expect(found.facets.kind).toEqual([{ value: "article", count: 5 }]);
    const first = await engine.search(ask("wheat", { collapse: true, limit: 2 }));
    const rest = await engine.search(ask("wheat", { collapse: true, limit: 2, after: first.next ?? "" }));
    expect([...first.hits, ...rest.hits].map((hit) => hit.id)).toEqual(["a2", "b1", "c"]);
    expect((await engine.search(ask("wheat"))).total).toBe(5);
  });

  it("suggests titles, journals, people and keywords for what is being typed, one wrong letter tolerated", async () => {
    const person = (id: string, title: string, author: string, keyword: string): SearchDocument =>
      doc(id, {
        title,
        sortTitle: title.toLowerCase(),
        texts: { title: [title], author: [author], keyword: [keyword] },
        facets: { kind: ["article"], author: [author], keyword: [keyword] },
      });
    await put(
      person("a", "Mentorship in medicine", "Sara Jadoon", "Mentors"),
      person("b", "On mentoring students", "Naheed Mahsood", "Medical college"),
      doc("j", { kind: "journal", title: "Journal of Medical Sciences", facets: { kind: ["journal"] } }),
      doc("h", { title: "Mentorship hidden", hidden: true }),
    );
    await engine.write({ put: [person("c", "غالب کی شاعری", "Sara Jadoon", "غالب")], remove: [], position: at(2) });
    const said = async (text: string): Promise<string[]> =>
      (await engine.suggest(text, 3)).map(
        (one) => `${one.is} ${"id" in one ? one.id : `${one.text} ${one.documents}`}`,
      );
    expect(await said("ment")).toEqual(["title a", "title b", "keyword Mentors 1"]);
    expect(await said("journal of med")).toEqual(["journal j"]);
    expect(await said("sara ja")).toEqual(["author Sara Jadoon 2"]);
    expect(await said("غال")).toEqual(["title c", "keyword غالب 1"]);
    expect(await said("mentro")).toContain("title a");
    for (const none of ["", " ", "qqqq", '"(', "mentorship qqq"]) expect(await said(none)).toEqual([]);
    await engine.write({ put: [], remove: ["a"], position: at(3) });
    expect(await said("ment")).toEqual(["title b"]);
  });

  it("knows words that are spelt nearly as another", async () => {
    await put(
      doc("a", { title: "mentorship and mentors" }),
      doc("b", { title: "mentorship of tutors" }),
      doc("c", { title: "کتاب" }),
    );
    expect(await engine.spellings("mentorshp")).toEqual([
      { term: "mentorship", documents: 2, distance: 1 },
      { term: "mentors", documents: 1, distance: 2 },
    ]);
    expect((await engine.spellings("mnetorship"))[0]).toMatchObject({ term: "mentorship", distance: 1 });
    expect((await engine.spellings("mentorship"))[0]).toMatchObject({ term: "mentorship", distance: 0 });
    expect((await engine.spellings("کتب"))[0]).toMatchObject({ term: "کتاب" });
    for (const none of ["", "x", "qqqqqq", "m".repeat(5000)]) expect(await engine.spellings(none)).toEqual([]);
  });

  it("ranks a whole title first, exact words above their inflections, title above abstract", async () => {
    await put(
      doc("a", { title: "mentors", texts: { title: ["mentors and mentors"], abstract: ["mentors"] } }),
      doc("b", { title: "Mentoring for all: mentoring, mentoring, mentoring" }),
      doc("c", { title: "Mentoring" }),
      doc("d", { texts: { title: ["Something else"], abstract: ["about mentoring of all"] } }),
    );
    const [first, second, ...rest] = await ids("mentoring");
    expect([first, second]).toEqual(["c", "b"]);
    expect(new Set(rest)).toEqual(new Set(["a", "d"]));
    expect((await ids("mentoring -title:mentoring"))[0]).toBe("d");
  });

  it("orders equal hits by date, newest first, then by id", async () => {
    const same = { title: "wheat" };
    await put(
      doc("z", { ...same, numbers: { date: 10, year: 1970 } }),
      doc("b", { ...same }),
      doc("a", { ...same, numbers: { date: 5, year: 1970 } }),
      doc("y", { ...same, numbers: { date: 10, year: 1970 } }),
    );
    expect(await ids("wheat")).toEqual(["y", "z", "a", "b"]);
    expect(await ids("", { sort: "oldest" })).toEqual(["a", "y", "z", "b"]);
  });

  it("finds Urdu whatever the keyboard, and names in their other spellings, exact ones first", async () => {
    await put(
      doc("u", { title: "غالب کی شاعری" }),
      doc("v", { texts: { title: ["آب حیات"], author: ["Muhammad Rahman"] } }),
      doc("w", { texts: { title: ["x"], author: ["Mohammad Rehman"] } }),
    );
    expect(await ids("غالب كي شاعري")).toEqual(["u"]);
    expect(await ids('"غالب كي شاعري"')).toEqual(["u"]);
    expect(await ids("غالبٌ کی شاعرى؟")).toEqual(["u"]);
    expect(await ids("اب حیات")).toEqual(["v"]);
    expect(await ids('"اب حیات"')).toEqual([]);
    expect(await ids("Mohammad Rehman")).toEqual(["w", "v"]);
    expect(await ids("author:محمد")).toEqual(expect.arrayContaining(["v", "w"]));
  });

  it("counts a record without a year as outside every span", async () => {
    await put(
      doc("a", { numbers: { year: 2012, date: 15_400 } }),
      doc("b", { numbers: { year: 2020, date: 18_300 } }),
      doc("c"),
    );
    expect(await ids("year:2010..2015")).toEqual(["a"]);
    expect(await ids("-year:2010..2015")).toEqual(["b", "c"]);
    expect(await ids("", { years: { to: 2015 } })).toEqual(["a"]);
  });

  it("finds no phrase from the end of one value to the beginning of the next", async () => {
    await put(doc("a", { texts: { keyword: ["soil science", "plant health"] } }));
    expect(await ids('"plant health"')).toEqual(["a"]);
    expect(await ids('"science plant"')).toEqual([]);
  });

  it("shows facet values as printed first among equals, and those that are chosen however rare", async () => {
    await put(
      doc("a", { facets: { kind: ["article"], keyword: ["Wheat", "rice"] } }),
      doc("b", { facets: { kind: ["article"], keyword: ["WHEAT"] } }),
      doc("c", { facets: { kind: ["article"], keyword: ["maize"] } }),
    );
    const all = await engine.search(ask("", { facets: { keyword: 1 } }));
    expect(all.facets.keyword).toEqual([{ value: "Wheat", count: 2 }]);
    const chosen = await engine.search(ask("", { facets: { keyword: 1 }, filters: { keyword: ["RICE", "nothing"] } }));
    expect(chosen.total).toBe(1);
    expect(chosen.facets.keyword).toEqual([
      { value: "Wheat", count: 2 },
      { value: "rice", count: 1 },
      { value: "nothing", count: 0 },
    ]);
  });

  it("shows a facet value as most documents print it, however the documents change", async () => {
    const other = open(join(folder, "search"));
    const printed = (id: string, ...keyword: string[]) => doc(id, { facets: { kind: ["article"], keyword } });
    const shown = async (): Promise<unknown> =>
      (await other.search(ask("", { facets: { keyword: 5 } }))).facets.keyword;
    await put(printed("a", "WHEAT"), printed("b", "Wheat"));
    expect(await shown()).toEqual([{ value: "WHEAT", count: 2 }]);
    await put(printed("c", "Wheat"));
    expect(await shown()).toEqual([{ value: "Wheat", count: 3 }]);
    await put(printed("d", "WHEAT"), printed("e", "WHEAT", "rice"));
    expect(await shown()).toEqual([
      { value: "WHEAT", count: 5 },
      { value: "rice", count: 1 },
    ]);
    await engine.write({ put: [printed("a", "wheat")], remove: ["d"], position: at(2) });
    expect(await shown()).toEqual([
      { value: "Wheat", count: 4 },
      { value: "rice", count: 1 },
    ]);
    const chosen = await other.search(ask("", { facets: { keyword: 1 }, filters: { keyword: ["whEAT"] } }));
    expect(chosen.facets.keyword).toEqual([{ value: "Wheat", count: 4 }]);
    await engine.write({ put: [], remove: ["a", "b", "c", "e"], position: at(3) });
    await put(printed("f", "wheaT"));
    expect(await shown()).toEqual([{ value: "wheaT", count: 1 }]);
    await other.close();
  });

  it("pages through the first 10,000 and refuses more", async () => {
    await put(...Array.from({ length: 25 }, (_, i) => doc(`d${String(i).padStart(2, "0")}`, { title: "wheat" })));
    const pages = [
      await ids("wheat", { limit: 10 }),
      await ids("wheat", { offset: 10, limit: 10 }),
      await ids("wheat", { offset: 20, limit: 10 }),
    ];
    expect(pages.flat()).toEqual(Array.from({ length: 25 }, (_, i) => `d${String(i).padStart(2, "0")}`));
    expect(await ids("wheat", { offset: 9_990, limit: 10 })).toEqual([]);
    const refused = await engine.search(ask("wheat", { offset: 10_000, limit: 10 })).catch(asProblem);
    expect(refused).toMatchObject({ code: "page_beyond_end" });
  });

  it("takes a batch whole or not at all, position included", async () => {
    await put(doc("a", { title: "wheat" }));
    const broken = doc("c", { title: "rice", version: Number.NaN });
    await expect(engine.write({ put: [doc("b"), broken], remove: ["a"], position: at(2) })).rejects.toThrow(/version/);
    expect(await engine.position()).toEqual(at(1));
    expect(await engine.versions(undefined, 10)).toEqual([{ id: "a", version: 1 }]);
  });

  it("changes side columns of many documents without the documents themselves, those of the same batch apart", async () => {
    const judged = (id: string, ...category: string[]) =>
      doc(id, { title: "wheat", facets: { kind: ["article"], category }, reads: 1, group: "g" });
    await put(judged("a", "X"), judged("b", "X"), judged("c"));
    await put(judged("d", "W"));
    const other = open(join(folder, "search"));
    const counts = async () => (await other.search(ask("wheat", { facets: { category: 9 } }))).facets.category;
    expect(await counts()).toEqual([
      { value: "X", count: 2 },
      { value: "W", count: 1 },
    ]);
    const side = [
      { id: "a", facets: { category: ["Y"] } },
      { id: "c", facets: { category: ["W"] }, reads: 300 },
      { id: "d", facets: { category: [] }, group: null },
      { id: "b", reads: 5 },
      { id: "nobody", reads: 9 },
    ];
    await engine.write({ put: [], remove: [], side, position: at(2) });
    expect(await counts()).toEqual([
      { value: "W", count: 1 },
      { value: "X", count: 1 },
      { value: "Y", count: 1 },
    ]);
    expect(await ids("wheat category:Y")).toEqual(["a"]);
    expect(await ids("wheat", { sort: "read" })).toEqual(["c", "b", "a", "d"]);
    const together = await engine.search(ask("wheat", { collapse: true, sort: "read" }));
    expect(together.hits.map(({ id, inGroup }) => [id, inGroup])).toEqual([
      ["c", 3],
      ["d", undefined],
    ]);
    expect(await engine.versions(undefined, 9)).toHaveLength(4);
    await engine.write({
      put: [judged("a", "Z")],
      remove: ["b"],
      side: [
        { id: "a", facets: { category: ["W"] } },
        { id: "b", facets: { category: ["W"] } },
      ],
      position: at(3),
    });
    expect(await counts()).toEqual([
      { value: "W", count: 1 },
      { value: "Z", count: 1 },
    ]);
    expect(await engine.check()).toEqual([]);
    await other.close();
    const rebuild = await engine.rebuild();
    await expect(rebuild.write({ put: [], remove: [], side, position: at(4) })).rejects.toThrow(/whole/);
    await rebuild.abandon();
  });

  it("is seen by other readers at once, and through a rebuild", async () => {
    await put(doc("a", { title: "wheat" }));
    const other = open(join(folder, "search"));
    const seen = async () => (await other.search(ask(""))).hits.map((hit) => hit.id);
    expect(await seen()).toEqual(["a"]);
    await engine.write({ put: [doc("b")], remove: ["a"], position: at(2) });
    expect(await seen()).toEqual(["b"]);
    const rebuild = await engine.rebuild();
    await rebuild.write({ put: [doc("c")], remove: [], position: { epoch: "f", seq: 7 } });
    expect(await seen()).toEqual(["b"]);
    expect(await other.position()).toEqual(at(2));
    await rebuild.publish();
    expect(await seen()).toEqual(["c"]);
    expect(await other.position()).toEqual({ epoch: "f", seq: 7 });
    const abandoned = await engine.rebuild();
    await abandoned.write({ put: [doc("d")], remove: [], position: at(9) });
    await abandoned.abandon();
    expect(await seen()).toEqual(["c"]);
    await engine.write({ put: [doc("e")], remove: [], position: { epoch: "f", seq: 8 } });
    expect(await seen()).toEqual(["c", "e"]);
    await other.close();
  });

  it("answers every text that anyone may type", async () => {
    await put(doc("a", { title: "wheat and rice" }));
    const piece = fc.oneof(
      fc.constantFrom('"', "(", ")", "-", "*", ":", "OR", "NOT", "title:", "year:", "\u0000", "ab*", "{", "^", "+"),
      fc.string(),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), fc.constantFrom("", " "), async (pieces, between) => {
        const { total } = await engine.search(ask(pieces.join(between), { facets: { kind: 1 } }));
        expect(total).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
    expect((await engine.search(ask("-( wheat OR ".repeat(19)))).complete).toBe(true);
    expect((await engine.search(ask("-wheat ".repeat(100)))).total).toBe(0);
    expect((await engine.search(ask("-(a -(b OR category:Y -(wheat c))) "))).total).toBe(1);
  });

  it("pages versions by id, and finds its own files sound", async () => {
    await put(doc("b", { version: 2 }), doc("a", { version: 3 }), doc("c", { version: 4 }));
    expect(await engine.versions(undefined, 2)).toEqual([
      { id: "a", version: 3 },
      { id: "b", version: 2 },
    ]);
    expect(await engine.versions("b", 2)).toEqual([{ id: "c", version: 4 }]);
    expect(await engine.check()).toEqual([]);
  });
});
