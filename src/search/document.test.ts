import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as arbitraries from "../../test/arbitraries.ts";
import { article, journal, recognised } from "../../test/contract/search-catalogue.ts";
import type { CatalogueRecord } from "../catalogue/catalogue.ts";
import type { RecordData } from "../domain/record.ts";
import { toDocument } from "./document.ts";
import { facetKey } from "./facet-values.ts";
import { names } from "./fields.ts";

function recordOf(data: RecordData, parts: Partial<CatalogueRecord> = {}): CatalogueRecord {
  return {
    id: "r1",
    kind: data.kind,
    data,
    sample: false,
    createdAt: "2025-01-01T00:00:00Z",
    updatedAt: "2025-01-01T00:00:00Z",
    ...parts,
  };
}

const known = (category: "W" | "X" | "Y" | "Z", from: string, to: string) => ({
  ...recognised(category, from, to),
  id: `${category}${from}`,
  recordedAt: "2025-01-01T00:00:00Z",
});
const context = { version: 7, sourceIds: ["s1"] };

describe("a record's document", () => {
  const home = recordOf(
    journal("Journal of Medical Sciences", {
      publisher: "Khyber Medical College",
      subjects: [{ scheme: "lcc", label: "Medicine" }],
      formerTitles: [{ value: "Khyber Record" }],
      otherTitles: [{ value: "Khyb Rev" }],
      laterTitles: [{ value: "Khyber Annals" }],
    }),
    { id: "j1", kind: "journal" },
  );
  const data = article("The Unlocking of Potential", {
    titles: [
      { value: "The Unlocking of Potential", lang: "en" },
      { value: "غالب کی شاعری", lang: "ur" },
    ],
    contributors: [
      { name: { printed: "Jadoon, Sara", family: "Jadoon", given: "Sara" }, role: "author", affiliations: [] },
    ],
    keywords: [{ value: "Mentorship" }, { value: "mentorship" }, { value: "Focus  group" }],
    identifiers: [{ scheme: "doi", value: "10.52764/jms.25.33.1.3", valid: true }],
    abstracts: [{ value: "Of mentors." }],
    links: [{ rel: "galley", url: "https://example.com/1/2", format: "application/pdf" }],
  });
  const document = toDocument(recordOf(data, { journalId: "j1" }), {
    ...context,
    journal: home,
    recognition: { rows: [known("Y", "2023-07-01", "2024-09-30")], lists: [] },
  });

  it("has its texts, and those of its journal where it has none of its own", () => {
    expect(document.texts).toEqual({
      title: ["The Unlocking of Potential", "غالب کی شاعری"],
      author: ["Jadoon, Sara", "Sara Jadoon"],
      journal: ["Journal of Medical Sciences", "Khyber Record", "Khyber Annals", "Khyb Rev"],
      keyword: ["Mentorship", "mentorship", "Focus  group"],
      subject: ["Medicine"],
      publisher: ["Khyber Medical College"],
      abstract: ["Of mentors."],
      fulltext: ["2024"],
    });
  });

  it("has facets, numbers, identifiers and a sorting title", () => {
    expect(document).toMatchObject({
      id: "r1",
      kind: "article",
      version: 7,
      identifiers: ["doi:10.52764/jms.25.33.1.3", "issn:1997-3438"],
      facets: {
        kind: ["article"],
        type: ["article"],
        year: ["2024"],
        journal: ["j1"],
        category: ["Y"],
        subject: ["Medicine"],
        keyword: ["Mentorship", "Focus group"],
        language: ["en"],
        publisher: ["Khyber Medical College"],
        has: ["pdf", "abstract", "doi"],
        source: ["s1"],
      },
      numbers: { year: 2024, date: 19_844 },
      sortTitle: "unlocking of potential",
      hidden: false,
    });
  });

  it.each([
    [journal("Journal of Law", { titles: [{ value: "Journal of Law", lang: "en" }], languages: [] }), undefined],
    [journal("Journal of Law", { titles: [{ value: "Journal of Law", lang: "en" }], languages: ["ur"] }), ["ur"]],
    [article("Law", { languages: [] }), ["en"]],
  ])("stands under the languages that it says, an article also under its title's", (data, languages) => {
    expect(toDocument(recordOf(data), context).facets.language).toEqual(languages);
  });

  it("has HEC's areas of a journal among its subjects, for its articles without subjects too", () => {
    const rows = [{ ...known("Y", "2023-07-01", "2024-06-30"), area: "Health Sciences" }];
    const within = { ...context, journal: home, recognition: { rows, lists: [] } };
    const all = ["Medicine", "Health Sciences"];
    const own = toDocument(home, { ...context, recognition: { rows, lists: [] } });
    expect([own.texts.subject, own.facets.subject, own.facets.category]).toEqual([all, all, undefined]);
    expect(toDocument(recordOf(article("X")), within).facets.subject).toEqual(all);
    const law = article("X", { subjects: [{ scheme: "hec", label: "Law" }] });
    expect(toDocument(recordOf(law), within).facets.subject).toEqual(["Law"]);
  });

  it("keeps its own subjects and publisher apart from the journal's", () => {
    const own = article("X", { publisher: "Own Press", subjects: [{ scheme: "hec", label: "Law" }] });
    const { texts } = toDocument(recordOf(own), { ...context, journal: home });
    expect([texts.publisher, texts.subject]).toEqual([["Own Press"], ["Law"]]);
  });

  it.each([
    ["in the window", "2024-05-01", ["Y"]],
    ["in a year with two answers", "2024", ["uncertain"]],
    ["after the last row, nothing decided", "2025-05-01", ["uncertain"]],
    ["before the first row, no data", "2001-01-01", undefined],
  ])("counts a HEC category only where it is certain: %s", (_, start, category) => {
    const rows = [known("Y", "2023-07-01", "2024-06-30"), known("X", "2024-07-01", "2025-01-31")];
    const { facets } = toDocument(recordOf(article("X", { published: { start } })), {
      ...context,
      recognition: { rows, lists: [] },
    });
    expect(facets.category).toEqual(category);
  });

  it("stands under none where a gap proves that there was no recognition, and under nothing without rows", () => {
    const rows = [known("Y", "2015-07-01", "2016-06-30"), known("X", "2018-07-01", "2019-06-30")];
    const of = (recognition: { rows: typeof rows; lists: [] }) =>
      toDocument(recordOf(article("X", { published: { start: "2017-05-01" } })), { ...context, recognition }).facets
        .category;
    expect(of({ rows, lists: [] })).toEqual(["none"]);
    expect(of({ rows: [], lists: [] })).toBeUndefined();
  });

  it("takes the issue's date where an article has none, and is hidden if it fits no kind", () => {
    const { published: _, ...undated } = article("X", { type: "other" });
    const container = { titles: [], issns: [], issue: { year: 1999 } };
    const made = toDocument(recordOf({ ...undated, container }), context);
    expect(made.numbers.year).toBe(1999);
    expect(made.hidden).toBe(true);
  });

  it("is well-formed for every record: dense facets, equal values once, nothing empty", () => {
    fc.assert(
      fc.property(arbitraries.records, (data) => {
        const made = toDocument(recordOf(data), context);
        for (const facet of names(made.facets)) {
          const values = made.facets[facet] ?? [];
          expect(values.length).toBeGreaterThan(0);
          expect(new Set(values.map((value) => facetKey(facet, value))).size).toBe(values.length);
          expect(values.every((value) => value !== "")).toBe(true);
        }
        expect(made.facets.kind).toEqual([data.kind]);
        expect(made.facets.year).toEqual(made.numbers.year === undefined ? undefined : [String(made.numbers.year)]);
        expect(Number.isNaN(made.numbers.date)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });
});
