import { createReadStream, readFileSync } from "node:fs";
import { basename } from "node:path";
import zlib from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { type HarvestStand, openStand, testSettings } from "../../test/fakes/harvest-stand.ts";
import { FakeRepository } from "../../test/fakes/oai-repository.ts";
import { hasSharedData, sharedData, sharedFiles } from "../../test/shared-data.ts";
import { type ImportInput, importFile } from "./importer.ts";
import type { HarvestReport } from "./report.ts";
import { formats } from "./sources/index.ts";

const ending: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

async function stand(): Promise<HarvestStand> {
  const opened = await openStand();
  ending.push(() => opened.close());
  return opened;
}

const repository = new FakeRepository(50);
const records = repository.all().map((record) => repository.xml(record));
function page(inside: string, request = "https://journal.example.pk/index.php/jf/oai"): Buffer {
  return Buffer.from(
    `<?xml version="1.0"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-01-01T00:00:00Z</responseDate><request>${request}</request>${inside}</OAI-PMH>`,
  );
}
const whole = page(`<ListRecords>${records.join("\n")}</ListRecords>`);

async function* pieces(bytes: Uint8Array, size = 3000): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function take(
  { writer }: HarvestStand,
  name: string,
  bytes: Uint8Array,
  more: Partial<ImportInput> = {},
  parts = {},
): Promise<HarvestReport> {
  return importFile({ name, stream: pieces(bytes), ...more }, { writer, formats, settings: testSettings, ...parts });
}

function sum({ tally }: HarvestReport): number {
  return tally.created + tally.updated + tally.unchanged + tally.merged + tally.deleted + tally.quarantined;
}

describe("import of a file", () => {
  it("takes each record once, and nothing new the second time", async () => {
    const bench = await stand();
    const first = await take(bench, "page.xml", whole);
    expect(first).toMatchObject({
      file: "page.xml",
      source: "journal-example-pk-jf",
      format: "oai-pmh",
      state: "done",
    });
    expect(first.tally).toEqual({
      read: 50,
      created: 48,
      updated: 0,
      unchanged: 0,
      merged: 0,
      deleted: 2,
      quarantined: 0,
    });
    expect((await take(bench, "page.xml", whole)).tally).toMatchObject({ read: 50, unchanged: 50 });
    expect(await bench.writer.source("journal-example-pk-jf")).toMatchObject({
      url: "https://journal.example.pk/index.php/jf/oai",
      name: "journal.example.pk",
      enabled: false,
      records: 48,
      lastRun: { state: "done", tally: { read: 50, unchanged: 50 } },
    });
  });

  it("unpacks gzip, once or twice, whatever the file is called", async () => {
    const bench = await stand();
    expect((await take(bench, "page.xml.gz", zlib.gzipSync(whole))).tally.created).toBe(48);
    expect((await take(bench, "page.xml", zlib.gzipSync(zlib.gzipSync(whole)))).tally.unchanged).toBe(50);
  });

  it("finds its source: the address it names, else the one given, else its own name", async () => {
    const bench = await stand();
    await bench.add({ id: "known", url: "http://journal.example.pk/index.php/jf/oai/" });
    expect((await take(bench, "a.xml", whole, { sourceId: "other" })).source).toBe("known");
    expect(await bench.writer.source("other")).toBeUndefined();
    const nameless = page(`<ListRecords>${records[0]}</ListRecords>`, "");
    expect((await take(bench, "b.xml", nameless, { sourceId: "other" })).source).toBe("other");
    expect((await take(bench, "Harvest of May.xml.gz", nameless)).source).toBe("harvest-of-may");
    const odd = page(`<ListRecords>${records[0]}</ListRecords>`, "javascript:alert(1)");
    expect((await take(bench, "c.xml", odd)).source).toBe("c");
    // Another address whose id would be the same gets another id.
    const twin = page(`<ListRecords>${records[0]}</ListRecords>`, "https://harvest.of/may/oai");
    expect((await take(bench, "d.xml", twin)).source).toBe("harvest-of-may-2");
  });

  it("puts nothing of the sample into another source", async () => {
    const bench = await stand();
    await bench.writer.putSource({ id: "sample", name: "Sample", format: "files", sample: true });
    expect((await take(bench, "a.xml", whole, { sourceId: "sample" })).source).toBe("sample");
    expect(await bench.writer.sources()).toHaveLength(1);
  });

  it("keeps what came whole of a broken file, and the rest in quarantine", async () => {
    const bench = await stand();
    const cut = whole.subarray(0, Math.floor(whole.length / 2));
    const report = await take(bench, "cut.xml", cut);
    expect(report.state).toBe("incomplete");
    expect(report.message).toMatch(/cut\.xml broke off at byte \d+/);
    expect(sum(report)).toBe(report.tally.read);
    expect(report.tally.quarantined).toBe(1);
    const [entry] = await bench.writer.quarantined();
    expect(entry).toMatchObject({ code: "broken_document", identifier: `broken:cut.xml:${cut.length}` });
    const kept = await bench.writer.quarantinedRecord(entry?.id ?? 0);
    expect(
      Buffer.from(kept?.bytes ?? [])
        .toString()
        .trim(),
    ).toBe(cut.toString().slice(cut.toString().lastIndexOf("<record>")));
    // The same again adds nothing; the whole file brings what was missing.
    const again = await take(bench, "cut.xml", cut);
    expect([again.state, again.tally.created, await bench.writer.quarantined()]).toMatchObject([
      "incomplete",
      0,
      { length: 1 },
    ]);
    expect((await take(bench, "page.xml", whole)).tally.created).toBe(48 - report.tally.created);
  });

  it("keeps what a truncated gzip still gives", async () => {
    const bench = await stand();
    const packed = zlib.gzipSync(whole);
    const report = await take(bench, "cut.xml.gz", packed.subarray(0, packed.length - 1000));
    expect(report.state).toBe("incomplete");
    expect(report.tally.created).toBeGreaterThan(10);
    expect(report.message).toContain("gzip");
  });

  it.each([
    ["an empty file", "", "failed"],
    ["no XML", "Dear editor,\nplease find attached", "failed"],
    ["a web page", "<!DOCTYPE html><html><body>404</body></html>", "failed"],
    ["zeros", "\0\0\0\0\0\0", "failed"],
    ["a refusal", page('<error code="badResumptionToken">gone</error>').toString(), "failed"],
    ["an unknown refusal", page('<error code="foo"/>').toString(), "failed"],
    ["an empty list", page('<error code="noRecordsMatch">none</error>').toString(), "done"],
    ["an Identify answer", page("<Identify><repositoryName>x</repositoryName></Identify>").toString(), "done"],
  ])("leaves no trace of %s", async (_, text, state) => {
    const bench = await stand();
    const report = await take(bench, "file.xml", Buffer.from(text));
    expect(report).toMatchObject({ state, tally: { read: 0 } });
    expect(report.message).toMatch(/^[\s\S]{10,400}\.$/);
    expect(await bench.writer.sources()).toEqual([]);
  });

  it("says that a file is not of the format that it was said to be", async () => {
    const bench = await stand();
    const format = formats.find((one) => one.name === "oai-pmh");
    const report = await take(
      bench,
      "page.html",
      Buffer.from("<html><body>no</body></html>"),
      format ? { format } : {},
    );
    expect(report).toMatchObject({
      state: "failed",
      tally: { read: 0 },
      message: expect.stringContaining("no answer of OAI-PMH"),
    });
  });

  it("stops on the signal, and goes on when the file is imported again", async () => {
    const bench = await stand();
    const controller = new AbortController();
    const many = new FakeRepository(700);
    const bytes = page(
      `<ListRecords>${many
        .all()
        .map((record) => many.xml(record))
        .join("\n")}</ListRecords>`,
    );
    const signal = controller.signal;
    const report = await take(bench, "many.xml", bytes, {}, { signal, onProgress: () => controller.abort() });
    expect(report.state).toBe("stopped");
    expect(report.tally.read).toBeGreaterThanOrEqual(200);
    expect(report.tally.read).toBeLessThan(700);
    const rest = await take(bench, "many.xml", bytes);
    expect(rest.tally).toMatchObject({ read: 700, unchanged: report.tally.read });
  });

  it("writes nothing when dry", async () => {
    const bench = await stand();
    const report = await take(bench, "page.xml", whole, {}, { dryRun: true });
    expect(report.tally).toMatchObject({ read: 50, created: 48, deleted: 2 });
    expect(await bench.writer.sources()).toEqual([]);
  });

  it("keeps files of one name and two endings apart, and each in its own source the second time", async () => {
    const bench = await stand();
    const bib = Buffer.from("@book{a, title = {Of BibTeX}}\n");
    const ris = Buffer.from("TY  - BOOK\nTI  - Of RIS\nER  - \n");
    for (const created of [1, 0]) {
      expect(await take(bench, "my.bib", bib)).toMatchObject({ source: "my", tally: { created } });
      expect(await take(bench, "my.ris", ris)).toMatchObject({ source: "my-ris", tally: { created } });
    }
    expect((await bench.writer.sources()).map(({ id, name }) => [id, name])).toEqual([
      ["my", "my.bib"],
      ["my-ris", "my.ris"],
    ]);
  });

  it("ends incomplete where a table is cut in its last row, and keeps what there is of it", async () => {
    const bench = await stand();
    const list = "journal,issn,eissn,category,from,to\nAlpha,1997-3438,,Y,2020,\nBeta,2070-2469,,X";
    const report = await take(bench, "hec.csv", Buffer.from(list));
    expect(report).toMatchObject({ state: "incomplete", tally: { read: 2, created: 1, quarantined: 1 } });
    expect(report.message).toMatch(/ends in the middle of its last row/);
    const [entry] = await bench.writer.quarantined();
    const kept = await bench.writer.quarantinedRecord(entry?.id ?? 0);
    expect(
      Buffer.from(kept?.bytes ?? [])
        .toString()
        .trim(),
    ).toBe("Beta,2070-2469,,X");
    const again = await take(bench, "hec.csv", Buffer.from(`${list},2021,\n`));
    expect(again).toMatchObject({ state: "done", tally: { created: 1, unchanged: 1 } });
    expect(await bench.writer.quarantined()).toEqual([]);
  });

  it("says of an empty file that it is empty", async () => {
    const report = await take(await stand(), "nothing.csv", Buffer.alloc(0));
    expect(report).toMatchObject({ state: "failed", message: "nothing.csv is empty." });
  });

  it.each([
    ["little end first", Buffer.from('\ufeff[{"title":"A"}]', "utf16le")],
    ["big end first", Buffer.from('\ufeff{"title":"A"}', "utf16le").swap16()],
    ["without a mark", Buffer.from('{"title":"A"}', "utf16le")],
  ])("says of JSON in UTF-16, %s, what to do", async (_, bytes) => {
    const report = await take(await stand(), "a.json", bytes);
    expect(report).toMatchObject({ state: "failed", message: expect.stringMatching(/UTF-16.*save it as UTF-8/) });
  });

  it("ends with a sentence where the file cannot be read", async () => {
    const bench = await stand();
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield whole.subarray(0, 9000);
      throw Object.assign(new Error("EIO: i/o error, read"), { code: "EIO" });
    }
    const report = await take(bench, "disk.xml", whole, { stream: failing() });
    expect(report).toMatchObject({ state: "incomplete", message: expect.stringContaining("EIO") });
    expect(report.tally.created).toBeGreaterThan(0);
  });
});

describe.skipIf(!hasSharedData)("import of real OAI files", () => {
  it("takes every record of every page of the OJS harvest, and then finds all unchanged", {
    timeout: 120_000,
  }, async () => {
    const bench = await stand();
    const run = (file: string) =>
      importFile(
        { name: basename(file), stream: createReadStream(file) },
        { writer: bench.writer, formats, settings: testSettings },
      );
    const files = [...sharedFiles("oai", ".xml"), ...sharedFiles("oai/captures", ".xml")];
    const seen = new Map<string, Set<string>>();
    let quarantined = 0;
    let read = 0;
    for (const file of files) {
      const report = await run(file);
      expect(sum(report)).toBe(report.tally.read);
      const text = readFileSync(file, "utf8");
      const headers = text.match(/<(\w+:)?header[\s>]/g)?.length ?? 0;
      expect([basename(file), report.state, report.tally.read]).toEqual([basename(file), "done", headers]);
      const identifiers = seen.get(report.source) ?? new Set();
      for (const [, identifier = ""] of text.matchAll(/<header[^>]*>\s*<identifier>([^<]*)</g))
        identifiers.add(identifier);
      seen.set(report.source, identifiers);
      quarantined += report.tally.quarantined;
      read += report.tally.read;
    }
    expect(quarantined / read).toBeLessThan(0.02);
    for (const file of files) {
      const { tally } = await run(file);
      expect([basename(file), tally.read - tally.unchanged - tally.quarantined]).toEqual([basename(file), 0]);
    }
  });

  it("refuses what is marked as bad input with a sentence", async () => {
    const bench = await stand();
    const file = sharedData("oai/protocol/sickle-ListRecordsBroken.xml");
    const report = await importFile(
      { name: basename(file), stream: createReadStream(file) },
      { writer: bench.writer, formats, settings: testSettings },
    );
    expect(report).toMatchObject({ state: "failed", tally: { read: 0 } });
  });
});
