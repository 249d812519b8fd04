import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brief, dataOf, readDocument, recordsOf } from "../../../../test/read-document.ts";
import { recogniseFormat } from "../index.ts";
import { oaiPmh } from "../oai-pmh/index.ts";
import { unixref } from "./index.ts";

const records = (inner: string) => `<?xml version="1.0" encoding="UTF-8"?>\n<doi_records>${inner}</doi_records>`;
const one = (crossref: string) => records(`<doi_record owner="10.5555"><crossref>${crossref}</crossref></doi_record>`);
const doi = "<doi_data><doi>10.5555/A.1</doi><resource>https://a.example/1</resource></doi_data>";
const titles = "<titles><title>On kites</title></titles>";
const article = (inner: string, attributes = "", around = "") =>
  one(
    `<journal><journal_metadata language="en"><full_title>Kites</full_title><abbrev_title>Kit.</abbrev_title><issn media_type="electronic">12345679</issn></journal_metadata>${around}<journal_article${attributes}>${inner}${doi}</journal_article></journal>`,
  );
const first = (document: string) => recordsOf(readDocument(unixref, document))[0];
const map = (document: string) => dataOf(first(document));

describe("files of unixref", () => {
  it("names records by their DOI, and finds them in each of the forms around them", () => {
    const inner = `<crossref><journal><journal_metadata><full_title>K</full_title></journal_metadata><journal_article>${titles}${doi}</journal_article></journal></crossref>`;
    for (const [document, name] of [
      [records(`<doi_record>${inner}</doi_record>`), "unixref"],
      [`<doi_record>${inner}</doi_record>`, "unixref"],
      [inner, "unixref"],
      [
        `<crossref_result xmlns="http://www.crossref.org/qrschema/3.0"><query_result><body><query><doi>10.5555/a.1</doi><crm-item name="publisher-name">P</crm-item><crm-item name="last-update">2024-05-01T10:00:00Z</crm-item><doi_record>${inner}</doi_record></query></body></query_result></crossref_result>`,
        "unixref",
      ],
    ] as const) {
      expect(recogniseFormat(Buffer.from(document), "x.xml")?.name).toBe(name);
      expect(recordsOf(readDocument(unixref, document))).toMatchObject([
        { identifier: "10.5555/a.1", state: "live", mapped: { data: { titles: [{ value: "On kites" }] } } },
      ]);
    }
  });

  it("puts Crossref's errors, issues and what is no work into quarantine, each with its reason", () => {
    const bad = (document: string) => {
      const record = first(document);
      return record?.state === "bad" ? [record.identifier, record.problem.code, record.problem.message] : record?.state;
    };
    expect(bad(one("<error>doi:10.5555/gone not found in CrossRef</error>"))).toEqual([
      "10.5555/gone",
      "malformed_record",
      "Crossref answers with an error: doi:10.5555/gone not found in CrossRef",
    ]);
    expect(
      bad(
        one(
          `<journal><journal_metadata><full_title>K</full_title></journal_metadata><journal_issue><issue>1</issue>${doi}</journal_issue></journal>`,
        ),
      ),
    ).toMatchObject([
      expect.stringMatching(/^missing:/),
      "unmapped_metadata",
      expect.stringContaining("issue or volume as a whole"),
    ]);
    expect(bad(one("<sa_component><component_list/></sa_component>"))).toMatchObject([
      expect.anything(),
      "unmapped_metadata",
      "The record holds no work that this index has: sa_component.",
    ]);
    expect(bad(article(""))).toMatchObject(["10.5555/a.1", "missing_title", expect.anything()]);
    expect(bad(article(titles).replaceAll("10.5555/A.1", "none"))).toMatchObject([
      expect.stringMatching(/^missing:/),
      "missing_identifier",
      expect.anything(),
    ]);
  });

  it("takes a deposit, one work at a time", () => {
    const metadata = "<journal_metadata><full_title>Kites</full_title></journal_metadata>";
    const work = (id: string) => `<journal_article>${titles}${doi.replace("A.1", id)}</journal_article>`;
    const document = `<doi_batch xmlns="http://www.crossref.org/schema/4.4.0"><head><doi_batch_id>1</doi_batch_id></head><body><journal>${metadata}${work("b.1")}</journal><journal>${metadata}${work("b.2")}${work("b.3")}</journal><posted_content>${titles}${doi}</posted_content><sa_component/></body></doi_batch>`;
    expect(recogniseFormat(Buffer.from(document), "x.xml")?.name).toBe("unixref");
    const found = recordsOf(readDocument(unixref, document));
    expect(found).toMatchObject([
      { identifier: "10.5555/b.1", state: "live", mapped: { data: { container: { titles: [{ value: "Kites" }] } } } },
      { identifier: "10.5555/b.2", state: "bad", problem: { message: expect.stringContaining("2 works") } },
      { identifier: "10.5555/a.1", state: "live", mapped: { data: { type: "preprint" } } },
      { state: "bad", problem: { code: "unmapped_metadata" } },
    ]);
    const { start, end } = found[0]?.location ?? { start: 0, end: 0 };
    expect(unixref.remap(Buffer.from(document).subarray(start, end), "unixref")).toMatchObject({ ok: true });
  });

  it("takes a deletion and an error inside of OAI-PMH", () => {
    const document =
      '<OAI-PMH><ListRecords><record><header status="deleted"><identifier>info:doi/10.5555/1</identifier></header></record><record><header><identifier>info:doi/10.5555/2</identifier></header><metadata><doi_records><doi_record><crossref><error>gone</error></crossref></doi_record></doi_records></metadata></record></ListRecords></OAI-PMH>';
    expect(recordsOf(readDocument(oaiPmh, document))).toMatchObject([
      { state: "deleted" },
      { state: "bad", format: "unixref", problem: { code: "malformed_record" } },
    ]);
  });
});

describe("articles", () => {
  it("reads everybody in order, with role, suffix, ORCID iD and affiliation", () => {
    const people = `<contributors>
      <person_name sequence="additional" contributor_role="author"><given_name>Bilal</given_name><surname>Example</surname></person_name>
      <person_name sequence="first" contributor_role="author"><given_name>Ayesha</given_name><surname>Sample</surname><suffix>III</suffix><affiliation>One</affiliation><ORCID>https://orcid.org/0000-0002-1825-0097</ORCID></person_name>
      <organization sequence="additional" contributor_role="author">Kite Bureau</organization>
      <person_name sequence="additional" contributor_role="editor"><surname>Madonna</surname><affiliations><institution><institution_name>Uni</institution_name><institution_department>Wind</institution_department><institution_place>Lahore</institution_place></institution></affiliations></person_name>
      <person_name sequence="additional" contributor_role="author"><given_name>N/A</given_name><surname>N/A</surname></person_name>
      <anonymous/></contributors>`;
    const data = map(article(titles + people));
    expect(brief(first(article(titles + people)))["people"]).toEqual([
      "Sample, Ayesha | III | 0000-0002-1825-0097",
      "Example, Bilal",
      "body Kite Bureau",
      "Madonna, - | editor",
    ]);
    expect(data.contributors.map((person) => person.affiliations)).toEqual([["One"], [], [], ["Wind, Uni, Lahore"]]);
  });

  it.each([
    [
      "<titles><title>Of<i>Kites</i> and CO<sub>2</sub></title><subtitle>a study</subtitle></titles>",
      "",
      ["en: Of Kites and CO2: a study"],
    ],
    [
      '<titles><title>On kites</title><original_language_title language="ur">پتنگ</original_language_title></titles>',
      "",
      ["ur: پتنگ", "-: On kites"],
    ],
    [
      '<titles><title>On kites</title><original_language_title language="ur">پتنگ</original_language_title></titles>',
      ' language="en"',
      ["en: On kites", "ur: پتنگ"],
    ],
    ["<titles><title>&lt;i&gt;Kites&lt;/i&gt; &amp;amp; wind</title></titles>", "", ["en: Kites & wind"]],
    ["<titles><title>اردو کا عنوان</title></titles>", "", ["ur: اردو کا عنوان"]],
  ])("reads the titles %s", (xml, attributes, expected) => {
    expect(brief(first(article(xml, attributes)))["titles"]).toEqual(expected);
  });

  const date = (medium: string, parts: string) =>
    `<publication_date${medium === "" ? "" : ` media_type="${medium}"`}>${parts.replace(
      /([ymd])(\d+)/g,
      (_, name: string, value: string) => {
        const tag = name === "y" ? "year" : name === "m" ? "month" : "day";
        return `<${tag}>${value}</${tag}>`;
      },
    )}</publication_date>`;
  it.each([
    [date("online", "y2020m5d6") + date("print", "y2021m1"), "2021-01", "2020-05-06"],
    [date("online", "y2020m5d6"), "2020-05-06", "2020-05-06"],
    [date("", "y2019") + date("other", "y2019m7d8"), "2019-07-08", undefined],
    [date("print", "y2021") + date("print", "y2021m3"), "2021-03", undefined],
    [date("print", "y2021m22"), "2021 (Summer 2021)", undefined],
    [date("print", "y2021m2d31"), "2021-02 (2021-2-31)", undefined],
    ["", "2018-04", undefined],
  ])("dates %s", (dates, published, online) => {
    const issue = `<journal_issue>${date("print", "y2018m4")}<journal_volume><volume>3</volume></journal_volume><issue>2</issue></journal_issue>`;
    expect(brief(first(article(titles + dates, "", issue)))).toMatchObject({
      published,
      ...(online === undefined ? {} : { online }),
      issue: "3/2/2018",
    });
  });

  it("reads an abstract with sections, in its own language", () => {
    const abstracts = `<jats:abstract xmlns:jats="x"><jats:title>Abstract</jats:title><jats:sec><jats:title>Aim</jats:title><jats:p>To fly.</jats:p></jats:sec><jats:sec><jats:title>Methods:</jats:title><jats:p>With <jats:italic>string</jats:italic>.</jats:p></jats:sec></jats:abstract>
      <jats:abstract xml:lang="es"><jats:title>Objetivo</jats:title><jats:p>Volar.</jats:p></jats:abstract><jats:abstract abstract-type="graphical"><jats:p>x</jats:p></jats:abstract>`;
    expect(map(article(titles + abstracts)).abstracts).toEqual([
      { value: "Aim: To fly.\nMethods: With string.", lang: "en" },
      { value: "Objetivo: Volar.", lang: "es" },
    ]);
  });

  it("reads licence and access", () => {
    const program = (inner: string) => `<program xmlns="x" name="AccessIndicators">${inner}</program>`;
    const by = "https://creativecommons.org/licenses/by/4.0/";
    expect(
      map(
        article(
          titles +
            program(
              `<free_to_read/><license_ref applies_to="tdm">https://p.example/tdm</license_ref><license_ref applies_to="vor">${by}</license_ref>`,
            ),
        ),
      ),
    ).toMatchObject({ licence: { id: "CC-BY-4.0", url: by }, access: "open" });
    expect(
      map(
        article(
          `${titles}<crossmark><custom_metadata>${program(`<license_ref>https://p.example/terms</license_ref>`)}</custom_metadata></crossmark>`,
        ),
      ),
    ).toMatchObject({ licence: { url: "https://p.example/terms" }, access: "unknown" });
    expect(
      map(article(titles + program('<license_ref applies_to="tdm">https://p.example/tdm</license_ref>'))).licence,
    ).toBeUndefined();
  });

  it("reads relations, and a retraction's notice", () => {
    const program = `<rel:program xmlns:rel="x" name="relations"><rel:related_item><rel:description>The first form</rel:description><rel:intra_work_relation relationship-type="hasPreprint" identifier-type="doi">10.5555/Pre.1</rel:intra_work_relation></rel:related_item><rel:related_item><rel:inter_work_relation relationship-type="isCommentOn" identifier-type="pmid">123</rel:inter_work_relation></rel:related_item><rel:related_item><rel:inter_work_relation relationship-type="references" identifier-type="doi">10.5555/r</rel:inter_work_relation></rel:related_item></rel:program>`;
    const crossmark =
      '<crossmark><updates><update type="retraction" date="2020-01-02">10.5555/bad</update><update type="new-thing">10.5555/other</update></updates></crossmark>';
    expect(map(article(titles + crossmark + program))).toMatchObject({
      type: "other",
      relations: [
        { type: "retracts", to: { scheme: "doi", value: "10.5555/bad" }, date: { start: "2020-01-02" } },
        { type: "related", to: { value: "10.5555/other" } },
        { type: "has-preprint", to: { value: "10.5555/pre.1" }, printed: "The first form" },
        { type: "comment-on", to: { scheme: "pmid", value: "123" } },
      ],
    });
  });

  it("gives an article's number where it has no pages, and the issue with its DOI", () => {
    const issue =
      "<journal_issue><titles><title>Special</title></titles><issue>2</issue><doi_data><doi>10.5555/I.2</doi></doi_data></journal_issue>";
    const number = '<publisher_item><item_number item_number_type="article_number">e12</item_number></publisher_item>';
    expect(map(article(titles + number, "", issue))).toMatchObject({
      container: {
        titles: [{ value: "Kites" }],
        issns: [{ value: "1234-5679", medium: "online", printed: "12345679" }],
        issue: { number: "2", title: "Special", doi: "10.5555/i.2" },
        pages: { printed: "e12", first: "e12" },
      },
    });
  });
});

describe("other works", () => {
  it.each([
    [
      "dissertation",
      `<dissertation><person_name contributor_role="author"><given_name>A</given_name><surname>B</surname></person_name>${titles}<approval_date><year>2001</year></approval_date><institution><institution_name>Uni</institution_name></institution>${doi}</dissertation>`,
      "thesis",
      "2001",
    ],
    [
      "preprint",
      `<posted_content type="preprint"><contributors/>${titles}<posted_date><month>5</month><day>6</day><year>2020</year></posted_date>${doi}</posted_content>`,
      "preprint",
      "2020-05-06",
    ],
    ["working paper", `<posted_content type="working_paper">${titles}${doi}</posted_content>`, "report", undefined],
    [
      "report",
      `<report-paper><report-paper_metadata>${titles}<publication_date><year>1999</year></publication_date>${doi}</report-paper_metadata></report-paper>`,
      "report",
      "1999",
    ],
    [
      "dataset",
      `<database><database_metadata><titles><title>DB</title></titles></database_metadata><dataset>${titles}<database_date><publication_date><year>2010</year></publication_date></database_date>${doi}</dataset></database>`,
      "dataset",
      "2010",
    ],
  ])("takes a %s", (_, xml, kind, published) => {
    expect(brief(first(one(xml)))).toMatchObject({
      kind,
      titles: ["en: On kites".replace("en", "-")],
      ...(published ? { published } : {}),
    });
  });

  it("takes a journal as a journal, with its short title beside", () => {
    const xml =
      '<journal><journal_metadata language="en"><full_title>Kites</full_title><abbrev_title>Kit.</abbrev_title><issn>1234-5679</issn><doi_data><doi>10.5555/j</doi><resource>https://k.example/</resource></doi_data></journal_metadata></journal>';
    expect(map(one(xml))).toMatchObject({
      kind: "journal",
      titles: [{ value: "Kites", lang: "en" }],
      otherTitles: [{ value: "Kit." }],
      identifiers: [{ scheme: "issn" }, { scheme: "doi" }],
      links: [{ rel: "landing", url: "https://k.example/" }],
    });
  });
});

describe("any elements in any place", () => {
  it("never fails", () => {
    const name = fc.constantFrom(
      ..."crossref journal journal_metadata journal_issue journal_article titles title subtitle contributors person_name surname given_name".split(
        " ",
      ),
      ..."publication_date year month day pages first_page doi_data doi resource collection item citation_list citation crossmark updates update".split(
        " ",
      ),
      ..."book book_metadata content_item conference proceedings_metadata conference_paper program license_ref related_item inter_work_relation abstract sec error".split(
        " ",
      ),
    );
    const { element } = fc.letrec<{ element: string }>((tie) => ({
      element: fc.oneof(
        { maxDepth: 6 },
        fc.string({ maxLength: 10 }).map((text) => text.replace(/[<>&]/g, "")),
        fc
          .tuple(name, fc.array(tie("element"), { maxLength: 4 }))
          .map(([local, inner]) => `<${local} type="retraction" language="en">${inner.join("")}</${local}>`),
      ),
    }));
    fc.assert(
      fc.property(fc.array(element, { maxLength: 6 }), (parts) => {
        for (const document of [article(titles + parts.join("")), one(parts.join(""))]) {
          const record = first(document);
          expect(record?.state === "bad" ? record.problem.code : "live").not.toBe("internal");
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe("a book with its chapters in one record, as a deposit has it", () => {
  const item = (title: string, own: string, page: string) =>
    `<content_item component_type="chapter"><contributors><person_name sequence="first" contributor_role="author"><given_name>Sara</given_name><surname>Khan</surname></person_name></contributors><titles><title>${title}</title></titles><pages><first_page>${page}</first_page></pages>${own === "" ? "" : `<doi_data><doi>${own}</doi><resource>https://a.example/${page}</resource></doi_data>`}</content_item>`;
  const document = `<doi_batch version="5.3.0"><body><book book_type="edited_book"><book_metadata language="en"><contributors><person_name sequence="first" contributor_role="editor"><given_name>Ali</given_name><surname>Shah</surname></person_name></contributors><titles><title>Kites of Lahore</title></titles><publication_date><year>2020</year></publication_date><isbn media_type="print">978-0-306-40615-7</isbn><isbn media_type="electronic">9783161484100</isbn><publisher><publisher_name>Sample Press</publisher_name></publisher><doi_data><doi>10.5555/kites</doi><resource>https://a.example/b</resource></doi_data></book_metadata>${item("Strings", "10.5555/kites.1", "1")}${item("Paper", "", "17")}</book></body></doi_batch>`;

  it("gives the book, which leads to them, and each chapter with what is said of the book", () => {
    const found = recordsOf(readDocument(unixref, document));
    expect(found.map(({ identifier, format }) => [identifier, format])).toEqual([
      ["10.5555/kites", "unixref"],
      ["10.5555/kites.1", "unixref:1"],
      ["10.5555/kites#2", "unixref:2"],
    ]);
    expect(dataOf(found[0])).toMatchObject({
      kind: "book",
      titles: [{ value: "Kites of Lahore" }],
      contents: [
        { titles: [{ value: "Strings" }], authors: ["Sara Khan"], part: "10.5555/kites.1" },
        { titles: [{ value: "Paper" }], pages: { first: "17" }, part: "10.5555/kites#2" },
      ],
    });
    expect(dataOf(found[2])).toMatchObject({
      kind: "chapter",
      titles: [{ value: "Paper" }],
      book: {
        titles: [{ value: "Kites of Lahore" }],
        identifiers: [
          { scheme: "doi", value: "10.5555/kites" },
          { value: "9780306406157", medium: "print" },
          { value: "9783161484100", medium: "online" },
        ],
        contributors: [{ name: { printed: "Ali Shah" }, role: "editor" }],
        publisher: "Sample Press",
        published: { start: "2020" },
      },
    });
  });

  it("reads each of them again from the bytes of the whole", () => {
    const bytes = Buffer.from(document);
    for (const record of recordsOf(readDocument(unixref, document))) {
      const { start, end } = record.location;
      const kept = { bytes: bytes.subarray(start, end), format: record.format, head: bytes };
      expect(unixref.reread?.(kept)?.record).toEqual({ ...record, location: expect.anything() });
      expect(unixref.remap(kept.bytes, record.format)).toEqual({
        ok: true,
        value: { is: "record", data: dataOf(record) },
      });
    }
  });
});
