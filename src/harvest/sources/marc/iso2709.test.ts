import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Incoming } from "../../../catalogue/ingest-types.ts";
import type { ReadEvent, ReaderOptions } from "../../source.ts";
import { marc } from "./index.ts";

type Field = readonly [tag: string, value: string];

/** A record of ISO 2709 as the standard wants it; `wrong` moves every place in its directory. */
function record(fields: readonly Field[], options: { wrong?: number; status?: string } = {}): string {
  let directory = "";
  let data = "";
  for (const [tag, value] of fields) {
    const field = `${value}\x1e`;
    const at = data.length + (options.wrong ?? 0);
    directory += `${tag}${String(field.length).padStart(4, "0")}${String(at).padStart(5, "0")}`;
    data += field;
  }
  const base = 24 + directory.length + 1;
  const length = base + data.length + 1;
  const numbers = [length, base].map((number) => String(number).padStart(5, "0"));
  return `${numbers[0]}${options.status ?? "n"}am  22${numbers[1]} a 4500${directory}\x1e${data}\x1d`;
}

const book = (id: string, title: string): Field[] => [
  ["001", id],
  ["245", `00\x1fa${title} /\x1fcAyesha Jalal.`],
];

function read(document: string | Uint8Array, sizes: readonly number[] = [], options?: ReaderOptions): ReadEvent[] {
  const bytes = typeof document === "string" ? Buffer.from(document, "latin1") : document;
  const reader = marc.reader(options);
  const events: ReadEvent[] = [];
  let at = 0;
  for (const size of sizes) {
    events.push(...reader.write(Buffer.from(bytes.subarray(at, at + size))));
    at += size;
  }
  return [...events, ...reader.write(bytes.subarray(at)), ...reader.end()];
}

const records = (events: readonly ReadEvent[]): Incoming[] =>
  events.flatMap((event) => (event.type === "record" ? [event.record] : []));

const titles = (events: readonly ReadEvent[]): (string | undefined)[] =>
  records(events).map((one) => {
    if (one.state !== "live") return one.state === "bad" ? one.problem.code : one.state;
    return one.mapped.is === "record" ? one.mapped.data.titles[0]?.value : undefined;
  });

const three = [book("1", "First"), book("2", "Second"), book("3", "Third")].map((fields) => record(fields));

describe("ISO 2709", () => {
  it("gives records one after the other, each with its bytes' place", () => {
    const document = three.join("");
    const found = records(read(document));
    expect(found.map(({ identifier }) => identifier)).toEqual(["1", "2", "3"]);
    const second = found[1]?.location;
    expect(document.slice(second?.start, second?.end)).toBe(three[1]);
    expect(marc.recognise(Buffer.from(document, "latin1"), "a.mrc")).toBe(true);
  });

  it("gives the same whatever the pieces, with line breaks between records too", () => {
    const document = Buffer.from(` \n${three.join("\r\n")}\n`, "latin1");
    const whole = read(document);
    expect(titles(whole)).toEqual(["First", "Second", "Third"]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 20 }), (sizes) => {
        expect(read(document, sizes)).toEqual(whole);
      }),
    );
  });

  it("reads on after a length, a place or a directory that is wrong", () => {
    const [, second = ""] = three;
    const wrong = [
      `99999${second.slice(5)}`,
      `00001${second.slice(5)}`,
      record(book("2", "Second"), { wrong: 1 }),
      record(book("2", "Second"), { wrong: 400 }),
    ];
    for (const one of wrong) expect(titles(read(`${three[0]}${one}${three[2]}`))).toEqual(["First", "Second", "Third"]);
  });

  it("puts a record whose fields cannot be told apart into quarantine, and no other", () => {
    const [, second = ""] = three;
    const one = second.replace("\x1e", "24500050000\x1e").replace("\x1fa", "\x1e\x1e\x1e");
    expect(titles(read(`${three[0]}${one}${three[2]}`))).toEqual(["First", "malformed_record", "Third"]);
  });

  it("says where a file breaks off, and takes a last record that lacks only the last sign", () => {
    const [first = "", second = ""] = three;
    const cut = read(first + second.slice(0, -10));
    expect(titles(cut)).toEqual(["First"]);
    expect(cut.at(-1)).toMatchObject({
      type: "broken",
      problem: { code: "broken_document" },
      offset: first.length + second.length - 10,
    });
    expect(titles(read(first + second.slice(0, -1)))).toEqual(["First", "Second"]);
  });

  it("takes a record that is marked as deleted for a deletion", () => {
    expect(titles(read(record(book("1", "First"), { status: "d" })))).toEqual(["deleted"]);
  });

  it("skips a record that is too large, holding none of it", () => {
    const large = record(book("2", "x".repeat(5000)));
    const found = read(`${three[0]}${large}${three[2]}`, [100, 1000, 3000], { maxRecordBytes: 1000 });
    expect(titles(found)).toEqual(["First", "record_too_large", "Third"]);
  });

  it("names a record without a control number by what else names it", () => {
    const title: Field = ["245", "00\x1faTitle"];
    const id = (...fields: Field[]) => records(read(record(fields)))[0]?.identifier;
    expect(id(["001", "12"], ["003", "DLC"], title)).toBe("(DLC)12");
    expect(id(["020", "  \x1fa0525230106"], title)).toBe("020:0525230106");
    expect(id(title)).toMatch(/^facts:[\w-]{22}$/);
    expect(id(title)).toBe(id(title));
  });

  it("is not taken for MARC by its name, nor by numbers", () => {
    for (const other of ["{}", "1234-5678,Journal", "00000 00000 00000 00000 00000", "TY  - JOUR\nER  - "]) {
      expect(marc.recognise(Buffer.from(other), "a.mrc")).toBe(false);
      expect(read(other)).toMatchObject([{ type: "broken", problem: { code: "not_this_format" } }]);
    }
  });

  it("never throws and maps again what it mapped, whatever bytes are changed", () => {
    const document = Buffer.from(three.join(""), "latin1");
    const changes = fc.array(fc.tuple(fc.nat(document.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 8 });
    fc.assert(
      fc.property(changes, (changed) => {
        const bytes = Buffer.from(document);
        for (const [at, value] of changed) bytes[at] = value;
        const events = read(bytes);
        expect(events.length).toBeGreaterThan(0);
        for (const one of records(events)) {
          const again = marc.remap(bytes.subarray(one.location.start, one.location.end), one.format);
          const kept = { bytes: bytes.subarray(one.location.start, one.location.end), format: one.format, head: bytes };
          expect({ ...marc.reread?.(kept)?.record, location: one.location }).toEqual(one);
          if (one.state === "live") expect(again).toEqual({ ok: true, value: one.mapped });
          if (one.state === "bad") expect(again.ok).toBe(false);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("MARCXML", () => {
  const xml = (id: string, title: string): string =>
    `<record><leader>00000nam a2200000 a 4500</leader><controlfield tag="001">${id}</controlfield><datafield tag="245" ind1="0" ind2="0"><subfield code="a">${title}</subfield></datafield></record>`;

  it("gives the records of a collection, and one alone", () => {
    const collection = `<?xml version="1.0"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim">${xml("1", "First")}${xml("2", "سیکنڈ")}</collection>`;
    expect(marc.recognise(Buffer.from(collection), "a.xml")).toBe(true);
    expect(titles(read(Buffer.from(collection)))).toEqual(["First", "سیکنڈ"]);
    expect(titles(read(Buffer.from(collection), [1, 2, 3, 300, 7]))).toEqual(["First", "سیکنڈ"]);
    expect(titles(read(Buffer.from(`\n${xml("1", "First")}`), [1, 1]))).toEqual(["First"]);
  });

  it("is told from other records by its namespace or its leader", () => {
    expect(marc.recognise(Buffer.from(xml("1", "First")), "a")).toBe(true);
    expect(marc.recognise(Buffer.from("<record><header/></record>"), "a")).toBe(false);
    expect(marc.recognise(Buffer.from("<collection><book/></collection>"), "a")).toBe(false);
  });
});
