import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brief, dataOf, readDocument, recordsOf } from "../../../../test/read-document.ts";
import { recogniseFormat } from "../index.ts";
import { oaiPmh } from "../oai-pmh/index.ts";
import { jats } from "./index.ts";

function fixture(name: string): Buffer {
  return readFileSync(fileURLToPath(new URL(`../../../../test/fixtures/jats/${name}`, import.meta.url)));
}

const ojs = fixture("ojs-article.xml");
const pmc = fixture("pmc-articleset.xml");
const article = (meta: string, attributes = "", journal = "", back = "") =>
  `<article${attributes}><front>${journal}<article-meta><article-id pub-id-type="doi">10.5555/x</article-id>${meta}</article-meta></front>${back}</article>`;
const title = "<title-group><article-title>A title</article-title></title-group>";
const map = (document: string) => dataOf(recordsOf(readDocument(jats, document))[0]);

describe("an article as OJS gives it", () => {
  const data = dataOf(recordsOf(readDocument(jats, ojs))[0]);

  it("is read as it is printed", () => {
    expect(brief(recordsOf(readDocument(jats, ojs))[0])).toEqual({
      kind: "article",
      titles: [
        "en: On the lift of paper kites in CO2-rich air: A field study from Lahore",
        "ur: کاغذی پتنگوں کی اڑان: لاہور سے ایک مطالعہ",
      ],
      people: [
        "Sample, Ayesha | 0000-0002-1825-0097",
        "King, Omar R. | Jr.",
        "body Lahore Kite Group",
        "Example, Bilal | translator",
      ],
      ids: ["doi 10.5555/sjkw.v5i2.12"],
      published: "2024-07-03",
      online: "2024-07-03",
      in: "Sample Journal of Kites and Wind = پتنگ اور ہوا کا نمونہ جریدہ; 1234-5679 online; 2049-3630 print",
      issue: "5/2/2024",
      pages: "101-9 = 101 to 109",
      languages: "en",
      references: 3,
    });
  });

  it("gives everything else that it says, and nothing of its body", () => {
    expect(data).toMatchObject({
      publisher: "Sample Society for Kites",
      country: "PK",
      licence: {
        id: "CC-BY-NC-4.0",
        url: "https://creativecommons.org/licenses/by-nc/4.0/",
        printed: "https://creativecommons.org/licenses/by-nc/4.0/",
      },
      access: "open",
      links: [
        { rel: "landing", url: "https://kites.example/index.php/sjkw/article/view/12" },
        {
          rel: "galley",
          url: "https://kites.example/index.php/sjkw/article/view/12/34",
          format: "application/pdf",
        },
      ],
      abstracts: [
        { value: "Kites rise. We measured h above a roof.\nThey fell again.", lang: "en" },
        { value: "پتنگ اڑتے ہیں اور گرتے ہیں۔", lang: "ur" },
      ],
      keywords: [
        { value: "kites", lang: "en" },
        { value: "lift", lang: "en" },
        { value: "drag", lang: "en" },
        { value: "پتنگ", lang: "ur" },
      ],
      subjects: [
        { scheme: "other", label: "Aerodynamics" },
        { scheme: "other", label: "Light winds" },
      ],
      container: { issue: { title: "Spring winds", doi: "10.5555/sjkw.v5i2" } },
    });
    expect(JSON.stringify(data)).not.toContain("full text");
    expect(data.contributors[1]?.name.honorific).toBe("Dr.");
    expect(data.contributors.map((one) => one.affiliations)).toEqual([
      ["Department of Wind, Sample University, Pakistan", "Institute of String, Sample College, Multan"],
      ["Institute of String, Sample College, Multan"],
      [],
      [],
    ]);
  });

  it("reads cited works, printed and in fields", () => {
    expect(data.kind === "article" && data.references).toEqual([
      {
        printed:
          "Example, B. (2019). Strings and knots. Sample Review of Twine, 4(1), 12-15. https://doi.org/10.5555/twine.19.",
        doi: "10.5555/twine.19",
      },
      {
        title: "Winds over Ravi",
        container: "Sample J Kites",
        author: "Sample A",
        doi: "10.5555/sjkw.v2i1.7",
        pmid: "12345678",
        year: 2021,
        volume: "2",
        number: "1",
        firstPage: "7",
      },
      { title: "Handbook of Kites", author: "Kite Bureau", isbn: "9780306406157", year: 1999 },
    ]);
  });

  it("is the same inside OAI-PMH", () => {
    const metadata = ojs.toString().replace(/^.*?<article/s, "<article");
    const document = `<OAI-PMH><ListRecords><record><header><identifier>oai:kites:12</identifier></header><metadata>${metadata}</metadata></record></ListRecords></OAI-PMH>`;
    const [record] = recordsOf(readDocument(oaiPmh, document));
    expect(record).toMatchObject({ identifier: "oai:kites:12", format: "jats" });
    expect(dataOf(record)).toEqual(data);
  });
});

describe("articles as PMC gives them", () => {
  const records = recordsOf(readDocument(jats, pmc));

  it("are all accounted for, each with its name", () => {
    expect(
      records.map((one) => [one.identifier.slice(0, 40), one.state, one.state === "bad" && one.problem.code]),
    ).toEqual([
      ["10.5555/sjm.7.e12", "live", false],
      ["1234-5679:sjm-9", "live", false],
      ["10.5555/none", "bad", "missing_title"],
      [`missing:${records[3]?.hash}`, "bad", "malformed_record"],
    ]);
    for (const record of records) {
      const kept = pmc.subarray(record.location.start, record.location.end);
      expect(kept.toString()).toMatch(/^<article[ >][^]*<\/article>$/);
      if (record.state === "live") expect(jats.remap(kept, "jats")).toEqual({ ok: true, value: record.mapped });
    }
  });

  it("are read as they are printed", () => {
    expect(brief(records[0])).toEqual({
      kind: "case report",
      titles: ["en: A child who swallowed a kite: p < 0.05"],
      people: ["Doe, Jamila | 0000-0002-1825-0098 wrong", "body for the Sample Trial Group", "Roe, Richard | editor"],
      ids: ["doi 10.5555/sjm.7.e12", "pmid 30000001", "pmcid PMC9000001"],
      // printed in a season, which is no month anywhere
      published: "2022 (Spring 2022)",
      online: "2021-12-30",
      in: "Sample Journal of Medicine; 1234-5679 print; 2049-3630 online",
      issue: "7/1 Suppl 2/2022",
      pages: "e12 = e12 to -",
      languages: "en",
      relations: ["corrected-by doi 10.5555/sjm.8.e1", "related pmcid PMC9000002"],
    });
    expect(dataOf(records[0])).toMatchObject({
      abstracts: [{ value: "Introduction: It began.\nCase: A child came.\nIt left.", lang: "en" }],
      licence: { id: "CC-BY-4.0" },
      access: "open",
      country: "PK",
      subjects: [{ scheme: "other", label: "Paediatrics" }],
      links: [],
    });
    expect(dataOf(records[0]).contributors.map((one) => one.affiliations)).toEqual([
      ["Ward One, Karachi, Pakistan", "Ward Two, Quetta"],
      [],
      ["Elsewhere Hospital"],
    ]);
    expect(brief(records[1])).toMatchObject({
      kind: "other",
      published: "2023",
      in: "Sample Journal of Medicine; 1234-5679 -",
      issue: "9/-/2023",
      relations: ["retracts pmid 30000001"],
    });
  });
});

describe("JATS in its other forms", () => {
  it.each([
    ["research-article", "", "article"],
    ["review-article", "", "review"],
    ["editorial", "", "editorial"],
    ["book-review", "", "book review"],
    ["letter", "", "letter"],
    ["reply", "", "letter"],
    ["correction", "", "other"],
    ["abstract", "", "conference paper"],
    ["research-article", "Review Articles", "review"],
    ["research-article", "Book Reviews", "book review"],
    ["research-article", "Original Articles", "article"],
    ["research-article", "Physics", "article"],
    ["constructor", "", "article"],
  ])("takes the type %s under the heading “%s” for %s", (type, heading, expected) => {
    const group = `<article-categories><subj-group><subject>${heading}</subject></subj-group></article-categories>`;
    const data = map(article(`${group}${title}`, ` article-type="${type}"`));
    expect(data).toMatchObject({ type: expected, subjects: heading === "Physics" ? [{ label: "Physics" }] : [] });
  });

  it("reads titles and journals of NLM 2.3", () => {
    const journal =
      '<journal-meta><journal-title>Old Form</journal-title><issn pub-type="ppub">1234-5679</issn></journal-meta>';
    const group =
      '<title-group><article-title>اردو عنوان</article-title><trans-title xml:lang="en">English title</trans-title></title-group>';
    expect(map(article(group, ' xml:lang="ur"', journal))).toMatchObject({
      titles: [
        { value: "اردو عنوان", lang: "ur" },
        { value: "English title", lang: "en" },
      ],
      container: { titles: [{ value: "Old Form" }], issns: [{ value: "1234-5679", medium: "print" }] },
      languages: ["ur"],
    });
  });

  it.each([
    ['<pub-date pub-type="epub-ppub"><year>2020</year></pub-date>', { published: "2020", online: "2020" }],
    [
      '<pub-date date-type="pub" publication-format="print" iso-8601-date="2020-05-06"/><pub-date date-type="pub" publication-format="electronic"><year>2020</year><month>4</month></pub-date>',
      { published: "2020-05-06", online: "2020-04" },
    ],
    ["<pub-date><string-date>12 March 2018</string-date></pub-date>", { published: "2018-03-12" }],
    [
      '<pub-date pub-type="epub"><year>2019</year><month>13</month><day>5</day></pub-date>',
      { published: "2019 (2019-13-5)" },
    ],
    ['<pub-date pub-type="nihms-submitted"><year>2019</year></pub-date>', { published: undefined }],
    ["<pub-date><year>soon</year></pub-date>", { published: undefined }],
  ])("reads the date %s", (date, expected) => {
    const record = brief(recordsOf(readDocument(jats, article(title + date)))[0]);
    expect({ published: record["published"], online: record["online"] }).toEqual({
      online: record["online"],
      ...expected,
    });
  });

  it("gives the one affiliation of a group to all of it, and none where there are several", () => {
    const people = (affs: string) =>
      `${title}<contrib-group><contrib><name><surname>A</surname><given-names>B</given-names></name></contrib>${affs}</contrib-group>`;
    expect(map(article(people("<aff>One</aff>"))).contributors[0]?.affiliations).toEqual(["One"]);
    expect(map(article(people("<aff>One</aff><aff>Two</aff>"))).contributors[0]?.affiliations).toEqual([]);
  });

  it("is told from HTML and OJS's own export", () => {
    expect(recogniseFormat(ojs.subarray(0, 65_536), "a.xml")?.name).toBe("jats");
    expect(recogniseFormat(pmc.subarray(0, 65_536), "a.xml")?.name).toBe("jats");
    expect(recogniseFormat(Buffer.from("<articles><article><front/></article></articles>"), "a.xml")?.name).toBe(
      "jats",
    );
    expect(jats.recognise(Buffer.from("<article><h1>x</h1></article>"), "a.html")).toBe(false);
    const native = '<articles xmlns="http://pkp.sfu.ca"><article><front/></article></articles>';
    expect(jats.recognise(Buffer.from(native), "native.xml")).toBe(false);
  });
});

describe("any pieces, any bytes", () => {
  const expected = recordsOf(readDocument(jats, pmc));
  const ends = expected.map((one) => one.location.end);

  it("gives the same records for any pieces, and those that are whole at any cut", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 700 }), { maxLength: 30 }), fc.nat(pmc.length), (sizes, cut) => {
        expect(recordsOf(readDocument(jats, pmc, sizes))).toEqual(expected);
        const events = readDocument(jats, pmc.subarray(0, cut), sizes);
        expect(recordsOf(events)).toEqual(expected.slice(0, ends.filter((end) => end <= cut).length));
      }),
      { numRuns: 60 },
    );
  });

  it("never fails on elements and texts in any place", () => {
    const name = fc.constantFrom(
      ..."article front article-meta title-group article-title contrib-group contrib name surname aff xref pub-date year month pub-id".split(
        " ",
      ),
      ..."abstract sec title p kwd-group kwd permissions license self-uri related-article ref-list ref element-citation back issn".split(
        " ",
      ),
    );
    const { element } = fc.letrec<{ element: string }>((tie) => ({
      element: fc.oneof(
        { maxDepth: 5 },
        fc.string({ maxLength: 12 }).map((text) => text.replace(/[<>&]/g, "")),
        fc
          .tuple(name, fc.array(tie("element"), { maxLength: 5 }))
          .map(
            ([local, inner]) =>
              `<${local} id="a" rid="a" ref-type="aff" pub-id-type="doi">${inner.join("")}</${local}>`,
          ),
      ),
    }));
    fc.assert(
      fc.property(fc.array(element, { maxLength: 8 }), (parts) => {
        const [record] = recordsOf(
          readDocument(jats, article(title + parts.join(""), "", "", `<back>${parts.join("")}</back>`)),
        );
        expect(record?.state === "bad" ? record.problem.code : "live").toMatch(/^(?:live|missing_title)$/);
      }),
      { numRuns: 300 },
    );
  });
});
