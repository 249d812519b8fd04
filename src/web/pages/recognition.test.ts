import fc from "fast-check";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { textOf } from "../../../test/browser/render.ts";
import { openApp } from "../../../test/browser/test-site.ts";
import { openRecognitionIndex, type RecognitionIndex } from "../../../test/fixtures/recognition-index.ts";
import { en } from "../messages/en.ts";

describe("the checker, on a real catalogue and index", () => {
  let index: RecognitionIndex;
  let app: FastifyInstance;
  beforeAll(async () => {
    index = await openRecognitionIndex();
    ({ app } = await openApp(index.catalogue, index.engine));
  });
  afterAll(async () => {
    await app?.close();
    await index?.close();
  });

  const get = async (query: Record<string, string>) => {
    const answer = await app.inject(`/recognition?${new URLSearchParams(query).toString()}`);
    const { location } = answer.headers;
    return { status: answer.statusCode, location, html: answer.body, text: textOf(answer.body) };
  };

  it.each([
    [{ q: "1997-3438", date: "2024-05-01" }, "/recognition?issn=1997-3438&date=2024-05-01"],
    [{ q: "1997 3446", date: "May 2024" }, "/recognition?issn=1997-3446&date=May+2024"],
    [{ q: "journal of medical sciences peshawar", date: "2024" }, "/recognition?issn=1997-3438&date=2024"],
    [{ q: "Al-Qalam · 9000-0013", date: "2020" }, "/recognition?issn=9000-0013&date=2020"],
    [
      { q: "Review of Law and History", date: "2022", area: "Law", as_known_on: "2026-01-01" },
      "/recognition?issn=9000-0056&date=2022&as_known_on=2026-01-01&area=Law",
    ],
  ])("leads %j to its permanent address", async (query, location) => {
    expect(await get(query)).toMatchObject({ status: 302, location });
  });

  it("answers with the sentence, the row and its source, the neighbours in time and the whole history", async () => {
    const { status, html, text } = await get({ issn: "1997-3438", date: "2022-05-01" });
    expect(status).toBe(200);
    expect(text).toContain(
      "On the date asked for (1 May 2022), the journal was recognised by HEC in category Y: from 1 July 2021 to 30 June 2022.",
    );
    const parts = [en.checker.basis, en.checker.around, en.checker.history].map((heading) => text.indexOf(heading));
    expect(parts.every((at, index) => at > (parts[index - 1] ?? 0))).toBe(true);
    const [, basis = "", around = ""] = html.split("<table");
    expect(basis).toContain('href="https://hec.example.pk/2021"');
    expect(around).toContain("2020-07-01");
    expect(around).toContain("2022-07-01");
    expect(html).toContain('role="img"');
    expect(html).toContain('<meta name="robots" content="noindex"');
    expect(html).toContain('href="/recognition?issn=1997-3438&amp;date=2022-05-01"');
    expect(html).toContain('href="/api/v1/recognition?issn=1997-3438&amp;date=2022-05-01"');
    expect(html).toContain("date=2021-07%2F2022-06");
  });

  it.each([
    [
      { issn: "9000-003X", date: "2019-12-01" },
      "was not recognised by HEC: it was last in category Y until 30 June 2019",
    ],
    [{ issn: "9000-0048", date: "2016-11-01" }, "had lost its HEC recognition, on 25 October 2016"],
    [{ issn: "1997-3438", date: "2025-01-01" }, "This index knows no decision of HEC for 1 January 2025 yet."],
    [{ issn: "1997-3438", date: "2030-01-01" }, "lies in the future, for which HEC has decided nothing yet"],
    [{ issn: "1997-3438", date: "2019-01-01" }, "The first that it knows is category Y, from 1 July 2020."],
    [{ issn: "1997-3438", date: "2024" }, "1 October 2024 to 31 December 2024: not decided yet"],
    [{ issn: "9000-0056", date: "2022-01-01" }, "by subject area: Law X, History Y."],
    [{ issn: "9000-0056", date: "2022-01-01", area: "History" }, "in category Y"],
    [{ issn: "9000-0064", date: "2016" }, en.checker.claims],
    [{ issn: "9000-0080", date: "2005", as_known_on: "2022-01-01" }, "As HEC had decided by 1 January 2022."],
    [{ issn: "1997-3438" }, en.checker.none.no_date],
  ])("says for %j: %s", async (query, sentence) => {
    const { status, text } = await get(query);
    expect(status).toBe(200);
    expect(text).toContain(sentence);
  });

  it("asks which journal is meant where several bear the title, and each choice keeps the question", async () => {
    const { status, html, text } = await get({ q: "al qalam", date: "2020-08-01" });
    expect(status).toBe(200);
    expect(text).toContain("More than one journal here fits “al qalam”.");
    const choices = [...html.matchAll(/href="(\/recognition\?journal=[^"]+date=2020-08-01)"/g)].map(([, path]) => path);
    expect(choices.length).toBe(2);
    const answers = await Promise.all(
      choices.map(async (path) => textOf((await app.inject((path ?? "").replaceAll("&amp;", "&"))).body)),
    );
    expect(new Set(answers.map((text) => /in category (\w)/.exec(text)?.[1]))).toEqual(new Set(["X", "Y"]));
  });

  it.each([
    [{ q: "1997-3439", date: "2024" }, 400, "The check digit of this ISSN is wrong", "issn=1997-3438&amp;date=2024"],
    [{ q: "1997-34", date: "2024" }, 400, "That is no ISSN", undefined],
    [{ q: "9000-0099", date: "2024" }, 404, "No journal with this ISSN is in this index", undefined],
    [{ q: "medical sciences", date: "2024" }, 404, "No journal with exactly this title", "date=2024"],
    [{ q: "medicl sciencs", date: "2024" }, 404, "No journal with exactly this title", undefined],
    [{ q: "", date: "2024" }, 400, "Please say which journal", undefined],
    [{ issn: "1997-3438", date: "2024-02-30" }, 400, "there is no such day", undefined],
    [{ issn: "1997-3438", date: "2024", as_known_on: "yesterday" }, 400, "must be a day that exists", undefined],
    [{ journal: "nothing", date: "2024" }, 404, "no journal at this address", undefined],
  ])("says what is wrong with %j and how to go on", async (query, status, sentence, link) => {
    const answer = await get(query);
    expect(answer.status).toBe(status);
    expect(answer.text).toContain(sentence);
    expect(answer.html).toContain('<form class="checker"');
    if (link !== undefined) expect(answer.html).toContain(link);
  });

  it("suggests journals for the box, with what tells them apart", async () => {
    const answer = await app.inject("/suggest?kind=journal&q=qal");
    expect(
      answer
        .json()
        .map(({ value }: { value: string }) => value)
        .sort(),
    ).toEqual(["Al Qalam · 9000-0021", "Al-Qalam · 9000-0013"]);
  });

  it("never fails, whatever it is asked, and shows it as text alone", async () => {
    const names = fc.constantFrom("q", "issn", "eissn", "title", "journal", "date", "area", "as_known_on");
    const text = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 80 }),
      fc.constantFrom("1997-3438", "2024", "<script>alert(1)</script>", "x".repeat(2000), "۱۹۹۷-۳۴۳۸"),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(names, text), { maxLength: 5 }), async (pairs) => {
        const answer = await app.inject(`/recognition?${new URLSearchParams(pairs).toString()}`);
        expect([200, 302, 400, 404]).toContain(answer.statusCode);
        expect(answer.body).not.toContain("<script>");
        expect(answer.body.length).toBeLessThan(60_000);
      }),
      { numRuns: 80 },
    );
  });
});
