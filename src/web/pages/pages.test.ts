import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApp } from "../../../test/browser/test-site.ts";
import { openTestIndex, type TestIndex } from "../../../test/contract/http-index.ts";
import { en } from "../messages/en.ts";

describe("the pages, on a real catalogue and index", () => {
  let index: TestIndex;
  let site: Awaited<ReturnType<typeof openApp>>;
  beforeAll(async () => {
    index = await openTestIndex();
    site = await openApp(index.catalogue, index.engine);
  });
  afterAll(async () => {
    await site.app.close();
    await index.close();
  });
  const get = async (url: string) => site.app.inject({ url, headers: { accept: "text/html" } });

  it.each([
    ["/", 200],
    ["/search", 200],
    ["/search?q=wheat&kind=article&sort=newest&page=2", 200],
    ["/search?q=nothingofthekind", 200],
    ["/journals", 200],
    ["/journals?q=medic", 200],
    ["/books", 200],
    ["/books?q=rivers", 200],
    ["/books/unknown", 404],
    ["/chapters/unknown", 404],
    ["/subjects", 200],
    ["/publishers", 200],
    ["/keywords/Mentorship", 200],
    ["/search/values/publisher", 200],
    ["/search/values/journal?q=wheat&kind=article&find=medic", 200],
    ["/search/values/keyword?find=nothingofthekind", 200],
    ["/search/values/kind", 404],
    ["/search/values/colour", 404],
    ["/search/values/subject?colour=red", 400],
    ["/keywords/mentorship?page=2", 200],
    ["/sources", 200],
    ["/sources/s", 200],
    ["/sources/none-has-this", 404],
    ["/sources?page=2", 404],
    ["/robots.txt", 200],
    ["/favicon.svg", 200],
    ["/keywords/none-has-this", 404],
    ["/keywords/mentorship?page=999", 404],
    ["/nowhere", 404],
    ["/articles/unknown", 404],
    ["/search?q=wheat&page=9999", 404],
    ["/search?page=99999", 404],
    ["/journals?page=99", 404],
    ["/subjects?page=2", 404],
    ["/search?colour=red", 400],
    ["/search?page=0", 400],
    ["/journals?page=minus", 400],
    ["/journals?page=2&page=3", 400],
  ])("%s answers %i", async (url, status) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(status);
    if (url.startsWith("/robots") || url.startsWith("/favicon")) return;
    expect(answer.headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(answer.body).toMatch(/^<!DOCTYPE html><html lang="en" dir="ltr">/);
    expect(answer.body.match(/<h1/g)).toHaveLength(1);
    if (status >= 400) {
      expect(answer.body).toContain('<meta name="robots" content="noindex"/>');
      expect(answer.body).toContain('href="/search"');
      expect(answer.body).not.toMatch(/Error:|at .*\.ts:\d|node_modules/);
    }
  });

  it("shows a book with its chapters, and finds a passage inside it", async () => {
    const path = `/books/${index.ids.book}`;
    const chapter = `/chapters/${index.ids.chapter}`;
    const whole = await get(path);
    expect(whole.body).toContain("Rivers of Sindh</h1>");
    expect(whole.body).toContain(`<a href="${chapter}"><bdi lang="en" dir="ltr">Floods</bdi></a>`);
    expect(whole.body).toContain("9780306406157");
    const found = await get(`${path}?q=katcha`);
    expect(found.body).toContain("In August the Indus rose over the <mark>katcha</mark>.");
    expect(found.body).toContain('<meta name="robots" content="noindex"/>');
    expect((await get(`${path}?q=nothingofthekind`)).body).toContain(en.book.foundNothing);
    expect((await get(`${path}?q=katcha&page=2`)).statusCode).toBe(404);
    const own = await get(chapter);
    expect(own.body).toContain(`href="${path}"`);
    expect(own.body).toContain("12-20");
    expect(own.body).not.toContain("the Indus rose");
    expect((await get("/books?q=978-0-306-40615-7")).headers["location"]).toBe(path);
    const everywhere = await get("/search?q=katcha");
    expect(everywhere.body).toContain(`<a href="${path}"><cite dir="auto">Rivers of Sindh</cite></a>`);
  });

  it("shows an article with its facts, its journal and the answer for its own date", async () => {
    const { body } = await get(`/articles/${index.ids.first}`);
    expect(body).toContain("Unlocking potential: perceptions of a medical mentorship program</h1>");
    expect(body).toContain(`href="/journals/${index.ids.journal}"`);
    expect(body).toContain(`href="/journals/${index.ids.journal}/issues/${index.issues.large}"`);
    expect(body).toContain("recognised by HEC in category Y: from 1 July 2023 to 30 September 2024.");
    expect(body.match(/<time datetime="20\d\d-07-01">/g)?.map((tag) => tag.slice(16, 20))).toEqual([
      "2023",
      "2022",
      "2021",
      "2020",
    ]);
    expect(body).toContain('href="https://doi.org/10.5555/first"');
    expect(body).toContain(`<link rel="canonical" href="https://index.example.pk/articles/${index.ids.first}"/>`);
    expect(body).toContain('href="/keywords/Mentorship"');
    expect(body).toContain(en.record.noSummary);
    expect(body).toContain(en.record.provenance);
  });

  it("leads from a merged id and from the address of another kind to where the record is, for good", async () => {
    const merged = await get(`/articles/${index.ids.merged}`);
    expect([merged.statusCode, merged.headers.location]).toEqual([301, `/articles/${index.ids.into}`]);
    const journal = await get(`/journals/${index.ids.mergedJournal}`);
    expect([journal.statusCode, journal.headers.location]).toEqual([301, `/journals/${index.ids.otherJournal}`]);
    const kind = await get(`/videos/${index.ids.first}`);
    expect([kind.statusCode, kind.headers.location]).toEqual([301, `/articles/${index.ids.first}`]);
    const issue = await get(`/journals/${index.ids.mergedJournal}/issues/${index.issues.moved}`);
    expect([issue.statusCode, issue.headers.location]).toEqual([
      301,
      `/journals/${index.ids.otherJournal}/issues/${index.issues.moved}`,
    ]);
  });

  it("answers 410 with what it was at the address of a withdrawn record", async () => {
    const { statusCode, body } = await get(`/articles/${index.ids.withdrawn}`);
    expect(statusCode).toBe(410);
    expect(body).toContain("A paper that went away</h1>");
    expect(body).toContain(en.errors.withdrawnWhy);
    expect(body).toContain('content="noindex"');
  });

  it("lists an issue in pages, with the articles in their order", async () => {
    const path = `/journals/${index.ids.journal}/issues/${index.issues.large}`;
    const first = await get(path);
    expect(first.body).toContain("Volume 33, No. 1 (2025)</bdi></h1>");
    expect(first.body.match(/<article class="hit"/g)).toHaveLength(50);
    expect(first.body).toContain(`href="${path}?page=3"`);
    const last = await get(`${path}?page=3`);
    expect(last.body.match(/<article class="hit"/g)).toHaveLength(30);
    expect((await get(`${path}?page=4`)).statusCode).toBe(404);
    expect((await get(`/journals/${index.ids.journal}/issues/nope`)).statusCode).toBe(404);
  });

  it("shows a journal with recognition, issues and how complete its metadata are", async () => {
    const { body } = await get(`/journals/${index.ids.journal}`);
    expect(body).toContain("Journal of Medical Sciences (Peshawar)</h1>");
    expect(body).toContain(
      'aria-label="HEC recognition of Journal of Medical Sciences (Peshawar), 2020 to 2024, as a timeline"',
    );
    expect(body).toContain("100 % have a DOI (130 articles)");
    expect(body).toContain("0 % have a PDF link (0 articles)");
    expect(body).toContain("Volume 33, No. 1</bdi></a> <small>130 articles</small>");
  });

  it("leads straight from an identifier to what it names", async () => {
    for (const url of ["/search?q=10.5555%2Ffirst", "/search?q=https%3A%2F%2Fdoi.org%2F10.5555%2Ffirst"]) {
      const answer = await get(url);
      expect([answer.statusCode, answer.headers.location]).toEqual([302, `/articles/${index.ids.first}`]);
    }
    const journal = await get("/journals?q=1997-3438");
    expect([journal.statusCode, journal.headers.location]).toEqual([302, `/journals/${index.ids.journal}`]);
  });

  it("searches: tabs, marks, the category that applied, filters as links that no crawler follows", async () => {
    const { body } = await get("/search?q=mentorship");
    expect(body).toContain("medical <mark>mentorship</mark> program</a>");
    expect(body).toContain('<span class="pill c-y" title="HEC category Y when it appeared">HEC Y</span>');
    expect(body).toMatch(/<a href="\/search\?q=mentorship&amp;kind=article" rel="nofollow">Articles <span/);
    for (const [link] of body.matchAll(/<a [^>]*href="\/search\?[^>]*>/g)) expect(link).toContain("nofollow");
    expect(body).toContain('content="noindex"');
  });

  it("takes a filter away by its chip", async () => {
    const { body } = await get("/search?q=wheat&language=en&years=2020-2025");
    expect(body).toContain(
      '<a href="/search?q=wheat&amp;years=2020-2025" rel="nofollow" aria-label="Remove filter Language: English">',
    );
    expect(body).toContain(
      '<a href="/search?q=wheat&amp;language=en" rel="nofollow" aria-label="Remove filter Years: 2020–2025">',
    );
    expect(body).toContain('name="year_from" value="2020"');
    expect(body).toContain('<input type="hidden" name="language" value="en"/>');
  });

  it("offers fewer words with what they find, and says what is no identifier or no word", async () => {
    const none = await get("/search?q=mentorship+xyzzy");
    expect(none.body).toMatch(/Fewer words:\s*<a href="\/search\?q=mentorship" rel="nofollow"><bdi>mentorship<\/bdi>/);
    expect((await get("/search?q=1997-3439")).body).toMatch(/check digit does not fit.*Did you mean.*1997-3438<\/a>/);
    const nothing = await get(`/search?q=${encodeURIComponent("🌾")}`);
    expect(nothing.body).toContain("Nothing in “🌾” can be searched for.");
  });

  it("says which filter or value of an address it does not know", async () => {
    expect((await get("/search?colour=red")).body).toContain("There is no filter “colour”.");
    expect((await get("/search?kind=poem")).body).toContain("kind is “poem”, but must be one of article,");
  });

  it("has headings in order, and none that says what is not so", async () => {
    const levels = (body: string) => [...body.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    for (const url of ["/search", "/search?q=mentorship", "/search?q=nothingofthekind", "/"]) {
      const found = levels((await get(url)).body);
      expect([url, found.every((level, i) => i === 0 || level - (found[i - 1] ?? 0) <= 1)]).toEqual([url, true]);
    }
    const none = await get("/search?from=nobody-at-all");
    expect(none.body).toContain("Nothing was found</h1>");
    expect(none.body).not.toContain(en.search.headingAll);
    expect((await get("/search?language=en")).body).toContain(`${en.search.headingFiltered}</h1>`);
  });

  it("has absolute addresses also where its own was not set, unless its port is anyone's guess", async () => {
    const canonical = async (port: number) => {
      const { app } = await openApp(index.catalogue, index.engine, { publicUrl: "", port });
      const { body } = await app.inject({ url: "/journals", headers: { accept: "text/html" } });
      await app.close();
      return /<link rel="canonical" href="([^"]*)"/.exec(body)?.[1];
    };
    expect(await canonical(3000)).toBe("http://localhost:3000/journals");
    expect(await canonical(0)).toBeUndefined();
  });

  it("refuses more filters than a page can show, and keeps long ones in its form", async () => {
    const many = Array.from({ length: 45 }, (_, n) => `from=${n}`).join("&");
    expect((await get(`/search?${many}`)).statusCode).toBe(400);
    expect((await get(`/search?${many}`)).body).toContain(en.search.tooManyFilters);
    const long = "p".repeat(400);
    const { statusCode, body } = await get(`/search?q=wheat&from=${long}`);
    expect(statusCode).toBe(200);
    expect(body).toContain(`name="from" value="${long}"`);
  });

  it("explains what it did not understand, and shows a way on where nothing is found", async () => {
    const odd = await get(`/search?q=${encodeURIComponent('colour:wheat "salt')}`);
    expect(odd.body).toContain("There is no field “colour”");
    expect(odd.body).toContain("The quotation mark before “salt” is never closed");
    const none = await get("/search?q=nothingofthekind&kind=book");
    expect(none.body).toContain("Nothing was found for “nothingofthekind”.");
    expect(none.body).toContain(en.search.allKinds);
  });

  it("says on an error page what happened, never why", async () => {
    const { body, statusCode } = await get("/search?colour=red");
    expect(statusCode).toBe(400);
    expect(body).toContain("This filter is not known</h1>");
    const far = await get("/search?q=wheat&sort=newest&page=500");
    expect(far.body).toContain('href="/search?q=wheat&amp;sort=newest"');
  });

  it("sends no inline script or style, and nothing from elsewhere", async () => {
    for (const url of [
      "/",
      "/search?q=wheat",
      `/articles/${index.ids.first}`,
      `/journals/${index.ids.journal}`,
      "/nowhere",
    ]) {
      const { body, headers } = await get(url);
      expect(headers["content-security-policy"]).toContain("script-src 'self'");
      expect(body).not.toMatch(/<script(?![^>]*src="\/| type="application\/ld\+json">)|<style|\sstyle=|\son\w+=/);
      expect(body).not.toMatch(/(?:src|<link rel="(?:stylesheet|icon)" href)="(?!\/)/);
    }
  });

  it("keeps crawlers to records and journals", async () => {
    const { body } = await get("/robots.txt");
    expect(body).toContain("Disallow: /search");
    expect(body).not.toContain("Disallow: /articles");
  });
});
