import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Incoming } from "../../../catalogue/ingest-types.ts";
import type { ReadEvent } from "../../source.ts";
import { recogniseFormat } from "../index.ts";
import { hecList } from "./index.ts";

function read(document: string | Uint8Array, sizes: readonly number[] = []): ReadEvent[] {
  const bytes = typeof document === "string" ? Buffer.from(document) : document;
  const reader = hecList.reader();
  const events: ReadEvent[] = [];
  let at = 0;
  for (const size of sizes) {
    events.push(...reader.write(bytes.subarray(at, at + size)));
    at += size;
  }
  return [...events, ...reader.write(bytes.subarray(at)), ...reader.end()];
}

function rows(document: string | Uint8Array): Incoming[] {
  return read(document).flatMap((event) => (event.type === "record" ? [event.record] : []));
}

const head = "journal,issn,eissn,category,from,to\n";
function problem(row: string, header = head): string {
  const [only] = rows(`${header}${row}\n`);
  return only?.state === "bad" ? `${only.problem.code}: ${only.problem.message}` : "taken";
}

describe("the plain list", () => {
  it("gives a row for each decision", () => {
    const [row] = rows(
      'journal,issn,eissn,category,from,to,area,list,decided_on,source,event,authority\n"Journal, of Things",0589-087X,,y,2023-07-01,2024-09,Social,HJRS 2023,2023-06,https://hec.example,extended,HEC notice\n',
    );
    expect(row).toMatchObject({
      state: "live",
      mapped: {
        is: "recognition",
        row: {
          journal: { title: "Journal, of Things", issns: [{ value: "0589-087X", valid: true, medium: "print" }] },
          event: "extended",
          category: "Y",
          from: "2023-07-01",
          to: "2024-09",
          area: "Social",
          list: "HJRS 2023",
          decidedOn: "2023-06",
          source: "https://hec.example",
          authority: "HEC notice",
        },
      },
    });
  });

  it("knows the journal's publisher and country where the list says them", () => {
    const [row] = rows("journal,issn,category,from,publisher,country\nJ,0589-087X,Y,2015, A  College ,Pakistan\n");
    expect(row).toMatchObject({ mapped: { row: { journal: { publisher: "A College", country: "PK" } } } });
    const [other] = rows("journal,issn,category,from,publisher,country\nJ,0589-087X,Y,2015,,Atlantis\n");
    expect(
      other?.state === "live" && other.mapped.is === "recognition" && Object.keys(other.mapped.row.journal),
    ).toEqual(["title", "issns"]);
  });

  it("takes an empty end for open, no event for recognised, no authority for a HEC list", () => {
    const [row] = rows(`${head}Journal,,,,2015,\n`);
    expect(row?.state === "live" && row.mapped).toEqual({
      is: "recognition",
      row: { journal: { title: "Journal", issns: [] }, event: "recognised", from: "2015", authority: "HEC list" },
    });
  });

  it("keeps a wrong check digit as printed, invalid", () => {
    const [row] = rows(`${head},1997-3439,n/a,X,2015,\n`);
    expect(row).toMatchObject({ mapped: { row: { journal: { issns: [{ value: "1997-3439", valid: false }] } } } });
  });

  it("reads columns in any order and case, semicolons, CR LF, a byte-order mark and blank lines", () => {
    const plain = rows(`${head}Journal of Things,0589-087X,,Y,2015,2016\n`);
    const other = rows(
      "\ufeff\r\nCategory;From;To;E-ISSN;ISSN;Remark;Journal\r\n\r\nY;2015;2016;;0589-087X;x;  Journal of  Things\r\n;;;;;;\r\n",
    );
    expect(other).toHaveLength(1);
    expect(other[0]?.identifier).toBe(plain[0]?.identifier);
    expect(other[0]).toMatchObject({ mapped: plain[0]?.state === "live" ? plain[0].mapped : {} });
  });

  it.each(["sep=;\r\n", "\ufeffsep=;\n", "SEP=\t\n", '"sep=;"\n\n'])("skips the first line of Excel, %j", (first) => {
    const document = `${first}Journal;Category;From\r\nJ;Y;2015\r\n`;
    expect(recogniseFormat(Buffer.from(document), "list.csv")?.name).toBe("hec-list");
    for (const sizes of [[], [1, 2, 3, 1, 1, 1]]) {
      expect(read(document, sizes)).toMatchObject([
        { type: "record", record: { state: "live", mapped: { row: { journal: { title: "J" }, from: "2015" } } } },
      ]);
    }
  });

  it("gives the same row the same identifier, and another row another", () => {
    const [a, b, c] = rows(`${head}J,,,Y,2015,\nJ,,,Y,2015,\nJ,,,X,2015,\n`);
    expect(a?.identifier).toBe(b?.identifier);
    expect(a?.identifier).not.toBe(c?.identifier);
    expect(a?.hash).toBe(b?.hash);
  });

  it("knows each row's bytes, and maps them again", () => {
    const document = Buffer.from(`\ufeff${head.replaceAll(",", ";")}"جریدۂ ""تحقیق""\nلاہور";;;Y;2015;\r\nJ;;;X;2016;`);
    const all = rows(document);
    expect(all).toHaveLength(2);
    for (const row of all) {
      const kept = document.subarray(row.location.start, row.location.end);
      expect(hecList.remap(kept, row.format)).toEqual({ ok: true, value: row.state === "live" ? row.mapped : {} });
    }
    expect(document.subarray(all[1]?.location.start, all[1]?.location.end).toString()).toBe("J;;;X;2016;");
  });

  it("reads what Excel saves in windows-1252", () => {
    const [row] = rows(Buffer.from(`${head}Caf\xe9,,,Y,2015,\n`, "latin1"));
    expect(row).toMatchObject({ mapped: { row: { journal: { title: "Café" } } } });
  });
});

describe("a wrong row", () => {
  it.each([
    ["J9", /^bad_row: The row says neither a category nor a date in “from”/],
    ["J,0589-087X", /neither a category nor a date/],
    ["J,,,,,2016", /neither a category nor a date/],
    ["J,,,Y", /^taken$/],
    [",,,Y,2015,", /^bad_row: The row names no journal: give its title/],
    ["J,,,V,2015,", /“V” is no category: write W, X, Y or Z/],
    [
      "J,,,Y,2015-02-30,",
      /“2015-02-30” is not in the calendar: write the date in “from” as 2015, 2020-03 or 2024-07-01\.$/,
    ],
    ["J,,,Y,01/07/2015,", /“01.07.2015” is no date/],
    ["J,,,Y,2015,forever", /“forever” is no date.*leave it empty for an open end/],
    ["J,,,Y,2016,2015", /ends \(2015\) before it begins \(2016\)/],
    ["J,,,Y,2016-07,2016-06-30", /before it begins/],
    ["A, B and C,,,Y,2015,2016", /7 cells where the header has 6: put .* around a cell/],
    ['"J,,,Y,2015,', /quotation mark opens a cell and nothing closes it/],
  ])("%s says what is wrong and how to write it", (row, expected) => {
    expect(problem(row)).toMatch(expected);
  });

  it("says so of event and authority", () => {
    const header = "journal,category,from,event,authority\n";
    expect(problem("J,Y,2015,cancelled,", header)).toMatch(/“cancelled” is no event: write recognised/);
    expect(problem("J,Y,2015,,my uncle", header)).toMatch(/“my uncle” is no authority: write HEC list/);
  });

  it("takes a loss or an extension that says its end alone, and none without any date", () => {
    const header = "journal,category,from,to,event\n";
    for (const event of ["lost", "extended"]) {
      expect(problem(`J,,,2020-06,${event}`, header)).toBe("taken");
      expect(problem(`J,,,,${event}`, header)).toMatch(/neither a category nor a date/);
    }
  });

  it("allows a window that begins and ends in one year or month", () => {
    expect(problem("J,,,Y,2016,2016")).toBe("taken");
    expect(problem("J,,,Y,2016-06-30,2016")).toBe("taken");
  });

  it("costs no other: a quote that nothing closes, a row without an end", () => {
    const after = "J,,,Y,2015,\n".repeat(20_000);
    const quoted = rows(`${head}"Open,,,Y,2015,\n${after}`);
    expect(quoted).toHaveLength(20_001);
    expect(quoted.filter((row) => row.state === "bad")).toHaveLength(1);
    const long = rows(`${head}${"x".repeat(200_000)}\nJ,,,Y,2015,\n`);
    expect(long.map((row) => (row.state === "bad" ? row.problem.code : row.state))).toEqual([
      "record_too_large",
      "live",
    ]);
  });

  it("leaves a quote within a title alone", () => {
    expect(rows(`${head}The "Women" Journal,,,Y,2015,\n`)[0]).toMatchObject({
      mapped: { row: { journal: { title: 'The "Women" Journal' } } },
    });
  });
});

describe("recognising it", () => {
  it.each([
    [head, true],
    ["\ufeff\n ISSN ; Category ; From\n", true],
    ["title,link,date\n", false],
    ["", false],
    ["<OAI-PMH/>", false],
    ["category,category,from,journal\n", false],
  ])("%j: %s", (text, expected) => {
    expect(recogniseFormat(Buffer.from(text), "list.csv")?.name === "hec-list").toBe(expected);
  });

  it("says that another file is none", () => {
    for (const text of ["a,b,c\n1,2,3\n", "", "x".repeat(300_000)]) {
      expect(read(text)).toMatchObject([{ type: "broken", problem: { code: "not_this_format" } }]);
    }
  });
});

describe("any pieces, any bytes", () => {
  const cell = fc.constantFrom(
    "J",
    '"a,b"',
    '"',
    '""',
    "Y",
    "2015",
    "\r\n",
    "\n",
    "\r",
    ",",
    ",",
    ";",
    "é",
    "ی",
    " ",
    '"x\ny"',
  );

  it("gives equal events for any pieces, and never throws", () => {
    fc.assert(
      fc.property(
        fc.array(cell, { maxLength: 60 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 60 }),
        (cells, sizes) => {
          const document = Buffer.from(head + cells.join(""));
          expect(read(document, sizes)).toEqual(read(document));
        },
      ),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        read(bytes);
        hecList.remap(bytes, "hec-list,journal,category,from");
      }),
    );
  });

  it("loses no row: each line without quotes is a row", () => {
    const line = fc.stringMatching(/^[A-Za-z0-9,;. -]{0,30}$/);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const filled = lines.filter((one) => one.replaceAll(",", "").trim() !== "");
        expect(rows(`${head}${lines.join("\n")}\n`)).toHaveLength(filled.length);
      }),
    );
  });
});
