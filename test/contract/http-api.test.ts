import fc from "fast-check";
import type { FastifyInstance } from "fastify";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiRoutes } from "../../src/api/index.ts";
import { createApp } from "../../src/http/app.ts";
import { loadSettings } from "../../src/settings/settings.ts";
import { openTestIndex, type TestIndex } from "./http-index.ts";
import { apiDescription, componentOf, misfits } from "./http-schema.ts";

const description = await apiDescription();
const base = "https://index.example.pk";

describe("the API on a real catalogue and engine", () => {
  let index: TestIndex;
  let app: FastifyInstance;
  beforeAll(async () => {
    index = await openTestIndex();
    const settings = loadSettings({ DEFINEPK_PUBLIC_URL: base, DEFINEPK_RATE_LIMIT_PER_MINUTE: "0" });
    const clock = (): Date => new Date("2025-06-01T10:00:00Z");
    app = await createApp({
      settings,
      log: pino({ level: "silent" }),
      routes: [
        apiRoutes({
          engine: index.engine,
          catalogue: index.catalogue,
          dossiers: index.dossiers,
          usage: index.usage,
          settings,
          clock,
        }),
      ],
      ready: async () => ({}),
    });
  });
  afterAll(async () => {
    await app.close();
    await index.close();
  });

  const get = async (path: string) => {
    const answer = await app.inject(`/api/v1${path}`);
    return { status: answer.statusCode, headers: answer.headers, body: answer.body === "" ? undefined : answer.json() };
  };
  /** What tells one error from another, and whether its shape is the one shape. */
  const problem = ({ status, body }: { status: number; body: { error?: { code: string; message: string } } }) => ({
    status,
    code: body.error?.code,
    sentence: /^\S.*\.$/.test(body.error?.message ?? ""),
    misfits: misfits(description, componentOf("Error"), body),
  });
  const refusal = (status: number, code: string) => ({ status, code, sentence: true, misfits: [] });

  describe("citations", () => {
    it("are told by the citing and by the cited article", async () => {
      const { first, into } = index.ids;
      const record = { id: first, url: `${base}/articles/${first}` };
      const citing = await get(`/articles/${into}`);
      expect(citing.body).toMatchObject({
        references: [{ title: "Elsewhere" }, { doi: "10.5555/first", record }],
        citedBy: { total: 0 },
        relatedRecords: [{ type: "corrects", record }],
      });
      expect(citing.body.references[0]).not.toHaveProperty("record");
      const cited = await get(`/articles/${first}`);
      const url = `${base}/api/v1/articles/${first}/citations`;
      expect(cited.body).toMatchObject({
        citedBy: { total: 1, url },
        relatedRecords: [{ type: "corrected-by", record: { id: into } }],
      });
      const list = await get(`/articles/${first}/citations`);
      expect(list.body).toMatchObject({
        article: record,
        total: 1,
        page: 1,
        pages: 1,
        records: [{ id: into }],
        links: { self: url },
      });
      for (const [name, body] of [
        ["Article", citing.body],
        ["Citations", list.body],
      ] as const)
        expect(misfits(description, componentOf(name), body)).toEqual([]);
    });
    it("answer as other lists do where there is none, and where the record is elsewhere", async () => {
      const { first, merged, into } = index.ids;
      expect(problem(await get(`/articles/${first}/citations?page=2`))).toEqual(refusal(404, "page_beyond_end"));
      expect(await get(`/articles/${merged}/citations`)).toMatchObject({
        status: 301,
        headers: { location: `${base}/api/v1/articles/${into}/citations` },
      });
    });
  });

  describe("an article", () => {
    it("has all that its page has", async () => {
      const { status, headers, body } = await get(`/articles/${index.ids.first}`);
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        "cache-control": "public, max-age=60",
        "access-control-allow-origin": "*",
        etag: expect.any(String),
      });
      expect(body).toMatchObject({
        kind: "article",
        type: "article",
        id: index.ids.first,
        url: `${base}/articles/${index.ids.first}`,
        titles: [{ value: "Unlocking potential: perceptions of a medical mentorship program", lang: "en" }],
        contributors: [{ name: "Sara Jadoon", family: "Jadoon", given: "Sara", role: "author", affiliations: ["KMC"] }],
        journal: {
          id: index.ids.journal,
          title: "Journal of Medical Sciences (Peshawar)",
          url: `${base}/journals/${index.ids.journal}`,
        },
        issue: {
          id: index.issues.large,
          volume: "33",
          number: "1",
          year: 2025,
          url: `${base}/journals/${index.ids.journal}/issues/${index.issues.large}`,
        },
        pages: { printed: "1-9", first: "1", last: "9" },
        published: { start: "2024-05-01" },
        online: { start: "2024-11-02" },
        publisher: "Khyber Medical College",
        country: "PK",
        doi: "10.5555/first",
        licence: { id: "CC-BY-4.0" },
        access: "open",
        sample: false,
      });
      expect(body.recognition.history.map((row: { from: string }) => row.from)).toEqual([
        "2023-07-01",
        "2022-07-01",
        "2021-07-01",
        "2020-07-01",
      ]);
      expect(body.recognition.verdict).toMatchObject({
        date: { start: "2024-05-01" },
        outcome: "recognised",
        category: "Y",
      });
      expect(body.recognition.onlineVerdict).toMatchObject({ date: { start: "2024-11-02" }, outcome: "not_decided" });
      expect(body.provenance).toContainEqual(
        expect.objectContaining({
          field: "titles",
          source: { id: "s", name: "A source" },
          identifier: "10.5555/first",
        }),
      );
      expect(misfits(description, componentOf("Article"), body)).toEqual([]);
    });

    it("that was merged is elsewhere for ever, a withdrawn one gone with what is known of it", async () => {
      const merged = await get(`/articles/${index.ids.merged}`);
      expect([merged.status, merged.headers.location]).toEqual([301, `${base}/api/v1/articles/${index.ids.into}`]);
      const gone = await get(`/articles/${index.ids.withdrawn}`);
      expect(problem(gone)).toEqual(refusal(410, "gone"));
      expect(gone.body.error.details).toMatchObject({
        id: index.ids.withdrawn,
        kind: "article",
        title: "A paper that went away",
        withdrawnAt: expect.stringMatching(/^\d{4}-/),
      });
    });

    it("asked for as another kind is found where it is", async () => {
      const answer = await get(`/journals/${index.ids.first}`);
      expect([answer.status, answer.headers.location]).toEqual([301, `${base}/api/v1/articles/${index.ids.first}`]);
    });

    it("is not sent again to who has it", async () => {
      const url = `/api/v1/articles/${index.ids.first}`;
      const { headers } = await app.inject(url);
      const again = await app.inject({ url, headers: { "if-none-match": String(headers.etag) } });
      expect([again.statusCode, again.body]).toEqual([304, ""]);
      const head = await app.inject({ method: "HEAD", url });
      expect([head.statusCode, head.body, head.headers.etag]).toEqual([200, "", headers.etag]);
    });
  });

  describe("a journal", () => {
    it("has its history, today's verdict and its issues", async () => {
      const { status, body } = await get(`/journals/${index.ids.journal}`);
      expect(status).toBe(200);
      expect(body.titles[0].value).toBe("Journal of Medical Sciences (Peshawar)");
      expect(body.subjects).toContainEqual({ scheme: "hec", label: "Health Sciences" });
      expect(body.recognition.history).toHaveLength(4);
      expect(body.recognition.verdict).toMatchObject({ date: { start: "2025-06-01" }, outcome: "not_decided" });
      expect(misfits(description, componentOf("Journal"), body)).toEqual([]);
      const issues = await get(new URL(body.related.issues).pathname.replace("/api/v1", ""));
      expect(issues.body.issues).toMatchObject([
        { id: index.issues.large, volume: "33", number: "1", year: 2025, articles: 130 },
      ]);
      expect(misfits(description, componentOf("JournalIssues"), issues.body)).toEqual([]);
      const articles = await app.inject(body.related.articles.slice(base.length));
      expect(articles.json().total).toBe(130);
    });

    it("that was merged is elsewhere, with its issues", async () => {
      const target = `${base}/api/v1/journals/${index.ids.otherJournal}`;
      for (const rest of ["", "/issues", `/issues/${index.issues.moved}`]) {
        const answer = await get(`/journals/${index.ids.mergedJournal}${rest}`);
        expect([answer.status, answer.headers.location]).toEqual([301, target + rest]);
        const there = await app.inject(String(answer.headers.location).slice(base.length));
        expect(there.statusCode).toBe(200);
      }
    });

    it("gives an issue's articles a hundred at a time", async () => {
      const path = `/journals/${index.ids.journal}/issues/${index.issues.large}`;
      const first = await get(path);
      expect(misfits(description, componentOf("IssueContents"), first.body)).toEqual([]);
      expect(first.body).toMatchObject({ page: 1, pages: 2, issue: { articles: 130 } });
      expect(first.body.articles[0]).toMatchObject({ id: index.ids.first, authors: ["Sara Jadoon"] });
      const second = (await app.inject(first.body.links.next.slice(base.length))).json();
      expect(second).toMatchObject({ page: 2, links: { previous: first.body.links.self } });
      expect(second.links).not.toHaveProperty("next");
      const all = [...first.body.articles, ...second.articles].map(({ id }: { id: string }) => id);
      expect(new Set(all).size).toBe(130);
      expect(problem(await get(`${path}?page=3`))).toEqual(refusal(404, "page_beyond_end"));
      for (const page of ["0", "-1", "x", "1.5", "1e9"])
        expect(problem(await get(`${path}?page=${page}`))).toEqual(refusal(400, "bad_request"));
    });
  });

  describe("search", () => {
    it("finds, counts and marks", async () => {
      const { status, body } = await get("/search?q=mentorship%20potential");
      expect(status).toBe(200);
      expect(misfits(description, componentOf("SearchResult"), body)).toEqual([]);
      expect(body.hits[0].record).toMatchObject({
        id: index.ids.first,
        kind: "article",
        doi: "10.5555/first",
        journal: { id: index.ids.journal },
      });
      expect(body.hits[0].title).toContainEqual({ text: "potential", hit: true });
      expect(body.facets.find(({ name }: { name: string }) => name === "category")).toMatchObject({
        parameter: "category",
        values: [{ value: "Y", count: body.total, selected: false }],
      });
    });

    it("finds Urdu, and filters as the page does", async () => {
      const urdu = await get(`/search?q=${encodeURIComponent("غالب")}&language=ur`);
      expect(urdu.body).toMatchObject({ total: 1, query: { filters: { language: ["ur"] } } });
      expect(urdu.body.hits[0].record).toMatchObject({
        id: index.ids.urdu,
        title: { value: "غالب کی شاعری", lang: "ur" },
      });
    });

    it("names the one record that an identifier names", async () => {
      const { body } = await get("/search?q=https://doi.org/10.5555/FIRST");
      expect(body.direct).toMatchObject({
        id: index.ids.first,
        resource: `${base}/api/v1/articles/${index.ids.first}`,
      });
    });

    it("leads through all pages, each record once", async () => {
      const seen: string[] = [];
      let path: string | undefined = "/articles?q=wheat&sort=title&per_page=50";
      while (path !== undefined && seen.length < 1000) {
        const { body } = await get(path);
        expect(misfits(description, componentOf("SearchResult"), body)).toEqual([]);
        seen.push(...body.hits.map(({ record }: { record: { id: string } }) => record.id));
        expect(body.links.self).toBe(`${base}/api/v1${path}`);
        path = body.links.next?.slice(`${base}/api/v1`.length);
      }
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toHaveLength((await get("/articles?q=wheat")).body.total);
      expect(seen.length).toBeGreaterThan(100);
    });

    it("lists articles and journals apart", async () => {
      const journals = await get("/journals");
      expect(journals.body.hits.every(({ record }: { record: { kind: string } }) => record.kind === "journal")).toBe(
        true,
      );
      expect(journals.body.total).toBe(3);
      expect(problem(await get("/journals?kind=article"))).toEqual(refusal(400, "unknown_filter"));
    });

    it.each([
      ["/search?colour=red", 400, "unknown_filter"],
      ["/search?__proto__=1", 400, "unknown_filter"],
      ["/search?constructor=1", 400, "unknown_filter"],
      ["/search?kind=poem", 400, "bad_request"],
      ["/search?sort=best", 400, "bad_request"],
      ["/search?page=0", 400, "bad_request"],
      ["/search?page=9999999999999999999", 400, "bad_request"],
      ["/search?page=1&page=2", 400, "bad_request"],
      ["/search?per_page=7", 400, "bad_request"],
      ["/search?years=soon", 400, "bad_request"],
      ["/search?year=abc", 400, "bad_request"],
      ["/search?year=2024&year=20244", 400, "bad_request"],
      ["/search?page=999", 404, "page_beyond_end"],
      ["/search?page=999999", 404, "page_beyond_end"],
      ["/articles?category=Q", 400, "bad_request"],
    ])("refuses %s", async (path, status, code) => expect(problem(await get(path))).toEqual(refusal(status, code)));

    it("finds nothing for a journal, subject, keyword, publisher or source that is not there", async () => {
      for (const name of ["in", "topic", "keyword", "from", "source"]) {
        const { status, body } = await get(`/search?${name}=nosuch`);
        expect([name, status, body.total]).toEqual([name, 200, 0]);
      }
      expect((await get("/search?year=2024")).body.total).toBeGreaterThan(100);
      expect((await get("/search?year=abc")).body.error.message).toContain("year such as 2015");
    });

    it("says all that is wrong at once", async () => {
      const { body } = await get("/search?colour=red&sort=best");
      expect(body.error.details.problems).toHaveLength(2);
    });
  });

  it.each([
    "/articles/nosuch",
    "/articles/__proto__",
    "/articles/..%2f..%2fetc",
    `/articles/${"9".repeat(400)}`,
    "/articles/%F0%9F%92%A9",
    "/journals/nosuch/issues",
    "/journals/nosuch/issues/nosuch",
    "/nosuch",
    "",
  ])("nothing is at /api/v1%s", async (path) => expect(problem(await get(path))).toEqual(refusal(404, "not_found")));

  it.each(["/articles/%", "/articles/%00", "/articles/%ff", `/articles/${"9".repeat(501)}`])(
    "cannot be read: /api/v1%s",
    async (path) => expect(problem(await get(path))).toEqual(refusal(400, "bad_request")),
  );

  it("has only reading", async () => {
    for (const method of ["POST", "PUT", "PATCH", "DELETE"] as const) {
      const answer = await app.inject({ method, url: "/api/v1/search", payload: {} });
      expect(problem({ status: answer.statusCode, body: answer.json() })).toEqual(refusal(405, "method_not_allowed"));
      expect(answer.headers["allow"]).toBe("GET, HEAD");
    }
  });

  it("tells browsers that scripts of other sites may ask conditionally", async () => {
    const answer = await app.inject({
      method: "OPTIONS",
      url: `/api/v1/articles/${index.ids.first}`,
      headers: { "access-control-request-method": "GET", "access-control-request-headers": "if-none-match" },
    });
    expect([answer.statusCode, answer.body]).toEqual([204, ""]);
    expect(answer.headers).toMatchObject({
      "access-control-allow-origin": "*",
      "access-control-allow-methods": "GET, HEAD",
      "access-control-allow-headers": "if-none-match, accept, content-type",
      "access-control-max-age": "86400",
    });
  });

  it("describes where it leads elsewhere, and what is not sent again", () => {
    const all = Object.entries(description["paths"] as Record<string, { get?: { responses: Json } }>);
    const paths = all.flatMap(([path, { get }]) => (get === undefined ? [] : [[path, { get }] as const]));
    const codesOf = ({ get }: { get: { responses: Json } }): string[] => Object.keys(get.responses);
    for (const [path, item] of paths)
      expect([path, codesOf(item)]).toEqual([path, expect.arrayContaining(["200", "304"])]);
    const moving = paths.filter(([, item]) => codesOf(item).includes("301")).map(([path]) => path);
    expect(moving).toEqual(
      paths.map(([path]) => path).filter((path) => path.includes("{id}") && !path.includes("/sources/")),
    );
    expect(paths.find(([path]) => path.endsWith("/articles/{id}"))?.[1].get.responses["301"]).toMatchObject({
      headers: { location: { schema: { type: "string" } } },
    });
  });

  it("answers every address of its description as the description says", async () => {
    const list = "Jadoon S. A paper. J Med Sci. 2024. ISSN 1997-3438\n10.5555/first\nKhan A. Something else, 1999.";
    const dossier = await index.dossiers.submit({ bytes: Buffer.from(list) });
    await index.dossiers.idle();
    const parameters = {
      "{id}": index.ids.journal,
      "{issueId}": index.issues.large,
      "{dossier}": dossier.ok ? dossier.value : "",
    };
    const all = Object.entries(description["paths"] as Record<string, { get?: Operation }>);
    const paths = all.flatMap(([path, { get }]) => (get === undefined ? [] : [[path, { get }] as const]));
    expect(paths.length).toBeGreaterThan(5);
    const queries: Readonly<Record<string, string>> = {
      "/api/v1/recognition": "?issn=1997-3438&date=2024",
      "/api/v1/news-words": "?q=kite",
    };
    for (const [path, { get: operation }] of paths) {
      const ids: Readonly<Record<string, string>> = {
        articles: index.ids.first,
        books: index.ids.book,
        chapters: index.ids.chapter,
        news: index.ids.headline,
        videos: index.ids.video,
        sources: "s",
      };
      const id = ids[path.split("/")[3] ?? ""] ?? parameters["{id}"];
      const answer = await app.inject(
        path
          .replace("{id}", id)
          .replace("{issueId}", parameters["{issueId}"])
          .replace("{dossier}", parameters["{dossier}"]) + (queries[path] ?? ""),
      );
      expect([path, answer.statusCode]).toEqual([path, 200]);
      expect(
        misfits(description, operation.responses["200"].content["application/json"].schema, answer.json()),
      ).toEqual([]);
    }
  });

  it("gives a story once in a list, and its headlines with each of them", async () => {
    const list = (await app.inject("/api/v1/news?q=kite")).json();
    expect(list).toMatchObject({ total: 1, hits: [{ alike: 1, record: { kind: "news" } }] });
    const one = (await app.inject(`/api/v1/news/${index.ids.headline}`)).json();
    expect(one).toMatchObject({ outlet: "Kite Herald", section: "Sports", at: "2025-03-10T18:40:00+05:00" });
    expect(one.story).toHaveLength(1);
    const words = (await app.inject("/api/v1/news-words?q=kite")).json();
    expect(words).toEqual({
      q: "kite",
      unit: "day",
      total: 2,
      times: [{ from: "2025-03-10", to: "2025-03-10", count: 2, of: 2 }],
    });
  });

  it("never fails, whatever it is asked", async () => {
    const names = [
      "q",
      "kind",
      "type",
      "year",
      "years",
      "in",
      "category",
      "topic",
      "keyword",
      "language",
      "from",
      "outlet",
      "has",
      "source",
      "sort",
      "page",
      "per_page",
      "__proto__",
      "x[]",
    ];
    const values = fc.oneof(
      fc.string({ unit: "binary", maxLength: 30 }),
      fc.string({ maxLength: 60 }),
      fc.constantFrom(
        '"',
        "((((((",
        "title:",
        "year:..",
        "-",
        "OR OR",
        "*",
        "a*",
        "غالب",
        "\u202e",
        "10.5555/first",
        "1997-3438",
        "NOT",
        "NEAR(",
        "'; DROP TABLE",
        "%",
        "\ud800",
        "y".repeat(3000),
      ),
      fc.integer().map(String),
    );
    const fields = fc.array(fc.tuple(fc.constantFrom(...names), values), { maxLength: 6 });
    const paths = fc.constantFrom(
      "/search",
      "/articles",
      "/journals",
      `/articles/${index.ids.first}`,
      `/journals/${index.ids.journal}/issues/${index.issues.large}`,
    );
    await fc.assert(
      fc.asyncProperty(paths, fields, async (path, given) => {
        const query = given
          .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value.toWellFormed())}`)
          .join("&");
        const { status, body } = await get(`${path}?${query}`);
        expect([status, status < 500 ? "" : body]).toEqual([status, ""]);
        if (status >= 400) expect(misfits(description, componentOf("Error"), body)).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });
});

type Json = Readonly<Record<string, unknown>>;

interface Operation {
  readonly responses: {
    readonly 200: { readonly content: { readonly "application/json": { readonly schema: unknown } } };
  };
}
