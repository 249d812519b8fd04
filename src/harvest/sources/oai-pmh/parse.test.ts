import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ReadEvent } from "../../source.ts";
import { oaiPmh } from "./index.ts";

function read(document: string | Uint8Array, sizes: readonly number[] = [], maxRecordBytes?: number): ReadEvent[] {
  const bytes = typeof document === "string" ? Buffer.from(document) : document;
  const reader = oaiPmh.reader(maxRecordBytes === undefined ? {} : { maxRecordBytes });
  const events: ReadEvent[] = [];
  let at = 0;
  for (const size of sizes) {
    // a buffer of its own, overwritten afterwards, as a stream may do
    const piece = Buffer.from(bytes.subarray(at, at + size));
    events.push(...reader.write(piece));
    piece.fill(0x3c);
    at += size;
  }
  events.push(...reader.write(bytes.subarray(at)), ...reader.end());
  return events;
}

const dc = (inner: string) =>
  `<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/">${inner}</oai_dc:dc>`;
const header = (id: string) =>
  `<header><identifier>${id}</identifier><datestamp>2024-05-01</datestamp><setSpec>a:ART</setSpec></header>`;
const record = (id: string, metadata = dc(`<dc:title>Title of ${id}</dc:title>`)) =>
  `<record>${header(id)}<metadata>${metadata}</metadata></record>`;
const list = (
  inner: string,
  request = '<request verb="ListRecords" metadataPrefix="oai_dc">\n https://a.example/oai\n</request>',
) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2024-05-02T00:00:00Z</responseDate>${request}<ListRecords>${inner}</ListRecords></OAI-PMH>`;

function records(events: readonly ReadEvent[]) {
  return events.flatMap((event) => (event.type === "record" ? [event.record] : []));
}

function only(events: readonly ReadEvent[]) {
  const [first, ...more] = records(events);
  if (first === undefined || more.length > 0) throw new Error(`not one record but ${records(events).length}`);
  return first;
}

describe("reading OAI-PMH", () => {
  it("gives source, records, token in order", () => {
    const events = read(
      list(`${record("x:1")}\n<resumptionToken completeListSize="7292" cursor="0">a b&amp;c</resumptionToken>`),
    );
    expect(events.map((event) => event.type)).toEqual(["source", "record", "token"]);
    expect(events[0]).toEqual({ type: "source", url: "https://a.example/oai" });
    expect(events[2]).toEqual({ type: "token", value: "a b&c", listSize: 7292 });
    expect(only(events)).toMatchObject({
      identifier: "x:1",
      datestamp: "2024-05-01",
      sets: ["a:ART"],
      format: "oai_dc",
      state: "live",
      mapped: { is: "record", data: { kind: "article", titles: [{ value: "Title of x:1" }] } },
    });
  });

  it("knows an empty token, a missing one, and one after the last record", () => {
    expect(read(list(`${record("1")}<resumptionToken/>`)).at(-1)).toEqual({ type: "token", value: "" });
    expect(read(list(record("1"))).filter((event) => event.type === "token")).toEqual([]);
  });

  it("finds the record's own bytes and hashes them with the mapping's version", () => {
    const wanted = record("ی2", dc("<dc:title>تعلیم</dc:title>"));
    const document = `\ufeff${list(`${record("1", dc("<dc:title>é</dc:title>"))}  ${wanted}\n`)}`;
    const [, second] = records(read(document));
    const bytes = Buffer.from(document).subarray(second?.location.start, second?.location.end);
    expect(bytes.toString()).toBe(wanted);
    const hash = createHash("sha256").update(bytes).update("\0oai_dc/1").digest().subarray(0, 16);
    expect(second?.hash).toBe(hash.toString("base64url"));
  });

  it("finds a record's tag at its `<` although the line ends with CR and LF in it", () => {
    const document = list(
      `\r\n<record\r\n a="1">${header("1")}<metadata>${dc("<dc:title>T</dc:title>")}</metadata></record\r\n>\r\n`,
    );
    for (const sizes of [[], Array.from({ length: 600 }, () => 1)]) {
      const { location } = only(read(document, sizes));
      expect(Buffer.from(document).subarray(location.start, location.end).toString()).toMatch(
        /^<record\r\n a="1">[^]*<\/record\r\n>$/,
      );
    }
  });

  it("makes a tombstone of a deleted record, also in a list of headers", () => {
    const deleted = '<header status="deleted"><identifier>1</identifier></header>';
    expect(only(read(list(`<record>${deleted}</record>`)))).toMatchObject({ identifier: "1", state: "deleted" });
    const headers = list(`${deleted}${header("2")}`).replaceAll("ListRecords", "ListIdentifiers");
    expect(only(read(headers))).toMatchObject({ identifier: "1", state: "deleted" });
  });

  it("keeps a record that it cannot take, with the reason", () => {
    const bad = (inner: string) => only(read(list(inner)));
    expect(bad(`<record>${header("1")}</record>`)).toMatchObject({
      identifier: "1",
      state: "bad",
      problem: { code: "malformed_record" },
    });
    expect(bad(record("1", "<foo/>"))).toMatchObject({ state: "bad", problem: { code: "unmapped_metadata" } });
    expect(bad(record("1", dc("<dc:creator>Khan, A.</dc:creator>")))).toMatchObject({
      problem: { code: "missing_title" },
    });
    const nameless = bad(`<record><header/><metadata>${dc("<dc:title>T</dc:title>")}</metadata></record>`);
    expect(nameless).toMatchObject({ state: "bad", problem: { code: "missing_identifier" } });
    expect(nameless.identifier).toBe(`missing:${nameless.hash}`);
  });

  it("takes any prefix, bound or not, and none", () => {
    for (const metadata of [
      '<oaidc:dc xmlns="http://purl.org/dc/elements/1.1/" xmlns:oaidc="http://www.openarchives.org/OAI/2.0/oai_dc/"><title>T</title></oaidc:dc>',
      "<oai_dc:dc><dc:title>T</dc:title></oai_dc:dc>",
      "<dc><title>T</title></dc>",
    ]) {
      expect(only(read(list(record("1", metadata))))).toMatchObject({ state: "live", format: "oai_dc" });
    }
    const prefixed = list(record("1")).replace(
      /<(\/?)(OAI-PMH|request|ListRecords|record|header|metadata|identifier)/g,
      "<$1o:$2",
    );
    expect(only(read(prefixed))).toMatchObject({ identifier: "1", state: "live" });
  });

  it("counts the outer record only", () => {
    const marc =
      '<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nam a2200000 a 4500</leader><datafield tag="245" ind1="0" ind2="0"><subfield code="a">A book</subfield></datafield></record>';
    expect(only(read(list(record("1", marc))))).toMatchObject({ format: "marc21", mapped: { data: { kind: "book" } } });
  });

  it("passes on the protocol's errors", () => {
    const document =
      '<OAI-PMH><request>https://a.example/oai</request><error code="noRecordsMatch">Nothing.</error><error/></OAI-PMH>';
    expect(read(document).slice(1)).toEqual([
      { type: "error", code: "noRecordsMatch", message: "Nothing." },
      { type: "error", code: "unknown", message: "" },
    ]);
  });

  it("leaves unknown entities as text and expands none of a document type", () => {
    const doctype = '<!DOCTYPE OAI-PMH [<!ENTITY a "aaaa"><!ENTITY b SYSTEM "file:///etc/passwd">]>';
    const document = list(record("1", dc("<dc:title>x &a; &b; &eacute; &#0; ]]> &lt;</dc:title>"))).replace(
      "<OAI-PMH",
      `${doctype}<OAI-PMH`,
    );
    const one = only(read(document));
    const title = one.state === "live" && one.mapped.is === "record" ? one.mapped.data.titles[0]?.value : "";
    expect(title).toContain("x &a; &b;");
    expect(title).not.toContain("aaaa");
    expect(title).toMatch(/<$/);
  });

  it("takes an ampersand that was never escaped for what it is, and no record with it", () => {
    const inner =
      '<dc:title>R & D; A&B &amp; C&</dc:title><dc:description xml:lang="e&n"><![CDATA[x & y; <b>]]></dc:description>';
    const document = list(`${record("1", dc(inner))}${record("2", dc("<dc:title>x; y</dc:title>"))}${record("3")}`);
    for (const sizes of [[], Array.from({ length: 1500 }, () => 1)]) {
      const events = read(document, sizes);
      expect(records(events).map((one) => [one.identifier, one.state])).toEqual([
        ["1", "live"],
        ["2", "live"],
        ["3", "live"],
      ]);
      expect(records(events)[0]).toMatchObject({ mapped: { data: { titles: [{ value: "R & D; A&B & C&" }] } } });
    }
  });

  it("reads other encodings and control characters", () => {
    const latin = list(record("1", dc("<dc:title>Café</dc:title>"))).replace("UTF-8", "ISO-8859-1");
    for (const bytes of [
      Buffer.from(latin, "latin1"),
      Buffer.from(`\ufeff${list(record("1", dc("<dc:title>Café</dc:title>")))}`, "utf16le"),
    ]) {
      const one = only(read(bytes));
      expect(one).toMatchObject({ mapped: { data: { titles: [{ value: "Café" }] } } });
      const kept = bytes.subarray(one.location.start, one.location.end);
      expect(oaiPmh.remap(kept, "oai_dc")).toMatchObject({
        ok: true,
        value: { data: { titles: [{ value: "Café" }] } },
      });
    }
    expect(only(read(list(record("1", dc("<dc:title>a\u000bb</dc:title>")))))).toMatchObject({
      mapped: { data: { titles: [{ value: "a b" }] } },
    });
  });
});

describe("documents that break off", () => {
  const whole = list(
    `${record("1")}${record("2")}<resumptionToken>next</resumptionToken>`,
    '<request resumptionToken="this" metadataPrefix="oai_dc">https://a.example/oai</request>',
  );

  it("holds what came whole and says where it broke, after which token", () => {
    const cut = whole.indexOf("Title of 2");
    const events = read(whole.slice(0, cut));
    expect(records(events).map((one) => one.identifier)).toEqual(["1"]);
    expect(events.at(-1)).toMatchObject({
      type: "broken",
      offset: cut,
      lastToken: "this",
      problem: { code: "broken_document" },
    });
    expect(read(whole.slice(0, whole.indexOf("</ListRecords>"))).at(-1)).toMatchObject({
      type: "broken",
      lastToken: "next",
    });
  });

  it("says which record is wrong inside, and goes no further", () => {
    const events = read(
      whole.replace(
        "</dc:title></oai_dc:dc></metadata></record><resumption",
        "</oai_dc:dc></metadata></record><resumption",
      ),
    );
    const start = Buffer.from(whole).indexOf(record("2"));
    expect(records(events)).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({ type: "broken" });
    expect(JSON.stringify(events.at(-1))).toContain(`record that begins at byte ${start}`);
  });

  it("is the same at any cut of the document", () => {
    for (let cut = 0; cut < whole.length; cut += 7) {
      const events = read(whole.slice(0, cut));
      expect(events.filter((event) => event.type === "broken")).toHaveLength(1);
      const complete = [1, 2].filter((id) => whole.indexOf(record(`${id}`)) + record(`${id}`).length <= cut);
      expect(records(events).map((one) => one.identifier)).toEqual(complete.map(String));
    }
  });

  it.each([
    ["nothing", "", "broken_document"],
    ["no XML", "broken xml", "broken_document"],
    ["a page of HTML", "<!DOCTYPE html><html><body>502 <p> Bad", "not_this_format"],
    ["another format", "<rss><channel/></rss>", "not_this_format"],
    ["an encoding that cannot be read", '<?xml version="1.0" encoding="Big5"?><OAI-PMH/>', "broken_document"],
  ])("refuses %s", (_, document, code) => {
    const events = read(document);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ type: "broken", offset: 0, problem: { code } });
  });

  it("refuses blanks, at their end", () => {
    expect(read(" \n")).toMatchObject([{ type: "broken", offset: 2, problem: { code: "broken_document" } }]);
  });

  it("takes blanks before the declaration", () => {
    const document = `\n\n ${list(record("1"))}`;
    const one = only(read(document));
    expect(Buffer.from(document).subarray(one.location.start, one.location.end).toString()).toBe(record("1"));
  });
});

describe("bounds", () => {
  it.each([
    ["a long text", dc(`<dc:title>${"x".repeat(300_000)}</dc:title>`)],
    ["many elements", dc("<dc:subject>word</dc:subject>".repeat(10_000))],
    ["a long comment", `<!--${"x".repeat(300_000)}-->${dc("<dc:title>T</dc:title>")}`],
  ])("puts a record with %s into quarantine and goes on", (_, metadata) => {
    const document = list(`${record("1", metadata)}${record("2")}`);
    for (const sizes of [[], Array.from({ length: 500 }, () => 1000)]) {
      const [first, second] = records(read(document, sizes, 100_000));
      expect(first).toMatchObject({ state: "bad", problem: { code: "record_too_large" } });
      expect(first === undefined ? 0 : first.location.end - first.location.start).toBe(record("1", metadata).length);
      expect(second).toMatchObject({ identifier: "2", state: "live" });
    }
  });

  it("keeps the header of a record that is too large, so that it is found again under its name", () => {
    const large = record(
      "2",
      dc(`<dc:title>T</dc:title><dc:description>${"word ".repeat(1024 * 1024)}</dc:description>`),
    );
    const document = list(`${record("1")}${large}${record("3")}`);
    const all = records(read(document, [], 4 * 1024 * 1024));
    expect(all.map((one) => [one.identifier, one.state])).toEqual([
      ["1", "live"],
      ["2", "bad"],
      ["3", "live"],
    ]);
    expect(all[1]).toMatchObject({ datestamp: "2024-05-01", sets: ["a:ART"], problem: { code: "record_too_large" } });
    const [, again] = records(read(document));
    expect(again).toMatchObject({ identifier: "2", state: "live", format: all[1]?.format });
    expect(again?.hash).not.toBe(all[1]?.hash);
  });

  it("gives no name to a record whose header itself is too large", () => {
    const [first, second] = records(read(list(`${record("x".repeat(200_000))}${record("2")}`), [], 100_000));
    expect(first?.identifier).toBe(`missing:${first?.hash}`);
    expect(second).toMatchObject({ identifier: "2", state: "live" });
  });

  it("puts a record that is nested too deeply into quarantine, and stops at absurd depths", () => {
    const nested = (depth: number) =>
      list(`${record("1")}${record("2", `${"<a>".repeat(depth)}x${"</a>".repeat(depth)}`)}${record("3")}`);
    for (const depth of [500, 5_000, 90_000]) {
      for (const sizes of [[], Array.from({ length: 900 }, () => 700)]) {
        const document = nested(depth);
        const all = records(read(document, sizes));
        expect(all.map((one) => [one.identifier, one.state])).toEqual([
          ["1", "live"],
          ["2", "bad"],
          ["3", "live"],
        ]);
        expect(all[1]).toMatchObject({ datestamp: "2024-05-01", problem: { code: "malformed_record" } });
        expect(JSON.stringify(all[1])).toContain("nested too deeply");
        expect(document.slice(all[1]?.location.start, all[1]?.location.end)).toMatch(/^<record>[^]*<\/record>$/);
      }
    }
    const absurd = read(nested(200_000));
    expect(records(absurd).map((one) => one.identifier)).toEqual(["1"]);
    expect(absurd.at(-1)).toMatchObject({ type: "broken" });
  });

  it("stops at a tag or a name without an end", () => {
    expect(read(list(`<record ${'a1="xxxxxxxx" '.repeat(60_000)}`), [], 100_000).at(-1)).toMatchObject({
      type: "broken",
    });
    expect(read(list(`<${"r".repeat(300_000)}`), [], 100_000).at(-1)).toMatchObject({ type: "broken" });
  });
});

describe("any pieces, any bytes", () => {
  const document = list(
    `${record("ایک")}<record><header status="deleted"><identifier>2</identifier></header></record>\r\n${record("3", "<x:foo/>")}<record/><resumptionToken>t</resumptionToken>`,
  );

  it("gives equal events for any pieces", () => {
    const bytes = Buffer.from(document);
    const expected = read(bytes);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 400 }), (sizes) => {
        expect(read(bytes, sizes)).toEqual(expected);
      }),
      { numRuns: 150 },
    );
    expect(
      read(
        bytes,
        Array.from(bytes, () => 1),
      ),
    ).toEqual(expected);
  });

  it("gives equal events for any pieces of spoilt documents, and never throws", () => {
    const change = fc.record({
      at: fc.nat(document.length),
      with: fc.constantFrom("<", ">", "&", '"', "\0", "<!--", "]]>", "</record>", "&x;", "\r", "ی"),
    });
    fc.assert(
      fc.property(
        fc.array(change, { minLength: 1, maxLength: 4 }),
        fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 60 }),
        (changes, sizes) => {
          let spoilt = document;
          for (const one of changes) spoilt = spoilt.slice(0, one.at) + one.with + spoilt.slice(one.at + 1);
          expect(read(spoilt, sizes)).toEqual(read(spoilt));
        },
      ),
      { numRuns: 600 },
    );
  });

  it("never throws on arbitrary bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(read(bytes).filter((event) => event.type === "broken")).toHaveLength(1);
        expect(typeof oaiPmh.recognise(bytes, "x")).toBe("boolean");
        expect(oaiPmh.remap(bytes, "oai_dc").ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});

describe("recognise", () => {
  it.each([
    ["plain", list(""), true],
    ["a prefix", "<o:OAI-PMH xmlns:o='x'/>", true],
    [
      "comments, a style sheet and blanks before",
      "\ufeff <?xml version='1.0'?><?xml-stylesheet href='/oai2.xsl'?><!-- <a> --><OAI-PMH>",
      true,
    ],
    ["another root", "<rss><OAI-PMH/></rss>", false],
    ["no XML", "OAI-PMH", false],
  ])("tells %s", (_, head, expected) => {
    expect(oaiPmh.recognise(Buffer.from(head), "file")).toBe(expected);
  });
});
