import { describe, expect, it } from "vitest";
import { brief, dataOf, readFileAs } from "../../../../test/read-document.ts";
import { hasSharedData, sharedData } from "../../../../test/shared-data.ts";
import { pubmed } from "./index.ts";

/** Read off the file by eye. */
const expected: Readonly<Record<string, Record<string, unknown>>> = {
  "973217": {
    kind: "article",
    titles: ["en: Hospital debt management and cost reimbursement"],
    people: ["Blume, F R"],
    ids: ["pmid 973217"],
    published: "1976 (Fall 1976)",
    in: "Topics in health care financing; 0095-3814 print",
    issue: "3/1/1976",
    pages: "69-81 = 69 to 81",
    languages: "en",
  },
  "9929727": {
    kind: "letter",
    titles: [
      "es: La lucha contra el tabaco en los niños, adolescentes y jóvenes: conocimiento, prevención y actuación",
      "en: Tobacco control in children, adolescents and young people: knowledge, prevention and action",
    ],
    people: ["de Granda Orive, J I", "Peña Miguel, T", "Morato Arnáiz, A"],
    ids: ["pmid 9929727"],
    published: "1998-12",
    in: "Archivos de bronconeumologia; 0300-2896 print",
    issue: "34/11/1998",
    pages: "564 = 564 to -",
    languages: "es",
    relations: ["comment-on pmid 9611655"],
  },
  "11279676": {
    kind: "review",
    titles: ["en: Elective versus selective caesarean section for delivery of the small baby"],
    people: ["Grant, A", "Glazener, C M"],
    ids: ["doi 10.1002/14651858.cd000078", "pmid 11279676"],
    published: "2001",
    in: "The Cochrane database of systematic reviews; 1469-493X online; 1361-6137 linking",
    issue: "-/1/2001",
    pages: "CD000078 = CD000078 to -",
    languages: "en",
    relations: ["version-of pmid 10796117", "version-of pmid 11405950"],
  },
  "11525160": {
    kind: "article",
    titles: ["en: 32nd Annual meeting of the Swiss Society of Nephrology. Lausanne, 14-15 December 2000. Abstracts"],
    people: [],
    ids: ["pmid 11525160"],
    published: "2000",
    in: "Schweizerische medizinische Wochenschrift. Supplementum; 0250-5525 print",
    issue: "124/-/2000",
    pages: "1S-20S = 1S to 20S",
    languages: "en fr de",
  },
  "11580607": {
    kind: "article",
    titles: ["en: Maximal height scaling of kinetically growing surfaces"],
    people: ["Raychaudhuri, S", "Cranston, M", "Przybyla, C", "Shapir, Y"],
    ids: ["doi 10.1103/physrevlett.87.136101", "pmid 11580607"],
    published: "2001-09-24",
    online: "2001-09-05",
    in: "Physical review letters; 0031-9007 print",
    issue: "87/13/2001",
    pages: "136101 = 136101 to -",
    languages: "en",
  },
  "11600211": {
    kind: "letter",
    titles: ["en: Letter from the ASHI president and council"],
    people: ["Tyan, D B"],
    ids: ["pmid 11600211"],
    published: "2001-10",
    in: "Human immunology; 0198-8859 print",
    issue: "62/10/2001",
    pages: "1064 = 1064 to -",
    languages: "en",
    relations: ["comment-on pmid 11543891"],
  },
  "11838066": {
    kind: "article",
    titles: [
      "sv: Ojämn fördelning av hälsoresurser. Forskningspengar satsas inte i proportion till sjukdomars globala betydelse",
      "en: Unequal distribution of health resources. Research is not supported with consideration to the global significance of the diseases",
    ],
    people: ["Milerad, Josef"],
    ids: ["pmid 11838066"],
    published: "2002-01-17",
    in: "Lakartidningen; 0023-7205 print",
    issue: "99/3/2002",
    pages: "148-9 = 148 to 149",
    languages: "sv",
  },
  "12192682": {
    kind: "article",
    titles: ["en: Intelligent control of a planning system for astronaut training"],
    people: ["Ortiz, J", "Chen, G"],
    ids: ["pmid 12192682"],
    published: "1999-07",
    in: "IEEE transactions on aerospace and electronic systems; 0018-9251 print",
    issue: "35/3/1999",
    pages: "1055-70 = 1055 to 1070",
    languages: "en",
  },
  "12230355": {
    kind: "article",
    titles: ["en: Screening for osteoporosis in postmenopausal women: recommendations and rationale"],
    people: ["body U.S. Preventive Services Task Force"],
    ids: ["pmid 12230355"],
    published: "2002-09-17",
    in: "Annals of internal medicine; 1539-3704 online; 0003-4819 linking",
    issue: "137/6/2002",
    pages: "526-8 = 526 to 528",
    languages: "en",
    relations: ["has-comment pmid 12693905", "related pmid 12230384"],
  },
  "12369570": {
    kind: "letter",
    titles: ["en: Human unilateral lower limb suspension as a model for spaceflight effects on skeletal muscle"],
    people: ["Adams, Gregory R"],
    ids: ["doi 10.1152/japplphysiol.00412.2002", "pmid 12369570"],
    published: "2002-10",
    in: "Journal of applied physiology; 8750-7587 print; 0161-7567 linking",
    issue: "93/4/2002",
    pages: "1563-5; author reply 1565-6 = 1563 to 1565",
    languages: "en",
    relations: ["comment-on pmid 12070225"],
  },
  "14316043": {
    kind: "article",
    titles: ["en: THE RESPONSIBILITY OF THE DENTIST AND THE DENTAL PROFESSION WITH RESPECT TO JAW FRACTURES"],
    people: ["PHILLIPS, H"],
    ids: ["pmid 14316043"],
    published: "1965-12 to 1966-01",
    in: "University of Toronto undergraduate dental journal; 0042-0255 print",
    issue: "2/-/1965",
    pages: "5-11 = 5 to 11",
    languages: "en",
  },
};

describe.skipIf(!hasSharedData)("real records of PubMed", () => {
  const { records, bytes } = hasSharedData
    ? readFileAs(pubmed, sharedData("crossref/pubmed-articles.xml"))
    : { records: [], bytes: Buffer.alloc(0) };
  const find = (pmid: string) => records.find((record) => record.identifier === pmid);

  it("takes every article, and finds its bytes again", () => {
    expect(records).toHaveLength(bytes.toString("latin1").split("<PubmedArticle>").length - 1);
    expect(records.every((record) => record.state === "live")).toBe(true);
    for (const record of records) {
      const kept = bytes.subarray(record.location.start, record.location.end);
      expect(pubmed.remap(kept, "pubmed")).toEqual({ ok: true, value: record.state === "live" && record.mapped });
    }
  });

  it.each(Object.keys(expected))("reads %s as it is printed", (pmid) => {
    expect(brief(find(pmid))).toEqual(expected[pmid]);
  });

  it("keeps a retraction, and an erratum that has no number", () => {
    expect(dataOf(find("11543891")).relations).toEqual([
      {
        type: "has-comment",
        to: { scheme: "pmid", value: "11600211", valid: true },
        printed: "Hum Immunol. 2001 Oct;62(10):1064",
      },
      {
        type: "retracted-by",
        to: { scheme: "pmid", value: "11600210", valid: true },
        printed: "Suciu-Foca N, Lewis R. Hum Immunol. 2001 Oct;62(10):1063",
      },
    ]);
    const printed = "Int Clin Psychopharmacol 1999 Mar;14(2):138";
    expect(dataOf(find("9861576")).relations).toEqual([
      { type: "corrected-by", to: { scheme: "other", value: printed, valid: true }, printed },
    ]);
  });

  it("dates an article that is only online by its day, and takes a collection's numbers for the issue", () => {
    expect(brief(find("29049350"))).toMatchObject({
      published: "2017-10-19",
      online: "2017-10-19",
      issue: "12/10/2017",
      pages: "e0186401 = e0186401 to -",
      ids: ["doi 10.1371/journal.pone.0186401", "pmid 29049350", "pmcid PMC5648181"],
    });
    expect(dataOf(find("29049350")).access).toBe("open");
  });

  it("reads ORCID iDs and suffixes in their spellings, and leaves letters' addresses out", () => {
    const people = records.flatMap((record) => dataOf(record).contributors);
    expect(people.flatMap(({ orcid }) => orcid ?? [])).toEqual([
      { scheme: "orcid", value: "0000-0001-7984-1889", valid: true, printed: "0000000179841889" },
      { scheme: "orcid", value: "0000-0003-0572-4123", valid: true, printed: "http://orcid.org/0000-0003-0572-4123" },
      { scheme: "orcid", value: "0000-0002-4731-8118", valid: true, printed: "http://orcid.org/0000-0002-4731-8118" },
    ]);
    expect(people.filter(({ name }) => name.suffix !== undefined).map(({ name }) => name.suffix)).toEqual(["Jr."]);
    expect(people.flatMap(({ affiliations }) => affiliations).filter((text) => text.includes("@"))).toEqual([]);
    expect(dataOf(find("28647898")).contributors[0]?.affiliations).toEqual([
      "Istituto Superiore di Sanità, Rome, Italy.",
    ]);
    expect(dataOf(find("11838066")).contributors[0]?.affiliations).toEqual([]);
  });

  it("labels the parts of an abstract", () => {
    const [abstract] = dataOf(find("11279676")).abstracts;
    expect(abstract?.lang).toBe("en");
    expect(abstract?.value.split("\n").map((part) => part.slice(0, 32))).toEqual([
      "BACKGROUND: Elective caesarean d",
      "OBJECTIVES: To assess the effect",
      "SEARCH STRATEGY: The Cochrane Pr",
      "SELECTION CRITERIA: Randomised t",
      "DATA COLLECTION AND ANALYSIS: On",
      "MAIN RESULTS: Six studies involv",
      "REVIEWER'S CONCLUSIONS: There is",
    ]);
  });

  it("tells authors' keywords from indexers' terms", () => {
    expect(dataOf(find("28647898")).keywords.map((one) => one.value)).toEqual([
      "Corynebacterium ulcerans",
      "Diphtheria toxin",
      "Dog",
      "Molecular typing",
      "Respiratory diphtheria",
    ]);
    expect(dataOf(find("14316043"))).toMatchObject({ keywords: [] });
    expect(dataOf(find("14316043")).subjects.map((one) => one.label)).toContain("PRACTICE MANAGEMENT, DENTAL");
    expect(dataOf(find("973217")).subjects[0]).toEqual({ scheme: "other", label: "Accounting", code: "D000066" });
  });

  it("keeps references with their numbers, and the country of the journal", () => {
    const data = dataOf(find("10097079"));
    expect(data.kind === "article" && data.references[0]).toEqual({
      printed: "J Theor Biol. 1967 Aug;16(2):187-211",
      pmid: "6048539",
    });
    expect(dataOf(find("12219757")).country).toBe("KR");
    expect(records.every((record) => dataOf(record).country !== undefined)).toBe(true);
  });
});
