import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FakeRepository } from "../../test/fakes/oai-repository.ts";
import type { IngestBatch, Outcome } from "../catalogue/ingest-types.ts";
import { Intake, type IntakeParts } from "./intake.ts";
import { oaiPmh } from "./sources/oai-pmh/index.ts";

function document(
  records: number,
  rest = "<resumptionToken completeListSize='9'>next</resumptionToken></ListRecords></OAI-PMH>",
): Buffer {
  const repository = new FakeRepository(records);
  const items = repository.all().map((record) => repository.xml(record));
  return Buffer.from(
    `<?xml version="1.0"?><OAI-PMH><request>https://a.pk/oai</request><ListRecords>${items.join(" \n")}${rest}`,
  );
}

async function take(bytes: Uint8Array, sizes: readonly number[], parts: Partial<IntakeParts> = {}) {
  const batches: IngestBatch[] = [];
  const intake = new Intake({
    sourceId: "s",
    document: { name: "d", format: "oai-pmh" },
    reader: oaiPmh.reader(),
    ingest: async (batch) => {
      batches.push(batch);
      return batch.records.map((): Outcome => "created");
    },
    ...parts,
  });
  for (let at = 0, n = 0; at < bytes.length; n += 1) {
    const size = sizes[n % sizes.length] ?? bytes.length;
    await intake.write(bytes.subarray(at, at + size));
    at += size;
  }
  intake.end();
  return { intake, batches };
}

function rawOf(batches: readonly IngestBatch[]): string {
  return Buffer.concat(batches.flatMap((batch) => batch.raw.map((part) => part.bytes))).toString();
}

describe("intake", () => {
  it("hands on all bytes and records once and in order, each record with its bytes, however they come", async () => {
    const bytes = document(40);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 500, max: 60_000 }),
        async (sizes, batchRecords, batchBytes) => {
          const { intake, batches } = await take(bytes, sizes, { batchRecords, batchBytes });
          await intake.commit({ value: "after" });
          expect(rawOf(batches)).toBe(bytes.toString());
          const records = batches.flatMap((batch) => batch.records);
          expect(records.map((record) => record.identifier)).toEqual(
            Array.from({ length: 40 }, (_, n) => `oai:fake.example.pk:article/${n}`),
          );
          let at = 0;
          for (const batch of batches) {
            for (const part of batch.raw) {
              expect(part.at).toBe(at);
              at += part.bytes.length;
            }
            const { end = 0 } = batch.records.at(-1)?.location ?? {};
            expect(end).toBeLessThanOrEqual(at);
          }
          // Only the last batch covers the page, and so only it has the checkpoint.
          expect(batches.map((batch) => batch.checkpoint)).toEqual([...batches.slice(1).map(() => undefined), "after"]);
          expect(intake.findings).toMatchObject({
            records: 40,
            deleted: 2,
            token: "next",
            listSize: 9,
            sourceUrl: "https://a.pk/oai",
            bytes: bytes.length,
          });
        },
      ),
      { numRuns: 60 },
    );
  });

  it("hands on full batches as they fill, cut behind a record", async () => {
    const { batches } = await take(document(450), [10_000]);
    expect(batches.map((batch) => batch.records.length >= 200)).toEqual([true, true]);
    for (const batch of batches) {
      const last = batch.raw.at(-1);
      expect(last && last.at + last.bytes.length).toBe(batch.records.at(-1)?.location.end);
    }
  });

  it("hands nothing on that was not full when it is never committed", async () => {
    const { batches, intake } = await take(document(40, "<record><header"), [777]);
    expect(batches).toEqual([]);
    expect(intake.findings.broken).toMatchObject({ problem: { code: "broken_document" } });
    await intake.commit();
    expect(batches[0]?.records).toHaveLength(40);
    expect(batches[0]).not.toHaveProperty("checkpoint");
  });

  it("keeps the rest of a broken document as one bad record, bounded", async () => {
    const rest = `<record><header a=b></header>${"x".repeat(5000)}`;
    const bytes = document(3, rest);
    for (const tailBytes of [10_000, 600]) {
      const { batches, intake } = await take(bytes, [100], { tailBytes });
      intake.quarantineTail({ code: "broken_document", message: "broken" });
      await intake.commit();
      const bad = batches[0]?.records.at(-1);
      const offset = intake.findings.broken?.offset;
      expect(bad).toMatchObject({ identifier: `broken:d:${offset}`, state: "bad" });
      const raw = rawOf(batches);
      const kept = raw.slice(bad?.location.start, bad?.location.end);
      expect(kept).toBe(rest.slice(0, kept.length));
      expect(kept.length).toBe(Math.min(rest.length, tailBytes));
      expect(batches.flatMap((batch) => batch.records)).toHaveLength(4);
    }
  });

  it("stays bounded in a document that never has a record", async () => {
    const bytes = Buffer.from(`<OAI-PMH><ListRecords>${"<other>text</other>".repeat(20_000)}`);
    const { batches } = await take(bytes, [10_000], { batchBytes: 10_000 });
    expect(batches.length).toBeGreaterThan(5);
    for (const batch of batches) expect(rawOf([batch]).length).toBeLessThan(60_000);
  });
});
