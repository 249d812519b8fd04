import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { brief, dataOf, readDocument, recordsOf } from "../../../../test/read-document.ts";
import { hasSharedData, sharedData, sharedFiles } from "../../../../test/shared-data.ts";
import type { Incoming } from "../../../catalogue/ingest-types.ts";
import { onix } from "./index.ts";

const item = (level: string, title: string, more = ""): string =>
  `<ContentItem><LevelSequenceNumber>${level}</LevelSequenceNumber><TextItem><TextItemType>03</TextItemType>${more}<PageRun><FirstPageNumber>${level.replace(".", "")}1</FirstPageNumber><LastPageNumber>${level.replace(".", "")}9</LastPageNumber></PageRun></TextItem><ComponentTypeName>Chapter</ComponentTypeName><ComponentNumber>${level}</ComponentNumber><Contributor><ContributorRole>A01</ContributorRole><PersonNameInverted>Khan, Sara</PersonNameInverted></Contributor><TitleDetail><TitleType>01</TitleType><TitleElement><TitleElementLevel>04</TitleElementLevel><TitleText>${title}</TitleText></TitleElement></TitleDetail></ContentItem>`;
const doi =
  "<TextItemIdentifier><TextItemIDType>06</TextItemIDType><IDValue>10.5555/kites.2</IDValue></TextItemIdentifier>";
const product = (inner = ""): string =>
  `<Product><RecordReference>press.example.1</RecordReference><NotificationType>03</NotificationType><ProductIdentifier><ProductIDType>15</ProductIDType><IDValue>9780306406157</IDValue></ProductIdentifier><DescriptiveDetail><ProductForm>ED</ProductForm><EpubLicense><EpubLicenseName>CC BY</EpubLicenseName><EpubLicenseExpression><EpubLicenseExpressionLink>https://creativecommons.org/licenses/by/4.0/</EpubLicenseExpressionLink></EpubLicenseExpression></EpubLicense><TitleDetail><TitleType>01</TitleType><TitleElement><TitleElementLevel>01</TitleElementLevel><TitlePrefix>The</TitlePrefix><TitleWithoutPrefix>Kites of Lahore</TitleWithoutPrefix><Subtitle>A history</Subtitle></TitleElement></TitleDetail><Contributor><ContributorRole>B01</ContributorRole><NameIdentifier><NameIDType>21</NameIDType><IDValue>0000000218250097</IDValue></NameIdentifier><NamesBeforeKey>Ali</NamesBeforeKey><KeyNames>Shah</KeyNames></Contributor><EditionNumber>2</EditionNumber><Language><LanguageRole>01</LanguageRole><LanguageCode>eng</LanguageCode></Language></DescriptiveDetail>${inner}<PublishingDetail><Publisher><PublishingRole>01</PublishingRole><PublisherName>Sample Press</PublisherName></Publisher><PublishingDate><PublishingDateRole>01</PublishingDateRole><Date dateformat="01">202105</Date></PublishingDate></PublishingDetail></Product>`;
const message = (inner: string): string =>
  `<ONIXMessage release="3.1" xmlns="http://ns.editeur.org/onix/3.1/reference">${inner}</ONIXMessage>`;
const read = (document: string): Incoming[] => recordsOf(readDocument(onix, document));

describe("a product of ONIX", () => {
  const detail = `<ContentDetail>${item("1", "Strings")}${item("1.1", "Glass")}${item("2", "Paper", doi)}</ContentDetail>`;

  it("is a book with its content items as a tree, and each of them a chapter", () => {
    const records = read(message(product(detail)));
    expect(records.map(({ identifier, format }) => [identifier, format])).toEqual([
      ["press.example.1", "onix"],
      ["press.example.1#1", "onix:1"],
      ["press.example.1#2", "onix:2"],
      ["press.example.1#3", "onix:3"],
    ]);
    const common = { authors: ["Sara Khan"] };
    expect(dataOf(records[0])).toEqual({
      kind: "book",
      titles: [{ value: "The Kites of Lahore: A history", lang: "en" }],
      abstracts: [],
      contributors: [
        {
          name: { printed: "Ali Shah", family: "Shah", given: "Ali" },
          role: "editor",
          orcid: expect.objectContaining({ value: "0000-0002-1825-0097", valid: true }),
          affiliations: [],
        },
      ],
      identifiers: [{ scheme: "isbn", value: "9780306406157", valid: true, medium: "online" }],
      published: { start: "2021-05" },
      publisher: "Sample Press",
      licence: expect.objectContaining({ id: "CC-BY-4.0" }),
      languages: ["en"],
      keywords: [],
      subjects: [],
      access: "open",
      links: [],
      edition: "2",
      contents: [
        {
          titles: [{ value: "Strings", lang: "en" }],
          number: "Chapter 1",
          pages: { printed: "11-19", first: "11", last: "19" },
          ...common,
          part: "press.example.1#1",
          entries: [
            {
              titles: [{ value: "Glass", lang: "en" }],
              number: "Chapter 1.1",
              pages: { printed: "111-119", first: "111", last: "119" },
              ...common,
              part: "press.example.1#2",
            },
          ],
        },
        {
          titles: [{ value: "Paper", lang: "en" }],
          number: "Chapter 2",
          pages: { printed: "21-29", first: "21", last: "29" },
          ...common,
          part: "press.example.1#3",
        },
      ],
    });
    expect(dataOf(records[3])).toMatchObject({
      kind: "chapter",
      titles: [{ value: "Paper" }],
      identifiers: [{ scheme: "doi", value: "10.5555/kites.2" }],
      pages: { printed: "21-29" },
      position: 3,
      publisher: "Sample Press",
      book: { titles: [{ value: "The Kites of Lahore: A history" }], identifiers: [{ value: "9780306406157" }] },
    });
  });

  it("reads each again from the bytes of the product", () => {
    const document = message(product(detail));
    for (const record of read(document)) {
      const bytes = Buffer.from(document).subarray(record.location.start, record.location.end);
      const again = onix.reread?.({ bytes, format: record.format, head: Buffer.from(document) });
      expect(again?.record).toEqual({ ...record, location: expect.anything() });
    }
  });

  it("gives the same in short tags", () => {
    const short = `<ONIXmessage release="3.0"><product><a001>x.1</a001><a002>03</a002><productidentifier><b221>15</b221><b244>9780306406157</b244></productidentifier><descriptivedetail><b012>BC</b012><titledetail><b202>01</b202><titleelement><x409>01</x409><b203>Kites</b203></titleelement></titledetail></descriptivedetail><contentdetail><contentitem><b284>1</b284><textitem><pagerun><b286>1</b286><b287>20</b287></pagerun></textitem><b288>Chapter</b288><b289>1</b289><titledetail><b202>01</b202><titleelement><x409>04</x409><b203>Strings</b203></titleelement></titledetail></contentitem></contentdetail></product></ONIXmessage>`;
    const [book, chapter] = read(short);
    expect(dataOf(book)).toMatchObject({
      titles: [{ value: "Kites" }],
      identifiers: [{ value: "9780306406157", medium: "print" }],
      contents: [{ titles: [{ value: "Strings" }], number: "Chapter 1", pages: { printed: "1-20" }, part: "x.1#1" }],
    });
    expect(dataOf(chapter)).toMatchObject({ kind: "chapter", titles: [{ value: "Strings" }] });
  });

  it("reads content items of 2.1, and a table of contents that is given as a text", () => {
    const old = `<ONIXMessage><Product><RecordReference>y</RecordReference><ISBN>0306406152</ISBN><DistinctiveTitle>Kites</DistinctiveTitle><ContentItem><TextItem><FirstPageNumber>5</FirstPageNumber></TextItem><Title><TitleType>01</TitleType><TitleText>Strings</TitleText></Title></ContentItem><PublicationDate>2003</PublicationDate></Product></ONIXMessage>`;
    expect(dataOf(read(old)[0])).toMatchObject({
      titles: [{ value: "Kites" }],
      identifiers: [{ value: "9780306406157" }],
      published: { start: "2003" },
      contents: [{ titles: [{ value: "Strings" }], pages: { printed: "5" }, part: "y#1" }],
    });
    const text = `<CollateralDetail><TextContent><TextType>04</TextType><Text textformat="05"><p>Contents</p><ul><li>Strings</li><li>Paper</li></ul></Text></TextContent></CollateralDetail>`;
    const [book, ...chapters] = read(message(product(text)));
    expect(chapters).toEqual([]);
    expect(dataOf(book)).toMatchObject({
      contents: [{ titles: [{ value: "Strings" }] }, { titles: [{ value: "Paper" }] }],
    });
  });

  it("that its publisher takes back is deleted, and one without a title is kept with the reason", () => {
    const gone = message(product().replace("<NotificationType>03", "<NotificationType>05"));
    expect(read(gone)).toMatchObject([{ identifier: "press.example.1", state: "deleted" }]);
    const bare = message("<Product><RecordReference>z</RecordReference></Product>");
    expect(read(bare)).toMatchObject([{ identifier: "z", state: "bad", problem: { code: "missing_title" } }]);
  });
});

describe.skipIf(!hasSharedData)("real files of ONIX", () => {
  const records = (file: string): Incoming[] =>
    recordsOf(readDocument(onix, readFileSync(sharedData(`books/onix/${file}`))));

  it("are recognised; 2.1 and 3.0 give 21 books each, the same ones", () => {
    for (const file of sharedFiles("books/onix", ".xml")) {
      expect([file, onix.recognise(readFileSync(file).subarray(0, 65536), file)]).toEqual([file, true]);
    }
    const [old, now] = [records("onix2-multiple.xml"), records("onix3-multiple.xml")];
    expect([old.length, now.length]).toEqual([21, 21]);
    const facts = (all: readonly Incoming[]) =>
      all.map((one) => [one.identifier, brief(one)["titles"], brief(one)["ids"]]);
    expect(facts(now)).toEqual(facts(old));
  });

  it("give one book the same in reference and in short tags", () => {
    const [reference] = records("imx-full_sample.xml");
    const [short] = records("onix3-single-short-tags.xml");
    expect(dataOf(short)).toEqual(dataOf(reference));
    expect(brief(short)).toEqual({
      kind: "book",
      titles: ["en: Roseanna"],
      people: ["Sjöwall, Maj", "Wahlöö, Per", "Roth, Lois | translator", "Mankell, Henning | contributor"],
      ids: ["isbn 9780007232833"],
      published: "2006-08-07",
      languages: "en",
    });
  });

  it("with wrong dates or formats of text give what can be had", () => {
    expect(brief(records("imx-bad_content_date_format.xml")[0])).toMatchObject({
      titles: ["fr: Simple"],
      published: "2013-11-05",
    });
    expect(records("imx-invalid_textformat.xml")).toMatchObject([{ state: "bad", problem: { code: "missing_title" } }]);
    // its one content item names a type and no title
    expect(records("imx-9782707154298.xml").map(({ state }) => state)).toEqual(["live"]);
  });
});
