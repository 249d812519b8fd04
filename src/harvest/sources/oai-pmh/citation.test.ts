import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseCitation } from "./citation.ts";
import { descriptionKind } from "./dc-abstracts.ts";
import { eprintsCitation } from "./free-citation.ts";

interface Expected {
  readonly file: string;
  readonly identifier: string;
  readonly printed: string;
  readonly journal: string;
  readonly volume?: string;
  readonly number?: string;
  readonly year?: number;
  readonly title?: string;
  readonly pages?: string;
}

/** 100 records drawn at random from the real OJS records; every part was written down by reading the citation. */
const fixture = new URL("../../../../test/fixtures/ojs-citations.json", import.meta.url);
const read = JSON.parse(readFileSync(fixture, "utf8")) as readonly Expected[];

function parts(text: string) {
  const citation = parseCitation(text);
  const { issue, pages, journal } = citation ?? {};
  return {
    journal,
    volume: issue?.volume,
    number: issue?.number,
    year: issue?.year,
    title: issue?.title,
    pages: pages?.printed,
  };
}

describe("100 citations read by hand", () => {
  it.each(["journal", "volume", "number", "year", "title", "pages"] as const)("gives the %s of at least 98", (part) => {
    expect(read).toHaveLength(100);
    const wrong = read.filter((one) => parts(one.printed)[part] !== one[part]).map((one) => one.printed);
    // the list itself, so that a failure shows what is wrong
    expect(wrong.length <= 2 ? [] : wrong).toEqual([]);
  });
});

describe("parseCitation", () => {
  it.each([
    ["Journal; Vol 5, No 2 (2017); i-ii", "Journal", "5", "2", 2017, undefined, "i-ii"],
    ["Journal; Vol. 3, No. 1 = No. 6 (2000 Winter)", "Journal", "3", "1", 2000, undefined, undefined],
    ["Journal; Vol. 1, No. 1 = No.1 (1997 Spring)", "Journal", "1", "1", 1997, undefined, undefined],
    ["Revista; Vol. 3 Núm. 1 (2019): Otoño; 9-12", "Revista", "3", "1", 2019, "Otoño", "9-12"],
    ["Revista; v. 3 n. 2 (2019)", "Revista", "3", "2", 2019, undefined, undefined],
    ["Dergi; Cilt 4 Sayı 2 (2020); 1-20", "Dergi", "4", "2", 2020, undefined, "1-20"],
    ["بنیاد; جلد 5 شمارہ 1 (2014); 12-30", "بنیاد", "5", "1", 2014, undefined, "12-30"],
    ["Journal; Vol. 5 No. 2(III) (2021); 1-9", "Journal", "5", "2(III)", 2021, undefined, "1-9"],
    ["Journal; Vol. 5 No. Special Issue (2021); 1-9", "Journal", "5", "Special Issue", 2021, undefined, "1-9"],
    ["Journal; Vol. 5 No. 2 Suppl. 1 (2021); S1-S9", "Journal", "5", "2 Suppl. 1", 2021, undefined, "S1-S9"],
    ["Journal; Vol. XII No. 2 (2021); e1234", "Journal", "XII", "2", 2021, undefined, "e1234"],
    [
      "Journal; Vol. 5 (2019): Water; Food: a (new) start; 3-8",
      "Journal",
      "5",
      undefined,
      2019,
      "Water; Food: a (new) start",
      "3-8",
    ],
    ["One; Two: Three; Vol. 5 No. 1 (2019)", "One; Two: Three", "5", "1", 2019, undefined, undefined],
    ["Journal; 2019: Proceedings; 3-8", "Journal", undefined, undefined, 2019, "Proceedings", "3-8"],
    ["Journal; (2019); 3-8", "Journal", undefined, undefined, 2019, undefined, "3-8"],
    ["Journal; No. 1 (1950): First, 1950.; all", "Journal", undefined, "1", 1950, "First, 1950.", "all"],
    ["Journal; Vol. 24 No. 3 (1997): MAY; CITES 3-4", "Journal", "24", "3", 1997, "MAY", "CITES 3-4"],
    ["Journal; Vol. 28 No. 4 (2001): N 4; 61+ 63-64", "Journal", "28", "4", 2001, "N 4", "61+ 63-64"],
    ["Journal; Vol. 44, No. 1 (2010 Spring); 93-xivii", "Journal", "44", "1", 2010, undefined, "93-xivii"],
    ["Journal; Fourth Symposium; 29-", "Journal", undefined, undefined, undefined, "Fourth Symposium", "29-"],
    ["Journal; Vol. 52, No. 1 (2018 Spring)0", "Journal", "52", "1", 2018, undefined, undefined],
    [
      "Cuizine : The Journal of Food ; vol. 6 no. 2 (2015)",
      "Cuizine : The Journal of Food",
      "6",
      "2",
      2015,
      undefined,
      undefined,
    ],
    ["L’Inconvénient ;  no. 60 (2015)", "L’Inconvénient", undefined, "60", 2015, undefined, undefined],
    ["The Qualitative Report", "The Qualitative Report", undefined, undefined, undefined, undefined, undefined],
    ["J Pak Med Assoc. 2004 May; 54(3): 120-5", "J Pak Med Assoc", "54", "3", 2004, undefined, "120-5"],
    [
      "Pakistan Journal of Botany, Vol. 12, No. 3, 2004, pp. 45-67",
      "Pakistan Journal of Botany",
      "12",
      "3",
      2004,
      undefined,
      "45-67",
    ],
    ["Journal of Basic Sciences 12(3): 45-67 (2004)", "Journal of Basic Sciences", "12", "3", 2004, undefined, "45-67"],
  ])("reads %s", (text, journal, volume, number, year, title, pages) => {
    expect(parts(text)).toEqual({ journal, volume, number, year, title, pages });
  });

  it("gives first and last page", () => {
    expect(parseCitation("J; Vol. 1; pp. 12–30")?.pages).toEqual({ printed: "12–30", first: "12", last: "30" });
    expect(parseCitation("J. 2004; 5(1): 120-5")?.pages).toEqual({ printed: "120-5", first: "120", last: "125" });
    expect(parseCitation("J; Vol. 1; structures.34")?.pages).toEqual({
      printed: "structures.34",
      first: "structures.34",
    });
  });

  it("keeps what the brackets say beyond the year", () => {
    expect(parseCitation("J; No. 19 (1984 November); 1")?.issue?.date?.start).toBe("1984-11");
    expect(parseCitation("J; No. 19 (1984); 1")?.issue?.date).toBeUndefined();
  });

  it("does not take a page for a year", () => {
    expect(parts("Journal; Fifth Symposium; 1947")).toMatchObject({
      title: "Fifth Symposium",
      pages: "1947",
      year: undefined,
    });
  });

  it("never throws, and ends in time", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "Vol. ",
        "No. ",
        "; ",
        ": ",
        " (",
        ")",
        "2019",
        "12",
        "-",
        "=",
        "&",
        " ",
        "pp. ",
        "\n",
        "n",
        "v.",
      ),
      fc.string({ unit: "binary", maxLength: 5 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 300 }), (pieces) => {
        const text = pieces.join("");
        expect(parseCitation(text) === undefined).toBe(
          text.trim() === "" || text.replace(/\s+/g, " ").trim().length > 2000,
        );
      }),
      { numRuns: 1000 },
    );
  });
});

describe("texts made to take long", () => {
  const atoms = [
    "1",
    "1 ",
    "1-",
    "1,",
    "Vol. 1 ",
    "No. 1 & ",
    "1 & 1 & ",
    "(",
    "(1999",
    "; ",
    "a, 1 (",
    "i",
    "v. ",
    "1+ ",
    " ",
    "p. ",
    "IV ",
    "1; ",
  ];

  it.each(atoms)("repeats of %j end, like any other", (atom) => {
    for (const before of ["", "J; ", "J; Vol. 1 No. ", "J, "]) {
      for (const length of [60, 1990]) {
        const text = `${before}${atom.repeat(length).slice(0, length - 20)}!`;
        expect(parseCitation(text)).toBeDefined();
        expect(["abstract", "none", "volume", "extent"]).toContain(descriptionKind(text.slice(0, 119)));
      }
    }
  });
});

describe("eprintsCitation", () => {
  it("finds the journal after the title", () => {
    const text =
      "  Tamayo, R. and Frensch, P. A.  (2007) Forgetting rates.  Experimental Psychology, 54 (4). pp. 304-310.  [Journal (Paginated)]     ";
    expect(eprintsCitation(text, "Forgetting rates")).toMatchObject({
      journal: "Experimental Psychology",
      issue: { volume: "54", number: "4" },
      pages: { printed: "304-310" },
    });
  });

  it("gives nothing where no journal is named", () => {
    expect(eprintsCitation("  Khan, A.  (2013) A title.  [Preprint]  ", "A title")).toBeUndefined();
  });
});
