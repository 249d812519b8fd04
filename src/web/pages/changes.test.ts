import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { textOf } from "../../../test/browser/render.ts";
import { openApp, openTestSite, type TestSite } from "../../../test/browser/test-site.ts";
import { apiRoutes } from "../../api/index.ts";
import { openSqliteStore } from "../../catalogue/sqlite/index.ts";
import type { CatalogueStore, StoreReader } from "../../catalogue/store.ts";
import { formats } from "../../harvest/sources/index.ts";
import { createApp } from "../../http/app.ts";
import { importFiles } from "../../jobs/import-files.ts";
import { openEmbeddedEngine } from "../../search/embedded/index.ts";
import type { SearchEngine } from "../../search/engine.ts";
import { loadSettings } from "../../settings/settings.ts";

const settings = loadSettings({ DEFINEPK_RATE_LIMIT_PER_MINUTE: "0", DEFINEPK_PUBLIC_URL: "https://index.example.pk" });
interface Page {
  readonly changes: readonly { cursor: string }[];
  readonly links: { readonly next?: string };
}
type Answered = Awaited<ReturnType<FastifyInstance["inject"]>>;

const header = "journal,issn,category,from,to,list,event\n";
const years = [
  "Journal of Tests,2049-3630,Y,2021-07-01,2022-06-30,HJRS 2021,\nRice & Salt,0589-087X,X,2021-07-01,2022-06-30,HJRS 2021,\n",
  "Journal of Tests,2049-3630,X,2022-07-01,2023-06-30,HJRS 2022,\n",
  "Journal of Tests,2049-3630,,2022-12-01,,,lost\nNobody’s Title,,Y,2020-07-01,2021-06-30,,\n",
];

describe("changes in recognition, on a real catalogue", () => {
  let folder: string;
  let store: CatalogueStore;
  let engine: SearchEngine;
  let reader: StoreReader;
  let web: FastifyInstance;
  let api: FastifyInstance;
  let journal: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "definepk-changes-"));
    store = openSqliteStore(folder);
    engine = openEmbeddedEngine(join(folder, "search"));
    const parts = { store, engine, formats, settings };
    for (const [index, rows] of years.entries()) {
      const file = join(folder, `list-${index}.csv`);
      writeFileSync(file, header + rows);
      await importFiles([file], parts, { completeList: index === 1 });
    }
    reader = store.reader();
    journal = (await reader.byIdentifier("issn", "2049-3630"))[0] ?? "";
    ({ app: web } = await openApp(reader, engine));
    api = await createApp({
      settings,
      log: pino({ level: "silent" }),
      routes: [apiRoutes({ engine, catalogue: reader, settings })],
      renderError: () => "",
      ready: async () => ({}),
    });
  });
  afterAll(async () => {
    await Promise.all([web?.close(), api?.close()]);
    await engine?.close();
    store?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const page = async (query = "") => {
    const answer = await web.inject(`/recognition/changes${query}`);
    return { status: answer.statusCode, html: answer.body, text: textOf(answer.body) };
  };
  const changes = async (query = ""): Promise<string[]> => {
    const answer = await api.inject(`/api/v1/recognition/changes${query}`);
    const body = answer.json<{
      changes: { kind: string; journal: { title: string }; row: { category?: string } }[];
    }>();
    return body.changes.map(({ kind, journal: { title }, row }) => `${title}: ${kind} ${row.category ?? "-"}`);
  };

  it("are told from rows in order of their coming, the newest first, each by what was known before it", async () => {
    expect((await changes()).sort()).toEqual([
      "Journal of Tests: lost -",
      "Journal of Tests: new Y",
      "Journal of Tests: upgraded X",
      "Nobody’s Title: new Y",
      "Rice & Salt: new X",
    ]);
    expect((await changes()).slice(2)[0]).toBe("Journal of Tests: upgraded X");
    const { status, text, html } = await page();
    expect(status).toBe(200);
    expect(text).toContain("Journal of Tests moved up from category Y to category X");
    expect(text).toContain("1 July 2022 to 30 June 2023 · HJRS 2022");
    expect(text).toContain("Journal of Tests lost its recognition, category X");
    expect(text).toContain("It is not known yet which journal this is.");
    expect(html).toContain(`href="/journals/${journal}"`);
  });

  it("can be had of one journal, one list, one kind", async () => {
    expect(await changes(`?journal=${journal}&kind=upgraded`)).toEqual(["Journal of Tests: upgraded X"]);
    expect(await changes("?list=HJRS+2022")).toEqual(["Journal of Tests: upgraded X"]);
    expect(await changes("?kind=claimed")).toEqual([]);
    const { text } = await page("?list=HJRS+2022");
    expect(text).toContain("No longer in HJRS 2022");
    expect(text).toContain("1 journal was recognised on the day before this list begins and is not in it. Rice & Salt");
    expect((await page(`?journal=${journal}`)).text).toContain("Changes in the HEC recognition of Journal of Tests");
  });

  it("go on from page to page, none twice and none left out", async () => {
    const seen: string[] = [];
    for (let next: string | undefined = "/api/v1/recognition/changes?limit=1"; next !== undefined; ) {
      const answer: Answered = await api.inject(next);
      const body = answer.json<Page>();
      seen.push(...body.changes.map(({ cursor }) => cursor));
      next = body.links.next?.replace("https://index.example.pk", "");
    }
    expect(seen).toHaveLength(5);
    expect(seen).toEqual([...new Set(seen)].toSorted().toReversed());
  });

  it.each([
    ["?journal=nope", 404],
    ["?list=nope", 404],
    ["?kind=nope", 400],
    ["?before=nope", 400],
    ["?before=2026-01-01T00:00:00.000Z+abc", 200],
  ])("answer %s with %d", async (query, status) => {
    expect((await page(query)).status).toBe(status);
    expect((await web.inject(`/feeds/recognition.atom${query.replace("before=nope", "kind=nope")}`)).statusCode).toBe(
      status,
    );
  });

  it("come as a feed of Atom, escaped, with permanent ids", async () => {
    const answer = await web.inject("/feeds/recognition.atom");
    expect(answer.headers["content-type"]).toBe("application/atom+xml; charset=utf-8");
    expect(answer.body.match(/<entry>/g)).toHaveLength(5);
    expect(answer.body).toContain("<title>Rice &amp; Salt: is recognised in category X</title>");
    expect(answer.body).toContain(`href="https://index.example.pk/journals/${journal}"`);
    expect(new Set(answer.body.match(/urn:definepk:recognition:[0-9a-z]+/g)).size).toBe(5);
    const one = await web.inject(`/feeds/recognition.atom?journal=${journal}&kind=lost`);
    expect(one.body.match(/<entry>/g)).toHaveLength(1);
  });
});

describe("changes in recognition, of the sample", () => {
  let site: TestSite;
  beforeAll(async () => {
    site = await openTestSite();
  });
  afterAll(() => site?.close());

  it("are shown with its banner while nothing is real, and are in no feed", async () => {
    const { body } = await site.app.inject("/recognition/changes");
    expect(body).toContain('class="notice sample"');
    expect(body).toContain('content="noindex"');
    expect((await site.app.inject("/feeds/recognition.atom")).body).not.toContain("<entry>");
  });
});
