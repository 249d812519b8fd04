import { describe, expect, it } from "vitest";
import { author, doi } from "../../test/contract/catalogue-kit.ts";
import type { ArticleData } from "../domain/record.ts";
import { isOutdone } from "./outdone.ts";

const full = [author("Khan", "Muhammad Ali"), author("Jadoon", "Sara"), author("Šimić", "Ana")];
const short = [author("Khan", "M. A."), author("Jadoon", "S."), author("Simic", "A")];
const withId = short.map((one) => ({ ...one, orcid: { ...doi("0000-0002-1825-0097"), scheme: "orcid" as const } }));
const inUrdu = [...full, { ...author("خان", "محمد علی") }];

const title = (value: string): ArticleData["titles"] => [{ value }];

describe("a value that has plainly less of the same is outdone", () => {
  it.each<[string, string, unknown, unknown, boolean]>([
    ["one author of three", "contributors", full.slice(0, 1), full, true],
    ["the last author of three", "contributors", full.slice(2), full, true],
    ["all three by one", "contributors", full, full.slice(0, 1), false],
    ["initials by full names", "contributors", short, full, true],
    ["full names by initials", "contributors", full, short, false],
    ["initials with iDs by full names without", "contributors", withId, full, false],
    ["one full name by more initials", "contributors", full.slice(0, 1), short, false],
    ["one author by other people", "contributors", [author("Shah", "Nadia")], full, false],
    ["names by the same in two scripts", "contributors", full, inUrdu, false],
    ["editors alone by authors", "contributors", [{ ...full[0], role: "editor" }], full, true],
    ["capitals by the same title", "titles", title("ON THE WHEAT OF SIND"), title("On the Wheat of Sind"), true],
    ["a title by its capitals", "titles", title("On the Wheat of Sind"), title("ON THE WHEAT OF SIND"), false],
    ["capitals by another title", "titles", title("ON THE WHEAT OF SIND"), title("On the rice of Sind"), false],
    ["no accents by accents", "titles", title("Etude de la secheresse"), title("Étude de la sécheresse"), true],
    ["an abstract that is cut off", "abstracts", title("We show that…"), title("We show that wheat grows."), true],
    ["another abstract", "abstracts", title("We show."), title("Wheat was grown in salt and did well."), false],
    ["a year by its day", "published", { start: "2010" }, { start: "2010-06-03" }, true],
    ["a year by a day of another", "published", { start: "2010" }, { start: "2011-01-01" }, false],
    [
      "a first page by both",
      "container.pages",
      { printed: "12", first: "12" },
      { printed: "12-19", first: "12", last: "19" },
      true,
    ],
    [
      "other pages",
      "container.pages",
      { printed: "12", first: "12" },
      { printed: "1-9", first: "1", last: "9" },
      false,
    ],
    ["words by a known licence", "licence", { printed: "Authors" }, { id: "CC-BY-4.0" }, true],
    ["a licence by another", "licence", { id: "CC-BY-NC-4.0" }, { id: "CC-BY-4.0" }, false],
    ["three references by seven", "references", [1, 2, 3], [1, 2, 3, 4, 5, 6, 7], true],
    ["six references by seven", "references", [1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6, 7], false],
    ["keywords", "keywords", title("wheat"), [...title("wheat"), ...title("salt")], false],
  ])("%s", (_, field, best, other, expected) => {
    expect(isOutdone(field, best, other)).toBe(expected);
  });
});
