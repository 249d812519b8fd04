import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { apiDescription, componentOf, misfits } from "../../../test/contract/http-schema.ts";
import type { CatalogueRecord } from "../../catalogue/catalogue.ts";
import type { Identifier } from "../../domain/identifier.ts";
import type { KnownRow } from "../../domain/recognition.ts";
import { type ArticleData, type JournalData, workTypes } from "../../domain/record.ts";
import { addresses } from "./addresses.ts";
import { type ArticleSurroundings, presentArticle, presentIssue, presentJournal, presentSummary } from "./present.ts";

const at = addresses("https://index.example.pk");
const description = await apiDescription();

const empty = {
  titles: [],
  abstracts: [],
  contributors: [],
  identifiers: [],
  languages: [],
  keywords: [],
  subjects: [],
  access: "unknown",
  links: [],
} as const;

function record<D extends ArticleData | JournalData>(
  data: D,
  more: Partial<CatalogueRecord> = {},
): CatalogueRecord & { data: D } {
  const times = { createdAt: "2025-01-01T00:00:00Z", updatedAt: "2025-01-02T00:00:00Z" };
  return { id: "a1", kind: data.kind, sample: false, ...times, ...more, data };
}

const bare: ArticleData = { ...empty, kind: "article", type: "article", references: [] };
const surroundings: ArticleSurroundings = {
  known: { rows: [], lists: [] },
  provenance: [],
  today: "2025-06-01",
  cited: new Map(),
  citedBy: 0,
  related: [],
};

function yearRow(from: string, to: string): KnownRow {
  const issn: Identifier = { scheme: "issn", value: "1997-3438", valid: true };
  return {
    id: from,
    journal: { title: "Journal of Medical Sciences (Peshawar)", issns: [issn] },
    event: "recognised",
    category: "Y",
    from,
    to,
    authority: "HEC list",
    recordedAt: "2025-01-01T00:00:00Z",
  };
}

// The rows of shared/reference/definepk-article-page.txt, in another order than the page's.
const rows = [
  yearRow("2021-07-01", "2022-06-30"),
  yearRow("2023-07-01", "2024-09-30"),
  yearRow("2020-07-01", "2021-06-30"),
  yearRow("2022-07-01", "2023-06-30"),
];

describe("an article as JSON", () => {
  it("leaves out what is not known, and keeps its lists", () => {
    const json = presentArticle(record(bare), surroundings, at);
    expect(json).toEqual({
      ...empty,
      kind: "article",
      type: "article",
      id: "a1",
      url: "https://index.example.pk/articles/a1",
      journalTitles: [],
      references: [],
      citedBy: { total: 0, url: "https://index.example.pk/api/v1/articles/a1/citations" },
      relatedRecords: [],
      relations: [],
      sample: false,
      provenance: [],
      recognition: { history: [] },
      createdAt: "2025-01-01T00:00:00Z",
      updatedAt: "2025-01-02T00:00:00Z",
    });
    expect(misfits(description, componentOf("Article"), json)).toEqual([]);
  });

  it("tells the history newest first, as the page does, and the verdict for the article's own date", () => {
    const known = { rows, lists: [] };
    const json = presentArticle(
      record({ ...bare, published: { start: "2024-09-30" } }),
      { ...surroundings, known },
      at,
    );
    expect(json.recognition.history.map(({ from, to }) => [from, to])).toEqual([
      ["2023-07-01", "2024-09-30"],
      ["2022-07-01", "2023-06-30"],
      ["2021-07-01", "2022-06-30"],
      ["2020-07-01", "2021-06-30"],
    ]);
    expect(json.recognition.history[0]).not.toHaveProperty("id");
    expect(json.recognition.verdict).toMatchObject({
      date: { start: "2024-09-30" },
      outcome: "recognised",
      category: "Y",
      row: { from: "2023-07-01" },
    });
    expect(json.recognition).not.toHaveProperty("onlineVerdict");
    expect(misfits(description, componentOf("Article"), json)).toEqual([]);
  });

  it("judges by the issue where the article has no date, and by the online date where that is another", () => {
    const known = { rows, lists: [] };
    const dated: ArticleData = {
      ...bare,
      online: { start: "2024-03-01" },
      container: { titles: [], issns: [], issue: { year: 2025 } },
    };
    const { recognition } = presentArticle(record(dated), { ...surroundings, known }, at);
    expect(recognition.verdict).toMatchObject({
      date: { start: "2025" },
      outcome: "not_decided",
      last: { to: "2024-09-30" },
    });
    expect(recognition.onlineVerdict).toMatchObject({ date: { start: "2024-03-01" }, outcome: "recognised" });
  });

  it("gives every answer for a year in which there are several", () => {
    const known = { rows, lists: [] };
    const json = presentArticle(record({ ...bare, published: { start: "2024" } }), { ...surroundings, known }, at);
    expect(json.recognition.verdict).toMatchObject({
      outcome: "several",
      conflict: false,
      answers: [
        { from: "2024-01-01", to: "2024-09-30", verdict: { outcome: "recognised", category: "Y" } },
        { from: "2024-10-01", to: "2024-12-31", verdict: { outcome: "not_decided" } },
      ],
    });
    expect(misfits(description, componentOf("Article"), json)).toEqual([]);
  });

  it("gives no link that a page could not carry safely, and no ORCID with a wrong check digit", () => {
    const json = presentArticle(
      record({
        ...bare,
        links: [
          { rel: "landing", url: "javascript:alert(1)" },
          { rel: "pdf", url: "https://x.pk/1.pdf", format: "application/pdf" },
          { rel: "related", url: "not an address" },
          { rel: "related", url: "data:text/html,x" },
        ],
        contributors: [
          {
            name: { printed: "Sara Jadoon", family: "Jadoon", given: "Sara", honorific: "Dr." },
            role: "author",
            orcid: { scheme: "orcid", value: "0000-0000-0000-0000", valid: false },
            affiliations: [],
          },
        ],
        identifiers: [
          { scheme: "doi", value: "10.9753/icce.v22.%p", valid: false },
          { scheme: "doi", value: "10.52764/jms.25.33.1.3", valid: true },
        ],
      }),
      surroundings,
      at,
    );
    expect(json.links).toEqual([{ rel: "pdf", url: "https://x.pk/1.pdf", format: "application/pdf" }]);
    expect(json.contributors).toEqual([
      { name: "Sara Jadoon", family: "Jadoon", given: "Sara", role: "author", affiliations: [] },
    ]);
    expect(json.doi).toBe("10.52764/jms.25.33.1.3");
  });

  it("fits its schema, whatever parts there are", () => {
    const word = fc.string({ maxLength: 8 });
    const local = fc.record({ value: word, lang: word }, { requiredKeys: ["value"] });
    const date = fc.record(
      { start: fc.constantFrom("2024", "2024-02", "2024-02-29"), end: fc.constant("2025"), printed: word },
      { requiredKeys: ["start"] },
    );
    const identifier = fc.record(
      {
        scheme: fc.constantFrom("doi", "issn", "isbn", "other"),
        value: word,
        valid: fc.boolean(),
        printed: word,
        medium: fc.constant("print"),
      },
      { requiredKeys: ["scheme", "value", "valid"] },
    );
    const article = fc.record(
      {
        kind: fc.constant("article"),
        type: fc.constantFrom(...workTypes),
        titles: fc.array(local, { maxLength: 2 }),
        abstracts: fc.array(local, { maxLength: 2 }),
        contributors: fc.array(
          fc.record({
            name: fc.record(
              {
                printed: word,
                family: word,
                given: word,
                corporate: fc.boolean(),
                suffix: word,
                honorific: word,
                lang: word,
              },
              { requiredKeys: ["printed"] },
            ),
            role: fc.constantFrom("author", "editor"),
            affiliations: fc.array(word, { maxLength: 2 }),
          }),
          { maxLength: 2 },
        ),
        identifiers: fc.array(identifier, { maxLength: 3 }),
        published: date,
        online: date,
        languages: fc.array(word, { maxLength: 2 }),
        keywords: fc.array(local, { maxLength: 2 }),
        subjects: fc.array(
          fc.record(
            { scheme: fc.constantFrom("lcc", "hec"), label: word, code: word },
            { requiredKeys: ["scheme", "label"] },
          ),
          { maxLength: 2 },
        ),
        publisher: word,
        country: fc.constant("PK"),
        licence: fc.record({ id: word, url: word, printed: word }, { requiredKeys: [] }),
        access: fc.constantFrom("open", "closed", "unknown"),
        links: fc.array(fc.record({ rel: fc.constantFrom("pdf", "landing"), url: fc.webUrl() }), { maxLength: 2 }),
        references: fc.array(fc.record({ printed: word, doi: word }, { requiredKeys: [] }), { maxLength: 2 }),
        container: fc.record(
          {
            titles: fc.array(local, { maxLength: 1 }),
            issns: fc.array(identifier, { maxLength: 1 }),
            pages: fc.record({ printed: word, first: word, last: word }, { requiredKeys: ["printed"] }),
          },
          { requiredKeys: ["titles", "issns"] },
        ),
      },
      {
        requiredKeys: [
          "kind",
          "type",
          "titles",
          "abstracts",
          "contributors",
          "identifiers",
          "languages",
          "keywords",
          "subjects",
          "access",
          "links",
          "references",
        ],
      },
    );
    fc.assert(
      fc.property(article, (data) => {
        const shown = record(data as ArticleData);
        const known = { rows, lists: [] };
        expect(
          misfits(description, componentOf("Article"), presentArticle(shown, { ...surroundings, known }, at)),
        ).toEqual([]);
        expect(misfits(description, componentOf("Summary"), presentSummary(shown, "Journal", at))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe("a journal and its issue as JSON", () => {
  const journal = record<JournalData>(
    { ...empty, kind: "journal", titles: [{ value: "Al-Qalam", lang: "ar" }], formerTitles: [{ value: "Qalam" }] },
    { id: "j 1" },
  );

  it("judge for today, and link what belongs to them", () => {
    const json = presentJournal(journal, { known: { rows, lists: [] }, provenance: [], today: "2022-01-15" }, at);
    expect(json.recognition.verdict).toMatchObject({
      date: { start: "2022-01-15" },
      outcome: "recognised",
      category: "Y",
    });
    expect(json.related).toEqual({
      issues: "https://index.example.pk/api/v1/journals/j%201/issues",
      articles: "https://index.example.pk/api/v1/articles?in=j%201",
    });
    expect(misfits(description, componentOf("Journal"), json)).toEqual([]);
  });

  it("name what parts an issue has", () => {
    const json = presentIssue({ id: "i1", journalId: "j 1", title: "20th Biennial Symposium", articles: 3 }, at);
    expect(json).toEqual({
      id: "i1",
      url: "https://index.example.pk/journals/j%201/issues/i1",
      title: "20th Biennial Symposium",
      articles: 3,
      contents: "https://index.example.pk/api/v1/journals/j%201/issues/i1",
    });
    expect(misfits(description, componentOf("Issue"), json)).toEqual([]);
  });
});

describe("the schema check of these tests", () => {
  it("notices a missing, a wrong and an undeclared field", () => {
    const issue = { id: "i", url: "/i", articles: 1, contents: "/c" };
    expect(misfits(description, componentOf("Issue"), issue)).toEqual([]);
    expect(misfits(description, componentOf("Issue"), { ...issue, articles: "1" })).not.toEqual([]);
    expect(misfits(description, componentOf("Issue"), { ...issue, journalId: "j" })).not.toEqual([]);
    expect(misfits(description, componentOf("Issue"), { id: "i" })).not.toEqual([]);
    expect(
      misfits(description, componentOf("JournalIssues"), { journal: { id: "j", title: "t", url: "/" }, issues: [{}] }),
    ).not.toEqual([]);
  });
});
