import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brief, dataOf, readDocument, recordsOf } from "../../../../test/read-document.ts";
import { recogniseFormat } from "../index.ts";
import { oaiDoaj } from "./index.ts";
import { mapDoajArticle } from "./map.ts";

/** Fictional, in the form in which OJS exports articles for DOAJ (doajArticles.xsd). */
const exported = `<?xml version="1.0" encoding="UTF-8"?>
<records xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://doaj.org/static/doaj/doajArticles.xsd">
  <record>
    <language>urd</language>
    <publisher>Sample Society,</publisher>
    <journalTitle>Sample Journal of Kites</journalTitle>
    <issn>1234-5679</issn>
    <eissn>2049-3630</eissn>
    <publicationDate>2024-05-01</publicationDate>
    <volume>5</volume>
    <issue>2</issue>
    <startPage>101</startPage>
    <endPage>109</endPage>
    <doi>10.5555/K.12</doi>
    <publisherRecordId>12</publisherRecordId>
    <documentType>Book Review</documentType>
    <title language="urd">پتنگ کے بارے میں</title>
    <title language="eng">On kites</title>
    <authors>
      <author><name>Ayesha Sample</name><email>a@kites.example</email><affiliationId>1</affiliationId><orcid_id>https://orcid.org/0000-0002-1825-0097</orcid_id></author>
      <author><name>N/A</name></author>
      <author><name>Example, Bilal</name><affiliationId>9</affiliationId></author>
    </authors>
    <affiliationsList><affiliationName affiliationId="1">Sample University</affiliationName></affiliationsList>
    <abstract language="eng">&lt;p&gt;Kites fly.&lt;/p&gt;</abstract>
    <fullTextUrl format="html">https://kites.example/article/view/12</fullTextUrl>
    <fullTextUrl format="pdf">https://kites.example/12.pdf</fullTextUrl>
    <keywords language="eng"><keyword>kites</keyword><keyword>; wind;</keyword><keyword>Kites</keyword></keywords>
    <keywords language="urd"><keyword>پتنگ</keyword></keywords>
  </record>
  <record><journalTitle>K</journalTitle><issn>1234-5679</issn><publisherRecordId>13</publisherRecordId></record>
  <record><journalTitle>K</journalTitle><volume>1</volume><title>No name of its own</title></record>
</records>`;

describe("DOAJ's articles in files", () => {
  const records = recordsOf(readDocument(oaiDoaj, exported));

  it("are recognised, named and accounted for", () => {
    expect(recogniseFormat(Buffer.from(exported), "doaj.xml")?.name).toBe("oai_doaj");
    expect(oaiDoaj.recognise(Buffer.from("<records><record><x/></record></records>"), "x.xml")).toBe(false);
    expect(records.map((one) => [one.identifier, one.state])).toEqual([
      ["10.5555/k.12", "live"],
      ["1234-5679:13", "bad"],
      [":1:::No name of its own", "live"],
    ]);
    const feed = "<oai_doaj:doajArticle><oai_doaj:title>T</oai_doaj:title></oai_doaj:doajArticle>";
    expect(recordsOf(readDocument(oaiDoaj, feed))).toMatchObject([{ state: "live" }]);
  });

  it("are read as they are printed, with real days", () => {
    expect(brief(records[0])).toEqual({
      kind: "book review",
      titles: ["ur: پتنگ کے بارے میں", "en: On kites"],
      people: ["Sample, Ayesha | 0000-0002-1825-0097", "Example, Bilal"],
      ids: ["doi 10.5555/k.12"],
      published: "2024-05-01",
      in: "Sample Journal of Kites; 1234-5679 print; 2049-3630 online",
      issue: "5/2/2024",
      pages: "101-109 = 101 to 109",
      languages: "ur",
    });
    expect(dataOf(records[0])).toMatchObject({
      publisher: "Sample Society",
      abstracts: [{ value: "Kites fly.", lang: "en" }],
      keywords: [
        { value: "kites", lang: "en" },
        { value: "wind", lang: "en" },
        { value: "پتنگ", lang: "ur" },
      ],
      links: [
        { rel: "landing", url: "https://kites.example/article/view/12" },
        { rel: "pdf", url: "https://kites.example/12.pdf" },
      ],
      contributors: [{ affiliations: ["Sample University"] }, { affiliations: [] }],
    });
    expect(JSON.stringify(dataOf(records[0]))).not.toContain("a@kites.example");
  });

  it("takes sets for classes only where they are", () => {
    const title = { name: "title", local: "title", attributes: {}, content: ["T"] };
    const root = { name: "doajArticle", local: "doajArticle", attributes: {}, content: [title] };
    const sets = ["TENDOk1lZGljaW5l", "TENDOlNjaWVuY2U~", "J:10.1002", "", "TENDOg~~"];
    expect(mapDoajArticle(root, { sets })).toMatchObject({
      value: {
        subjects: [
          { scheme: "lcc", label: "Medicine" },
          { scheme: "lcc", label: "Science" },
        ],
      },
    });
  });

  it("gives the same records for any pieces", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 30 }), (sizes) => {
        expect(recordsOf(readDocument(oaiDoaj, exported, sizes))).toEqual(records);
      }),
      { numRuns: 50 },
    );
  });
});
