import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fail, ok } from "../../domain/result.ts";
import type { ReadEvent } from "../source.ts";
import { childNamed, childText, textOf } from "../xml/element.ts";
import { xmlSourceFormat } from "./xml-format.ts";

/** A format of this test: `item` in `list` or by itself, with an `id`, a `title`, and a `body` that is left out. */
const format = xmlSourceFormat({
  name: "items",
  version: 3,
  called: "list of items",
  recognise: ({ local, child }) => local === "list" && child === "item",
  isRoot: (local) => local === "list" || local === "item",
  select: (path) => (path.at(-1) === "item" ? "record" : undefined),
  leftOut: new Set(["body"]),
  identify: (item) => childText(item, "id"),
  isDeleted: (item) => item.attributes["gone"] === "yes",
  datestamp: (item) => childText(item, "date"),
  map: (item) => {
    const title = childText(item, "title");
    if (title === undefined) return fail("missing_title", "The item has no title.");
    if (title === "throw") throw new Error("a fault of the mapping");
    const body = childNamed(item, "body");
    const value = body === undefined ? title : `${title}|${textOf(body)}`;
    return ok({
      kind: "book",
      titles: [{ value }],
      abstracts: [],
      contributors: [],
      identifiers: [],
      languages: [],
      keywords: [],
      subjects: [],
      access: "unknown",
      links: [],
    });
  },
});

function read(document: string | Uint8Array, sizes: readonly number[] = [], maxRecordBytes?: number): ReadEvent[] {
  const bytes = typeof document === "string" ? Buffer.from(document) : document;
  const reader = format.reader(maxRecordBytes === undefined ? {} : { maxRecordBytes });
  const events: ReadEvent[] = [];
  let at = 0;
  for (const size of sizes) {
    const piece = Buffer.from(bytes.subarray(at, at + size));
    events.push(...reader.write(piece));
    piece.fill(0x3c);
    at += size;
  }
  events.push(...reader.write(bytes.subarray(at)), ...reader.end());
  return events;
}

const records = (events: readonly ReadEvent[]) =>
  events.flatMap((event) => (event.type === "record" ? [event.record] : []));
const item = (id: string, inner = `<title>T ${id}</title>`, attributes = "") =>
  `<item${attributes}><id>${id}</id>${inner}</item>`;

describe("records of an XML file", () => {
  const document = `<?xml version="1.0"?>\r\n<x:list xmlns:x="y"><a><b>${item("1")}</b></a>${item("ایک", "<date>2024</date><title>T</title>")}
${item("3", "", ' gone="yes"')}<x:item><x:id>4</x:id><x:title>four</x:title><item><id>5</id></item></x:item>${item("6", "")}<item/>${item("7", "<title>throw</title>")}</x:list>`;
  const bytes = Buffer.from(document);

  it("gives each with its place, its name and what it says", () => {
    expect(records(read(bytes))).toMatchObject([
      { identifier: "1", format: "items", state: "live", mapped: { data: { titles: [{ value: "T 1" }] } } },
      { identifier: "ایک", datestamp: "2024", state: "live" },
      { identifier: "3", state: "deleted" },
      { identifier: "4", state: "live", mapped: { data: { titles: [{ value: "four" }] } } },
      { identifier: "6", state: "bad", problem: { code: "missing_title" } },
      { state: "bad", problem: { code: "missing_title" } },
      { identifier: "7", state: "bad", problem: { code: "internal" } },
    ]);
    for (const one of records(read(bytes))) {
      const kept = bytes.subarray(one.location.start, one.location.end);
      expect(kept.toString()).toMatch(/^<(x:)?item[^]*(<\/(x:)?item>|\/>)$/);
      if (one.state === "live") expect(format.remap(kept, "items")).toEqual({ ok: true, value: one.mapped });
      else expect(format.remap(kept, "items").ok).toBe(false);
    }
  });

  it("reads each again from its bytes alone, in the document's encoding", () => {
    const latin = Buffer.from(
      `<?xml version="1.0" encoding="ISO-8859-1"?><list>${item("é", "<title>Café</title>")}${item("2", "", ' gone="yes"')}${item("3", "")}</list>`,
      "latin1",
    );
    for (const whole of [bytes, latin]) {
      for (const one of records(read(whole))) {
        const { start, end } = one.location;
        const again = format.reread?.({
          bytes: whole.subarray(start, end),
          format: "items",
          head: whole.subarray(0, 1024),
        });
        const { location: _, ...rest } = one;
        expect(again?.record).toMatchObject(rest);
      }
    }
  });

  it("takes a file that is one record", () => {
    expect(records(read(item("1")))).toMatchObject([
      { identifier: "1", location: { start: 0, end: item("1").length } },
    ]);
  });

  it("keeps what is left out of the tree out of it, whatever its depth, and remaps to the same", () => {
    const deep = `${"<p>".repeat(500)}${"long ".repeat(100)}${"</p>".repeat(500)}`;
    const [one] = records(read(item("1", `<title>T</title><body>${deep}</body><date>2020</date>`)));
    expect(one).toMatchObject({ state: "live", datestamp: "2020", mapped: { data: { titles: [{ value: "T|" }] } } });
  });

  it("puts what is too large or too deep into quarantine, under its name where that came before", () => {
    const list = `<list>${item("1", `<title>${"x".repeat(5000)}</title>`)}${item("2", `${"<a>".repeat(500)}${"</a>".repeat(500)}`)}${item("3", "<a/>".repeat(2000))}${item("4")}</list>`;
    for (const sizes of [[], Array.from({ length: 900 }, () => 11)]) {
      expect(records(read(list, sizes, 4000))).toMatchObject([
        { identifier: "1", state: "bad", problem: { code: "record_too_large" } },
        { identifier: "2", state: "bad", problem: { code: "malformed_record" } },
        { identifier: "3", state: "bad", problem: { code: "record_too_large" } },
        { identifier: "4", state: "live" },
      ]);
    }
  });

  it("refuses another root, and says where a document breaks off", () => {
    expect(read("<rss><item/></rss>")).toMatchObject([
      { type: "broken", offset: 0, problem: { code: "not_this_format" } },
    ]);
    const cut = document.indexOf("four");
    const events = read(document.slice(0, cut));
    const offset = Buffer.byteLength(document.slice(0, cut));
    expect(records(events)).toHaveLength(3);
    expect(events.at(-1)).toMatchObject({ type: "broken", offset, problem: { code: "broken_document" } });
    expect(JSON.stringify(events.at(-1))).toContain(
      `in the record that begins at byte ${Buffer.byteLength(document.slice(0, document.indexOf("<x:item")))}`,
    );
  });

  it("gives the same for any pieces, and at any cut the records that are whole before it", () => {
    const expected = read(bytes);
    const ends = records(expected).map((one) => one.location.end);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 300 }), fc.nat(bytes.length), (sizes, cut) => {
        expect(read(bytes, sizes)).toEqual(expected);
        const whole = ends.filter((end) => end <= cut).length;
        expect(records(read(bytes.subarray(0, cut), sizes))).toEqual(records(expected).slice(0, whole));
      }),
      { numRuns: 200 },
    );
  });

  it("never throws on arbitrary bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (junk) => {
        expect(read(junk).filter((event) => event.type === "broken")).toHaveLength(1);
        expect(format.recognise(junk, "x")).toBe(false);
        expect(format.remap(junk, "items").ok).toBe(false);
      }),
    );
  });

  it("recognises by root and first child", () => {
    expect(format.recognise(bytes, "x")).toBe(false);
    expect(format.recognise(Buffer.from("<!-- <a> --><list> <x:item/>"), "x")).toBe(true);
  });
});
