import fc from "fast-check";
import type { FastifyInstance } from "fastify";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { apiRoutes } from "../../src/api/index.ts";
import { createApp } from "../../src/http/app.ts";
import { loadSettings } from "../../src/settings/settings.ts";
import { openRecognitionIndex, type RecognitionIndex } from "../fixtures/recognition-index.ts";
import { apiDescription, componentOf, misfits } from "./http-schema.ts";

const description = await apiDescription();
const base = "https://index.example.pk";

describe("the recognition API on a real catalogue and engine", () => {
  let index: RecognitionIndex;
  let app: FastifyInstance;
  beforeAll(async () => {
    index = await openRecognitionIndex();
    const settings = loadSettings({ DEFINEPK_PUBLIC_URL: base, DEFINEPK_RATE_LIMIT_PER_MINUTE: "0" });
    const clock = (): Date => new Date("2025-06-01T10:00:00Z");
    app = await createApp({
      settings,
      log: pino({ level: "silent" }),
      routes: [apiRoutes({ engine: index.engine, catalogue: index.catalogue, settings, clock })],
      ready: async () => ({}),
    });
  });
  afterAll(async () => {
    await app.close();
    await index.close();
  });

  describe("as users of the first DefinePK know it", () => {
    const ask = async (parameters: Record<string, string>, name = "check_journal_recognition.php") => {
      const answer = await app.inject(`/api/${name}?${new URLSearchParams(parameters).toString()}`);
      expect([answer.statusCode, answer.headers["content-type"]]).toEqual([200, "application/json; charset=utf-8"]);
      return answer.json<{ status: string; category?: string | null; message?: string }>();
    };

    it.each([
      [{ issn: "1997-3438", publication_date: "2024-05-01" }, "Y"],
      [{ eissn: "1997-3446", publication_date: "2024-09-30" }, "Y"],
      [{ issn: "19973438", eissn: "1997-3446", publication_date: "2020-07-01" }, "Y"],
      [{ journal_name: "journal of medical sciences (PESHAWAR)", publication_date: "2022-07-01" }, "Y"],
      [{ issn: "9000-0013", publication_date: "2020-03-01" }, "X"],
      [{ issn: "9000-0080", publication_date: "2005-01-01" }, "Z"],
      [{ issn: "9000-003X", publication_date: "2019-12-01" }, null],
      [{ issn: "9000-0048", publication_date: "2016-10-25" }, null],
    ])("%j: %s", async (parameters, category) => {
      expect(await ask(parameters)).toEqual({ status: "success", category });
      expect(await ask(parameters, "check_journal_recognition")).toEqual({ status: "success", category });
    });

    it.each([
      ["no data", { issn: "1997-3438", publication_date: "2019-01-01" }, /knows no decision/],
      ["not decided yet", { issn: "1997-3438", publication_date: "2024-10-01" }, /not decided/],
      ["a future date", { issn: "1997-3438", publication_date: "2031-01-01" }, /not decided/],
      ["several answers", { issn: "9000-0056", publication_date: "2022-01-01" }, /differ/],
      ["no category said", { issn: "9000-0072", publication_date: "2020-01-01" }, /without a category/],
      ["a claim alone", { issn: "9000-0064", publication_date: "2016-01-01" }, /knows no decision/],
      [
        "a title of two journals",
        { journal_name: "Al-Qalam", publication_date: "2020-08-01" },
        /More than one journal/,
      ],
      ["an unknown title", { journal_name: "Nowhere", publication_date: "2020-08-01" }, /No journal with this title/],
      ["an unknown ISSN", { issn: "9000-0099", publication_date: "2020-08-01" }, /No journal with this ISSN/],
      ["a wrong check digit", { issn: "1997-3439", publication_date: "2024-05-01" }, /Perhaps it is 1997-3438\./],
      ["two journals' ISSNs", { issn: "1997-3438", eissn: "9000-0013", publication_date: "2024-05-01" }, /different/],
      ["no ISSN at all", { issn: "medical", publication_date: "2024-05-01" }, /eight digits/],
    ])("%s is an error with the address of the full answer", async (_, parameters, sentence) => {
      const { status, message, ...rest } = await ask(parameters);
      expect([status, rest]).toEqual(["error", {}]);
      expect(message).toMatch(sentence);
      expect(message).toContain(`${base}/recognition?`);
    });

    it.each([
      ["no journal", { publication_date: "2024-05-01" }, /issn \(as in 1997-3438\), eissn or journal_name/],
      ["no date", { issn: "1997-3438" }, /publication_date is missing; write it as YYYY-MM-DD/],
      ["a year only", { issn: "1997-3438", publication_date: "2024" }, /YYYY-MM-DD/],
      ["an impossible day", { issn: "1997-3438", publication_date: "2024-02-30" }, /YYYY-MM-DD/],
      ["another form", { issn: "1997-3438", publication_date: "01/05/2024" }, /YYYY-MM-DD/],
    ])("%s is an error that says how to write it", async (_, parameters, sentence) => {
      const { status, message } = await ask(parameters);
      expect(status).toBe("error");
      expect(message).toMatch(sentence);
    });

    it("answers anything with 200 and one of its two forms", async () => {
      const text = fc.oneof(fc.string({ unit: "grapheme", maxLength: 60 }), fc.constantFrom("1997-3438", "2024-05-01"));
      const names = ["issn", "eissn", "journal_name", "publication_date"];
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom(...names), text), { maxLength: 5 }), async (pairs) => {
          const answer = await app.inject(`/api/check_journal_recognition?${new URLSearchParams(pairs).toString()}`);
          const body = answer.json<object>();
          expect([answer.statusCode, Object.keys(body).join()]).toEqual([
            200,
            expect.stringMatching(/^status,(?:category|message)$/),
          ]);
        }),
        { numRuns: 60 },
      );
    });
  });

  describe("version 1", () => {
    const get = async (query: string) => {
      const answer = await app.inject(`/api/v1/recognition?${query}`);
      return { status: answer.statusCode, body: answer.json() };
    };

    it("answers with the row, what stands around it, and permanent addresses", async () => {
      const { status, body } = await get("eissn=1997-3446&date=2024-05-01");
      expect([status, misfits(description, componentOf("RecognitionAnswer"), body)]).toEqual([200, []]);
      expect(body).toMatchObject({
        journal: { title: "Journal of Medical Sciences (Peshawar)", issns: ["1997-3438", "1997-3446"], sample: false },
        date: { start: "2024-05-01" },
        message: "The journal was recognised in category Y on that date.",
        verdict: {
          outcome: "recognised",
          category: "Y",
          row: { from: "2023-07-01", to: "2024-09-30", source: "https://hec.example.pk/2023" },
        },
        claims: [],
        links: {
          self: `${base}/api/v1/recognition?issn=1997-3446&date=2024-05-01`,
          page: `${base}/recognition?issn=1997-3446&date=2024-05-01`,
        },
      });
      expect((await app.inject(body.links.self.slice(base.length))).json()).toEqual(body);
    });

    it("takes a month, a year, a range, an area and a day on which something was known", async () => {
      expect((await get("issn=1997-3438&date=2023")).body.verdict).toMatchObject({
        outcome: "recognised",
        alsoBy: [{}],
      });
      expect((await get("issn=1997-3438&date=2024")).body.verdict).toMatchObject({
        outcome: "several",
        conflict: false,
        answers: [{ to: "2024-09-30" }, { from: "2024-10-01", verdict: { outcome: "not_decided" } }],
      });
      expect((await get("issn=9000-0056&date=2022-01&area=law")).body).toMatchObject({
        area: "law",
        verdict: { category: "X" },
      });
      const late = "issn=9000-0080&date=2005-01-01&as_known_on=";
      expect((await get(`${late}2022-06-14`)).body.verdict.outcome).toBe("no_data");
      expect((await get(`${late}2022-06-15`)).body).toMatchObject({
        asKnownOn: "2022-06-15",
        verdict: { category: "Z" },
      });
    });

    it("shows claims beside a verdict, not in it", async () => {
      expect((await get("issn=9000-0064&date=2016-01-01")).body).toMatchObject({
        verdict: { outcome: "no_data" },
        claims: [{ authority: "journal", category: "Y", from: "2015" }],
      });
    });

    it.each([
      ["title=Al%20Qalam&date=2020", 400, "several_journals", { candidates: [{ issns: ["9000-0013"] }, {}] }],
      ["issn=1997-3439&date=2024", 400, "wrong_check_digit", { likely: [{ issn: "1997-3438", journals: [{}] }] }],
      ["issn=9000-0099&date=2024", 404, "unknown_issn", {}],
      ["title=medical%20sci&date=2024", 404, "unknown_title", { candidates: [{ issns: ["1997-3438", "1997-3446"] }] }],
      ["journal=none&date=2024", 404, "unknown_id", {}],
      ["date=2024", 400, "no_journal", {}],
      ["issn=1997-3438", 400, "no_date", {}],
      ["issn=1997-3438&date=2024-02-30", 400, "bad_date", {}],
      ["issn=1997-3438&date=05/06/2024", 400, "bad_date", {}],
      ["issn=1997-3438&date=2024&as_known_on=2024", 400, "bad_known_on", {}],
    ])("%s: %d %s", async (query, status, reason, details) => {
      const answer = await get(query);
      expect([answer.status, misfits(description, componentOf("Error"), answer.body)]).toEqual([status, []]);
      expect(answer.body.error.details).toMatchObject({ reason });
      if ("candidates" in details) {
        const found = answer.body.error.details.candidates as { issns: string[] }[];
        expect(found.length).toBe(details.candidates.length);
        expect(found.map(({ issns }) => issns)).toContainEqual((details.candidates[0] as { issns: string[] }).issns);
      } else expect(answer.body.error.details).toMatchObject(details);
    });

    describe("in bulk", () => {
      const post = async (body: unknown) =>
        app.inject({
          method: "POST",
          url: "/api/v1/recognition/batch",
          headers: { "content-type": "application/json" },
          payload: typeof body === "string" ? body : JSON.stringify(body),
        });

      it("answers each by itself, in order; a bad one says why", async () => {
        const good = { issn: "1997-3438", date: "2024-05-01" };
        const answer = await post({ questions: [good, null, { issn: 5 }, { ...good, date: "2024-13" }, good] });
        const body = answer.json();
        expect([answer.statusCode, misfits(description, componentOf("RecognitionBatch"), body)]).toEqual([200, []]);
        const single = (await get("issn=1997-3438&date=2024-05-01")).body;
        expect(body.answers[0]).toEqual(single);
        expect(body.answers[4]).toEqual(single);
        const reasons = body.answers
          .slice(1, 4)
          .map((one: { error: { details: { reason: string } } }) => one.error.details.reason);
        expect(reasons).toEqual(["no_journal", "no_journal", "bad_date"]);
      });

      it("takes a thousand, no more, and no body that is larger", async () => {
        const question = { issn: "1997-3438", date: "2024-05-01" };
        const full = await post({ questions: Array.from({ length: 1000 }, () => question) });
        expect([full.statusCode, full.json().answers.length]).toEqual([200, 1000]);
        const over = await post({ questions: Array.from({ length: 1001 }, () => question) });
        expect([over.statusCode, over.json().error.code]).toEqual([413, "request_too_large"]);
        const large = await post({ questions: [{ title: "x".repeat(1_100_000) }] });
        expect([large.statusCode, large.json().error.code]).toEqual([413, "request_too_large"]);
      });

      it.each(["", "[]", "null", "{", '{"questions":5}'])("refuses %j in the one error shape", async (body) => {
        const answer = await post(body);
        expect([answer.statusCode, misfits(description, componentOf("Error"), answer.json())]).toEqual([400, []]);
      });

      it("may be asked by scripts of other sites", async () => {
        const answer = await app.inject({
          method: "OPTIONS",
          url: "/api/v1/recognition/batch",
          headers: { "access-control-request-method": "POST", "access-control-request-headers": "content-type" },
        });
        expect(answer.headers).toMatchObject({
          "access-control-allow-methods": "POST",
          "access-control-allow-headers": expect.stringContaining("content-type"),
        });
      });
    });
  });
});
