import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outcomeOf, readDocument, recordsOf } from "../../../../test/read-document.ts";
import type { RecordData } from "../../../domain/record.ts";
import { ris } from "./index.ts";

const read = (document: string | Uint8Array, sizes: readonly number[] = [], max?: number) =>
  readDocument(ris, document, sizes, max);

function one(document: string): RecordData | string | undefined {
  const [record] = recordsOf(read(document));
  return record && outcomeOf(record);
}

const titles = (document: string | Uint8Array, sizes?: readonly number[], max?: number) =>
  recordsOf(read(document, sizes, max)).map((record) => {
    const outcome = outcomeOf(record);
    return typeof outcome === "string" ? outcome : outcome.titles[0]?.value;
  });

const article = `TY  - JOUR
AU  - Khan, Sara
AU  - Ali, Muhammad
TI  - Water quality in the Indus basin
T2  - Journal of Water Studies
JA  - J Water Stud
VL  - 12
IS  - 3
SP  - 101
EP  - 9
PY  - 2019
DA  - 2019/05/13/
AB  - Water was sampled
at ten places.
KW  - water
KW  - Indus; Sindh
DO  - 10.5555/jws.2019.3
SN  - 1234-5679
UR  - https://journal.example/1
L1  - https://journal.example/1.pdf
LA  - English
PB  - Society of Water
ER  - 
`;

describe("RIS", () => {
  it("gives an article with all that its tags say", () => {
    expect(one(article)).toEqual({
      kind: "article",
      type: "article",
      titles: [{ value: "Water quality in the Indus basin", lang: "en" }],
      abstracts: [{ value: "Water was sampled at ten places.", lang: "en" }],
      contributors: [
        { name: { printed: "Sara Khan", family: "Khan", given: "Sara" }, role: "author", affiliations: [] },
        { name: { printed: "Muhammad Ali", family: "Ali", given: "Muhammad" }, role: "author", affiliations: [] },
      ],
      identifiers: [{ scheme: "doi", value: "10.5555/jws.2019.3", valid: true }],
      published: { start: "2019-05-13" },
      languages: ["en"],
      keywords: [{ value: "water" }, { value: "Indus" }, { value: "Sindh" }],
      subjects: [],
      publisher: "Society of Water",
      access: "unknown",
      links: [
        { rel: "landing", url: "https://journal.example/1" },
        { rel: "pdf", url: "https://journal.example/1.pdf" },
      ],
      references: [],
      container: {
        titles: [{ value: "Journal of Water Studies" }],
        issns: [{ scheme: "issn", value: "1234-5679", valid: true }],
        issue: { volume: "12", number: "3", year: 2019 },
        pages: { printed: "101-9", first: "101", last: "109" },
      },
    });
    expect(ris.recognise(Buffer.from(article), "x")).toBe(true);
  });

  it.each([
    ["a byte-order mark and CR LF", `\ufeff${article.replaceAll("\n", "\r\n")}`],
    ["lower case", article.replace(/^[A-Z][A-Z0-9](?= {2}-)/gm, (tag) => tag.toLowerCase())],
    ["one blank before the hyphen", article.replaceAll("  - ", " - ")],
    ["no ER at the end", article.replace(/ER {2}- \n/, "")],
    ["blanks before tags and empty lines between", `\n\n${article.replaceAll("\n", "\n\n  ")}`],
  ])("reads %s the same", (_name, document) => {
    expect(one(document)).toEqual(one(article));
    expect(ris.recognise(Buffer.from(document), "x")).toBe(true);
  });

  it("gives chapters their book, and books, theses and others their kind", () => {
    const chapter =
      "TY  - CHAP\nTI  - On water\nAU  - Khan, S.\nBT  - Rivers\nA2  - Ali, M.\nSN  - 9789694074283\nSP  - 3\nEP  - 20\nPY  - 2001\nER  -\n";
    expect(one(chapter)).toMatchObject({
      kind: "chapter",
      book: { titles: [{ value: "Rivers" }], identifiers: [{ value: "9789694074283", valid: true }] },
      pages: { first: "3", last: "20" },
      contributors: [{ role: "author" }, { role: "editor" }],
    });
    const of = (type: string, more = "") => one(`TY  - ${type}\nTI  - A title\n${more}ER  - \n`);
    expect(of("BOOK", "SN  - 969-407-428-1\nSP  - 320\n")).toMatchObject({
      kind: "book",
      identifiers: [{ scheme: "isbn" }],
    });
    expect(of("THES")).toMatchObject({ kind: "article", type: "thesis" });
    expect(of("CONF")).toMatchObject({ kind: "article", type: "conference paper" });
    expect(of("GEN")).toMatchObject({ kind: "article", type: "other" });
    expect(of("XYZ", "JF  - A journal\n")).toMatchObject({ kind: "article", type: "article" });
  });

  it.each([
    ["PY  - 2004/05/12/\n", { start: "2004-05-12" }],
    ["Y1  - 2004///Spring\n", { start: "2004", printed: "Spring 2004" }],
    ["Y1  - 2004/5//\n", { start: "2004-05" }],
    ["PY  - 2004\nDA  - 12 May 2004\n", { start: "2004-05-12" }],
    ["PY  - 2004\nDA  - 2020/01/01\n", { start: "2004" }],
    ["DA  - nonsense\n", undefined],
  ])("reads the date of %j", (line, expected) => {
    const data = one(`TY  - JOUR\nTI  - A title\n${line}ER  - \n`);
    expect(typeof data === "object" && data.published).toEqual(expected);
  });

  it("finds a DOI where other tags have it", () => {
    const data = one("TY  - JOUR\nTI  - A title\nUR  - https://doi.org/10.5555/a.b\nER  - \n");
    expect(data).toMatchObject({ identifiers: [{ scheme: "doi", value: "10.5555/a.b" }] });
  });

  it("names a record by its DOI, else by what it is told apart by, and tells two of one name apart", () => {
    const plain = "TY  - JOUR\nTI  - A title\nAU  - Khan, S.\nPY  - 2004\nER  - \n";
    const names = (document: string) => recordsOf(read(document)).map(({ identifier }) => identifier);
    const [doi, facts = "", again, other] = names(article + plain + plain + plain.replace("ER", "N2  - More\nER"));
    expect(doi).toBe("doi:10.5555/jws.2019.3");
    expect(facts).toMatch(/^facts:[\w-]{22}$/);
    expect(again).toBe(facts);
    expect(other).toBe(`${facts}~2`);
  });

  it("puts a record without a title, and one that is too long, into quarantine alone", () => {
    const bad = "TY  - JOUR\nAU  - Khan, S.\nER  - \n";
    const long = `TY  - JOUR\nTI  - Long\nAB  - ${"x".repeat(3000)}\nER  - \n`;
    expect(titles(article + bad + long + article.replace("Water quality", "Salt"), [50, 900, 1000], 2000)).toEqual([
      "Water quality in the Indus basin",
      "missing_title",
      "record_too_large",
      "Salt in the Indus basin",
    ]);
  });

  it("gives the same whatever the pieces, and each record's place in the bytes", () => {
    const document = Buffer.from(
      `\ufeffنوٹ\r\n${article.replaceAll("\n", "\r\n")}\r\nTY  - BOOK\r\nTI  - بانگ درا\r\n`,
    );
    const whole = read(document);
    expect(recordsOf(whole).map(({ location }) => document.subarray(location.start, location.end).toString())).toEqual([
      article
        .trimEnd()
        .replaceAll("\n", "\r\n")
        .replace(/ER {2}-$/, "ER  - "),
      "TY  - BOOK\r\nTI  - بانگ درا",
    ]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 80 }), { maxLength: 20 }), (sizes) => {
        expect(read(document, sizes)).toEqual(whole);
      }),
    );
  });

  it("never throws and maps again what it mapped, whatever the lines", () => {
    const tag = fc.constantFrom("TY", "TI", "AU", "PY", "DA", "SP", "EP", "SN", "DO", "KW", "ER", "UR", "T2", "zz");
    const line = fc.oneof(
      fc.tuple(tag, fc.string()).map(([name, value]) => `${name}  - ${value}`),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const bytes = Buffer.from(`TY  - JOUR\n${lines.join("\n")}`);
        const records = recordsOf(read(bytes));
        expect(records.length).toBeGreaterThan(0);
        for (const record of records) {
          const { start, end } = record.location;
          const reread = ris.reread?.({ bytes: bytes.subarray(start, end), format: record.format, head: bytes });
          expect({ ...reread?.record, identifier: "", location: record.location }).toEqual({
            ...record,
            identifier: "",
          });
          expect(record.identifier.replace(/~\d+$/, "")).toBe(reread?.record.identifier);
          const again = ris.remap(bytes.subarray(start, end), record.format);
          if (record.state === "live") expect(again).toEqual({ ok: true, value: record.mapped });
        }
      }),
      { numRuns: 500 },
    );
  });

  it("is not taken for RIS by chance", () => {
    for (const other of ["TY is a tag", "title,authors\nTY  - x", "TY  - JOUR", "@article{TY, title={x}}"]) {
      expect(ris.recognise(Buffer.from(other), "a.ris")).toBe(false);
    }
    expect(read("no record at all")).toMatchObject([{ type: "broken", problem: { code: "not_this_format" } }]);
  });
});
