import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outcomeOf, readDocument, recordsOf } from "../../../../test/read-document.ts";
import type { RecordData } from "../../../domain/record.ts";
import { bibtex } from "./index.ts";

const read = (document: string | Uint8Array, sizes: readonly number[] = [], max?: number) =>
  readDocument(bibtex, document, sizes, max);

const all = (document: string): (RecordData | string)[] => recordsOf(read(document)).map(outcomeOf);

const titles = (document: string, sizes?: readonly number[], max?: number) =>
  recordsOf(read(document, sizes, max)).map((record) => {
    const outcome = outcomeOf(record);
    return typeof outcome === "string" ? outcome : outcome.titles[0]?.value;
  });

const article = `@Article{khan2019,
  author    = {Khan, Sara and {\\"O}zt{\\"u}rk, Ay{\\c s}e and others},
  title     = {Water {Quality} in the \\emph{Indus} Basin},
  journal   = jws # " (Lahore)",
  volume    = 12,
  number    = "3",
  pages     = {101--109},
  year      = 2019,
  month     = may,
  doi       = {10.5555/jws\\_2019},
  issn      = {1234-5679},
  keywords  = {water, Indus; Sindh},
  abstract  = {Water was sampled
               at ten places.},
  url       = {https://journal.example/a\\_1},
  language  = {english},
  publisher = {Society of Water},
}
`;
const strings = '@string{jws = "Journal of Water Studies"}\n';

describe("BibTeX", () => {
  it("gives an article with all that its fields say", () => {
    expect(all(strings + article)).toEqual([
      {
        kind: "article",
        type: "article",
        titles: [{ value: "Water Quality in the Indus Basin", lang: "en" }],
        abstracts: [{ value: "Water was sampled at ten places.", lang: "en" }],
        contributors: [
          { name: { printed: "Sara Khan", family: "Khan", given: "Sara" }, role: "author", affiliations: [] },
          { name: { printed: "Ayşe Öztürk", family: "Öztürk", given: "Ayşe" }, role: "author", affiliations: [] },
        ],
        identifiers: [{ scheme: "doi", value: "10.5555/jws_2019", valid: true }],
        published: { start: "2019-05" },
        languages: ["en"],
        keywords: [{ value: "water" }, { value: "Indus" }, { value: "Sindh" }],
        subjects: [],
        publisher: "Society of Water",
        access: "unknown",
        links: [{ rel: "landing", url: "https://journal.example/a_1" }],
        references: [],
        container: {
          titles: [{ value: "Journal of Water Studies (Lahore)", lang: "en" }],
          issns: [{ scheme: "issn", value: "1234-5679", valid: true }],
          issue: { volume: "12", number: "3", year: 2019 },
          pages: { printed: "101-109", first: "101", last: "109" },
        },
      },
    ]);
    expect(bibtex.recognise(Buffer.from(`% a comment\n${article}`), "x")).toBe(true);
  });

  it.each([
    ["book", "", { kind: "book" }],
    ["phdthesis", "school = {LUMS}", { kind: "article", type: "thesis", publisher: "LUMS" }],
    ["inproceedings", "booktitle = {Proc.}", { type: "conference paper", container: { titles: [{ value: "Proc." }] } }],
    ["incollection", "booktitle = {Rivers}", { kind: "chapter", book: { titles: [{ value: "Rivers" }] } }],
    ["techreport", "", { type: "report" }],
    ["misc", "eprint = {2001.00001}", { type: "preprint" }],
    ["misc", "", { kind: "article", type: "other" }],
    ["whatever", "journal = {J}", { kind: "article", type: "article" }],
  ])("gives @%s with %j its kind", (type, field, expected) => {
    expect(all(`@${type}{k, title = {A title}, ${field}}`)).toMatchObject([expected]);
  });

  it.each([
    ["{World Health Organization}", [{ printed: "World Health Organization", corporate: true }]],
    [
      "{Ministry of Health, Pakistan} and Khan, A.",
      [{ printed: "Ministry of Health, Pakistan", corporate: true }, { printed: "A. Khan" }],
    ],
    ["Khan, Jr., Ali", [{ printed: "Ali Khan Jr.", family: "Khan", given: "Ali" }]],
    ["Sara Khan AND Ali Shah", [{ printed: "Sara Khan" }, { printed: "Ali Shah" }]],
    ["Anderson and Sandra Land", [{ printed: "Anderson" }, { printed: "Sandra Land" }]],
  ])("reads the names of %j", (names, expected) => {
    const [book] = all(`@book{k, title = {A title}, author = {${names}}}`);
    expect(typeof book === "object" && book.contributors.map(({ name }) => name)).toMatchObject(expected);
  });

  it("brings a part and the whole that it points to together, whichever stands first", () => {
    const part = "@inproceedings{p1, title = {A paper}, crossref = {Proc2020}, pages = {1--5}}\n";
    const whole = "@proceedings{proc2020, title = {Proceedings of Water}, year = 2020, editor = {Ali, M.}}\n";
    const paper = {
      titles: [{ value: "A paper" }],
      published: { start: "2020" },
      container: { titles: [{ value: "Proceedings of Water" }] },
    };
    const proceedings = { kind: "book", titles: [{ value: "Proceedings of Water" }] };
    expect(all(whole + part)).toMatchObject([proceedings, paper]);
    expect(all(part + whole)).toMatchObject([paper, proceedings]);
    expect(all(part)).toMatchObject([{ titles: [{ value: "A paper" }] }]);
  });

  it("lets one bad entry cost itself alone", () => {
    const document = `@article{a, title = {First}}
@article{b, title = {Never closed,
  year = 2001
@article{c, title = {Third}}
@article{d, author = {No Title}}
@article{, title = "Fifth "quoted" one" year = 2004}
free text with an address a@b.example and @nothing
@comment{title = {none}}
@article(f, title = {Sixth (of all)})
@article{g, title = {Last}`;
    expect(titles(document)).toEqual([
      "First",
      "malformed_record",
      "Third",
      "missing_title",
      'Fifth "quoted" one',
      "Sixth (of all)",
      "Last",
    ]);
    expect(titles("@article{broken, title={Unclosed, author={X, Y}, year=2020\n")).toEqual(["malformed_record"]);
    expect(titles("@article{a, title = {Its own brace is missing}\n@book{b, title = {B}}")).toEqual([
      "Its own brace is missing",
      "B",
    ]);
    expect(titles("@book{b, title = {B}}\n@article{a, title = {Cut}, year = 20")).toEqual(["B", "malformed_record"]);
    expect(titles("@book{b, title = {B}}\n@comment{never {closed")).toEqual(["B"]);
    expect(titles(`@article{a, title={${"x".repeat(3000)}}} @article{b, title={B}}`, [10, 2500], 2000)).toEqual([
      "record_too_large",
      "B",
    ]);
  });

  it("names an entry by its DOI, else by its key, and tells two of one name apart", () => {
    const names = (document: string) => recordsOf(read(document)).map(({ identifier }) => identifier);
    const keyed = "@book{k1, title = {A}}\n";
    expect(names(strings + article + keyed + keyed + keyed.replace("{A}", "{B}"))).toEqual([
      "doi:10.5555/jws_2019",
      "key:k1",
      "key:k1",
      "key:k1~2",
    ]);
    expect(names("@book{title = {A}}")[0]).toMatch(/^facts:/);
  });

  it("gives the same whatever the pieces, and each entry's place in the bytes", () => {
    const document = Buffer.from(
      `\ufeff نوٹ\r\n${strings}${article.replaceAll("\n", "\r\n")} @book{اقبال, title={بانگ درا}}\r\n\r\n`,
    );
    const whole = read(document);
    expect(recordsOf(whole).map(({ location }) => document.subarray(location.start, location.end).toString())).toEqual([
      article.trimEnd().replaceAll("\n", "\r\n"),
      "@book{اقبال, title={بانگ درا}}",
    ]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 80 }), { maxLength: 20 }), (sizes) => {
        expect(read(document, sizes)).toEqual(whole);
      }),
    );
  });

  it("never throws and maps again what it mapped from its own bytes, whatever the text", () => {
    const part = fc.oneof(
      fc.constantFrom(
        "@",
        "{",
        "}",
        '"',
        ",",
        "=",
        "#",
        "\n",
        "(",
        ")",
        "title",
        "author",
        "year",
        "@book{k,",
        "title = {A},",
      ),
      fc.constantFrom("@string{s = {S}}", "journal = s", "crossref = {k}", "and", "\\'e", "$", "2004", "jan"),
      fc.string({ maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const bytes = Buffer.from(`@book{k, title = {A}, ${parts.join(" ")}`);
        const records = recordsOf(read(bytes));
        expect(records.length).toBeGreaterThan(0);
        for (const record of records) {
          const { start, end } = record.location;
          const reread = bibtex.reread?.({ bytes: bytes.subarray(start, end), format: record.format, head: bytes });
          expect({ ...reread?.record, identifier: "", location: record.location }).toEqual({
            ...record,
            identifier: "",
          });
          expect(record.identifier.replace(/~\d+$/, "")).toBe(reread?.record.identifier);
          const again = bibtex.remap(bytes.subarray(start, end), record.format);
          if (record.state === "live") expect(again).toEqual({ ok: true, value: record.mapped });
        }
      }),
      { numRuns: 1000 },
    );
  });

  it("is not taken for BibTeX by chance", () => {
    for (const other of [
      "a@b.c, x = 1",
      "@article",
      "title,email\nx,@me{a",
      '{"@type": "x"}',
      "@media print { a, b = c }",
    ]) {
      expect(bibtex.recognise(Buffer.from(other), "a.bib")).toBe(false);
    }
    expect(read("nothing")).toMatchObject([{ type: "broken", problem: { code: "not_this_format" } }]);
  });
});
