import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import type { CatalogueStore, StoreReader } from "../../src/catalogue/store.ts";
import { rereadBy } from "../../src/harvest/reread.ts";
import { formats } from "../../src/harvest/sources/index.ts";
import { type ImportOptions, importFiles } from "../../src/jobs/import-files.ts";
import { previewLists } from "../../src/jobs/preview-lists.ts";
import type { Preview } from "../../src/recognition/preview-type.ts";
import { openEmbeddedEngine } from "../../src/search/embedded/index.ts";
import type { SearchEngine } from "../../src/search/engine.ts";
import { loadSettings } from "../../src/settings/settings.ts";
import { hasSharedData, sharedData } from "../shared-data.ts";
import { xlsxFile } from "../xlsx-file.ts";

const settings = loadSettings({});
const hecList = formats.find(({ name }) => name === "hec-list");

describe("lists of recognised journals", () => {
  let folder: string;
  let store: CatalogueStore;
  let reader: StoreReader;
  let engine: SearchEngine;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "definepk-lists-"));
    store = openSqliteStore(join(folder, "data"));
    reader = store.reader();
    engine = openEmbeddedEngine(join(folder, "data", "search"), { threads: 0 });
  });
  afterEach(async () => {
    await engine.close();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function file(name: string, content: string | Uint8Array): string {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  }
  const take = (path: string, options: ImportOptions = {}) =>
    importFiles([path], { store, engine, formats, settings }, options);
  const preview = (path: string, options: ImportOptions = {}, whole = false): Promise<Preview> =>
    previewLists(
      [path],
      { catalogue: reader, formats, settings },
      { ...options, first: 5, ...(whole ? { whole: { scope: "unknown" } } : {}) },
    );
  const changed = ({ counts }: Preview): object =>
    Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
  const yearOf = (year: string, list: string): ImportOptions => ({
    mapping: { columns: {}, constants: { year, list } },
    ...(hecList === undefined ? {} : { format: hecList }),
  });
  const journal = async (issn: string): Promise<string> => (await reader.byIdentifier("issn", issn))[0] ?? "";
  const rowsOf = async (issn: string): Promise<string[]> =>
    (await reader.recognition(await journal(issn))).rows.map(
      ({ category = "-", from = "", to = "", area = "", list = "" }) => `${category} ${from}..${to} ${area} ${list}`,
    );

  const sheet = [
    ["Journals recognised by HEC"],
    ["Sr.", "Journal Name", "ISSN", "E-ISSN", "HJRS Category", "Subject Area", "Sub-Category", "Year"],
    [1, "Journal of Tests", "2049-3630", "", "Y", "Social Sciences", "Law", "2022-23"],
    [2, "Journal of Tests", "2049-3630", "", "X", "Social Sciences", "History", "2022-23"],
    [3, "Wheat, Letters", "1997-3438", "0589-087X", "w", "Agriculture", "", "2022-23"],
    [4, "No Category", "1997-3446", "", "Gold", "", "", "2022-23"],
  ];

  it("come as workbooks: titles above the header, areas with their sub-categories, years of HEC, a sheet of notes beside", async () => {
    const path = file(
      "hjrs.xlsx",
      xlsxFile([
        { name: "List", data: sheet },
        { name: "Notes", data: [["Made by", "somebody"]] },
        { name: "Old", data: [["Journal of Wrong Things"]], state: "hidden" },
      ]),
    );
    const reports = await take(path);
    expect(reports).toMatchObject([
      {
        file: `${path}#List`,
        source: "hjrs",
        format: "hec-list",
        state: "done",
        tally: { created: 3, quarantined: 1 },
      },
    ]);
    expect(await rowsOf("2049-3630")).toEqual(
      expect.arrayContaining([
        "Y 2022-07-01..2023-06-30 Social Sciences / Law ",
        "X 2022-07-01..2023-06-30 Social Sciences / History ",
      ]),
    );
    expect(await rowsOf("0589-087X")).toEqual(["W 2022-07-01..2023-06-30 Agriculture "]);
    expect((await reader.quarantined())[0]?.message).toContain("“Gold” is no category");
    // quarantine and verify see the sheet as a table
    const findings = [];
    for await (const finding of store.verify({ reread: rereadBy(formats) })) findings.push(finding);
    expect(findings).toEqual([]);
    expect((await take(path))[0]?.tally).toMatchObject({ unchanged: 3, quarantined: 1 });
  });

  it("that are damaged or bombs fail by themselves, in a sentence", async () => {
    const good = xlsxFile([{ name: "List", data: sheet }]);
    const cut = file("cut.xlsx", good.subarray(0, good.length - 60));
    const list = file(
      "list.csv",
      "journal,issn,category,from,to\nJournal of Tests,2049-3630,Y,2020-07-01,2021-06-30\n",
    );
    const reports = await importFiles([cut, list], { store, engine, formats, settings });
    expect(reports).toMatchObject([
      { file: cut, state: "failed", message: expect.stringContaining("directory") },
      { file: list, state: "done" },
    ]);
  });

  const header = "Journal Name,ISSN,HJRS Category,Subject Area\n";
  const first = `${header}Journal of Tests,2049-3630,Y,Law\nWheat Letters,1997-3438,W,\nCotton Letters,1997-3446,X,\nRice Letters,0589-087X,Y,\n`;
  const second = `${header}Journal of Tests,2049-3630,X,Law\nWheat Letters,1997-3438,W,\nCotton Letters,1997-3446,Y,\nSalt Letters,1234-5679,Y,\nSalt Notes,1234-5678,Y,\n`;

  it("say what they change before they are taken in, and again afterwards that nothing is new", async () => {
    const [a, b] = [file("a.csv", first), file("b.csv", second)];
    const before = yearOf("2022-23", "HJRS 2022-23");
    expect(changed(await preview(a, before, true))).toEqual({ new: 4 });
    await take(a, { ...before, completeList: true, scope: "national" });
    expect(changed(await preview(a, before, true))).toEqual({ unchanged: 4 });

    const options = yearOf("2023-24", "HJRS 2023-24");
    const { seq } = await reader.counts();
    const found = await preview(b, options, true);
    expect(changed(found)).toEqual({ new: 2, upgraded: 1, downgraded: 1, extended: 1, lost: 1 });
    expect(found.first.lost).toEqual([
      {
        journal: "Rice Letters",
        id: await journal("0589-087X"),
        issn: "0589-087X",
        from: "2023-07-01",
        list: "HJRS 2023-24",
        before: { category: "Y", from: "2022-07-01", to: "2023-06-30", list: "HJRS 2022-23" },
      },
    ]);
    expect(found.first.upgraded).toMatchObject([
      { journal: "Journal of Tests", category: "X", before: { category: "Y", to: "2023-06-30" } },
    ]);
    expect(found.wrongIssns).toEqual({
      count: 1,
      first: [{ issn: "1234-5678", journal: "Salt Notes", likely: "1234-5679" }],
    });
    // Nothing was written.
    expect((await reader.counts()).seq).toBe(seq);
    expect(await rowsOf("2049-3630")).toHaveLength(1);

    await take(b, { ...options, completeList: true, scope: "national" });
    expect(await rowsOf("2049-3630")).toHaveLength(2);
    // Of Salt Notes no journal is known: its number is wrong and nobody bears its title.
    expect(changed(await preview(b, options, true))).toEqual({ unchanged: 4, new: 1, lost: 1 });
    expect(
      (await reader.recognitionLists()).map(({ name, rows, list }) => [name, rows, list?.complete, list?.scope]),
    ).toEqual([
      ["HJRS 2022-23", 4, true, "national"],
      ["HJRS 2023-24", 5, true, "national"],
    ]);
  });

  it("that contradict another, or take the place of what they said, say so", async () => {
    await take(file("a.csv", first), yearOf("2022-23", "A"));
    const other = file("c.csv", `${header}Journal of Tests,2049-3630,W,Law\n`);
    expect(changed(await preview(other, yearOf("2022-23", "B")))).toEqual({ conflicting: 1 });
    // The same list, corrected: its own row goes.
    expect(changed(await preview(other, yearOf("2022-23", "A")))).toEqual({ new: 1, withdrawn: 1 });
  });

  it("of several years in one file are compared year by year", async () => {
    const years =
      "Journal,ISSN,Category,Year,List\nA,2049-3630,Y,2021-22,1\nB,1997-3438,Y,2021-22,1\nA,2049-3630,X,2022-23,2\nA,2049-3630,Y,2023-24,3\n";
    expect(changed(await preview(file("years.csv", years), {}, true))).toEqual({
      new: 2,
      upgraded: 1,
      downgraded: 1,
      lost: 1,
    });
  });

  it("ask where a title without a right ISSN is that of several journals", async () => {
    await take(file("two.csv", "journal,issn,category,from\nAl-Qalam,2049-3630,Y,2015\nAl Qalam,1997-3438,X,2015\n"));
    const found = await preview(file("d.csv", "journal,issn,category,from\nAl-Qalam,,Y,2020\n"));
    expect(found.unclear).toMatchObject({ count: 1, first: [{ journal: "Al-Qalam" }] });
    expect(found.unclear.first[0]?.candidates).toHaveLength(2);
  });

  it.skipIf(!hasSharedData)("do not change what claims say, and claims alone give no recognition", async () => {
    const [report] = await take(sharedData("hec/recognition-claims.jsonl"));
    expect(report).toMatchObject({ format: "hec-claims", state: "done", tally: { read: 27, created: 27 } });
    expect(await reader.recognisedOn("2020-05-01")).toEqual([]);
    expect(changed(await preview(sharedData("hec/recognition-claims.jsonl")))).toEqual({ claimed: 27 });
    const found = await reader.recognition(await journal("1726-9067"));
    expect(found.rows.map(({ category, authority }) => `${category} ${authority}`).sort()).toEqual([
      "Y journal",
      "Z journal",
    ]);
  });
});
