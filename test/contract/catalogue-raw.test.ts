import { randomBytes } from "node:crypto";
import { statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Incoming } from "../../src/catalogue/ingest-types.ts";
import { adapters, article, bad, findings, live, opened } from "./catalogue-kit.ts";

const document = { name: "big.xml", format: "oai-pmh" };
// Not to be compressed, so that growth of the store shows what is stored twice.
const bytes = randomBytes(1_000_000);

function at(incoming: Incoming, start: number, end: number): Incoming {
  return { ...incoming, location: { start, end } };
}

const records = Array.from({ length: 50 }, (_, index) =>
  at(live(`r${index}`, article(`Title ${index}`)), index * 20_000, index * 20_000 + 20_000),
);

describe.each(adapters)("raw bytes over $name", ({ open }) => {
  it("come back exactly, however they were cut", async () => {
    const kit = await opened(open);
    for (let index = 0; index < 50; index += 7) {
      const start = index * 20_000;
      const middle = start + 33_333;
      const end = Math.min(1_000_000, start + 140_000);
      const raw = [
        { at: start, bytes: bytes.subarray(start, middle) },
        { at: middle, bytes: bytes.subarray(middle, end) },
      ];
      await kit.writer.ingest({ sourceId: "a", document, raw, records: records.slice(index, index + 7) });
    }
    for (const { identifier, location } of records) {
      const found = await kit.writer.rawOf("a", identifier);
      expect(found).toMatchObject({ format: "oai_dc", documentFormat: "oai-pmh" });
      expect(Buffer.compare(found?.bytes ?? Buffer.of(), bytes.subarray(location.start, location.end))).toBe(0);
    }
    expect(await kit.writer.rawOf("a", "unknown")).toBeUndefined();
    expect(await findings(kit.store)).toEqual([]);
    kit.end();
  });

  it("of a file that is imported again are not stored twice, and those of a new version replace the old", async () => {
    const kit = await opened(open);
    const size = (): number => statSync(join(kit.folder, "catalogue.db")).size;
    const whole = { sourceId: "a", document, raw: [{ at: 0, bytes }], records };
    const run = async (batch: typeof whole): Promise<number> => {
      const id = await kit.writer.startRun("a");
      await kit.writer.ingest(batch);
      await kit.writer.endRun(id, "done", {});
      const copy = join(kit.outside, "copy.db");
      await kit.store.backup(copy);
      return statSync(copy).size;
    };
    const first = await run(whole);
    expect(first).toBeGreaterThan(1_000_000);
    expect(await run(whole)).toBeLessThan(first + 20_000);
    // Another name, the same content: nothing new is in it.
    expect(await run({ ...whole, document: { ...document, name: "copy.xml" } })).toBeLessThan(first + 20_000);
    expect(
      Buffer.compare((await kit.writer.rawOf("a", "r7"))?.bytes ?? Buffer.of(), bytes.subarray(140_000, 160_000)),
    ).toBe(0);
    expect(size()).toBeGreaterThan(0);
    expect(await findings(kit.store)).toEqual([]);
    kit.end();
  });

  it("go on in the middle of a document after an interruption, also twice given", async () => {
    const kit = await opened(open);
    const part = (from: number, to: number) => [{ at: from, bytes: bytes.subarray(from, to) }];
    await kit.writer.ingest({ sourceId: "a", document, raw: part(0, 300_000), records: records.slice(0, 15) });
    kit.writer.close();
    const writer = await kit.store.writer("again");
    await writer.ingest({ sourceId: "a", document, raw: part(280_000, 500_000), records: records.slice(15, 25) });
    const later = { name: "resumed.xml", format: "oai-pmh" };
    await writer.ingest({
      sourceId: "a",
      document: later,
      raw: part(500_000, 777_777),
      records: records.slice(25, 38),
    });
    await writer.ingest({ sourceId: "a", document: later, raw: part(777_777, 1_000_000), records: records.slice(38) });
    for (const { identifier, location } of records) {
      const found = await writer.rawOf("a", identifier);
      expect(Buffer.compare(found?.bytes ?? Buffer.of(), bytes.subarray(location.start, location.end))).toBe(0);
    }
    expect(await findings(kit.store)).toEqual([]);
    kit.end();
  });

  it("of a quarantined record stay while it is there", async () => {
    const kit = await opened(open);
    const raw = [{ at: 0, bytes: bytes.subarray(0, 9000) }];
    const run = await kit.writer.startRun("a");
    await kit.writer.ingest({ sourceId: "a", document, raw, records: [at(bad("1"), 100, 5000)] });
    await kit.writer.endRun(run, "done", {});
    const [entry] = await kit.reader.quarantined();
    const found = await kit.reader.quarantinedRecord(entry?.id ?? 0);
    expect(Buffer.compare(found?.bytes ?? Buffer.of(), bytes.subarray(100, 5000))).toBe(0);
    kit.end();
  });
});
