import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ArticleData, JournalData } from "../domain/record.ts";
import { type Contribution, project } from "./projection.ts";

const empty: ArticleData = {
  kind: "article",
  type: "article",
  titles: [],
  abstracts: [],
  contributors: [],
  identifiers: [],
  languages: [],
  keywords: [],
  subjects: [],
  access: "unknown",
  links: [],
  references: [],
};

function from(key: number, format: string, data: Partial<ArticleData>): Contribution {
  return { key, sourceId: `s${key}`, identifier: "1", format, derived: 0, data: { ...empty, ...data } };
}

describe("project", () => {
  it("takes each field from the best source that has it, and says which", () => {
    const { data, provenance } = project([
      from(1, "oai_dc", {
        titles: [{ value: "On wheat", lang: "en" }],
        publisher: "LUMS",
        keywords: [{ value: "wheat" }],
      }),
      from(2, "crossref", { titles: [{ value: "On Wheat", lang: "en" }], access: "open" }),
    ]);
    expect(data).toMatchObject({ titles: [{ value: "On Wheat" }], publisher: "LUMS", access: "open" });
    expect(provenance).toMatchObject({ titles: 2, publisher: 1, keywords: 1, access: 2 });
    expect(provenance).not.toHaveProperty("abstracts");
  });

  it("takes each fact of one article from the source that says most of it", () => {
    const name = (family: string, given: string) => ({
      name: { printed: `${given} ${family}`, family, given },
      role: "author" as const,
      affiliations: [],
    });
    const crossref = from(1, "crossref", {
      titles: [{ value: "PREVALENCE OF ANAEMIA IN SWAT" }],
      contributors: [name("Khan", "M")],
      published: { start: "2019" },
      licence: { url: "https://creativecommons.org/licenses/by/4.0/", id: "CC-BY-4.0" },
      references: [{ doi: "10.1/a" }],
      relations: [{ type: "corrected-by", to: { scheme: "doi", value: "10.1/e", valid: true } }],
      container: { titles: [{ value: "Journal of Swat" }], issns: [], pages: { printed: "3", first: "3" } },
    });
    const pubmed = from(2, "pubmed", {
      titles: [{ value: "Prevalence of anaemia in Swat.", lang: "en" }],
      abstracts: [{ value: "Objective: To know.\nResults: Known.", lang: "en" }],
      contributors: [name("Khan", "M"), name("Jadoon", "S")],
      published: { start: "2019-04" },
      container: { titles: [{ value: "J Swat" }], issns: [], pages: { printed: "3-9", first: "3", last: "9" } },
    });
    const oai = from(3, "oai_dc", {
      titles: [{ value: "Prevalence of Anaemia in Swat", lang: "en" }],
      abstracts: [{ value: "To know.", lang: "en" }],
      contributors: [name("Khan", "Murad"), name("Jadoon", "Sara")],
      keywords: [{ value: "anaemia" }],
    });
    const { data, provenance } = project([oai, crossref, pubmed]);
    expect(provenance).toMatchObject({
      titles: 2,
      abstracts: 2,
      contributors: 3,
      published: 2,
      licence: 1,
      references: 1,
      relations: 1,
      keywords: 3,
      "container.titles": 1,
      "container.pages": 2,
    });
    expect(data).toMatchObject({ contributors: [{ name: { given: "Murad" } }, { name: { given: "Sara" } }] });
    expect(project([pubmed, oai, crossref])).toEqual({ data, provenance });
  });

  it("keeps the titles under which other sources know a journal, each once, behind those that are said to be other ones", () => {
    const named = (key: number, format: string, title: string, more: Partial<JournalData> = {}): Contribution => {
      const { type: _, references: __, ...common } = empty;
      const data: JournalData = { ...common, kind: "journal", formerTitles: [], titles: [{ value: title }], ...more };
      return { ...from(key, format, {}), data };
    };
    const { data, provenance } = project([
      named(1, "doaj-2014", "Materials Science", { otherTitles: [{ value: "Medziagotyra" }] }),
      named(2, "doaj-journals", "Medžiagotyra"),
      named(3, "kbart", "MATERIALS SCIENCE", { otherTitles: [{ value: "Mater Sci" }] }),
      named(4, "ezb", "Medžiagotyra", { formerTitles: [{ value: "Metals" }] }),
      named(5, "wikidata-journals", "Metals"),
    ]);
    expect(data).toMatchObject({
      titles: [{ value: "Medžiagotyra" }],
      formerTitles: [{ value: "Metals" }],
      otherTitles: [{ value: "Mater Sci" }, { value: "Materials Science" }],
    });
    expect(provenance).toMatchObject({ titles: 2, otherTitles: [1, 3] });
  });

  it("unites identifiers and links, and adds languages that the best source lacks", () => {
    const { data } = project([
      from(1, "oai_dc", {
        identifiers: [
          { scheme: "doi", value: "10.1/a", valid: true },
          { scheme: "url", value: "https://x.pk/1", valid: true },
        ],
        titles: [
          { value: "On wheat", lang: "en" },
          { value: "گندم", lang: "ur" },
        ],
      }),
      from(2, "crossref", {
        identifiers: [{ scheme: "doi", value: "10.1/a", valid: true }],
        titles: [{ value: "On Wheat", lang: "en" }],
      }),
    ]);
    expect(data.identifiers.map((one) => one.value)).toEqual(["10.1/a", "https://x.pk/1"]);
    expect(data.titles).toEqual([
      { value: "On Wheat", lang: "en" },
      { value: "گندم", lang: "ur" },
    ]);
  });

  it("lets no guessed language beat a stated one, and no title stand twice for it", () => {
    const title = "Pengaruh Motivasi Kerja terhadap Kinerja Karyawan";
    const { data, provenance } = project([
      from(1, "crossref", { titles: [{ value: title, lang: "ms" }], abstracts: [{ value: "Kerja.", lang: "ms" }] }),
      from(2, "oai_dc", {
        titles: [
          { value: `${title}.`, lang: "id" },
          { value: "Work Motivation and Performance", lang: "en" },
        ],
        abstracts: [{ value: "KERJA", lang: "id" }],
        languages: ["id"],
      }),
    ]);
    expect(data).toMatchObject({
      languages: ["id"],
      titles: [
        { value: title, lang: "id" },
        { value: "Work Motivation and Performance", lang: "en" },
      ],
      abstracts: [{ value: "KERJA", lang: "id" }],
    });
    expect(provenance).toMatchObject({ languages: 2, titles: [1, 2], abstracts: 2 });
  });

  it("takes the better spelt title of two that no source states a language for once, and a translation as one", () => {
    const { data } = project([
      from(1, "crossref", { titles: [{ value: "Kinerja Karyawan", lang: "ms" }] }),
      from(2, "oai_dc", {
        titles: [
          { value: "Kinerja karyawan", lang: "id" },
          { value: "کارکردگی", lang: "ur" },
        ],
      }),
    ]);
    expect(data.titles).toEqual([
      { value: "Kinerja Karyawan", lang: "ms" },
      { value: "کارکردگی", lang: "ur" },
    ]);
  });

  it("names every source that gave some of a list", () => {
    const id = (value: string) => ({ scheme: "doi" as const, value, valid: true });
    const { provenance } = project([
      from(1, "crossref", { identifiers: [id("10.1/a")], titles: [{ value: "On wheat", lang: "en" }] }),
      from(2, "openalex", { identifiers: [id("10.1/a"), { scheme: "other", value: "W1", valid: true }] }),
      from(3, "oai_dc", { titles: [{ value: "گندم", lang: "ur" }], languages: ["ur"] }),
      from(4, "ris", { publisher: "P" }),
    ]);
    expect(provenance).toEqual({
      kind: 1,
      type: 1,
      titles: [1, 3],
      identifiers: [1, 2],
      languages: 3,
      publisher: 4,
    });
  });

  it("puts a container together part by part", () => {
    const { data, provenance } = project([
      from(1, "crossref", {
        container: {
          titles: [{ value: "J" }],
          issns: [{ scheme: "issn", value: "1997-3438", valid: true }],
          issue: { volume: "5" },
        },
      }),
      from(2, "oai_dc", {
        container: {
          titles: [{ value: "The J" }],
          issns: [{ scheme: "issn", value: "2073-2368", valid: true }],
          issue: { volume: "V", number: "2" },
          pages: { printed: "1-9", first: "1", last: "9" },
        },
      }),
    ]);
    expect((data as ArticleData).container).toMatchObject({
      titles: [{ value: "J" }],
      issns: [{ value: "1997-3438" }, { value: "2073-2368" }],
      issue: { volume: "5", number: "2" },
      pages: { first: "1" },
    });
    expect(provenance).toMatchObject({ "container.titles": 1, "container.issue.number": 2, "container.pages": 2 });
  });

  it("puts journals as their articles name them behind the journals' own records, whatever the format", () => {
    const named = { ...from(1, "crossref", { publisher: "from articles" }), derived: 1 } as const;
    expect(project([named, from(2, "csv", { publisher: "from the list" })]).data.publisher).toBe("from the list");
  });

  it("gives a single source's data as they are", () => {
    const only = from(1, "oai_dc", { publisher: "LUMS" });
    expect(project([only]).data).toBe(only.data);
  });

  it("is the same whatever the order of the sources", () => {
    const text = fc.record({ value: fc.constantFrom("x", "y"), lang: fc.constantFrom("en", "ur") });
    const one = fc.record({
      format: fc.constantFrom("crossref", "oai_dc", "jats", "never-heard-of"),
      titles: fc.array(text, { maxLength: 2 }),
      publisher: fc.constantFrom(undefined, "P", "Q"),
      value: fc.constantFrom("10.1/a", "10.1/b"),
    });
    fc.assert(
      fc.property(fc.array(one, { minLength: 2, maxLength: 5 }), fc.infiniteStream(fc.nat()), (list, random) => {
        const contributions = list.map(({ format, titles, publisher, value }, index) =>
          from(index + 1, format, {
            titles,
            identifiers: [{ scheme: "doi", value, valid: true }],
            ...(publisher === undefined ? {} : { publisher }),
          }),
        );
        const shuffled = contributions
          .map((contribution) => ({ contribution, at: random.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map((entry) => entry.contribution);
        expect(JSON.stringify(project(shuffled))).toBe(JSON.stringify(project(contributions)));
      }),
    );
  });
});
