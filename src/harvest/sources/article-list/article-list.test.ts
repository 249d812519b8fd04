import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ArticleData } from "../../../domain/record.ts";
import type { ReadEvent } from "../../source.ts";
import { articleList } from "./index.ts";
import { parsePublication } from "./publication.ts";

function events(...lines: object[]): readonly ReadEvent[] {
  const reader = articleList.reader();
  return [...reader.write(Buffer.from(lines.map((line) => JSON.stringify(line)).join("\n"))), ...reader.end()];
}

function article(line: object): ArticleData {
  const [event] = events(line);
  if (event?.type !== "record" || event.record.state !== "live" || event.record.mapped.is !== "record") {
    throw new Error(JSON.stringify(event));
  }
  if (event.record.mapped.data.kind !== "article") throw new Error("no article");
  return event.record.mapped.data;
}

describe("what a line may say", () => {
  it("reads all documented keys, whatever their case", () => {
    expect(
      article({
        ID: "a-1",
        Title: "Canals of an invented valley",
        title_ur: "ایک فرضی وادی کی نہریں",
        Subtitle: "a survey",
        Authors: "Jadoon, Sara; Canal Working Group",
        editors: [{ given: "E.", family: "Ditor", orcid: "0000-0002-1825-0097", affiliation: "Invented University" }],
        "Journal Title": "Journal of Invented Hydrology",
        issn: "0317-8471",
        eISSN: "1050-124X",
        volume: 3,
        number: "2",
        month: 7,
        year: 2020,
        first_page: 11,
        last_page: "19",
        doi: "https://doi.org/10.5555/ABC",
        language: "en",
        abstract: "<p>Short.</p>",
        keywords: ["canals", "water"],
        type: "Review Article",
        publisher: "Invented Press",
        country: "Pakistan",
        license: "CC BY 4.0",
        url: "https://x.example/1",
        pdf: "https://x.example/1/download",
        link: ["https://x.example/issue/7", "javascript:void(0)"],
      }),
    ).toEqual({
      kind: "article",
      type: "review",
      titles: [
        { value: "Canals of an invented valley: a survey", lang: "en" },
        { value: "ایک فرضی وادی کی نہریں", lang: "ur" },
      ],
      abstracts: [{ value: "Short.", lang: "en" }],
      contributors: [
        { name: { printed: "Sara Jadoon", family: "Jadoon", given: "Sara" }, role: "author", affiliations: [] },
        { name: { printed: "Canal Working Group", corporate: true }, role: "author", affiliations: [] },
        {
          name: { printed: "E. Ditor", family: "Ditor", given: "E." },
          role: "editor",
          orcid: { scheme: "orcid", value: "0000-0002-1825-0097", valid: true },
          affiliations: ["Invented University"],
        },
      ],
      identifiers: [{ scheme: "doi", value: "10.5555/abc", valid: true, printed: "https://doi.org/10.5555/ABC" }],
      published: { start: "2020-07" },
      languages: ["en"],
      keywords: [
        { value: "canals", lang: "en" },
        { value: "water", lang: "en" },
      ],
      subjects: [],
      publisher: "Invented Press",
      country: "PK",
      licence: { printed: "CC BY 4.0", id: "CC-BY-4.0", url: "https://creativecommons.org/licenses/by/4.0/" },
      access: "open",
      links: [
        { rel: "landing", url: "https://x.example/1" },
        { rel: "pdf", url: "https://x.example/1/download", format: "application/pdf" },
        { rel: "related", url: "https://x.example/issue/7" },
      ],
      container: {
        titles: [{ value: "Journal of Invented Hydrology", lang: "en" }],
        issns: [
          { scheme: "issn", value: "0317-8471", valid: true, medium: "print" },
          { scheme: "issn", value: "1050-124X", valid: true, medium: "online" },
        ],
        issue: { volume: "3", number: "2", year: 2020 },
        pages: { printed: "11-19", first: "11", last: "19" },
      },
      references: [],
    });
  });

  it("is known by a title with its journal, and by nothing less", () => {
    const known = (line: object): boolean => articleList.recognise(Buffer.from(JSON.stringify(line)), "x.jsonl");
    expect(known({ title: "A", journal: "J" })).toBe(true);
    expect(known({ Title: "A", "Journal Title": "J" })).toBe(true);
    expect(known({ title: "A", publication: "J, Volume 4" })).toBe(true);
    expect(known([{ title: "A", eissn: "1050-124X" }])).toBe(true);
    expect(known({ articles: [{ title: "A", journal: "J" }] })).toBe(true);
    expect(known({ title: "A", authors: ["B"], isbn: "9780306406157" })).toBe(false);
    expect(known({ journal: "J", publisher: "P", quote: "recognised" })).toBe(false);
  });

  it("names a line by its id, its DOI, or what it says", () => {
    const names = events(
      { id: "x", title: "A", doi: "10.5555/1" },
      { title: "A", doi: "10.5555/1" },
      { title: "Editorial", year: 2001, authors: [] },
      { authors: [], title: "Editorial", year: 2001 },
      { title: "Editorial", year: 2002, authors: [] },
    ).map((event) => (event.type === "record" ? event.record.identifier : event.type));
    expect(names.slice(0, 2)).toEqual(["x", "10.5555/1"]);
    expect(names[2]).toMatch(/^line:[\w-]{22}$/);
    expect(names[3]).toBe(names[2]);
    expect(names[4]).not.toBe(names[2]);
  });

  it("leaves out what says nothing, and refuses a line without a title", () => {
    expect(article({ title: "Alone", authors: ["n/a", ""], year: "0", doi: "-" })).toMatchObject({
      contributors: [],
      identifiers: [],
      languages: [],
    });
    expect(article({ title: "Alone" }).container).toBeUndefined();
    expect(events({ title: " ", authors: [] })).toMatchObject([
      { record: { state: "bad", problem: { code: "missing_title" } } },
    ]);
  });

  it("knows Pakistan by a city that is nowhere else, and Urdu by Pakistan", () => {
    expect(article({ title: "تاریخ جدید", city: "Lahore" })).toMatchObject({
      country: "PK",
      titles: [{ lang: "ur" }],
      languages: [],
    });
    expect(article({ title: "تاریخ جدید", city: "لاہور" })).toMatchObject({ country: "PK" });
    expect(article({ title: "تاریخ جدید" }).titles).toEqual([{ value: "تاریخ جدید" }]);
    expect(article({ title: "سنڌي ادب", city: "Jamshoro" }).titles).toMatchObject([{ lang: "sd" }]);
    expect(article({ title: "A", city: "Hyderabad" }).country).toBeUndefined();
    expect(article({ title: "A", city: "Hyderabad, India" }).country).toBe("IN");
  });
});

describe("a journal's name with its issue", () => {
  it.each([
    ["Bunyad, Volume 4", { journal: "Bunyad", issue: { volume: "4" } }],
    [
      "Khayaban; Vol. 5 No. 2 (2025): Spring",
      { journal: "Khayaban", issue: { volume: "5", number: "2", year: 2025, title: "Spring" } },
    ],
    ["Bazyaft جلد 3", { journal: "Bazyaft", issue: { volume: "3" } }],
    [
      "Journal of Invented Things 12(3): 45-67",
      {
        journal: "Journal of Invented Things",
        issue: { volume: "12", number: "3" },
        pages: { printed: "45-67", first: "45", last: "67" },
      },
    ],
    [
      "Mahnama Ishraq February 2001",
      {
        journal: "Mahnama Ishraq",
        date: { start: "2001-02" },
        issue: { title: "February 2001", year: 2001, date: { start: "2001-02" } },
      },
    ],
    ["Al-Hikmat (July–December 2013)", { journal: "Al-Hikmat", date: { start: "2013-07", end: "2013-12" } }],
    ["ماہنامہ اشراق فروری ۲۰۰۱", { journal: "ماہنامہ اشراق", date: { start: "2001-02" } }],
    ["Oriental College Magazine", { journal: "Oriental College Magazine" }],
    ["Pakistan 2000", { journal: "Pakistan 2000" }],
    ["Journal of May Studies", { journal: "Journal of May Studies" }],
  ])("%s", (text, expected) => {
    expect(parsePublication(text)).toMatchObject(expected);
  });

  it("is the name alone where nothing else is said", () => {
    expect(parsePublication("Pakistan 2000")).toEqual({ journal: "Pakistan 2000" });
  });
});

describe("properties", () => {
  it("never throws, and says of each line why it is not taken", () => {
    const keys = [
      "id",
      "title",
      "authors",
      "publication",
      "issn",
      "year",
      "date",
      "month",
      "pages",
      "doi",
      "language",
      "abstract_ur",
      "link",
      "type",
      "city",
      "licence",
    ];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 2 })), (line) => {
        const found = events(line, { title: "end" }).map((event) => {
          if (event.type !== "record") return event.type;
          return event.record.state === "bad" ? event.record.problem.code : event.record.state;
        });
        expect(["live", "missing_title"]).toContain(found[0]);
        expect(found[1]).toBe("live");
      }),
      { numRuns: 300 },
    );
  });
});
