import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import { article, bad, doi, findings, ingest, inJournal, live, opened, row } from "./catalogue-kit.ts";

/** What can go wrong in a file behind our back: each must be noticed. */
const damages: Readonly<Record<string, string>> = {
  "a title in a source record's data": `update source_record set data = replace(data, 'wheat', 'wheel') where derived = 0`,
  "a field of a projection": `update record set data = replace(data, 'merged', 'marged') where data is not null`,
  "a provenance": `update record set provenance = replace(provenance, ':', ': ') where provenance is not null`,
  "a title": `update record set title = 'Other' where kind = 'article'`,
  "an identifier that is missing": `delete from identifier where scheme = 'doi'`,
  "an identifier too many": `insert into identifier select 'doi', '10.1/x', id from record limit 1`,
  "a journal's title key": `delete from journal_title`,
  "a journal key": `delete from journal_key where key like 'issn:%'`,
  "an article's journal": `update record set journal = null where kind = 'article'`,
  "an issue's count": `update issue set articles = articles + 1`,
  "an issue's volume": `update issue set volume = '77'`,
  "an issue that is missing": `delete from issue`,
  "a count of kinds": `update tally set n = n + 1 where owner = 'kinds'`,
  "a count that is missing": `delete from tally where owner like 'j:%'`,
  "a source record that is missing": `delete from source_record where derived = 0`,
  "a record that is missing": `delete from record where kind = 'article'`,
  "a state": `update record set state = 'tombstone' where kind = 'article'`,
  "a source's count": `update source set records = records + 1`,
  "a member": `update record set members = '[]'`,
  "raw bytes": `update chunk set bytes = zeroblob(length(bytes))`,
  "raw bytes that are missing": `delete from document_chunk`,
  "a document that is missing": `delete from document`,
  "a recognition row's journal": `update recognition_row set journal = 'nothing'`,
  "a derived journal's data": `update source_record set data = replace(data, 'Journal', 'Review') where derived = 1`,
};

describe("verify over sqlite", () => {
  it.each(Object.entries(damages))("notices a change of %s", async (_, damage) => {
    const kit = await opened(openSqliteStore);
    const where = inJournal("Journal of Wheat", ["1997-3438"], { volume: "1", number: "2", year: 2020 }, "5");
    const data = article("On wheat in Sindh", { identifiers: [doi("10.1/a")], ...where });
    await ingest(kit.writer, "a", live("1", data), live("2", article("On wheat elsewhere", where)), bad("3"));
    await ingest(kit.writer, "b", live("1", { ...data, publisher: "merged" }));
    const issns = [{ scheme: "issn", value: "1997-3438", valid: true }] as const;
    const recognition = {
      journal: { title: "Journal of Wheat", issns },
      event: "recognised",
      authority: "HEC list",
    } as const;
    await ingest(kit.writer, "c", row("r", recognition));
    expect(await findings(kit.store)).toEqual([]);
    kit.writer.close();
    const file = new Database(join(kit.folder, "catalogue.db"));
    expect(file.prepare(damage).run().changes).toBeGreaterThan(0);
    file.close();
    expect(await findings(kit.store)).not.toEqual([]);
    kit.end();
  });

  it("reports progress up to the end", async () => {
    const kit = await opened(openSqliteStore);
    await ingest(kit.writer, "a", live("1", article("On wheat")));
    const told: number[] = [];
    for await (const finding of kit.store.verify({ progress: (done, total) => told.push(done / total) }))
      expect(finding).toBeNull();
    expect(told.at(-1)).toBe(1);
    kit.end();
  });
});
