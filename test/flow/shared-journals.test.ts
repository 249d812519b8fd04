import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import type { CatalogueStore } from "../../src/catalogue/store.ts";
import { rereadBy } from "../../src/harvest/reread.ts";
import { formats } from "../../src/harvest/sources/index.ts";
import { importFiles } from "../../src/jobs/import-files.ts";
import { type RunReport, toRunReport } from "../../src/jobs/reports.ts";
import { openEmbeddedEngine } from "../../src/search/embedded/index.ts";
import type { SearchEngine } from "../../src/search/engine.ts";
import { runSearch } from "../../src/search/search.ts";
import { emptyState } from "../../src/search/state.ts";
import { loadSettings } from "../../src/settings/settings.ts";
import { hasSharedData, sharedData } from "../shared-data.ts";

interface Journal {
  readonly title: string;
  readonly issns: readonly string[];
  readonly lists: readonly string[];
}

/** What was found by reading the lists' rows; by ISSN, so that it holds whatever ids are. */
const byHand = JSON.parse(
  readFileSync(new URL("../fixtures/journals-by-hand.json", import.meta.url), "utf8"),
) as Readonly<{
  random: readonly Journal[];
  joined: readonly Journal[];
  apart: readonly (readonly [string, string, string])[];
  shared: readonly (readonly [issn: string, verdict: "one" | "two", why: string])[];
}>;

/** File, rows or entries read, and how many of them cannot be taken. A block of the ISSN-L table is one. */
const lists = [
  ["doaj/doaj-journals-2014-03-09.csv", 9757, 0],
  ["doaj/doaj-journals-2025-8cols.csv", 5363, 0],
  ["doaj/doaj-journals-2020-sample.csv", 29, 0],
  ["crossref/title-list-sample.csv", 392, 0],
  ["journals/crossref_titles.csv", 29, 0],
  ["journals/road.tsv", 30, 0],
  ["journals/kbart_LOCKSS.txt", 22, 0],
  ["journals/kbart_Portico.txt", 22, 2],
  ["journals/wikidata_journals.tsv", 29, 0],
  ["journals/openalex-journals.txt", 29, 0],
  ["journals/entrez-journals.csv", 29, 0],
  ["journals/norwegian_register.csv", 29, 0],
  ["journals/vanished_journals_disapeared.csv", 29, 0],
  ["journals/onix_pkp_pln.csv", 42, 1],
  ["journals/ezb_metadata.json", 20, 5],
  ["journals/scielo.json", 30, 0],
  ["journals/pk-journals-from-pages.jsonl", 10, 0],
  ["journals/ISSN-to-ISSN-L.txt", 447, 1],
] as const;

describe.skipIf(!hasSharedData)("all real lists of journals in one catalogue", () => {
  let folder: string;
  let store: CatalogueStore;
  let engine: SearchEngine;
  let first: RunReport;
  let db: Database.Database;

  const importAll = async (): Promise<RunReport> =>
    toRunReport(
      await importFiles(
        lists.map(([file]) => sharedData(file)),
        { store, engine, formats, settings: loadSettings({}) },
      ),
    );

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "definepk-flow-"));
    store = openSqliteStore(folder);
    engine = openEmbeddedEngine(folder);
    first = await importAll();
    db = new Database(join(folder, "catalogue.db"), { readonly: true });
  }, 180_000);

  afterAll(async () => {
    db.close();
    await engine.close();
    store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Records that bear an ISSN, and the lists whose entries a record is made of. */
  const bearers = (issn: string): string[] =>
    db.prepare("select record from identifier where scheme = 'issn' and value = ?").pluck().all(issn) as string[];
  const listsOf = (record: string): string[] =>
    db
      .prepare(
        "select s.id from source_record r join source s on s.key = r.source where r.record = ? and r.state = 'live' order by 1",
      )
      .pluck()
      .all(record) as string[];
  const issnsOf = (record: string): string[] =>
    db
      .prepare("select value from identifier where scheme = 'issn' and record = ? order by value")
      .pluck()
      .all(record) as string[];

  it("accounts for every row", async () => {
    expect(first.files.map((one) => [basename(one.file), one.state, one.read, one.quarantined])).toEqual(
      lists.map(([file, read, quarantined]) => [basename(file), "done", read, quarantined]),
    );
    const { read, created, merged, unchanged, quarantined } = first.totals;
    expect(created + merged + unchanged + quarantined).toBe(read);
    const reader = store.reader();
    const { kinds } = await reader.counts();
    reader.close();
    const blocks = first.files.at(-1)?.created ?? 0;
    // What one entry showed to be one had been two.
    const afterwards = db.prepare("select count(*) from decision where what = 'merge'").pluck().get();
    expect(first.totals.created - blocks - kinds.journal).toBe(afterwards);
  });

  it.each([["random"], ["joined"]] as const)("gives the journals that were drawn and read by eye: %s", (drawn) => {
    const wrong = byHand[drawn].flatMap((journal) => {
      const found = new Set(journal.issns.flatMap(bearers));
      const [only = "", ...more] = found;
      const same =
        more.length === 0 &&
        issnsOf(only).join() === journal.issns.join() &&
        listsOf(only).join() === journal.lists.join();
      return same ? [] : [{ journal, found: [...found].map((id) => [issnsOf(id), listsOf(id)]) }];
    });
    expect(wrong).toEqual([]);
  });

  it("keeps journals of one title or of like titles apart", () => {
    const joined = byHand.apart.filter(([a, b]) => {
      const [left, right] = [bearers(a), bearers(b)];
      return left.length === 0 || right.length === 0 || left.some((id) => right.includes(id));
    });
    expect(joined).toEqual([]);
  });

  it("makes one journal of one title whose ISSNs a list has in two rows, or that is spelt otherwise in another", () => {
    const pairs = [
      ["0280-6509", "1600-0889"], // Tellus B, until 2011 and since
      ["0280-6495", "1600-0870"], // Tellus A, Tellus: Series A
      ["1801-674X", "1801-674X"], // Perner´s and Perner’s
      ["1744-2567", "1744-2567"], // SCRIPT-ed, SCRIPTed
      ["2219-8342", "2219-8342"], // Avtomobilnyi Transport, with Cyrillic letters
    ] as const;
    for (const [print, online] of pairs) {
      expect(bearers(print)).toHaveLength(1);
      expect(bearers(online)).toEqual(bearers(print));
    }
  });

  it("leaves no ISSN to two journals, but for those that were looked at, and proposes these", async () => {
    const shared = db
      .prepare("select value from identifier where scheme = 'issn' group by value having count(*) > 1 order by 1")
      .pluck()
      .all();
    expect(shared).toEqual(byHand.shared.map(([issn]) => issn));
    const proposed = db.prepare("select reason from proposal").pluck().all() as string[];
    for (const [issn, verdict] of byHand.shared) {
      if (verdict === "one") expect(proposed).toContain(`equal ISSN ${issn}`);
    }
  });

  it("joins no two entries of one list but those that repeat an ISSN, a publisher or a site with the title", () => {
    const repeated = db
      .prepare(
        `select s.id, count(*) n from source_record r join source s on s.key = r.source
         where r.state = 'live' and r.kind = 'journal' group by r.source, r.record having n > 1`,
      )
      .all() as { id: string; n: number }[];
    expect(new Set(repeated.map((one) => one.id))).toEqual(
      new Set(["title-list-sample", "onix-pkp-pln", "doaj-journals-2014-03-09"]),
    );
  });

  it("finds a journal by a title that only another list gives, and by each of its ISSNs", async () => {
    const reader = store.reader();
    const search = (q: string) => runSearch({ ...emptyState, q }, { catalogue: reader, engine });
    for (const q of ["Medziagotyra", '"Materials Science"', "issn:1392-1320", "issn:2029-7289"]) {
      const { hits } = await search(q);
      expect(hits.map((hit) => hit.record.data.titles[0]?.value)).toContain("Medžiagotyra");
    }
    reader.close();
  });

  it("finds nothing to say at verify", async () => {
    const findings: unknown[] = [];
    for await (const finding of store.verify({ reread: rereadBy(formats) })) {
      if (finding.harmless !== true) findings.push(finding);
    }
    expect(findings).toEqual([]);
  }, 120_000);

  it("changes nothing the second time", async () => {
    const reader = store.reader();
    const before = await reader.counts();
    const second = await importAll();
    expect(await reader.counts()).toEqual(before);
    reader.close();
    const { read, unchanged, quarantined } = second.totals;
    expect([read, unchanged + quarantined, quarantined]).toEqual([first.totals.read, read, first.totals.quarantined]);
  }, 180_000);
});
