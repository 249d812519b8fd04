import { afterEach, describe, expect, it } from "vitest";
import { type DoajFaults, fakeArticles, fakeIssns, startFakeDoaj } from "../../../../test/fakes/doaj-server.ts";
import { openStand } from "../../../../test/fakes/harvest-stand.ts";
import { doaj } from "./index.ts";
import { articlesUrl, pageOf } from "./request.ts";

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

async function stand(count: number, faults: DoajFaults = {}, options: { years?: number; maxPages?: number } = {}) {
  const server = await startFakeDoaj(fakeArticles(count, options.years), faults);
  ending.push(() => server.close());
  const opened = await openStand(options.maxPages === undefined ? {} : { harvestMaxPages: options.maxPages });
  ending.push(() => opened.close());
  await opened.add({ id: "d", url: server.origin, format: "doaj", settings: { issn: fakeIssns } });
  return {
    server,
    run: (parts: Parameters<typeof opened.harvest>[1] = {}) => opened.harvest("d", { formats: [doaj], ...parts }),
    /** What differs between DOAJ and the catalogue. */
    async missing(): Promise<string[]> {
      const found: string[] = [];
      for (const article of server.articles) {
        const raw = await opened.writer.rawOf("d", server.identifier(article.number));
        if (!raw || Buffer.from(raw.bytes).toString() !== server.json(article)) found.push(String(article.number));
      }
      const source = await opened.writer.source("d");
      if (source?.records !== server.articles.length) found.push(`${source?.records} records`);
      return found;
    },
  };
}

describe("a harvest of DOAJ", () => {
  it("asks for one journal after the other, then for what changed, a day earlier", async () => {
    const at = await stand(350);
    expect(await at.run()).toMatchObject({ state: "done", tally: { read: 350, created: 350, quarantined: 0 } });
    expect(at.server.requests).toEqual([
      'issn:"1997-3438" 1',
      'issn:"1997-3438" 2',
      'issn:"2070-2469" 1',
      'issn:"2070-2469" 2',
    ]);
    expect(await at.missing()).toEqual([]);
    at.server.edit(3);
    const later = await at.run();
    expect(later.tally).toMatchObject({ read: 1, updated: 1 });
    // the fake's clock is 100 days after the beginning of 2020
    expect(at.server.requests.at(-1)).toBe('issn:"2070-2469" AND last_updated:[2020-04-09 TO 9999-12-31] 1');
    expect(await at.missing()).toEqual([]);
    expect(at.server.complaints).toEqual([]);
  });

  it("asks year by year for a journal with more than a thousand articles, those without a year with the last", async () => {
    const at = await stand(3000);
    const report = await at.run();
    expect(report).toMatchObject({ state: "done", message: expect.stringContaining("by the year") });
    expect(await at.missing()).toEqual([]);
    expect(at.server.requests).toContain('issn:"1997-3438" AND bibjson.year:[0 TO 2000] 1');
    expect(at.server.requests).toContain('issn:"1997-3438" AND bibjson.year:[2012 TO 2012] 2');
    expect(at.server.requests.at(-1)).toBe('issn:"2070-2469" AND NOT bibjson.year:[0 TO 2019] 1');
    expect(at.server.complaints).toEqual([]);
  });

  it("says where a year has more than DOAJ gives", async () => {
    const at = await stand(2600, {}, { years: 1 });
    const report = await at.run();
    expect(report.state).toBe("done");
    expect(report.message).toContain("no more than 1000 records of a list that has 1300");
    expect(at.server.complaints).toEqual([]);
  });

  it.each([
    ["503", { status: { page: 2, times: 2, status: 503 } }],
    ["429", { status: { page: 1, times: 2, status: 429 } }],
    ["an answer cut short", { truncated: { page: 2, times: 2 } }],
  ] satisfies [string, DoajFaults][])("gets through %s", async (_, faults) => {
    const at = await stand(500, faults);
    expect((await at.run()).state).toBe("done");
    expect(await at.missing()).toEqual([]);
  });

  it("counts articles that two pages share once", async () => {
    const at = await stand(450, { unsteady: true });
    expect(await at.run()).toMatchObject({ state: "done", tally: { created: 450, unchanged: 2 } });
    expect(await at.missing()).toEqual([]);
  });

  it("goes on where it was stopped", async () => {
    const at = await stand(500, {}, { maxPages: 2 });
    expect((await at.run()).state).toBe("incomplete");
    const settings = { harvestMaxPages: 100, maxRecordBytes: 1_000_000 };
    expect((await at.run({ settings })).tally).toMatchObject({ read: 300, created: 300 });
    expect(await at.missing()).toEqual([]);
  });
});

describe("addresses", () => {
  it.each([
    ["https://doaj.org", "https://doaj.org/api/search/articles/"],
    ["https://doaj.org/", "https://doaj.org/api/search/articles/"],
    ["https://doaj.org/api/v4/", "https://doaj.org/api/v4/search/articles/"],
  ])("of %s", (base, expected) => {
    expect(articlesUrl(base, "1997-3438", { window: {} })).toBe(
      `${expected}issn:%221997-3438%22?page=1&pageSize=100&sort=created_date%3Aasc`.replace("issn:", "issn%3A"),
    );
  });

  it.each([
    ["https://doaj.org/api/v4/search/articles/issn%3Ax?page=7&pageSize=100", "7"],
    ["https://doaj.org/api/v4/search/articles/issn%3Ax?page=11&pageSize=100", ""],
    ["/api/v4/search/articles/x?page=2", "2"],
    ["https://doaj.org/?page=-1", ""],
    ["", ""],
    ["http://[", ""],
  ])("the next page of %s is %s", (link, page) => {
    expect(pageOf(link)).toBe(page);
  });
});
