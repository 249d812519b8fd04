import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RecordData } from "../../../domain/record.ts";
import type { ReadEvent } from "../../source.ts";
import { crossref } from "./index.ts";
import { licenceOf } from "./licence.ts";
import { mapWork } from "./map.ts";

const base = { DOI: "10.5555/Fictional.1", type: "journal-article", title: ["Canals of an invented valley"] };

function mapped(work: object): RecordData {
  const result = mapWork({ ...base, ...work });
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

function problem(work: object): string {
  const result = mapWork({ ...base, ...work });
  return result.ok ? "mapped" : result.problem.code;
}

function events(document: unknown): readonly ReadEvent[] {
  const reader = crossref.reader();
  return [...reader.write(Buffer.from(JSON.stringify(document))), ...reader.end()];
}

const date = (...parts: (number | null)[]): object => ({ "date-parts": [parts] });

describe("titles and abstracts", () => {
  it("puts the subtitle behind the title, and the original's title first where it is in the work's language", () => {
    const urdu = "ایک فرضی وادی کی نہریں";
    const work = { subtitle: ["a survey"], "original-title": [urdu], language: "ur" };
    expect(mapped(work).titles).toEqual([
      { value: urdu, lang: "ur" },
      { value: "Canals of an invented valley: a survey", lang: "en" },
    ]);
    expect(mapped({ subtitle: ["A Survey"], title: ["Canals: a survey"] }).titles).toMatchObject([
      { value: "Canals: a survey" },
    ]);
  });

  it("states no language where Crossref states none, though the title shows one", () => {
    expect(mapped({})).toMatchObject({ titles: [{ lang: "en" }], languages: [] });
    expect(mapped({ language: "id" })).toMatchObject({ titles: [{ lang: "id" }], languages: ["id"] });
  });

  it("gives each title once, the first of them first", () => {
    const titles = mapped({ title: ["Canals", "Canals again"], "original-title": ["Rivers", "Canals"] }).titles;
    expect(titles.map(({ value }) => value)).toEqual(["Canals", "Canals again", "Rivers"]);
  });

  it("takes markup and entities off, also those that were escaped twice", () => {
    expect(mapped({ title: ["Wheat &amp;amp; <i>Triticum</i>\n  rust in H<sub>2</sub>O"] }).titles[0]?.value).toBe(
      "Wheat & Triticum rust in H2O",
    );
    const abstract =
      "<jats:title>Abstract</jats:title><jats:sec><jats:title>Aim</jats:title><jats:p>Of p&amp;lt;0.05.</jats:p></jats:sec>";
    expect(mapped({ abstract }).abstracts).toEqual([{ value: "Aim Of p<0.05." }]);
  });

  it("takes a short title where there is no other, and refuses a work without any", () => {
    expect(mapped({ title: [], "short-title": ["Canals"] }).titles).toEqual([{ value: "Canals" }]);
    expect(problem({ title: [] })).toBe("missing_title");
    expect(problem({ title: [" ", null, 7.5] })).toBe("mapped");
  });
});

describe("people", () => {
  it("keeps names as printed, bodies, suffixes, ORCID iDs and affiliations", () => {
    const author = [
      {
        given: "SARA",
        family: "JADOON",
        ORCID: "https://orcid.org/0000-0002-1825-0097",
        affiliation: [{ name: "Invented University", department: ["Hydrology"], place: ["Nowhere"] }],
      },
      { given: "John", family: "Doe", suffix: "Jr.", affiliation: [] },
      { name: "Canal Working Group" },
      { family: "&NA;" },
      { given: "Dr. Amina", family: "Khan" },
      { family: "Doantam Phan" },
    ];
    const people = mapped({
      author,
      editor: [{ given: "E.", family: "Ditor" }],
      translator: [{ family: "Trans", given: "L." }],
    }).contributors;
    expect(people.map(({ name, role }) => [name.printed, name.family, name.given, role])).toEqual([
      ["SARA JADOON", "JADOON", "SARA", "author"],
      ["John Doe Jr.", "Doe", "John", "author"],
      ["Canal Working Group", undefined, undefined, "author"],
      ["Amina Khan", "Khan", "Amina", "author"],
      ["Doantam Phan", "Phan", "Doantam", "author"],
      ["E. Ditor", "Ditor", "E.", "editor"],
      ["L. Trans", "Trans", "L.", "translator"],
    ]);
    expect(people[0]).toMatchObject({
      orcid: { value: "0000-0002-1825-0097", valid: true },
      affiliations: ["Hydrology, Invented University, Nowhere"],
    });
    expect(people[2]?.name.corporate).toBe(true);
    expect(people[3]?.name.honorific).toBe("Dr.");
  });
});

describe("dates", () => {
  it.each([
    [{ "published-print": date(2011, 6), "published-online": date(2009, 9, 23) }, "2011-06", "2009-09-23"],
    [{ "published-online": date(2009, 9, 23), issued: date(2009, 9, 23) }, "2009-09-23", "2009-09-23"],
    [{ issued: date(2019, null) }, "2019", undefined],
    [{ issued: date(null), created: date(2005, 11, 15) }, undefined, undefined],
    [{ issued: { "date-parts": [] } }, undefined, undefined],
    [{ issued: date(0) }, undefined, undefined],
    [{ issued: date(2001, 2, 31) }, "2001-02", undefined],
    [{ issued: { "date-parts": [[{ $numberLong: "1998" }, { $numberInt: "5" }]] } }, "1998-05", undefined],
    [{ posted: date(2021, 3, 4), type: "posted-content" }, "2021-03-04", undefined],
  ])("%j", (work, published, online) => {
    const data = mapped(work);
    expect(data.published?.start).toBe(published);
    expect(data.kind === "article" ? data.online?.start : "no article").toBe(online);
  });
});

describe("kinds and types", () => {
  it.each([
    ["journal-article", "article", "article"],
    ["proceedings-article", "article", "conference paper"],
    ["posted-content", "article", "preprint"],
    ["dissertation", "article", "thesis"],
    ["report", "article", "report"],
    ["dataset", "article", "dataset"],
    ["peer-review", "article", "other"],
    ["other", "article", "other"],
    ["monograph", "book", undefined],
    ["edited-book", "book", undefined],
    ["proceedings", "book", undefined],
    ["book-chapter", "chapter", undefined],
    ["reference-entry", "chapter", undefined],
    ["journal", "journal", undefined],
  ])("%s", (type, kind, workType) => {
    const data = mapped({ type });
    expect([data.kind, data.kind === "article" ? data.type : undefined]).toEqual([kind, workType]);
  });

  it("says of what is no work why it is none", () => {
    for (const type of ["journal-issue", "journal-volume", "component", "grant", "book-series"]) {
      expect(problem({ type })).toBe("unmapped_metadata");
    }
    expect(mapWork({ ...base, type: "component" })).toMatchObject({
      problem: { message: "Crossref says that this DOI is a figure, table or file of another work." },
    });
  });

  it("puts a chapter into its book and a book under its ISBN", () => {
    const isbn = {
      "isbn-type": [{ value: "9780306406157", type: "print" }],
      ISBN: ["http://id.crossref.org/isbn/9780306406157"],
    };
    expect(
      mapped({ ...isbn, type: "book-chapter", "container-title": ["Invented Series", "A Book"], page: "1-9" }),
    ).toMatchObject({
      kind: "chapter",
      book: { titles: [{ value: "A Book" }], identifiers: [{ scheme: "isbn", value: "9780306406157", valid: true }] },
      pages: { printed: "1-9", first: "1", last: "9" },
    });
    expect(mapped({ ...isbn, type: "book", "edition-number": "2" })).toMatchObject({
      kind: "book",
      edition: "2",
      identifiers: [{ scheme: "doi" }, { scheme: "isbn", value: "9780306406157" }],
    });
  });
});

describe("where it stands", () => {
  it("trusts ISSNs with a medium more than those without, and takes an article's number for its pages", () => {
    const work = {
      ISSN: ["0000-0140"],
      "issn-type": [{ value: "0190-9622", type: "print" }],
      volume: "3",
      "article-number": "e12",
      "container-title": ["Invented Journal"],
      issued: date(2020, 1),
    };
    expect(mapped(work)).toMatchObject({
      container: {
        issns: [{ value: "0190-9622", medium: "print" }],
        issue: { volume: "3", year: 2020 },
        pages: { printed: "e12", first: "e12" },
      },
    });
  });

  it("keeps a DOI to its last character", () => {
    const doi = "10.1002/(SICI)1097-461X(1998)66:4<261::AID-QUA1>3.0.CO;2-.";
    const [event] = events({ ...base, DOI: doi, prefix: "10.1002" });
    expect(event).toMatchObject({
      record: {
        identifier: doi.toLowerCase(),
        mapped: { data: { identifiers: [{ value: doi.toLowerCase(), valid: true, printed: doi }] } },
      },
    });
  });
});

describe("licence", () => {
  const by = "http://creativecommons.org/licenses/by/4.0/";
  const own = "https://press.example/terms#vor";
  const licence = (URL: string, version: string, start?: object): object => ({
    URL,
    "content-version": version,
    ...(start ? { start } : {}),
  });

  it.each([
    ["the published version's", [licence("https://x.example/tdm", "tdm"), licence(own, "vor"), licence(by, "am")], own],
    [
      "an open one rather than terms",
      [licence(own, "vor"), licence(by, "vor")],
      "https://creativecommons.org/licenses/by/4.0/",
    ],
    [
      "Creative Commons that is deposited for mining",
      [licence(by, "tdm")],
      "https://creativecommons.org/licenses/by/4.0/",
    ],
    ["none for mining alone", [licence("https://x.example/tdm", "tdm")], undefined],
    ["none for the manuscript alone", [licence(by, "am")], undefined],
    ["none whose embargo lasts", [licence(by, "vor", date(2030, 1, 1))], undefined],
    [
      "one whose embargo is over",
      [licence(by, "vor", date(2019, 1, 1))],
      "https://creativecommons.org/licenses/by/4.0/",
    ],
  ])("%s", (_, license, url) => {
    expect(licenceOf({ license, indexed: date(2020, 5, 1) })?.url).toBe(url);
  });

  it("is open where the publisher says so", () => {
    expect(mapped({ "free-to-read": { "start-date": date(2020) } }).access).toBe("open");
    expect(mapped({}).access).toBe("unknown");
  });
});

describe("links, relations, references", () => {
  it("takes the publisher's page and the full texts that are for readers", () => {
    const link = [
      { URL: "https://x.example/1.pdf", "content-type": "unspecified", "intended-application": "text-mining" },
      {
        URL: "https://x.example/2.pdf",
        "content-type": "application/pdf",
        "intended-application": "similarity-checking",
      },
      { URL: "https://x.example/3", "content-type": "text/xml", "intended-application": "text-mining" },
      { URL: "javascript:alert(1)", "content-type": "application/pdf" },
    ];
    expect(
      mapped({ link, resource: { primary: { URL: "https://x.example/page" } }, URL: "https://doi.org/10.5555/x" })
        .links,
    ).toEqual([
      { rel: "landing", url: "https://x.example/page" },
      { rel: "pdf", url: "https://x.example/1.pdf", format: "application/pdf" },
      { rel: "xml", url: "https://x.example/3", format: "text/xml" },
    ]);
  });

  it("turns relations and notices into relations", () => {
    const relation = {
      "is-preprint-of": [{ "id-type": "doi", id: "10.5555/B", "asserted-by": "subject" }],
      "has-review": [{ "id-type": "doi", id: "10.5555/c" }],
      "is-supplemented-by": [{ "id-type": "uri", id: "https://x.example/data" }],
      "is-part-of": { "id-type": "issn", id: "1997-3438" },
      cites: [{ "id-type": "doi", id: "10.5555/no" }],
      constructor: [{ "id-type": "doi", id: "10.5555/odd" }],
    };
    const update = (DOI: string, type: string) => ({ DOI, type, label: type, updated: date(2020, 2, 3) });
    const work = {
      relation,
      "update-to": [update("10.5555/d", "Retraction")],
      "updated-by": [update("10.5555/e", "expression_of_concern")],
    };
    expect(
      mapped(work).relations?.map(({ type, to, printed, date: day }) => [
        type,
        to.scheme,
        to.value,
        printed,
        day?.start,
      ]),
    ).toEqual([
      ["retracts", "doi", "10.5555/d", "Retraction", "2020-02-03"],
      ["concern-in", "doi", "10.5555/e", "expression_of_concern", "2020-02-03"],
      ["preprint-of", "doi", "10.5555/b", undefined, undefined],
      ["has-review", "doi", "10.5555/c", undefined, undefined],
      ["related", "url", "https://x.example/data", "is-supplemented-by", undefined],
      ["part-of", "issn", "1997-3438", undefined, undefined],
      ["related", "doi", "10.5555/odd", "constructor", undefined],
    ]);
  });

  it("reads references, those that say nothing left out", () => {
    const reference = [
      {
        key: "1",
        DOI: "10.5555/REF.",
        "article-title": "On <i>canals</i>",
        author: "Khan",
        year: "1998a",
        "journal-title": "J Inv",
        volume: "2",
        issue: "1",
        "first-page": "3",
        ISSN: "0000-0000",
      },
      { key: "2", "volume-title": "A Book", ISBN: "9780306406157", unstructured: "Khan, A Book." },
      { key: "3" },
    ];
    const data = mapped({ reference });
    expect(data.kind === "article" && data.references).toEqual([
      {
        doi: "10.5555/ref",
        title: "On canals",
        author: "Khan",
        year: 1998,
        container: "J Inv",
        volume: "2",
        number: "1",
        firstPage: "3",
      },
      { printed: "Khan, A Book.", title: "A Book", isbn: "9780306406157" },
    ]);
  });
});

describe("answers of the API", () => {
  it("reads a page with its cursor, a single work, and a refusal", () => {
    const page = {
      status: "ok",
      "message-type": "work-list",
      message: { "total-results": 2, items: [base], "next-cursor": "DnF1=" },
    };
    expect(events(page)).toMatchObject([
      { type: "record", record: { identifier: "10.5555/fictional.1", state: "live" } },
      { type: "token", value: "DnF1=", listSize: 2 },
    ]);
    expect(events({ status: "ok", "message-type": "work", message: base })).toMatchObject([
      { type: "record", record: { identifier: "10.5555/fictional.1", state: "live" } },
    ]);
    const message = [{ type: "cursor-missing", value: "x", message: "Cursor is expired." }];
    expect(events({ status: "failed", "message-type": "validation-failure", message })).toEqual([
      { type: "error", code: "validation-failure", message: "Cursor is expired." },
    ]);
  });

  it("is known by its first bytes, also where a long list of references stands before the DOI", () => {
    const known = (text: string): boolean => crossref.recognise(Buffer.from(text), "x.json");
    const many = Array.from({ length: 2000 }, (_, key) => ({ key: `ref${key}`, unstructured: "An invented work." }));
    expect(
      known(JSON.stringify({ indexed: date(2020), "reference-count": 2000, reference: many, DOI: "10.5555/1" })),
    ).toBe(true);
    expect(known(JSON.stringify({ DOI: "10.5555/1", title: "A", journal: "J" }))).toBe(false);
    expect(known("<doi_records/>")).toBe(false);
  });

  it("takes DOIs that were registered in error for deleted", () => {
    expect(events([{ ...base, "container-title": ["CrossRef Listing of Deleted DOIs"] }])).toMatchObject([
      { record: { identifier: "10.5555/fictional.1", state: "deleted" } },
    ]);
  });

  it("puts a work without a DOI into quarantine", () => {
    expect(events([{ ...base, DOI: "none" }])).toMatchObject([
      { record: { state: "bad", problem: { code: "missing_identifier" } } },
    ]);
  });
});

describe("properties", () => {
  const keys = [
    "title",
    "author",
    "issued",
    "license",
    "link",
    "relation",
    "reference",
    "update-to",
    "abstract",
    "issn-type",
    "language",
    "page",
    "type",
    "container-title",
    "resource",
  ];
  it("never throws, whatever stands in a work", () => {
    const inner = fc.jsonValue({ maxDepth: 3 });
    const odd = fc.oneof(
      inner,
      fc.array(inner),
      fc.constant([{ "date-parts": [[]] }]),
      fc.constant({ URL: 1, "date-parts": [[null]] }),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), odd), (work) => {
        const result = mapWork({ DOI: "10.5555/x", title: ["t"], ...work });
        expect(["mapped", "missing_title", "unmapped_metadata"]).toContain(result.ok ? "mapped" : result.problem.code);
      }),
      { numRuns: 300 },
    );
  });
});
