import { describe, expect, it } from "vitest";
import type { RecordData } from "../../../domain/record.ts";
import { parseTree } from "../../xml/tree.ts";
import { mapMarcXml } from "./index.ts";

const field = (tag: string, subfields: Readonly<Record<string, string>>, indicators = "  ") =>
  `<datafield tag="${tag}" ind1="${indicators[0]}" ind2="${indicators[1]}">${Object.entries(subfields)
    .map(([code, value]) => `<subfield code="${code}">${value}</subfield>`)
    .join("")}</datafield>`;

const fixed = '<controlfield tag="008">131110s2004    pk a|||  |||| 001 0 eng d</controlfield>';

function map(leader: string, ...fields: readonly string[]): RecordData {
  return mapAll(leader, fixed, fields);
}

function mapWith(control: string, ...fields: readonly string[]): RecordData {
  return mapAll("am", control, fields);
}

function mapAll(leader: string, control: string, fields: readonly string[]): RecordData {
  const tree = parseTree(
    Buffer.from(`<record><leader>00888n${leader} a2200229 a 4500</leader>${control}${fields.join("")}</record>`),
  );
  if (!tree.ok) throw new Error(tree.problem.message);
  const mapped = mapMarcXml(tree.value);
  if (!mapped.ok) throw new Error(mapped.problem.code);
  return mapped.value;
}

describe("MARC 21", () => {
  it("gives a book with what its fields say, without ISBD's signs", () => {
    const book = map(
      "am",
      field("020", { a: "9789694074283 (pbk.)" }),
      field("100", { a: "Jalal, Ayesha." }),
      field("245", { a: "The sole spokesman :", b: "Jinnah and the demand /", c: "Ayesha Jalal." }),
      field("260", { a: "Lahore :", b: "Sang-e-Meel,", c: "c1999." }),
      field("250", { a: "2nd ed." }),
      field("520", { a: "On 1947." }),
      field("650", { a: "Partition", z: "India." }),
      field("700", { a: "Khan, Ali,", e: "editor." }),
      field("856", { u: "https://b.example/1" }, "40"),
    );
    expect(book).toMatchObject({
      kind: "book",
      titles: [{ value: "The sole spokesman : Jinnah and the demand", lang: "en" }],
      contributors: [
        { role: "author", name: { family: "Jalal", given: "Ayesha" } },
        { role: "editor", name: { family: "Khan", given: "Ali" } },
      ],
      identifiers: [{ scheme: "isbn", value: "9789694074283" }],
      published: { start: "1999" },
      publisher: "Sang-e-Meel",
      edition: "2nd ed.",
      languages: ["en"],
      keywords: [{ value: "Partition -- India" }],
      links: [{ rel: "landing", url: "https://b.example/1" }],
    });
  });

  it("tells kinds by the leader", () => {
    const title = field("245", { a: "Title" });
    expect(map("as", title, field("022", { a: "0589-087X" }))).toMatchObject({
      kind: "journal",
      identifiers: [{ scheme: "issn", valid: true }],
    });
    expect(map("ab", title).kind).toBe("article");
    expect(map("aa", title).kind).toBe("chapter");
    expect(map("am", title, field("502", { a: "Thesis" }))).toMatchObject({ kind: "article", type: "thesis" });
    expect(map("km", title)).toMatchObject({ kind: "article", type: "other" });
  });

  it("places an article in its host", () => {
    const host = field("773", { t: "Journal of Things", g: "Vol. 3, no. 2 (2004), p. 12-30", x: "0589-087X" });
    expect(map("ab", field("245", { a: "Title" }), host)).toMatchObject({
      container: {
        titles: [{ value: "Journal of Things" }],
        issue: { volume: "3", number: "2", year: 2004 },
        pages: { first: "12", last: "30" },
        issns: [{ value: "0589-087X", valid: true }],
      },
    });
  });

  it("takes a parallel title for a title of its own", () => {
    const { titles } = map(
      "am",
      field("245", {
        a: "Die Wasserkräfte der Schweiz",
        h: "[Elektronische Ressource] =",
        b: "Les forces hydrauliques de la Suisse",
      }),
    );
    expect(titles.map((title) => title.value)).toEqual([
      "Die Wasserkräfte der Schweiz",
      "Les forces hydrauliques de la Suisse",
    ]);
  });

  it("falls back to the fixed field for date, and refuses a record without a title", () => {
    expect(map("am", field("245", { a: "Title" })).published).toEqual({ start: "2004" });
    expect(() => map("am")).toThrow("missing_title");
  });

  const urdu = '<controlfield tag="008">131110s2004    pk a|||  |||| 001 0 urd d</controlfield>';

  it("takes fields 880 for the same in the record's own script, first where that is its language", () => {
    const book = mapWith(
      urdu,
      field("100", { 6: "880-01", a: "Iqbāl, Muḥammad." }),
      field("245", { 6: "880-02", a: "Bāng-i darā /", c: "Iqbāl." }),
      field("505", { 6: "880-03", a: "Himālah -- Gul-i rangīn." }),
      field("880", { 6: "100-01/(3/r", a: "اقبال، محمد۔" }),
      field("880", { 6: "245-02/(3/r", a: "بانگ درا /", c: "اقبال۔" }),
      field("880", { 6: "505-03/(3/r", a: "ہمالہ -- گل رنگیں۔" }),
      field("880", { 6: "700-00/(3/r", a: "فیض، احمد۔" }),
    );
    expect(book.titles).toEqual([{ value: "بانگ درا", lang: "ur" }, { value: "Bāng-i darā" }]);
    expect(book.contributors.map(({ name, role }) => [name.printed, name.otherForms, role])).toEqual([
      ["محمد اقبال", ["Muḥammad Iqbāl"], "author"],
      ["احمد فیض", undefined, "contributor"],
    ]);
    expect(book).toMatchObject({
      country: "PK",
      contents: [
        { titles: [{ value: "ہمالہ", lang: "ur" }, { value: "Himālah" }] },
        { titles: [{ value: "گل رنگیں", lang: "ur" }, { value: "Gul-i rangīn" }] },
      ],
    });
  });

  it("keeps a table of contents with numbers, authors and pages", () => {
    const contents = (...fields: readonly string[]) => {
      const data = map("am", field("245", { a: "Title" }), ...fields);
      return data.kind === "book" ? data.contents : undefined;
    };
    const title = (value: string) => [{ value, lang: "en" }];
    expect(
      contents(field("505", { a: "v. 1. Water / Sara Khan (p. 3-20) -- v. 2. Land, pp. 21-30 -- Index." })),
    ).toEqual([
      {
        titles: title("Water"),
        number: "v. 1",
        authors: ["Sara Khan"],
        pages: { printed: "3-20", first: "3", last: "20" },
      },
      { titles: title("Land"), number: "v. 2", pages: { printed: "21-30", first: "21", last: "30" } },
      { titles: title("Index") },
    ]);
    const enhanced =
      '<datafield tag="505" ind1="0" ind2="0"><subfield code="g">1.</subfield><subfield code="t">Water /</subfield><subfield code="r">Sara Khan</subfield><subfield code="g">(p. 3) --</subfield><subfield code="t">Land /</subfield><subfield code="r">A. Shah.</subfield></datafield>';
    expect(contents(enhanced)).toEqual([
      { titles: title("Water"), number: "1", authors: ["Sara Khan"], pages: { printed: "3", first: "3" } },
      { titles: title("Land"), authors: ["A. Shah"] },
    ]);
    expect(contents(field("505", { a: "One song; Two songs; Three songs; Four songs" }))?.length).toBe(4);
    expect(contents(field("505", { a: "A play; with songs" }))).toEqual([{ titles: title("A play; with songs") }]);
    expect(contents()).toBeUndefined();
  });
});
