import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  adapters,
  article,
  bad,
  batch,
  deleted,
  doi,
  endSound,
  idsOf,
  ingest,
  live,
  opened,
  titled,
} from "./catalogue-kit.ts";

describe.each(adapters)("the catalogue over $name", ({ open }) => {
  let kit: Awaited<ReturnType<typeof opened>>;
  beforeEach(async () => {
    kit = await opened(open);
  });
  afterEach(() => endSound(kit));

  it("takes records in, and the same again changes nothing", async () => {
    const { writer, reader } = kit;
    const records = [live("1", article("On wheat")), live("2", article("On rice")), deleted("3"), bad("4")];
    expect(await ingest(writer, "a", ...records)).toEqual(["created", "created", "deleted", "quarantined"]);
    const before = { counts: await reader.counts(), changes: await reader.changes(0, 100) };
    expect(before.counts).toMatchObject({ kinds: { article: 2 }, sources: 3, quarantined: 1, tombstones: 0 });
    expect(await ingest(writer, "a", ...records)).toEqual(["unchanged", "unchanged", "unchanged", "quarantined"]);
    expect({ counts: await reader.counts(), changes: await reader.changes(0, 100) }).toEqual(before);
    expect((await reader.source("a"))?.records).toBe(2);
  });

  it("updates, deletes and brings back under one id, logging each", async () => {
    const { writer, reader } = kit;
    await ingest(writer, "a", live("1", article("On wheat")));
    const { id } = await titled(reader, "On wheat");
    const seq = async (): Promise<number> => (await reader.counts()).seq;
    const first = await seq();
    expect(await ingest(writer, "a", live("1", article("On wheat in Sindh")))).toEqual(["updated"]);
    expect((await reader.changes(first, 10)).changes).toMatchObject([{ id, op: "put", kind: "article" }]);
    const second = await seq();
    expect(await ingest(writer, "a", deleted("1"))).toEqual(["deleted"]);
    expect(await reader.lookup(id)).toMatchObject({ state: "tombstone", kind: "article", title: "On wheat in Sindh" });
    expect((await reader.changes(second, 10)).changes).toMatchObject([{ id, op: "delete" }]);
    expect(await reader.counts()).toMatchObject({ kinds: { article: 0 }, tombstones: 1 });
    expect(await ingest(writer, "a", live("1", article("On wheat again")))).toEqual(["updated"]);
    expect(await reader.lookup(id)).toMatchObject({ state: "live", record: { id } });
    expect((await reader.changes(0, 10)).changes).toHaveLength(1);
    expect((await writer.decisions(id)).map((one) => one.what)).toEqual(["mint", "withdraw", "restore"]);
  });

  it("counts a record that was only ever deleted as created when it comes", async () => {
    expect(await ingest(kit.writer, "a", deleted("1"))).toEqual(["deleted"]);
    expect(await ingest(kit.writer, "a", live("1", article("Late")))).toEqual(["created"]);
  });

  it("takes no older version for a newer one, whatever the granularity", async () => {
    const { writer, reader } = kit;
    const v = (title: string, datestamp: string) => live("1", article(title), { datestamp });
    await ingest(writer, "a", v("Second", "2020-05-02T10:00:00Z"));
    expect(await ingest(writer, "a", v("First", "2020-05-01"), deleted("1", { datestamp: "2019-01-01" }))).toEqual([
      "unchanged",
      "unchanged",
    ]);
    expect(await ingest(writer, "a", v("Third", "2020-05-02"))).toEqual(["updated"]);
    expect(await titled(reader, "Third")).toBeDefined();
  });

  it("finds two versions of one datestamp in one file unchanged the second time", async () => {
    const { writer, reader } = kit;
    const file = ["One", "Two"].map((title) => live("1", article(title), { datestamp: "2020-05-02" }));
    expect(await ingest(writer, "a", ...file)).toEqual(["created", "updated"]);
    const { seq } = await reader.counts();
    expect(await ingest(writer, "a", ...file)).toEqual(["unchanged", "unchanged"]);
    expect((await reader.counts()).seq).toBe(seq);
  });

  it("keeps what is bad apart with its bytes, until a good version comes", async () => {
    const { writer, reader } = kit;
    await ingest(writer, "a", bad("1"), bad("2", { hash: "x" }));
    const entries = await reader.quarantined({ sourceId: "a" });
    expect(entries).toMatchObject([
      { identifier: "1", code: "missing_title", size: 8, documentFormat: "oai-pmh" },
      { identifier: "2" },
    ]);
    expect(await reader.quarantined({ after: entries[0]?.id ?? 0, limit: 5 })).toHaveLength(1);
    const record = await reader.quarantinedRecord(entries[0]?.id ?? 0);
    expect(Buffer.from(record?.bytes ?? []).toString()).toBe("01234567");
    expect(await ingest(writer, "a", live("1", article("Mended")))).toEqual(["created"]);
    expect((await reader.quarantined()).map((one) => one.identifier)).toEqual(["2"]);
    // A bad version does not take a good one away.
    expect(await ingest(writer, "a", bad("1"))).toEqual(["quarantined"]);
    expect(await titled(reader, "Mended")).toBeDefined();
    expect((await reader.counts()).quarantined).toBe(2);
  });

  it("finds records by valid identifiers, changed with them", async () => {
    const { writer, reader } = kit;
    await ingest(writer, "a", live("1", article("A", { identifiers: [doi("10.1/a"), doi("10.1/%p", false)] })));
    const [id] = await idsOf(reader, "article");
    expect(await reader.byIdentifier("doi", "10.1/a")).toEqual([id]);
    expect(await reader.byIdentifier("doi", "10.1/%p")).toEqual([]);
    await ingest(writer, "a", live("1", article("A", { identifiers: [doi("10.1/b")] })));
    expect(await reader.byIdentifier("doi", "10.1/a")).toEqual([]);
    expect(await reader.byIdentifier("doi", "10.1/b")).toEqual([id]);
  });

  it("withdraws only what one source gave", async () => {
    const { writer, reader } = kit;
    const data = article("On the wheat of Sindh", { identifiers: [doi("10.1/a")] });
    await ingest(writer, "a", live("1", data));
    const more = { ...data, abstracts: [{ value: "Long ago.", lang: "en" }] };
    expect(await ingest(writer, "b", live("x", more, { format: "jats" }))).toEqual(["merged"]);
    const { id } = await titled(reader, "On the wheat of Sindh");
    expect((await reader.records([id]))[0]?.data.abstracts).toHaveLength(1);
    const from = (await reader.provenance(id)).map((one) => [one.field, one.sourceId]);
    expect(from).toContainEqual(["abstracts", "b"]);
    expect(from).toContainEqual(["identifiers", "a"]);
    expect(from).toContainEqual(["identifiers", "b"]);
    expect(await ingest(writer, "b", deleted("x"))).toEqual(["deleted"]);
    expect((await reader.records([id]))[0]?.data).toEqual(data);
    expect(await ingest(writer, "a", deleted("1"))).toEqual(["deleted"]);
    expect((await reader.lookup(id)).state).toBe("tombstone");
  });

  it("names a source that says nothing which another doesn't say better, as long as it has the record", async () => {
    const { writer, reader } = kit;
    const data = article("On the wheat of Sindh", {
      contributors: [
        { name: { printed: "Sara Khan", family: "Khan", given: "Sara" }, role: "author", affiliations: [] },
      ],
      published: { start: "2001" },
      container: {
        titles: [{ value: "Journal of Wheat" }],
        issns: [],
        issue: { volume: "1", number: "1", year: 2001 },
      },
    });
    await ingest(writer, "a", live("1", data, { format: "crossref" }));
    expect(await ingest(writer, "b", live("x", data, { format: "ris" }))).toEqual(["merged"]);
    const { id } = await titled(reader, "On the wheat of Sindh");
    const ofB = async () => (await reader.provenance(id)).filter((one) => one.sourceId === "b");
    expect(await ofB()).toMatchObject([{ field: "record", identifier: "x", format: "ris" }]);
    await ingest(writer, "b", deleted("x"));
    expect(await ofB()).toEqual([]);
  });

  it("forgets a source with all that it gave, and gives the same ids when it comes back", async () => {
    const { writer, reader } = kit;
    const records = [live("1", article("One")), live("2", article("Two")), bad("3"), deleted("4")];
    await ingest(writer, "a", ...records);
    await ingest(writer, "b", live("1", article("Of another")));
    const before = await idsOf(reader, "article");
    expect(await writer.removeSource("a")).toBe(2);
    expect(await reader.counts()).toMatchObject({ kinds: { article: 1 }, tombstones: 2, sources: 2, quarantined: 0 });
    expect(await reader.source("a")).toBeUndefined();
    await expect(ingest(writer, "a", ...records)).rejects.toThrow(/no source/);
    await writer.putSource({ id: "a", name: "A", format: "oai-pmh" });
    expect(await ingest(writer, "a", ...records)).toEqual(["created", "created", "quarantined", "deleted"]);
    expect(await idsOf(reader, "article")).toEqual(before);
    expect(await reader.counts()).toMatchObject({ tombstones: 0 });
  });

  it("takes a batch whole or not at all, and goes on", async () => {
    const { writer, reader } = kit;
    const broken = { ...live("2", article("Two")), location: { start: 0, end: 999 } };
    await expect(writer.ingest(batch("a", live("1", article("One")), broken))).rejects.toThrow(/outside/);
    expect(await reader.counts()).toMatchObject({ kinds: { article: 0 }, seq: 0 });
    expect(await ingest(writer, "a", live("1", article("One")))).toEqual(["created"]);
  });

  it("keeps the checkpoint with the batch, and runs with what they did", async () => {
    const { writer, reader } = kit;
    await writer.ingest({ ...batch("a", live("1", article("One"))), checkpoint: { token: "t" } });
    expect((await reader.source("a"))?.checkpoint).toEqual({ token: "t" });
    await writer.ingest({ ...batch("a"), checkpoint: null });
    expect((await reader.source("a"))?.checkpoint).toBeUndefined();
    const run = await writer.startRun("a");
    expect((await reader.source("a"))?.lastRun).toMatchObject({ state: "running" });
    await writer.endRun(run, "incomplete", { read: 1 }, "It broke off.");
    expect((await reader.source("a"))?.lastRun).toMatchObject({ state: "incomplete", message: "It broke off." });
  });

  it("keeps how far a run is while it goes on, and forgets all but the last hundred", async () => {
    const { writer, reader } = kit;
    const run = await writer.startRun("a", "import");
    const progress = { at: "2026-01-15T12:00:00.000Z", pages: 3, listSize: 500 };
    await writer.noteRun(run, { read: 20 }, progress);
    expect(await reader.runs("a", { limit: 5 })).toMatchObject([
      { id: run, kind: "import", state: "running", tally: { read: 20 }, progress },
    ]);
    await writer.endRun(run, "failed", { read: 21 }, "Later.", "2026-01-16T00:00:00.000Z");
    const [ended] = await reader.runs("a", { limit: 5 });
    expect(ended).toMatchObject({ state: "failed", retryAt: "2026-01-16T00:00:00.000Z" });
    expect(ended).not.toHaveProperty("progress");
    // A note that comes late changes nothing.
    await writer.noteRun(run, { read: 1 }, progress);
    expect((await reader.runs("a", { limit: 1 }))[0]?.tally).toEqual({ read: 21 });
    const other = await writer.startRun("b");
    for (let n = 0; n < 105; n += 1) await writer.endRun(await writer.startRun("a"), "done", {});
    expect(await reader.runs("a", { limit: 1000 })).toHaveLength(100);
    expect(await reader.runs("a", { limit: 1000, kind: "import" })).toEqual([]);
    expect((await reader.runs("b", { limit: 1000 })).map(({ id }) => id)).toEqual([other]);
    expect(await reader.runs("nowhere", { limit: 1 })).toEqual([]);
  });

  it("ends a run that was broken off when the next writer comes", async () => {
    const { store, writer, reader } = kit;
    const run = await writer.startRun("a");
    await writer.noteRun(run, { read: 20 }, { at: "2026-01-15T12:00:00.000Z", pages: 1 });
    writer.close();
    kit.writer = await store.writer("the next");
    expect((await reader.source("a"))?.lastRun).toMatchObject({
      state: "stopped",
      endedAt: "2026-01-15T12:00:00.000Z",
      tally: { read: 20 },
      message: expect.stringMatching(/ended in the middle/),
    });
    await kit.writer.startRun("b");
    kit.writer.close();
    kit.writer = await store.writer("one more");
    expect((await reader.source("b"))?.lastRun).toMatchObject({ state: "failed" });
  });

  it("keeps what a check said until another says something else", async () => {
    const { writer, reader } = kit;
    const source = { id: "a", name: "A", format: "oai-pmh", enabled: false };
    await writer.putSource({ ...source, check: { state: "pending" } });
    await writer.putSource({ ...source, name: "A again" });
    expect(await reader.source("a")).toMatchObject({ name: "A again", check: { state: "pending" } });
    await writer.putSource({ ...source, check: null });
    expect(await reader.source("a")).not.toHaveProperty("check");
  });

  it("counts why records are in quarantine", async () => {
    const { writer, reader } = kit;
    await ingest(writer, "a", bad("1"), bad("2"), live("3", article("Three")));
    await ingest(writer, "b", bad("1"));
    const [first] = await reader.quarantined({ sourceId: "a" });
    expect(await reader.quarantineReasons("a")).toEqual([{ code: first?.code, count: 2 }]);
    expect(await reader.quarantineReasons("nowhere")).toEqual([]);
  });

  it("follows a source record that changes its kind", async () => {
    const { writer, reader } = kit;
    await ingest(writer, "a", live("1", article("On wheat")));
    const { id } = await titled(reader, "On wheat");
    const { kind: _, type: __, references: ___, ...rest } = article("On wheat");
    expect(await ingest(writer, "a", live("1", { ...rest, kind: "book" }))).toEqual(["updated"]);
    expect(await reader.lookup(id)).toMatchObject({ state: "live", record: { kind: "book" } });
    expect(await reader.counts()).toMatchObject({ kinds: { article: 0, book: 1 } });
  });

  it("gives each changed id once, its last, a page at a time", async () => {
    const { writer, reader } = kit;
    const some = Array.from({ length: 25 }, (_, index) => live(String(index), article(`Title ${index}`)));
    await ingest(writer, "a", ...some);
    await ingest(writer, "a", live("3", article("Changed")), deleted("4"));
    const seen: string[] = [];
    for (let after = 0; ; ) {
      const { changes, last } = await reader.changes(after, 10);
      seen.push(...changes.map((change) => change.id));
      if (changes.length === 0) break;
      after = last;
    }
    expect(new Set(seen).size).toBe(25);
    expect(seen).toHaveLength(25);
    const versions = await reader.versions(undefined, 100);
    expect(versions).toHaveLength(24);
    expect(Math.max(...versions.map((one) => one.version))).toBeLessThan((await reader.counts()).seq);
  });
});
