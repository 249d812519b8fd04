import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type WorkbookFile, xlsxFile } from "../../../../test/xlsx-file.ts";
import { zipFile } from "../../../../test/zip-file.ts";
import { openXlsx, readXlsx } from "./index.ts";

const rows = (data: string, options: WorkbookFile = {}, limits = {}): unknown => {
  const found = readXlsx(xlsxFile([{ name: "S", data }], options), limits);
  return found.ok ? found.value[0]?.rows : `${found.problem.code}: ${found.problem.message}`;
};
const cell = (style: number, value: number | string): string => `<c s="${style}"><v>${value}</v></c>`;

describe("a workbook", () => {
  it("gives its sheets in order, with what is hidden marked", () => {
    const bytes = xlsxFile([
      {
        name: "Journals & lists",
        data: [
          ["Journal", "ISSN"],
          ["Al-Qalam", "2071-8683"],
        ],
      },
      { name: "Notes", data: [["", "تحقیق"]], state: "veryHidden" },
      { name: "Empty", data: [] },
    ]);
    expect(readXlsx(bytes)).toEqual({
      ok: true,
      value: [
        {
          name: "Journals & lists",
          hidden: false,
          rows: [
            ["Journal", "ISSN"],
            ["Al-Qalam", "2071-8683"],
          ],
        },
        { name: "Notes", hidden: true, rows: [["", "تحقیق"]] },
        { name: "Empty", hidden: false, rows: [] },
      ],
    });
  });

  it("reads shared strings with their runs, inline strings, formulas' values, booleans, errors and ISO dates", () => {
    const strings =
      '<si><t>plain</t></si><si><r><t>in </t></r><r><rPr><b/></rPr><t>runs</t></r><rPh sb="0" eb="1"><t>aloud</t></rPh></si><si><t>a_x000D_b</t></si>';
    const data =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>9</v></c><c r="E1" t="inlineStr"><is><t>in</t></is></c></row>' +
      '<row r="3"><c r="B3"><f>1+1</f><v>2</v></c><c r="C3" t="str"><f>A1&amp;"x"</f><v>plainx</v></c><c r="D3" t="b"><v>1</v></c><c r="E3" t="e"><v>#N/A</v></c><c r="F3" t="d"><v>2023-07-01</v></c></row>';
    expect(rows(data, { strings })).toEqual([
      ["plain", "in runs", "a\rb", "", "in"],
      ["", "2", "plainx", "TRUE", "#N/A", "2023-07-01"],
    ]);
  });

  it("counts cells and rows that say no place from those before, and keeps the rows' numbers", () => {
    const data =
      "<row><c><v>1</v></c><c r='C1'><v>3</v></c><c><v>4</v></c></row><row r='7'><c><v>5</v></c></row><row><c><v>6</v></c></row>";
    expect(rows(data)).toEqual([["1", "", "3", "4"], ["5"], ["6"]]);
    const sheets = openXlsx(xlsxFile([{ name: "S", data }]));
    const [sheet] = sheets.ok ? sheets.value : [];
    expect(Array.from(sheet?.rows() ?? [], ({ number }) => number)).toEqual([1, 7, 8]);
  });

  it("shows numbers as a person writes them", () => {
    const values = ["0.1", "1998", "1.9980000000000001E3", "1E+20", "0.30000000000000004", "-5", "1E-7", "12abc"];
    expect(rows(`<row>${values.map((value) => cell(0, value)).join("")}</row>`)).toEqual([
      ["0.1", "1998", "1998", "100000000000000000000", "0.3", "-5", "1e-7", "12abc"],
    ]);
    const formats = ["0000-0000", "00000000", "0000\\-0000", "0.00", "#,##0"];
    expect(rows(`<row>${formats.map((_, index) => cell(index + 1, 5890877)).join("")}</row>`, { formats })).toEqual([
      ["0589-0877", "05890877", "0589-0877", "5890877", "5890877"],
    ]);
  });

  it("gives a date no more precisely than its format shows it", () => {
    const formats = [
      "dd/mm/yyyy",
      "[$-409]mmm\\-yy;@",
      "yyyy",
      "yyyy-mm-dd hh:mm",
      "h:mm AM/PM",
      '"year" 0',
      "General",
    ];
    const data = `<row>${formats.map((_, index) => cell(index + 1, 45108.75)).join("")}</row>`;
    expect(rows(data, { formats })).toEqual([
      ["2023-07-01", "2023-07", "2023", "2023-07-01T18:00:00", "45108.75", "45108.75", "45108.75"],
    ]);
    expect(rows(`<row>${cell(1, 0.75)}</row>`, { formats: ["h:mm"] })).toEqual([["18:00:00"]]);
  });

  // Serial numbers and days as ECMA-376-1, 18.17.4.1 gives them.
  it.each([
    [1, false, "1900-01-01"],
    [59, false, "1900-02-28"],
    [60, false, "60"],
    [61, false, "1900-03-01"],
    [39_448, false, "2008-01-01"],
    [2_958_465, false, "9999-12-31"],
    [2_958_466, false, "2958466"],
    [0, false, "0"],
    [-3, false, "-3"],
    [0, true, "1904-01-01"],
    [37_986, true, "2008-01-01"],
    [45107.9999999, false, "2023-07-01"],
  ])("day %d, from 1904: %s, is %s", (serial, date1904, expected) => {
    expect(rows(`<row>${cell(1, serial)}</row>`, { formats: ["yyyy-mm-dd"], date1904 })).toEqual([[expected]]);
  });

  it("may use prefixes and another place, and lack styles and strings", () => {
    const main = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    const to = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    const bytes = zipFile([
      {
        name: "_rels/.rels",
        content: `<Relationships><Relationship Id="a" Type="${to}/officeDocument" Target="/book/wb.xml"/></Relationships>`,
      },
      {
        name: "book/wb.xml",
        content: `<x:workbook xmlns:x="${main}" xmlns:q="${to}"><x:sheets><x:sheet name="S" sheetId="4" q:id="z"/></x:sheets></x:workbook>`,
      },
      {
        name: "book/_rels/wb.xml.rels",
        content: `<Relationships><Relationship Id="z" Type="${to}/worksheet" Target="../cells.xml"/></Relationships>`,
      },
      {
        name: "cells.xml",
        content: `<x:worksheet xmlns:x="${main}"><x:sheetData><x:row><x:c><x:v>7</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
      },
    ]);
    expect(readXlsx(bytes)).toMatchObject({ value: [{ name: "S", rows: [["7"]] }] });
  });
});

describe("a hostile workbook", () => {
  it.each([
    ["no archive", Buffer.from("PK\x03\x04 nothing"), "broken_document"],
    ["another archive", zipFile([{ name: "a.txt", content: "x" }]), "not_this_format"],
    ["a document of another kind", zipFile([{ name: "xl/workbook.xml", content: "<html/>" }]), "not_this_format"],
    ["damaged in its workbook", zipFile([{ name: "xl/workbook.xml", content: "<workbook><" }]), "broken_document"],
  ])("that is %s says so", (_, bytes, code) => {
    expect(readXlsx(bytes)).toMatchObject({ ok: false, problem: { code } });
  });

  it("is bounded in rows, cells, columns far out and text that many cells share", () => {
    const long = "x".repeat(30_000);
    const shared = `<row>${'<c t="s"><v>0</v></c>'.repeat(100)}</row>`;
    expect(rows(shared, { strings: `<si><t>${long}</t></si>` }, { characters: 1_000_000 })).toMatch(/^too_large/);
    const far = "<row><c r='XFD1'><v>1</v></c></row>".repeat(100);
    expect(rows(far, {}, { cells: 1_000_000 })).toMatch(/^too_large/);
    expect(rows("<row><c r='ZZZ1'><v>1</v></c></row>")).toEqual([]);
    expect(rows("<row><c><v>1</v></c></row>".repeat(11), {}, { rows: 10 })).toMatch(/^too_large/);
    expect(rows("<row><c><v>1</v></c></row>".repeat(1000), {}, { unpackedBytes: 10_000 })).toMatch(/^too_large/);
    const deep = "<a>".repeat(5000);
    expect(rows(deep)).toMatch(/^broken_document/);
  });

  it("keeps the rows before the place where it breaks", () => {
    const sheets = openXlsx(xlsxFile([{ name: "S", data: "<row><c><v>1</v></c></row><row><c><v>2</v></x></row>" }]));
    const seen: string[] = [];
    const readAll = (): void => {
      for (const row of (sheets.ok && sheets.value[0]?.rows()) || []) seen.push(...row.cells);
    };
    expect(readAll).toThrow("no XML");
    expect(seen).toEqual(["1"]);
  });

  it("never throws, whatever its cells and bytes are", () => {
    const part = fc.constantFrom(
      "<row>",
      "</row>",
      "<row r='5'>",
      "<c>",
      "</c>",
      "<c t='s' r='B2'>",
      "<c s='1'>",
      "<v>",
      "</v>",
      "1",
      "x",
      "45000.5",
      "1e308",
      "-1",
      "<is><t>",
      "</t></is>",
      "<rPh>",
      "</rPh>",
      "&amp;",
      "&bad;",
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const bytes = xlsxFile([{ name: "S", data: parts.join("") }], {
          formats: ["d/m/y"],
          strings: "<si><t>a</t></si>",
        });
        const found = readXlsx(bytes);
        expect(found.ok || found.problem.code).toBeOneOf([true, "broken_document"]);
      }),
      { numRuns: 500 },
    );
    const whole = xlsxFile([
      {
        name: "S",
        data: [
          ["a", 1],
          ["b", 2],
        ],
      },
    ]);
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }), (changes) => {
        const document = Buffer.from(whole);
        for (const [at, value] of changes) document[at] = value;
        const found = readXlsx(document);
        expect(found.ok || found.problem.code).toBeOneOf([true, "broken_document", "not_this_format", "too_large"]);
      }),
      { numRuns: 500 },
    );
  });
});
