import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CatalogueRecord } from "../../src/catalogue/catalogue.ts";
import { openTestSite, type TestSite } from "../browser/test-site.ts";

const journal = { "container-title": ["Indus Journal of Tests"], ISSN: ["2049-3630"], volume: "7", issue: "2" };
const work = (doi: string, title: string, year: number, more: object = {}) =>
  JSON.stringify({
    DOI: `10.5555/${doi}`,
    type: "journal-article",
    title: [title],
    author: [{ given: "Sara", family: "Jadoon" }],
    issued: { "date-parts": [[year]] },
    ...more,
  });

const reference = {
  author: "Jadoon",
  year: "2010",
  "journal-title": "Indus J. Tests",
  volume: "7",
  "first-page": "45",
};
const citing = Array.from({ length: 14 }, (_, n) =>
  work(`citing${n}`, `Citing work number ${n} on salinity`, 2011 + n, {
    reference: [
      { key: "1", ...reference },
      {
        key: "2",
        author: "Khan",
        "article-title": "Something that is not here",
        year: "1999",
        DOI: "10.5555/not-here",
      },
    ],
  }),
);
const works = [
  ...citing,
  work("cited", "Salinity of canal water in the lower Indus", 2010, { ...journal, page: "45-60" }),
  work("notice", "Retraction of a study of salinity", 2015, {
    "update-to": [{ DOI: "10.5555/cited", type: "retraction", label: "Retraction" }],
  }),
];

describe("citations and notices on pages", () => {
  const folder = mkdtempSync(join(tmpdir(), "citations-"));
  let site: TestSite;
  let cited: CatalogueRecord;
  beforeAll(async () => {
    const file = join(folder, "works.jsonl");
    writeFileSync(file, works.join("\n"));
    site = await openTestSite([file]);
    const [id = ""] = await site.catalogue.byIdentifier("doi", "10.5555/cited");
    cited = (await site.catalogue.records([id]))[0] as CatalogueRecord;
  }, 60_000);
  afterAll(async () => {
    await site.close();
    rmSync(folder, { recursive: true });
  });
  const page = async (url: string): Promise<string> => {
    const answer = await site.app.inject({ url, headers: { accept: "text/html" } });
    expect([url, answer.statusCode]).toEqual([url, 200]);
    return answer.body;
  };

  it("says at the top that it is retracted, and by what", async () => {
    const html = await page(`/articles/${cited.id}`);
    const notice = /<p class="notice retracted".*?<\/p>/s.exec(html)?.[0];
    expect(notice).toMatch(/Retracted:<\/strong> <a href="\/articles\/\w+">.*Retraction of a study of salinity/s);
    expect(html.indexOf("notice retracted")).toBeLessThan(html.indexOf('id="information"'));
  });

  it("lists the newest twelve that cite it and leads to all", async () => {
    const html = await page(`/articles/${cited.id}`);
    const list = /id="cited-by".*?<\/section>/s.exec(html)?.[0] ?? "";
    expect(list).toContain("Cited by 14 in this index");
    expect([...list.matchAll(/number (\d+)/g)].map(([, n]) => Number(n))).toEqual([
      13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2,
    ]);
    const all = await page(`/articles/${cited.id}/citations`);
    expect(list).toContain(`/articles/${cited.id}/citations`);
    expect([...all.matchAll(/<article class="hit"/g)]).toHaveLength(14);
  });

  it("reads references as citations, and links what is here", async () => {
    const { id } = await site.find("Citing work number 3");
    const html = await page(`/articles/${id}`);
    const list = /id="references".*?<\/section>/s.exec(html)?.[0] ?? "";
    expect(list).toContain(`<a href="/articles/${cited.id}">Jadoon (2010). Indus J. Tests, 7, 45</a>`);
    expect(list).toMatch(
      /Khan \(1999\)\. Something that is not here <a [^>]*href="https:\/\/doi\.org\/10\.5555\/not-here"/,
    );
  });

  it("marks a retracted work in lists", async () => {
    const html = await page("/search?q=salinity+of+canal+water");
    expect(html).toMatch(/<a class="pill standing retracted-by" href="\/articles\/\w+">Retracted<\/a>/);
  });

  it("answers 404 for a page of citations beyond the end", async () => {
    const answer = await site.app.inject({ url: `/articles/${cited.id}/citations?page=2` });
    expect(answer.statusCode).toBe(404);
  });
});
