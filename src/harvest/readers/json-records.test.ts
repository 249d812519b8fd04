import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ok } from "../../domain/result.ts";
import type { ReadEvent } from "../source.ts";
import { type JsonFormat, JsonRecordsReader, parseRecord, remapJson } from "./json-records.ts";
import { rawIn, textIn } from "./json-values.ts";

const plain: JsonFormat = {
  name: "plain",
  version: 1,
  layout: {
    lists: ["message.items", "results"],
    single: "message",
    token: "message.next-cursor",
    size: "message.total",
  },
  recognise: (keys) => keys.has("id"),
  identify: (record) => rawIn(record, "id"),
  map(record) {
    const titles = [{ value: textIn(record, "title") ?? "untitled" }];
    const nothing = { abstracts: [], contributors: [], identifiers: [], languages: [], keywords: [], subjects: [] };
    return ok({ kind: "article", type: "article", titles, ...nothing, access: "unknown", links: [], references: [] });
  },
  refusal: (value) => (typeof value["error"] === "string" ? { code: "refused", message: value["error"] } : undefined),
};

/** Feeds a document in pieces of the given sizes, over and over; the buffer of a piece is used again for the next. */
function read(
  document: string | Uint8Array,
  sizes: readonly number[] = [1 << 20],
  maxRecordBytes?: number,
): ReadEvent[] {
  const bytes = typeof document === "string" ? Buffer.from(document) : document;
  const reader = new JsonRecordsReader(plain, maxRecordBytes === undefined ? {} : { maxRecordBytes });
  const events: ReadEvent[] = [];
  for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
    const size = sizes[turn % sizes.length] ?? 1;
    const piece = new Uint8Array(bytes.subarray(at, at + size));
    events.push(...reader.write(piece));
    piece.fill(0x5b);
    at += size;
  }
  return [...events, ...reader.end()];
}

/** Each event in a few words; a record as `id@start-end`. */
function told(events: readonly ReadEvent[]): string[] {
  return events.map((event) => {
    switch (event.type) {
      case "record": {
        const { identifier, location, state } = event.record;
        const name = state === "bad" ? event.record.problem.code : identifier;
        return `${name}@${location.start}-${location.end}`;
      }
      case "token":
        return `token ${event.value} of ${event.listSize}`;
      case "broken":
        return `${event.problem.code} at ${event.offset}`;
      case "error":
        return `${event.code}: ${event.message}`;
      case "source":
        return event.url;
    }
  });
}

const idOf = (events: readonly ReadEvent[]): string[] => told(events).map((one) => one.split("@")[0] ?? "");

describe("what a document may look like", () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    ["one record a line", '{"id":"a"}\n{"id":"b"}\r\n\n  {"id":"c"}  ', ["a@0-10", "b@11-21", "c@26-36"]],
    ["a single record on one line", '{"id":"a"}', ["a@0-10"]],
    ["a single record over several lines", '{\n "id": "a",\n "x": [\n{"y":1},\n{"y":2}]\n}\n', ["a@0-41"]],
    ["records over several lines, one after the other", '{\n"id":"a"}\n{\n"id":"b"}', ["a@0-11", "b@12-23"]],
    ["an array", '[{"id":"a"}, {"id":"b","c":["]","}"]}]', ["a@1-11", "b@13-37"]],
    ["an array with a record a line", '[\n{"id":"a"},\n{"id":"b"}\n]\n', ["a@2-12", "b@14-24"]],
    ["an array without commas", '[{"id":"a"}\n{"id":"b"}]', ["a@1-11", "b@12-22"]],
    ["keys that look like paths", '{"id":"a","":[1],"[]":2,"message.items":[3],"results[]":4}', ["a@0-58"]],
    ["an empty array", " [ ] ", []],
    ["nothing", " \n ", []],
    [
      "an envelope",
      '{"status":"ok","message":{"total":7,"facets":{"items":[{"id":"no"}]},"items":[{"id":"a"},{"id":"b"}],"next-cursor":"c\\/2=="}}',
      ["a@78-88", "b@89-99", "token c/2== of 7"],
    ],
    ["an envelope whose last page says nothing", '{"message":{"items":[]}}', ["token  of undefined"]],
    ["an envelope without a cursor", '{"message":{"items":[],"next-cursor":null}}', ["token  of undefined"]],
    ["a list at another place", '{"meta":{"count":1},"results":[{"id":"a"}]}', ["a@31-41", "token  of undefined"]],
    ["a record in an envelope", '{"status":"ok","message":{"id":"a","items":3}}', ["a@25-45"]],
    [
      "several envelopes",
      '{"results":[{"id":"a"}]}\n{"results":[{"id":"b"}]}',
      ["a@12-22", "token  of undefined", "b@37-47", "token  of undefined"],
    ],
    ["a byte-order mark", '\ufeff{"id":"a"}\n{"id":"b"}', ["a@3-13", "b@14-24"]],
    ["RFC 7464's record separators", '\u001e{"id":"a"}\n\u001e{"id":"b"}\n', ["a@1-11", "b@13-23"]],
    [
      "an array of anything",
      '[1,"x",null,[{"id":"a"}],{"id":"b"}]',
      ["malformed_record@1-2", "malformed_record@3-6", "malformed_record@7-11", "malformed_record@12-24", "b@25-35"],
    ],
    ["a server's refusal", '{"error":"Invalid filter."}', ["refused: Invalid filter."]],
  ];

  it.each(cases)("%s", (_, document, expected) => {
    expect(told(read(document))).toEqual(expected);
    expect(told(read(document, [1]))).toEqual(expected);
  });
});

describe("what is wrong in a document", () => {
  it.each([
    [
      "at the first of the lines, cut in a text",
      '{"id":"a","t":"cut\n{"id":"b"}\n{"id":"c"}\n',
      ["malformed_record", "b", "c"],
    ],
    [
      "at the first of the lines, cut after a value",
      '{"id":"a","t":1\n{"id":"b"}\n{"id":"c"}\n',
      ["malformed_record", "b", "c"],
    ],
    [
      "at the first of the lines, brackets mixed",
      '{"id":"a","t":[1}\n{"id":"b"}\n{"id":"c"}\n',
      ["malformed_record", "b", "c"],
    ],
    [
      "at another line",
      '{"id":"a"}\n{"id":"x",}\n[[[\n"\n{"id":"b"}\n',
      ["a", "malformed_record", "malformed_record", "malformed_record", "b"],
    ],
    ["two records on one line", '{"id":"a"}\n{"id":"x"}{"id":"y"}\n{"id":"b"}\n', ["a", "malformed_record", "b"]],
    ["an element of an array", '[{"id":"a"},{"id":"x","y":nul},{"id":"b"}]', ["a", "malformed_record", "b"]],
    ["no identifier", '[{"title":"x"}]', ["missing_identifier"]],
  ])("costs one record only: %s", (_, document, expected) => {
    expect(idOf(read(document))).toEqual(expected);
    expect(idOf(read(document, [1]))).toEqual(expected);
  });

  it.each([
    ["an array that is cut in a record", '[{"id":"a"},{"id":"b', ["a@1-11", "broken_document at 20"]],
    ["an array that is cut between records", '[{"id":"a"},', ["a@1-11", "broken_document at 12"]],
    ["a last line that is cut", '{"id":"a"}\n{"id":"b","t":[', ["a@0-10", "broken_document at 26"]],
    ["brackets that do not match", '[{"id":"a"},{"id":"b"]},{"id":"c"}]', ["a@1-11", "broken_document at 21"]],
    ["a bracket too many", '[{"id":"a"}]]', ["a@1-11", "broken_document at 12"]],
    [
      "something else after it",
      '{"results":[{"id":"a"}]} <p>',
      ["a@12-22", "token  of undefined", "broken_document at 25"],
    ],
    ["HTML", "\n <html>{}</html>", ["not_this_format at 2"]],
    ["a text", '"abc"', ["not_this_format at 0"]],
    ["UTF-16", Buffer.from('\ufeff{"id":"a"}', "utf16le"), ["not_this_format at 0"]],
  ])("ends the document: %s", (_, document, expected) => {
    expect(told(read(document))).toEqual(expected);
    expect(told(read(document, [1]))).toEqual(expected);
  });

  it("says where a record begins that is not whole", () => {
    expect(read('[{"id":"a"},{"id":"b').at(-1)).toMatchObject({
      problem: {
        message: "The document cannot be read beyond byte 20, in the record that begins at byte 12: it ends too early.",
      },
    });
  });

  it("keeps one record that is too large or too deep out, and reads on", () => {
    const large = `{"id":"${"x".repeat(200)}"}`;
    expect(told(read(`{"id":"a"}\n${large}\n{"id":"b"}`, [7], 100))).toEqual([
      "a@0-10",
      "record_too_large@11-220",
      "b@221-231",
    ]);
    expect(told(read(`[${large},{"id":"b"}]`, [7], 100))).toEqual(["record_too_large@1-210", "b@211-221"]);
    const deep = `{"id":"d","x":${"[".repeat(5000)}${"]".repeat(5000)}}`;
    expect(idOf(read(`[${deep},{"id":"b"}]`))).toEqual(["malformed_record", "b"]);
    expect(idOf(read(`${deep}\n{"id":"b"}`))).toEqual(["malformed_record", "b"]);
    expect(told(read(`[${"[".repeat(200_000)}`))).toEqual(["broken_document at 100000"]);
  });

  it("gives a record that is too large the same hash, whatever the pieces", () => {
    const document = `[{"id":"${"x".repeat(200)}"}]`;
    const hash = (sizes: number[]): unknown =>
      read(document, sizes, 100).map((event) => (event.type === "record" ? event.record.hash : event));
    expect(hash([3])).toEqual(hash([1000]));
  });
});

describe("texts", () => {
  it("reads UTF-8 with wrong bytes, windows-1252, and controls that were not escaped", () => {
    const record = (bytes: Uint8Array): unknown => {
      const parsed = parseRecord(bytes);
      return parsed.ok ? parsed.value["t"] : parsed.problem;
    };
    expect(record(Buffer.from('{"t":"اردو"}'))).toBe("اردو");
    expect(record(Buffer.concat([Buffer.from('{"t":"اردو '), Buffer.from([0xff]), Buffer.from('"}')]))).toBe(
      "اردو \ufffd",
    );
    expect(record(Buffer.from('{"t":"Fernández"}', "latin1"))).toBe("Fernández");
    expect(record(Buffer.from('{"t":"a\u000bb\nc\td"}'))).toBe("a b c d");
  });
});

const json = fc.json({ maxDepth: 4 });
const records = fc.array(
  fc.record({
    id: fc.string({ minLength: 1, unit: "grapheme" }),
    x: fc.jsonValue({ maxDepth: 3 }),
    title: fc.string(),
  }),
  { maxLength: 6 },
);
const wrappers: readonly ((all: readonly object[]) => string)[] = [
  (all) => all.map((one) => JSON.stringify(one)).join("\n"),
  (all) => all.map((one) => JSON.stringify(one, null, 2)).join("\r\n"),
  (all) => JSON.stringify(all),
  (all) => JSON.stringify(all, null, 1),
  (all) => JSON.stringify({ status: "ok", message: { total: all.length, items: all, "next-cursor": "x" } }, null, 1),
];
const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });

describe("properties", () => {
  it("gives every record with its bytes, wherever the document is cut", () => {
    fc.assert(
      fc.property(records, fc.constantFrom(...wrappers), sizes, (all, wrap, cuts) => {
        const document = Buffer.from(wrap(all));
        const events = read(document, cuts);
        expect(events).toEqual(read(document));
        const found = events.flatMap((event) => (event.type === "record" ? [event.record] : []));
        const kept = found.map(({ location }) => document.subarray(location.start, location.end));
        expect(kept.map((bytes) => JSON.parse(bytes.toString()))).toEqual(JSON.parse(JSON.stringify(all)));
        for (const [index, record] of found.entries()) {
          const again = remapJson(plain, kept[index] ?? new Uint8Array(0));
          if (record.state === "live") expect(again).toEqual({ ok: true, value: record.mapped });
          else expect(again.ok).toBe(false);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("never throws, and reads the same in any pieces, whatever the bytes", () => {
    const hostile = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc
        .array(fc.constantFrom(...Array.from('{}[]",:\\\n x1é')), { maxLength: 60 })
        .map((all) => Buffer.from(all.join(""))),
      fc.array(json, { maxLength: 4 }).map((all) => Buffer.from(all.join("\n"))),
      // a good document with a part of it gone
      fc.tuple(records, fc.constantFrom(...wrappers), fc.nat(), fc.nat(9)).map(([all, wrap, at, size]) => {
        const bytes = Buffer.from(wrap(all));
        const from = at % (bytes.length + 1);
        return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + size)]);
      }),
    );
    fc.assert(
      fc.property(hostile, sizes, (bytes, cuts) => {
        const events = read(bytes, cuts, 64);
        expect(events).toEqual(read(bytes, [1000], 64));
        let last = 0;
        for (const event of events) {
          if (event.type !== "record") continue;
          expect(event.record.location.start).toBeGreaterThanOrEqual(last);
          expect(event.record.location.end).toBeGreaterThan(event.record.location.start);
          last = event.record.location.end;
          expect(last).toBeLessThanOrEqual(bytes.length);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
