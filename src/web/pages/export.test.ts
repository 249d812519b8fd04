import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApp } from "../../../test/browser/test-site.ts";
import { openTestIndex, type TestIndex } from "../../../test/contract/http-index.ts";

describe("records as files", () => {
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
  const get = (url: string, accept = "text/html") => site.app.inject({ url, headers: { accept } });

  it("have an address of their own for each format, and are had by an Accept header too", async () => {
    const path = `/articles/${index.ids.first}`;
    for (const [ending, type, start] of [
      ["bib", "application/x-bibtex", "@article{"],
      ["ris", "application/x-research-info-systems", "TY  - JOUR\r\n"],
      ["json", "application/vnd.citationstyles.csl+json", '[{"id":'],
      ["enw", "application/x-endnote-refer", "%0 Journal Article\r\n"],
      ["csv", "text/csv", "\ufeffRecord ID,"],
    ] as const) {
      const file = await get(`${path}.${ending}`);
      expect([ending, file.statusCode, file.headers["content-type"]?.toString().split(";")[0]]).toEqual([
        ending,
        200,
        type,
      ]);
      expect(file.body.startsWith(start)).toBe(true);
      expect(file.headers["content-disposition"]).toBe(`attachment; filename="definepk-${index.ids.first}.${ending}"`);
      const asked = await get(path, `${type}, text/html;q=0.5`);
      expect([asked.body, asked.headers["vary"]]).toEqual([file.body, "accept, accept-encoding"]);
    }
    for (const accept of ["text/html", "*/*", "text/html,application/xhtml+xml,*/*;q=0.8"])
      expect((await get(path, accept)).headers["content-type"]).toContain("text/html");
    expect((await get("/articles/unknown.bib")).statusCode).toBe(404);
    expect((await get(`/journals/${index.ids.first}.ris`)).headers["location"]).toBe(`${path}.ris`);
  });

  it("come from a search, all that it finds, or those that are ticked, in their order", async () => {
    const found = await get("/search/export?format=json&q=title%3Awheat&kind=article");
    const items = JSON.parse(found.body) as { id: string; title: string }[];
    expect(items.length).toBeGreaterThan(100);
    for (const { title } of items) expect(title.toLowerCase()).toContain("wheat");
    const two = [items[7]?.id ?? "", items[2]?.id ?? ""];
    const chosen = await get(`/search/export?format=json&q=ignored&id=${two[0]}&id=${two[1]}&id=${two[0]}`);
    expect((JSON.parse(chosen.body) as { id: string }[]).map(({ id }) => id)).toEqual(two);
    expect(JSON.parse((await get("/search/export?format=json&q=nothingofthekind")).body)).toEqual([]);
    for (const bad of ["?q=x", "?format=doc", "?format=bib&colour=red", "?format=bib&id="])
      expect([bad, (await get(`/search/export${bad}`)).statusCode]).toEqual([bad, 400]);
  });

  it("are told of in the head of the record's page, with the record's own values", async () => {
    const { body } = await get(`/articles/${index.ids.first}`);
    const tags = [...body.matchAll(/<meta name="([^"]+)" content="([^"]*)"/g)].map(([, name, content]) => [
      name,
      content,
    ]);
    const of = (name: string) => tags.filter(([one]) => one === name).map(([, content]) => content);
    const [record] = await index.catalogue.records([index.ids.first]);
    if (record?.data.kind !== "article") throw new Error("not an article");
    const { data } = record;
    expect(of("citation_title")).toEqual([data.titles[0]?.value]);
    expect(of("DC.creator")).toEqual(data.contributors.map(({ name }) => name.printed));
    expect(of("citation_author")).toEqual(data.contributors.map(({ name }) => `${name.family}, ${name.given}`));
    expect(of("citation_doi")).toEqual(["10.5555/first"]);
    expect(of("citation_volume")).toEqual([data.container?.issue?.volume]);
    expect(of("citation_firstpage")).toEqual([data.container?.pages?.first]);
    expect(of("citation_abstract_html_url")).toEqual([`https://index.example.pk/articles/${index.ids.first}`]);
    expect(tags.filter(([, content]) => content === "")).toEqual([]);
    const things = [...body.matchAll(/<script type="application\/ld\+json">([^<]*)<\/script>/g)].map(
      ([, text]) => JSON.parse(text ?? "") as Record<string, unknown>,
    );
    expect(things.map((thing) => thing["@type"])).toEqual(["ScholarlyArticle", "BreadcrumbList"]);
    expect(things[0]?.["headline"]).toBe(data.titles[0]?.value);
    for (const ending of ["bib", "ris", "json"])
      expect(body).toMatch(
        new RegExp(`<link rel="alternate" type="[^"]+" href="/articles/${index.ids.first}\\.${ending}"`),
      );
    const kinds: [string, string][] = [
      [`/journals/${index.ids.journal}`, "Periodical"],
      [`/journals/${index.ids.journal}/issues/${index.issues.large}`, "PublicationIssue"],
      [`/books/${index.ids.book}`, "Book"],
      [`/chapters/${index.ids.chapter}`, "Chapter"],
      ["/", "WebSite"],
    ];
    for (const [path, type] of kinds) expect((await get(path)).body).toContain(`"@type":"${type}"`);
  });
});
