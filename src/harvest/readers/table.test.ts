import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Incoming } from "../../catalogue/ingest-types.ts";
import { fail, ok } from "../../domain/result.ts";
import type { ReadEvent, ReaderOptions } from "../source.ts";
import { headingKey, layoutOfFormat, splitCells, type TableLayout } from "./delimited.ts";
import { TableReader, type TableSpec } from "./table.ts";
import { layoutOfHead, remapRows } from "./table-bytes.ts";

type Column = "id" | "title" | "note";
const isColumn = (name: string): name is Column => ["id", "title", "note"].includes(name);

const spec: TableSpec<Column> = {
  version: "test/1",
  layoutOf(line) {
    for (const delimiter of [",", ";", "\t"] as const) {
      const cells = splitCells(line, delimiter);
      const columns = cells.ok ? cells.value.map(headingKey).map((name) => (isColumn(name) ? name : undefined)) : [];
      if (columns.includes("title")) return { name: "test", delimiter, columns };
    }
    return undefined;
  },
  missingHeader: "There is no column “title”.",
  map: (rows) => {
    const [first = {}] = rows;
    if (first.title === undefined || first.title === "") return fail("missing_title", "The row has no title.");
    const titles = rows.map((row) => ({ value: `${row.title}` }));
    const id = first.id ?? "";
    return ok({
      ...(id === "" ? {} : { identifier: id }),
      mapped: {
        is: "record",
        data: {
          kind: "journal",
          titles,
          formerTitles: [],
          abstracts: [],
          contributors: [],
          identifiers: [],
          languages: [],
          keywords: [],
          subjects: [],
          access: "unknown",
          links: [],
        },
      },
    });
  },
};

function read(
  document: string | Uint8Array,
  of: TableSpec<Column> = spec,
  sizes: readonly number[] = [],
  options?: ReaderOptions,
): ReadEvent[] {
  const bytes = typeof document === "string" ? Buffer.from(document) : document;
  const reader = new TableReader(of, options);
  const events: ReadEvent[] = [];
  let at = 0;
  for (const size of sizes) {
    events.push(...reader.write(Buffer.from(bytes.subarray(at, at + size))));
    at += size;
  }
  return [...events, ...reader.write(bytes.subarray(at)), ...reader.end()];
}

function records(...input: Parameters<typeof read>): Incoming[] {
  return read(...input).flatMap((event) => (event.type === "record" ? [event.record] : []));
}

function titles(record: Incoming | undefined): string[] {
  if (record?.state !== "live" || record.mapped.is !== "record") return [];
  return record.mapped.data.titles.map((title) => title.value);
}

const grouped: TableSpec<Column> = { ...spec, groupOf: (cells) => cells.id ?? "" };

describe("a delimited table", () => {
  it.each([
    ["commas", 'id,title\n1,"A, B"\n', ["A, B"]],
    ["semicolons, a byte-order mark, CR LF", "\ufeffid;other;title\r\n1;x; A \r\n", ["A"]],
    ["tabs, CR", "title\tid\rA, B; C\t1\r", ["A, B; C"]],
    ["quotes within quotes and a line break", 'id,title\n1,"A ""B""\nC"\n', ['A "B"\nC']],
    ["a quote within a plain cell", 'id,title\n1,A "B" C\n', ['A "B" C']],
    ["no line end", "title\nA", ["A"]],
    ["rows that end early", "title,id,note\nA\n", ["A"]],
  ])("reads %s", (_, document, expected) => {
    expect(records(document).map(titles)).toEqual([expected]);
  });

  it("reads ISO-8859-1 where the bytes are not UTF-8, and knows its rows' bytes", () => {
    const bytes = Buffer.from("id;title\n1;Universit\u00e9 d'Ottawa\n2;B\n", "latin1");
    const found = records(bytes);
    expect(found.map(titles)).toEqual([["Universit\u00e9 d'Ottawa"], ["B"]]);
    expect(bytes.subarray(found[1]?.location.start, found[1]?.location.end).toString("latin1")).toBe("2;B");
  });

  it("passes over lines before the header, no more than it may", () => {
    const document = "Generated,2020-08-30\n\nid,title\n1,A\n";
    const patient = { ...spec, linesBefore: 1 };
    expect(records(document, patient).map(titles)).toEqual([["A"]]);
    expect(layoutOfHead(Buffer.from(document), patient)?.columns).toEqual(["id", "title"]);
    expect(read(document)).toEqual([
      { type: "broken", problem: { code: "not_this_format", message: "There is no column “title”." }, offset: 0 },
    ]);
    expect(layoutOfHead(Buffer.from(document), spec)).toBeUndefined();
  });

  it("reads a table without a header by its first row", () => {
    const layout: TableLayout<Column> = { name: "bare", delimiter: "\t", columns: ["id", "title"] };
    const bare = { ...spec, layoutOfRow: (line: string) => (/^\d+\t/.test(line) ? layout : undefined) };
    expect(records("1\tA\n2\tB\n", bare).map(titles)).toEqual([["A"], ["B"]]);
    expect(read("x\tA\n", bare)).toMatchObject([{ type: "broken" }]);
  });

  it.each([
    ["with more cells than the header", "1,A,n,more", "bad_row"],
    ["in which a quote opens that nothing closes", '1,"A', "bad_row"],
    ["longer than the bound", `1,${"A".repeat(70_000)}`, "record_too_large"],
    ["that the mapping refuses", "1,,n", "missing_title"],
  ])("keeps a row %s for quarantine and reads on", (_, row, code) => {
    const document = Buffer.from(`id,title,note\n${row}\n2,B,\n`);
    const [bad, good, ...more] = records(document);
    expect(bad).toMatchObject({ state: "bad", problem: { code } });
    expect(document.subarray(bad?.location.start, bad?.location.end).toString()).toBe(row);
    expect(titles(good)).toEqual(["B"]);
    expect(more).toEqual([]);
  });

  it("bounds a row by the option", () => {
    const [bad] = records("id,title\n1,AAAAAAAAAAAAAAAAAAAA\n", spec, [], { maxRecordBytes: 12 });
    expect(bad).toMatchObject({ state: "bad", problem: { code: "record_too_large" } });
  });

  it("gives the same row twice one identifier, and another row that claims it one of its own", () => {
    const found = records("id,title\n7,A\n7,B\n7,A\n,C\n,C\n7,C\n7,B\n");
    expect(found.map((one) => one.identifier)).toEqual([
      "7",
      "7~2",
      "7",
      found[4]?.identifier,
      found[3]?.identifier,
      "7~3",
      "7~2",
    ]);
    expect(found[3]?.identifier).toMatch(/^row:/);
  });

  it("takes rows that follow each other and belong together as one record, whatever stands between that cannot be read", () => {
    const document = Buffer.from("id,title,note\n1,A,\n1,B,\n1,C,x,y\n1,D,\n2,E,\n1,F,\n");
    const found = records(document, grouped);
    expect(found.map((one) => [one.state, ...titles(one)])).toEqual([
      ["bad"],
      ["live", "A", "B", "D"],
      ["live", "E"],
      ["live", "F"],
    ]);
    for (const one of found) {
      const layout = layoutOfFormat(one.format, isColumn);
      const kept = document.subarray(one.location.start, one.location.end);
      const again = layout === undefined ? undefined : remapRows(kept, layout, grouped);
      if (one.state === "live") expect(again).toEqual({ ok: true, value: one.mapped });
      else expect(again).toMatchObject({ ok: false, problem: { code: "bad_row" } });
    }
  });

  it.each([["id,title,note\n1,A,x\n2,B"], ['id,title,note\n1,A,x\n2,"B is c'], ["id,title,note\n1"]])(
    "breaks off where the last row is visibly cut: %j",
    (text) => {
      const events = read(text);
      const before = text.includes("1,A") ? [{ type: "record", record: { identifier: "1", state: "live" } }] : [];
      expect(events).toMatchObject([...before, { type: "broken", problem: { code: "broken_document" } }]);
      expect(events.at(-1)).toMatchObject({ offset: Buffer.from(text).length });
    },
  );

  it.each([
    ["a line end", "id,title,note\n1,A,x\n2,B\n"],
    ["all its cells", "id,title,note\n1,A,x\n2,B,"],
    ["as many cells as the row before", "id,title,note\n1,A\n2,B"],
  ])("takes a last row that has %s", (_, text) => {
    expect(records(text).map(({ identifier, state }) => [identifier, state])).toEqual([
      ["1", "live"],
      ["2", "live"],
    ]);
    expect(read(text).every(({ type }) => type === "record")).toBe(true);
  });

  it("cuts a group that grows too large", () => {
    const found = records(`id,title\n${"1,A\n".repeat(1001)}`, grouped);
    expect(found.map((one) => [one.identifier, titles(one).length])).toEqual([
      ["1", 1000],
      ["1~2", 1],
    ]);
  });

  it("reads the same whatever pieces the bytes come in, and never throws", () => {
    const cell = fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 8 }),
      fc.constantFrom("", '"', '""', '"a"', "a\nb", "،", "1", "é"),
    );
    const line = fc.array(cell, { maxLength: 5 }).map((cells) => cells.join(","));
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 12 }),
        fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 60 }),
        fc.boolean(),
        (lines, sizes, inGroups) => {
          const document = Buffer.from(`id,title,note\n${lines.join("\n")}`);
          const of = inGroups ? grouped : spec;
          const whole = read(document, of);
          expect(read(document, of, sizes)).toEqual(whole);
          let end = 0;
          for (const event of whole) {
            if (event.type !== "record") continue;
            expect(event.record.location.end).toBeGreaterThanOrEqual(event.record.location.start);
            if (!inGroups) expect(event.record.location.start).toBeGreaterThanOrEqual(end);
            end = event.record.location.end;
          }
        },
      ),
    );
  });
});
