import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { hasSharedData, sharedData, sharedFiles } from "../../../../test/shared-data.ts";
import type { Incoming } from "../../../catalogue/ingest-types.ts";
import type { ReadEvent } from "../../source.ts";
import { oaiPmh } from "./index.ts";

function read(file: string): { events: ReadEvent[]; bytes: Buffer } {
  const bytes = readFileSync(file);
  const reader = oaiPmh.reader();
  const events: ReadEvent[] = [];
  for (let at = 0; at < bytes.length; at += 10_000) events.push(...reader.write(bytes.subarray(at, at + 10_000)));
  events.push(...reader.end());
  return { events, bytes };
}

function recordsIn(events: readonly ReadEvent[]): Incoming[] {
  return events.flatMap((event) => (event.type === "record" ? [event.record] : []));
}

describe.skipIf(!hasSharedData)("all real OAI-PMH files", () => {
  const files = hasSharedData ? ["oai", "oai/captures"].flatMap((folder) => sharedFiles(folder, ".xml")) : [];
  const all = files.map((file) => ({ file, ...read(file) }));
  const records = all.flatMap(({ events }) => recordsIn(events));

  it("gives as many records as there are headers, and reads every file to its end", () => {
    expect(files.length).toBeGreaterThan(70);
    for (const { file, events, bytes } of all) {
      const headers = bytes.toString("latin1").match(/<header[\s>]/g)?.length ?? 0;
      expect([basename(file), recordsIn(events).length]).toEqual([basename(file), headers]);
      expect(events.filter((event) => event.type === "broken")).toEqual([]);
      expect(events.find((event) => event.type === "source")).toBeDefined();
    }
  });

  it("puts fewer than 2 % into quarantine, and for reasons that hold", () => {
    const reasons: Record<string, number> = {};
    for (const record of records) {
      if (record.state === "bad") reasons[record.problem.code] = (reasons[record.problem.code] ?? 0) + 1;
    }
    // six records of one journal have no title at all
    expect(reasons).toEqual({ missing_title: 6 });
    expect(records.filter((record) => record.state === "bad").length / records.length).toBeLessThan(0.02);
  });

  it("gives each record the kind that it is of", () => {
    const kinds = (pattern: RegExp): Record<string, number> => {
      const counts: Record<string, number> = {};
      for (const { file, events } of all.filter(({ file }) => pattern.test(basename(file)))) {
        for (const record of recordsIn(events)) {
          const kind =
            record.state === "live" && record.mapped.is === "record" ? record.mapped.data.kind : record.state;
          counts[kind] = (counts[kind] ?? 0) + 1;
        }
        expect(file).toBeTruthy();
      }
      return counts;
    };
    expect(kinds(/^ojs-/)).toEqual({ article: 2584, deleted: 64, bad: 6 });
    expect(kinds(/pubmedcentral/)).toEqual({ article: 844 });
    expect(kinds(/hacettepe/)).toEqual({ article: 103 });
    expect(kinds(/bhl/)).toEqual({ book: 42 });
    expect(kinds(/marc21/)).toMatchObject({ journal: 7, book: 51 });
    expect(kinds(/pcurio/)).toEqual({ article: 5 });
  });

  it("finds each record's bytes again, and maps them again to the same", () => {
    for (const { events, bytes } of all) {
      for (const record of recordsIn(events)) {
        const kept = bytes.subarray(record.location.start, record.location.end);
        expect(kept.subarray(0, 7).toString() + kept.subarray(-9).toString()).toBe("<record</record>");
        if (record.state === "live") {
          expect(oaiPmh.remap(kept, record.format)).toEqual({ ok: true, value: record.mapped });
        }
      }
    }
  });

  it("finds a citation with an issue in every OJS record that has one", () => {
    let without = 0;
    for (const { events } of all.filter(({ file }) => basename(file).startsWith("ojs-"))) {
      for (const record of recordsIn(events)) {
        if (record.state !== "live" || record.mapped.is !== "record" || record.mapped.data.kind !== "article") continue;
        const { container } = record.mapped.data;
        expect(container?.titles[0]?.value).toBeTruthy();
        expect(container?.titles[0]?.value).not.toMatch(/\b(?:Vol|No)\. ?\d|;|\(\d{4}/);
        if (container?.issue === undefined) without += 1;
      }
    }
    expect(without).toBe(0);
  });

  it("recognises each of them", () => {
    for (const { bytes, file } of all) expect(oaiPmh.recognise(bytes.subarray(0, 65_536), file)).toBe(true);
  });

  it("takes the token of each page and the error after the last", () => {
    const token = (name: string) => read(sharedData(name)).events.find((event) => event.type === "token");
    expect(token("oai/ojs-awl-p04.xml")).toMatchObject({ value: "" });
    expect(token("oai/captures/capture-pubmedcentral.xml")).toMatchObject({
      value: "oai%3Apubmedcentral.nih.gov%3A4078828!2014-12-24!2014-12-25!oai_dc!",
    });
    expect(read(sharedData("oai/captures/capture-mla-p14.xml")).events).toMatchObject([
      { type: "source" },
      { type: "error", code: "noRecordsMatch" },
    ]);
  });
});
