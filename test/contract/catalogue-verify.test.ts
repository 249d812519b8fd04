import { join } from "node:path";
import Database from "better-sqlite3";
import { describe, expect, it } from "vitest";
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import type { CatalogueStore, Finding, VerifyOptions } from "../../src/catalogue/store.ts";
import { fail } from "../../src/domain/result.ts";
import { rereadBy } from "../../src/harvest/reread.ts";
import { formats } from "../../src/harvest/sources/index.ts";
import { oaiDocument, oaiRecord } from "../fixtures/oai-record.ts";
import { importText } from "../import-kit.ts";
import { article, bad, ingest, live, opened } from "./catalogue-kit.ts";

const reread = rereadBy(formats);

async function found(store: CatalogueStore, options: VerifyOptions = { reread }): Promise<Finding[]> {
  const findings: Finding[] = [];
  for await (const finding of store.verify(options)) findings.push(finding);
  return findings;
}

const many = (count: number) => Array.from({ length: count }, (_, n) => live(`r${n}`, article(`Title ${n}`)));

/* What it must notice stands in verify-mutations.test.ts. */
describe("verify over sqlite", () => {
  it("reports progress up to the end", async () => {
    const kit = await opened(openSqliteStore);
    await ingest(kit.writer, "a", ...many(300));
    const told: number[] = [];
    expect(await found(kit.store, { progress: (done, total) => told.push(done / total) })).toEqual([]);
    expect(told.length).toBeGreaterThan(2);
    expect(told.at(-1)).toBe(1);
    kit.end();
  });

  it("stops when told, also while it finds nothing", async () => {
    const kit = await opened(openSqliteStore);
    await ingest(kit.writer, "a", ...many(600));
    const stopping = new AbortController();
    const done: number[] = [];
    const progress = (count: number): void => {
      done.push(count);
      stopping.abort();
    };
    const stopped = found(kit.store, { progress, signal: stopping.signal });
    await expect(stopped).rejects.toMatchObject({ problem: { code: "stopped" } });
    expect(done).toHaveLength(1);
    kit.end();
  });

  const text = oaiDocument([oaiRecord(1, "Café à Lahore"), oaiRecord(2, "Naïve")]);
  const rows = "journal,issn,category,from\nRevue d’été,1997-3438,Y,2020\n,,,\nJournal,,Q,2020\n";
  it.each<[string, string, Uint8Array]>([
    [
      "OAI-PMH in UTF-16 with a mark",
      "a.xml",
      Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text.replace("UTF-8", "UTF-16"), "utf16le")]),
    ],
    ["OAI-PMH in big-endian UTF-16", "a.xml", Buffer.from(text.replace("UTF-8", "UTF-16"), "utf16le").swap16()],
    ["OAI-PMH in ISO-8859-1", "a.xml", Buffer.from(text.replace("UTF-8", "ISO-8859-1"), "latin1")],
    ["OAI-PMH in UTF-8 with a mark", "a.xml", Buffer.from(`\ufeff${text}`)],
    [
      "OAI-PMH with prefixes bound outside of the record",
      "a.xml",
      Buffer.from(text.replaceAll(/ xmlns:oai_dc="[^"]*" xmlns:dc="[^"]*"/g, "")),
    ],
    ["a list in windows-1252", "a.csv", Buffer.from(rows.replace("’", "\x92"), "latin1")],
    ["a list in UTF-16", "a.csv", Buffer.from(`\ufeff${rows}`, "utf16le")],
    [
      "a list with semicolons and a column of no use",
      "a.csv",
      Buffer.from(rows.replace("from", "from,remark").replaceAll(",", ";")),
    ],
    [
      "a list whose bytes are no UTF-8 in another row alone",
      "a.csv",
      Buffer.concat([Buffer.from(rows), Buffer.from([0xe9, 0x2c, 0x2c, 0x59, 0x2c, 0x0a])]),
    ],
  ])("reads %s again as it was read", async (_, name, bytes) => {
    const kit = await opened(openSqliteStore, []);
    const { tally } = await importText(kit.writer, name, bytes);
    expect(tally.created).toBeGreaterThan(0);
    expect(await found(kit.store)).toEqual([]);
    kit.end();
  });

  it("tells records of an older mapping once a format, as no damage", async () => {
    const kit = await opened(openSqliteStore, []);
    await importText(kit.writer, "a.xml", text);
    const newer: VerifyOptions["reread"] = (kept) => {
      const now = reread(kept);
      if (now.is !== "record") return now;
      return { ...now, record: { ...now.record, hash: "of a newer mapping" }, earlier: [now.record.hash] };
    };
    expect(await found(kit.store, { reread: newer })).toEqual([
      {
        what: expect.stringMatching(/^2 were taken with an older mapping/),
        subject: "records of format oai_dc",
        harmless: true,
      },
    ]);
    kit.end();
  });

  it("takes a format that can map its bytes alone at its mapping", async () => {
    const kit = await opened(openSqliteStore, []);
    const untitled = oaiRecord(2, "").replace(/<dc:title.*<\/dc:title>/, "");
    await importText(kit.writer, "a.xml", oaiDocument([oaiRecord(1, "One"), untitled]));
    const alone = rereadBy(formats.map((format) => ({ ...format, reread: () => undefined })));
    expect(await found(kit.store, { reread: alone })).toEqual([]);
    const other = rereadBy(
      formats.map((format) => ({ ...format, reread: () => undefined, remap: () => fail("bad_row", "No.") })),
    );
    expect(await found(kit.store, { reread: other })).toMatchObject([{ what: "cannot be read again: No." }]);
    kit.end();
  });

  it("tells what is in quarantine and could be taken by now", async () => {
    const kit = await opened(openSqliteStore, []);
    await importText(
      kit.writer,
      "a.xml",
      oaiDocument([oaiRecord(1, "One"), oaiRecord(2, "").replace(/<dc:title.*<\/dc:title>/, "")]),
    );
    expect(await found(kit.store)).toEqual([]);
    const mended: VerifyOptions["reread"] = (kept) => {
      const now = reread(kept);
      const taken = now.is === "record" && now.record.state === "bad";
      return taken ? { ...now, record: { ...now.record, state: "deleted" } } : now;
    };
    expect(await found(kit.store, { reread: mended })).toMatchObject([{ subject: "quarantine", harmless: true }]);
    kit.end();
  });

  it.each([
    "update record set found_by = '[' where kind = 'article'",
    "update record set members = 'x'",
    "update source_record set data = '{', sum = 0",
    "update tally set value = '{' where owner like 'j:%' or owner like 'i:%'",
    "update decision set subject = ']'",
    "update recognition_row set value = 'null'",
    'update source_record set "start" = -5, "end" = 99999999999',
  ])("finds, and does not fail at: %s", async (damage) => {
    const kit = await opened(openSqliteStore, []);
    await importText(kit.writer, "a.xml", text);
    await importText(kit.writer, "a.csv", rows);
    kit.writer.close();
    const file = new Database(join(kit.folder, "catalogue.db"));
    expect(file.prepare(damage).run().changes).toBeGreaterThan(0);
    file.close();
    expect((await found(kit.store)).length).toBeGreaterThan(0);
    kit.end();
  });

  it("compares raw bytes with their hashes alone where it cannot read them again", async () => {
    const kit = await opened(openSqliteStore);
    await ingest(kit.writer, "a", live("1", article("On wheat")), bad("2"));
    expect(await found(kit.store, {})).toEqual([]);
    kit.end();
  });
});
