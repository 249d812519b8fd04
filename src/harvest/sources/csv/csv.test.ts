import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outcomeOf, readDocument, recordsOf } from "../../../../test/read-document.ts";
import { hasSharedData, sharedData, sharedFiles } from "../../../../test/shared-data.ts";
import type { RecordData } from "../../../domain/record.ts";
import type { ReadEvent } from "../../source.ts";
import { recogniseFormat } from "../index.ts";
import { csv } from "./index.ts";
import { parseMapping } from "./mapping.ts";
import { splitNames } from "./people.ts";
import { suggestMapping } from "./suggest.ts";

const read = (document: string | Uint8Array, mapping?: unknown): ReadEvent[] => {
  const reader = csv.reader(mapping === undefined ? {} : { settings: { mapping } });
  return [...reader.write(typeof document === "string" ? Buffer.from(document) : document), ...reader.end()];
};
const outcomes = (document: string, mapping?: unknown): (RecordData | string)[] =>
  recordsOf(read(document, mapping)).map(outcomeOf);
const names = (document: string, mapping?: unknown): string[] =>
  recordsOf(read(document, mapping)).map(({ identifier }) => identifier);

const plain = `Title,Authors,Journal,ISSN,Volume,Issue,Year,Pages,DOI,Abstract,Keywords,Language,URL,PDF,Country
"Water in Sindh, a study","Khan, Sara; Ali, Muhammad",Journal of Water,1234-5679,12,3,2019,101-109,10.5555/w.1,"Ten ""good"" places.",water; Sindh,English,https://j.example/1,https://j.example/1.pdf,Pakistan
`;

describe("a table with plain headings", () => {
  it("gives articles with all that the columns say", () => {
    expect(csv.recognise(Buffer.from(plain), "x")).toBe(true);
    expect(outcomes(plain)).toEqual([
      {
        kind: "article",
        type: "article",
        titles: [{ value: "Water in Sindh, a study", lang: "en" }],
        abstracts: [{ value: 'Ten "good" places.', lang: "en" }],
        contributors: [
          { name: { printed: "Sara Khan", family: "Khan", given: "Sara" }, role: "author", affiliations: [] },
          { name: { printed: "Muhammad Ali", family: "Ali", given: "Muhammad" }, role: "author", affiliations: [] },
        ],
        identifiers: [{ scheme: "doi", value: "10.5555/w.1", valid: true }],
        published: { start: "2019" },
        languages: ["en"],
        keywords: [{ value: "water" }, { value: "Sindh" }],
        subjects: [],
        country: "PK",
        access: "unknown",
        links: [
          { rel: "landing", url: "https://j.example/1" },
          { rel: "pdf", url: "https://j.example/1.pdf" },
        ],
        references: [],
        container: {
          titles: [{ value: "Journal of Water" }],
          issns: [{ scheme: "issn", value: "1234-5679", valid: true }],
          issue: { volume: "12", number: "3", year: 2019 },
          pages: { printed: "101-109", first: "101", last: "109" },
        },
      },
    ]);
    expect(names(plain)).toEqual(["doi:10.5555/w.1"]);
  });

  it("reads Urdu headings, semicolons, tabs, byte-order marks and Excel's line", () => {
    const urdu = "عنوان;مصنف;رسالہ;سال;جلد;شمارہ\nبانگ درا کا مطالعہ;محمد اقبال اور فیض احمد;بنیاد;2018;9;1\n";
    const expected = {
      titles: [{ value: "بانگ درا کا مطالعہ", lang: "ur" }],
      contributors: [{ name: { printed: "محمد اقبال" } }, { name: { printed: "فیض احمد" } }],
      container: { titles: [{ value: "بنیاد" }], issue: { volume: "9", number: "1", year: 2018 } },
    };
    for (const document of [urdu, urdu.replaceAll(";", "\t"), `\ufeffsep=;\r\n${urdu.replaceAll("\n", "\r\n")}`]) {
      expect(csv.recognise(Buffer.from(document), "x")).toBe(true);
      expect(outcomes(document)).toMatchObject([expected]);
    }
  });

  it("takes a table with ISBNs and no journals for one of books, and a column of kinds at its word", () => {
    expect(
      outcomes("Title,Author,ISBN,Publisher,Year\nBang-e-Dara,Iqbal,9789694074283,Sang-e-Meel,1924\n"),
    ).toMatchObject([
      { kind: "book", identifiers: [{ scheme: "isbn", value: "9789694074283" }], publisher: "Sang-e-Meel" },
    ]);
    expect(outcomes("Title,Author,Type\nA,B C,Book Review\nD,E F,Thesis\n")).toMatchObject([
      { type: "book review" },
      { type: "thesis" },
    ]);
  });

  it("takes no count of rows for an issue or a name", () => {
    const rows = "No,ID,Title,Author,Year\n1,1,Water,Sara Khan,2001\n";
    expect(outcomes(rows)).toMatchObject([{ titles: [{ value: "Water" }] }]);
    const [article] = outcomes(rows);
    expect(typeof article === "object" && article.kind === "article" && article.container).toBeUndefined();
    expect(names(rows)[0]).toMatch(/^facts:/);
    expect(outcomes("Title,Author,Vol,No\nWater,Sara Khan,3,2\n")).toMatchObject([
      { container: { issue: { volume: "3", number: "2" } } },
    ]);
  });

  it.each([
    ["date,title,content", "news of nobody knows whom"],
    ["video_id,channel,title,description,published_at,url", "videos"],
    ["title,year,channel", "videos"],
    ["title,link", "no author, journal, year or DOI"],
    ["journal,issn,category,from", "a list of recognition"],
    ["Title", "one column"],
    ["title: a thing, author: nobody\ntext", "no table"],
  ])("is not seen in %j (%s)", (header) => {
    expect(csv.recognise(Buffer.from(`${header}\n1,2,3,4,5\n`), "articles.csv")).toBe(false);
  });

  it.skipIf(!hasSharedData)("is not seen in any real table of other things", () => {
    const tables = ["video", "journals", "doaj", "crossref"].flatMap((folder) =>
      [".csv", ".tsv", ".txt"].flatMap((ending) => sharedFiles(folder, ending)),
    );
    expect(tables.length).toBeGreaterThan(15);
    const taken = tables.filter((file) => {
      const head = readFileSync(file).subarray(0, 65_536);
      return csv.recognise(head, file) || recogniseFormat(head, file)?.name === "csv";
    });
    expect(taken).toEqual([]);
  });

  it.skipIf(!hasSharedData)(
    "takes archives of headlines, of their links' outlets; asks whose they are where nothing says it",
    () => {
      const read = (name: string): string => readFileSync(sharedData(`news/${name}`), "utf8");
      const outlets = (text: string): Set<string> =>
        new Set(
          outcomes(text).map((one) => (typeof one === "string" ? one : one.kind === "news" ? one.outlet : one.kind)),
        );
      for (const [name, outlet, rows] of [
        ["english-the-news-2025.csv", "The News International", 878],
        ["urdu-express-2024.csv", "Express News Urdu", 750],
        ["urdu-geo-2024.csv", "Geo News Urdu", 300],
      ] as const) {
        expect(recogniseFormat(Buffer.from(read(name)).subarray(0, 65_536), name)?.name).toBe("csv");
        expect([name, [...outlets(read(name))], outcomes(read(name)).length]).toEqual([name, [outlet], rows]);
      }
      const tribune = read("english-tribune-2025.csv");
      expect(recogniseFormat(Buffer.from(tribune).subarray(0, 65_536), "tribune.csv")).toBeUndefined();
      expect(csv.explain?.(Buffer.from(tribune).subarray(0, 65_536), "tribune.csv")).toContain(
        "does not say of which outlet",
      );
      const columns = { title: "title", date: "date", text: "content", link: "link" };
      const mapped = outcomes(tribune, { columns, constants: { kind: "news", outlet: "The Express Tribune" } });
      expect(mapped.filter((one) => one === "missing_title")).toHaveLength(181);
      expect(mapped).toHaveLength(893);
      expect(mapped.find((one) => typeof one === "object")).toMatchObject({
        titles: [{ value: "Year's third polio drive kicks off", lang: "en" }],
        abstracts: [{ value: "Govt aims to vaccinate over 45m children U-5 in critical campaign" }],
        published: { start: "2025-05-26" },
        outlet: "The Express Tribune",
      });
    },
  );
});

const odd = `Sr.,Manuscript,Written by whom,Second writer,Jour,Upload
7,Water in Sindh,"Khan, Sara",Ali Shah,Journal of Water,5/13/2019
8,,Nobody,,Journal of Water,2019
`;
const mapping = {
  columns: {
    id: "Sr.",
    title: "manuscript",
    authors: ["Written by whom", "Second writer"],
    journal: "Jour",
    date: "Upload",
  },
  constants: { language: "en", publisher: "Society of Water", issn: "1234-5679", type: "Editorial" },
};

describe("a table with a mapping", () => {
  it("is read by it, with constants for every row and several columns of one field", () => {
    expect(csv.recognise(Buffer.from(odd), "x")).toBe(false);
    expect(outcomes(odd, mapping)).toMatchObject([
      {
        kind: "article",
        type: "editorial",
        titles: [{ value: "Water in Sindh", lang: "en" }],
        contributors: [{ name: { printed: "Sara Khan" } }, { name: { printed: "Ali Shah" } }],
        published: { start: "2019-05-13" },
        publisher: "Society of Water",
        languages: ["en"],
        container: { titles: [{ value: "Journal of Water" }], issns: [{ value: "1234-5679", valid: true }] },
      },
      "missing_title",
    ]);
    expect(names(odd, mapping)[0]).toBe("id:7");
  });

  it("maps each row again from its own bytes, and takes rows anew where the mapping changed", () => {
    const bytes = Buffer.from(odd);
    for (const record of recordsOf(read(odd, mapping))) {
      const { start, end } = record.location;
      const again = csv.remap(bytes.subarray(start, end), record.format);
      if (record.state === "live") expect(again).toEqual({ ok: true, value: record.mapped });
      else expect(again).toMatchObject({ ok: false, problem: { code: "missing_title" } });
    }
    const hashes = (one: unknown): string[] => recordsOf(read(odd, one)).map(({ hash }) => hash);
    expect(hashes(mapping)).toEqual(hashes(mapping));
    expect(hashes({ ...mapping, constants: { language: "ur" } })[0]).not.toBe(hashes(mapping)[0]);
    expect(hashes({ ...mapping, columns: { title: "Manuscript", volume: "Upload" } })[0]).not.toBe(hashes(mapping)[0]);
  });

  it("says which of its columns are not there", () => {
    const wrong = { columns: { title: "Manuscript", authors: "Author" } };
    expect(read(odd, wrong)).toMatchObject([
      { type: "broken", problem: { code: "not_this_format", message: expect.stringContaining("“Author”") } },
    ]);
  });

  it.each([
    [[], "no JSON object"],
    [{ colums: {} }, "“colums”"],
    [{ columns: { author: "A" } }, "“author”"],
    [{ columns: { authors: "A" } }, "no column for “title”"],
    [{ columns: { title: 3 } }, "“title”"],
    [{ columns: { title: "A", othertitle: ["a"] } }, "“a” twice"],
    [{ columns: { title: "A" }, constants: { language: 3 } }, "constant"],
    [{ columns: { title: "A" }, separators: { names: ";" } }, "“names”"],
  ])("is refused where it is %j", (value, said) => {
    const parsed = parseMapping(value);
    expect(!parsed.ok && parsed.problem.code).toBe("bad_request");
    expect(!parsed.ok && parsed.problem.message).toContain(said);
  });

  it("is proposed by headings and by what the cells look like, and can be used as it is", () => {
    const table = `No;Topic of research;Researcher;Where;When;Ref;Remarks
1;Water quality in Sindh;Khan, S.;https://j.example/1;2019;10.5555/a.1;x
2;Salt in the Indus basin;Ali, M.;https://j.example/2;2020;10.5555/a.2;y
`;
    const suggestion = suggestMapping(Buffer.from(table));
    expect(suggestion).toEqual({
      mapping: {
        columns: {
          title: ["Topic of research"],
          authors: ["Researcher"],
          year: ["When"],
          doi: ["Ref"],
          link: ["Where"],
        },
        separators: {},
        constants: {},
      },
      unused: ["No", "Remarks"],
    });
    expect(outcomes(table, suggestion?.mapping)).toMatchObject([
      {
        titles: [{ value: "Water quality in Sindh" }],
        published: { start: "2019" },
        identifiers: [{ value: "10.5555/a.1" }],
      },
      {
        titles: [{ value: "Salt in the Indus basin" }],
        published: { start: "2020" },
        identifiers: [{ value: "10.5555/a.2" }],
      },
    ]);
    expect(csv.explain?.(Buffer.from(table), "list.csv")).toContain("definepk import --suggest-mapping list.csv");
    expect(csv.explain?.(Buffer.from("<html></html>"), "list.csv")).toBeUndefined();
  });
});

describe("names of one cell", () => {
  it.each([
    ["Khan, Sara", ["Khan, Sara"]],
    ["Khan, S.", ["Khan, S."]],
    ["Sara Khan, Ali Shah", ["Sara Khan", "Ali Shah"]],
    ["Sara Khan, Ali Shah and Zia Mir", ["Sara Khan", "Ali Shah", "Zia Mir"]],
    ["Khan, Sara; Shah, Ali", ["Khan, Sara", "Shah, Ali"]],
    ["Sara Khan & Ali Shah", ["Sara Khan", "Ali Shah"]],
    ["محمد اقبال، فیض احمد", ["محمد اقبال", "فیض احمد"]],
    ["Sara Khan|Ali Shah", ["Sara Khan", "Ali Shah"]],
    ["Sandra Anderson", ["Sandra Anderson"]],
  ])("%j", (cell, expected) => {
    expect(splitNames(cell, undefined)).toEqual(expected);
  });

  it("are apart by the sign that the mapping says", () => {
    expect(splitNames("Khan, S. / Shah, A.", "/")).toEqual(["Khan, S.", "Shah, A."]);
  });
});

describe("any bytes", () => {
  it("give the same records whatever the pieces, and never throw", () => {
    const document = Buffer.from(plain + plain.split("\n").slice(1).join("\n").replace("Water", "پانی"));
    const whole = readDocument(csv, document);
    expect(recordsOf(whole).length).toBe(2);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { maxLength: 15 }), (sizes) => {
        expect(readDocument(csv, document, sizes)).toEqual(whole);
      }),
    );
    const rows = fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 6 }), { maxLength: 6 });
    fc.assert(
      fc.property(rows, fc.uint8Array({ maxLength: 40 }), (cells, bytes) => {
        const text = `Title,Author,Year,DOI,Date,Pages\n${cells.map((row) => row.join(",")).join("\n")}\n`;
        const events = read(Buffer.concat([Buffer.from(text), bytes]));
        // What ends within a row ends there.
        expect(events.slice(0, -1).every(({ type }) => type === "record")).toBe(true);
        expect(["record", "broken", undefined]).toContain(events.at(-1)?.type);
        expect(() => suggestMapping(bytes)).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });
});
