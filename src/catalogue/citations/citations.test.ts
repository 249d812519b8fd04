import { describe, expect, it } from "vitest";
import { article, author, doi, inJournal } from "../../../test/contract/catalogue-kit.ts";
import type { Reference } from "../../domain/record.ts";
import { isMeant } from "./agree.ts";
import { citableKeys, keysOfReference, keyText } from "./keys.ts";

const soil = article("Effect of nitrogen on the yield of wheat in saline soils", {
  ...inJournal("Pakistan Journal of Botany", ["0556-3321"], { volume: "12", number: "3", year: 2010 }, "45"),
  published: { start: "2010-06" },
  online: { start: "2009-12-30" },
  contributors: [author("Ahmed", "Sara")],
});

describe("keys of citations", () => {
  it("finds an article by place and title in each year that it may be said to have appeared in", () => {
    expect(citableKeys(soil).map(keyText)).toEqual([
      "place:2010|12|45",
      "title:2010|effectofnitrogenontheyieldofwhea",
      "place:2009|12|45",
      "title:2009|effectofnitrogenontheyieldofwhea",
    ]);
  });
  it("never looks for a title that is any work's, nor for a place without its year", () => {
    expect(keysOfReference({ title: "Letter to the editor", year: 2010 })).toEqual([]);
    expect(keysOfReference({ volume: "12", firstPage: "45" })).toEqual([]);
  });
  it("looks for identifiers first", () => {
    const keys = keysOfReference({
      title: soil.titles[0]?.value ?? "",
      year: 2010,
      pmid: "1",
      doi: "10.1/a",
      volume: "1",
      firstPage: "2",
    });
    expect(keys.map(([scheme]) => scheme)).toEqual(["doi", "pmid", "place", "title"]);
  });
});

describe("the work that a reference means", () => {
  const place: Reference = { container: "Pak. J. Bot.", year: 2010, volume: "12", firstPage: "45" };
  it.each<[string, Reference, string, boolean]>([
    ["an abbreviated journal", place, "place", true],
    ["its ISSN", { ...place, container: "x", issn: "0556-3321" }, "place", true],
    ["another journal", { ...place, container: "Pakistan Journal of Zoology" }, "place", false],
    ["no journal at all", { year: 2010, volume: "12", firstPage: "45" }, "place", false],
    ["another title at its place", { ...place, title: "Fungi of the Indus delta and their hosts" }, "place", false],
    ["another author at its place", { ...place, author: "Khan" }, "place", false],
    ["its author", { ...place, author: "S. Ahmad" }, "place", true],
    ["its title, without an author", { title: soil.titles[0]?.value ?? "", year: 2010 }, "title", false],
    ["its title and author", { title: soil.titles[0]?.value ?? "", year: 2010, author: "Ahmed S" }, "title", true],
    [
      "its title in another journal",
      { title: soil.titles[0]?.value ?? "", author: "Ahmed", container: "Nature" },
      "title",
      false,
    ],
  ])("%s", (_, reference, scheme, expected) => {
    expect(isMeant(reference, soil, scheme)).toBe(expected);
  });
  it("is never one with another DOI", () => {
    const known = { ...soil, identifiers: [doi("10.1/a")] };
    expect(isMeant({ ...place, doi: "10.1/b" }, known, "place")).toBe(false);
    expect(isMeant({ ...place, doi: "10.1/a" }, known, "place")).toBe(true);
  });
});
