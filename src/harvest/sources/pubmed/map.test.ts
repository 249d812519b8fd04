import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brief, dataOf, readDocument, recordsOf } from "../../../../test/read-document.ts";
import { recogniseFormat } from "../index.ts";
import { pubmed } from "./index.ts";

const set = (inner: string) =>
  `<?xml version="1.0"?><!DOCTYPE PubmedArticleSet PUBLIC "x" "y"><PubmedArticleSet>${inner}</PubmedArticleSet>`;
const title = "<ArticleTitle>On kites.</ArticleTitle>";
const record = (article: string, citation = "", data = "", attributes = "") =>
  `<PubmedArticle><MedlineCitation><PMID Version="1">123</PMID><Article${attributes}>${article}</Article>${citation}</MedlineCitation><PubmedData>${data}</PubmedData></PubmedArticle>`;
const first = (document: string) => recordsOf(readDocument(pubmed, set(document)))[0];
const map = (document: string) => dataOf(first(document));

describe("PubMed", () => {
  it("tells of what is no more, and puts books into quarantine", () => {
    const document = set(
      `${record(title)}<PubmedBookArticle><BookDocument><PMID>77</PMID></BookDocument></PubmedBookArticle><DeleteCitation><PMID Version="1">11</PMID><PMID>12</PMID><PMID>x</PMID></DeleteCitation>`,
    );
    expect(recogniseFormat(Buffer.from(document), "p.xml")?.name).toBe("pubmed");
    expect(recordsOf(readDocument(pubmed, document))).toMatchObject([
      { identifier: "123", state: "live" },
      { identifier: "77", state: "bad", problem: { code: "unmapped_metadata" } },
      { identifier: "11", state: "deleted" },
      { identifier: "12", state: "deleted" },
      { identifier: expect.stringMatching(/^missing:/), state: "bad", problem: { code: "missing_identifier" } },
    ]);
  });

  it.each([
    ["<ArticleTitle>[On kites].</ArticleTitle><Language>chi</Language>", ["en: On kites"]],
    [
      "<ArticleTitle>[On kites (author's transl)].</ArticleTitle><Language>chi</Language>",
      ["en: On kites (author's transl)"],
    ],
    [
      "<ArticleTitle>[On kites].</ArticleTitle><Language>urd</Language><VernacularTitle>پتنگ کے بارے میں</VernacularTitle>",
      ["ur: پتنگ کے بارے میں", "en: On kites"],
    ],
    [
      "<ArticleTitle>On kites?</ArticleTitle><Language>eng</Language><Language>fre</Language><VernacularTitle>Des cerfs-volants.</VernacularTitle>",
      ["en: On kites?", "fr: Des cerfs-volants"],
    ],
    [
      "<ArticleTitle>[Not Available].</ArticleTitle><Language>fre</Language><VernacularTitle>Cerfs.</VernacularTitle>",
      ["fr: Cerfs"],
    ],
    [
      "<ArticleTitle>Kites of <i>E. coli</i> at H<sub>2</sub>O Ltd.</ArticleTitle>",
      ["en: Kites of E. coli at H2O Ltd."],
    ],
  ])("reads the titles %s", (xml, expected) => {
    expect(brief(first(record(xml)))["titles"]).toEqual(expected);
  });

  it("has no article without a title", () => {
    expect(first(record("<ArticleTitle>[Not Available].</ArticleTitle>"))).toMatchObject({
      identifier: "123",
      problem: { code: "missing_title" },
    });
  });

  it("gives abstracts by language, the one for patients left out", () => {
    const abstracts =
      '<OtherAbstract Type="Publisher" Language="spa"><AbstractText Label="OBJETIVO">Volar.</AbstractText></OtherAbstract><OtherAbstract Type="plain-language-summary" Language="eng"><AbstractText>Kites fly.</AbstractText></OtherAbstract>';
    const main =
      '<Abstract><AbstractText Label="UNLABELLED" NlmCategory="UNASSIGNED">First.</AbstractText><AbstractText Label="AIM:">To <b>fly</b>.</AbstractText><AbstractText/><CopyrightInformation>This is an open access article under CC BY 4.0.</CopyrightInformation></Abstract>';
    expect(map(record(title + main, abstracts))).toMatchObject({
      abstracts: [
        { value: "First.\nAIM: To fly.", lang: "en" },
        { value: "OBJETIVO: Volar.", lang: "es" },
      ],
      licence: { id: "CC-BY-4.0" },
      access: "open",
    });
  });

  it.each([
    ["123-8", "123", "128"],
    ["S12-5", "S12", "S15"],
    ["e1001-e1009", "e1001", "e1009"],
    ["1S-20S", "1S", "20S"],
    ["99-101, 105", "99", "101"],
    ["i-ii", "i", "ii"],
    ["e0186401", "e0186401", undefined],
    ["1099-6", "1099", "6"],
  ])("reads the pages %s", (printed, from, to) => {
    const data = map(record(`${title}<Pagination><MedlinePgn>${printed}</MedlinePgn></Pagination>`));
    expect(data.kind === "article" && data.container?.pages).toEqual({
      printed,
      first: from,
      ...(to === undefined ? {} : { last: to }),
    });
  });

  const pubDate = (inner: string) => `<Journal><JournalIssue><PubDate>${inner}</PubDate></JournalIssue></Journal>`;
  const electronic = '<ArticleDate DateType="Electronic"><Year>2019</Year><Month>11</Month><Day>30</Day></ArticleDate>';
  it.each([
    [pubDate("<Year>2020</Year><Month>Feb</Month><Day>3</Day>"), "", "2020-02-03", undefined],
    [
      pubDate("<Year>2020</Year><Month>02</Month>") + electronic,
      ' PubModel="Print-Electronic"',
      "2020-02",
      "2019-11-30",
    ],
    [pubDate("<Year>2020</Year>") + electronic, ' PubModel="Electronic-eCollection"', "2019-11-30", "2019-11-30"],
    [pubDate("<MedlineDate>2000 Spring-Summer</MedlineDate>"), "", "2000 (2000 Spring-Summer)", undefined],
    [pubDate("<MedlineDate>1998 Dec-1999 Jan</MedlineDate>"), "", "1998-12 to 1999-01", undefined],
    [pubDate("<Year>2001</Year><Season>Winter</Season>"), "", "2001 (Winter 2001)", undefined],
    [electronic, "", "2019-11-30", "2019-11-30"],
  ])("dates %s", (xml, attributes, published, online) => {
    const found = brief(first(record(title + xml, "", "", attributes)));
    expect([found["published"], found["online"]]).toEqual([published, online]);
  });

  it("takes a notice for no article, and says what it is a notice on", () => {
    const list = (type: string, inner: string) =>
      `<CommentsCorrectionsList><CommentsCorrections RefType="${type}">${inner}</CommentsCorrections></CommentsCorrectionsList>`;
    const notice =
      "<PublicationTypeList><PublicationType>Journal Article</PublicationType><PublicationType>Retraction of Publication</PublicationType></PublicationTypeList>";
    expect(
      map(record(title + notice, list("RetractionOf", "<RefSource>K. 2020</RefSource><PMID>9</PMID>"))),
    ).toMatchObject({
      type: "other",
      relations: [{ type: "retracts", to: { scheme: "pmid", value: "9", valid: true }, printed: "K. 2020" }],
    });
    expect(map(record(title, list("ErratumIn", "<RefSource>Kites. doi: 10.5555/k.1</RefSource>")))).toMatchObject({
      relations: [{ type: "corrected-by", to: { scheme: "doi", value: "10.5555/k.1" } }],
    });
    expect(map(record(title, list("Cites", "<PMID>9</PMID>"))).relations).toBeUndefined();
    expect(map(record(title, list("constructor", "<PMID>9</PMID>"))).relations).toMatchObject([{ type: "related" }]);
  });

  it("keeps identifiers of the article apart from those of its references", () => {
    const data =
      '<ArticleIdList><ArticleId IdType="pubmed">123</ArticleId><ArticleId IdType="pmc">PMC77</ArticleId></ArticleIdList><ReferenceList><ReferenceList><Reference><Citation>A. B. 2001. doi: 10.5555/r.1</Citation></Reference></ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.5555/R.2</ArticleId><ArticleId IdType="pubmed">5</ArticleId></ArticleIdList></Reference></ReferenceList>';
    const location =
      '<ELocationID EIdType="doi" ValidYN="N">10.5555/wrong</ELocationID><ELocationID EIdType="doi">10.5555/K</ELocationID>';
    expect(brief(first(record(title + location, "", data)))["ids"]).toEqual([
      "doi 10.5555/k",
      "pmid 123",
      "pmcid PMC77",
    ]);
    const one = map(record(title, "", data));
    expect(one.kind === "article" && one.references).toEqual([
      { doi: "10.5555/r.2", pmid: "5" },
      { printed: "A. B. 2001. doi: 10.5555/r.1", doi: "10.5555/r.1" },
    ]);
  });

  it("never fails on elements in any place", () => {
    const name = fc.constantFrom(
      ..."MedlineCitation PMID Article Journal JournalIssue PubDate Year Month Day MedlineDate Title ISSN ArticleTitle VernacularTitle".split(
        " ",
      ),
      ..."Abstract AbstractText OtherAbstract AuthorList Author LastName ForeName CollectiveName AffiliationInfo Affiliation Identifier".split(
        " ",
      ),
      ..."Pagination MedlinePgn ELocationID CommentsCorrectionsList CommentsCorrections RefSource KeywordList Keyword MeshHeadingList MeshHeading DescriptorName".split(
        " ",
      ),
      ..."PubmedData ArticleIdList ArticleId ReferenceList Reference Citation Language PublicationTypeList PublicationType".split(
        " ",
      ),
    );
    const { element } = fc.letrec<{ element: string }>((tie) => ({
      element: fc.oneof(
        { maxDepth: 5 },
        fc.string({ maxLength: 10 }).map((text) => text.replace(/[<>&]/g, "")),
        fc
          .tuple(name, fc.array(tie("element"), { maxLength: 4 }))
          .map(
            ([local, inner]) =>
              `<${local} RefType="ErratumIn" IdType="doi" Source="ORCID">${inner.join("")}</${local}>`,
          ),
      ),
    }));
    fc.assert(
      fc.property(fc.array(element, { maxLength: 6 }), (parts) => {
        const found = first(record(title + parts.join(""), parts.join(""), parts.join("")));
        expect(found?.state === "bad" ? found.problem.code : "live").not.toBe("internal");
      }),
      { numRuns: 300 },
    );
  });
});
