import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasSharedData, sharedData } from "../../../../test/shared-data.ts";
import type { ArticleData } from "../../../domain/record.ts";
import type { ReadEvent } from "../../source.ts";
import { recogniseFormat } from "../index.ts";
import { doaj } from "./index.ts";
import { mapArticle } from "./map.ts";

function read(document: Uint8Array | object): readonly ReadEvent[] {
  const reader = doaj.reader();
  const bytes = document instanceof Uint8Array ? document : Buffer.from(JSON.stringify(document));
  return [...reader.write(bytes), ...reader.end()];
}

function mapped(bibjson: object): ArticleData {
  const result = mapArticle({
    id: "x",
    bibjson: { title: "Canals", journal: { title: "Invented Journal" }, ...bibjson },
  });
  if (!result.ok || result.value.kind !== "article") throw new Error(JSON.stringify(result));
  return result.value;
}

describe.skipIf(!hasSharedData)("real articles of DOAJ", () => {
  const bytes = hasSharedData ? readFileSync(sharedData("doaj/doaj-articles-api.jsonl")) : Buffer.alloc(0);
  const records = read(bytes).flatMap((event) =>
    event.type === "record" && event.record.state === "live" ? [event.record] : [],
  );
  const articles = records.map(({ mapped: found }) => {
    if (found.is !== "record" || found.data.kind !== "article") throw new Error("no article");
    return found.data;
  });

  it("has all five, each with its bytes", () => {
    expect(recogniseFormat(bytes.subarray(0, 65_536), "x.jsonl")?.name).toBe("doaj");
    expect(records.map(({ identifier, datestamp }) => [identifier, datestamp])).toEqual([
      ["e58f08a11ecb495ead55a44ad4f89808", "2020-02-04T14:11:44Z"],
      ["937c7aa790e048d4ae5f53a2ad71f0dc", "2020-02-04T08:06:42Z"],
      ["e0173c80437f4fb88ec4e02e453e13b0", "2020-02-04T13:43:13Z"],
      ["152f83d12b9f477696e681684ba696e7", "2020-02-04T09:46:14Z"],
      ["9cf511bab39445ba9745feb43d7493dd", "2020-06-02T23:02:32Z"],
    ]);
    for (const { location, mapped: found } of records) {
      expect(doaj.remap(bytes.subarray(location.start, location.end), "doaj")).toEqual({ ok: true, value: found });
    }
  });

  it("reads what differs between them", () => {
    expect(
      articles.map((data) => [
        data.identifiers.map(({ value, valid }) => `${value} ${valid}`).join(),
        `${data.contributors[0]?.name.printed}, ${data.contributors[0]?.name.family}, ${data.contributors.length}`,
        data.container?.titles[0]?.value,
        data.container?.issns.map(({ value, valid, medium }) => `${value} ${medium ?? valid}`).join(),
        `${data.container?.issue?.volume}(${data.container?.issue?.number}): ${data.container?.pages?.printed}`,
        `${data.published?.start} ${data.country} ${data.licence?.id} ${data.keywords.length} ${data.subjects.map(({ code }) => code).join()}`,
      ]),
    ).toEqual([
      [
        "10.1016/j.matdes.2016.06.110 true",
        "Xinfeng Li, Li, 5",
        "Materials & Design",
        "0264-1275 print,1234-5678 false,1873-4197 true",
        "108(undefined): 608-617",
        "2016-10 GB CC-BY-NC-ND 0 TA401-492",
      ],
      [
        "10.3390/cancers9080107 true",
        "Paul Hofman, Hofman, 1",
        "Cancers",
        "2072-6694 online,1234-5678 false",
        "9(8): 107",
        "2017-08 CH CC-BY 6 RC254-282",
      ],
      [
        "",
        "S Bansal, Bansal, 9",
        "International Journal of Nanomedicine",
        "1178-2013 print,1234-5678 false,1176-9114 true",
        "14(undefined): 809-818",
        "2019-01 GB CC-BY-NC 6 R5-920",
      ],
      [
        "10.3390/s18124467 true",
        "Guangyu Zuo, Zuo, 5",
        "Sensors",
        "1424-8220 online,1234-5678 false",
        "18(12): 4467",
        "2018-12 CH CC-BY 4 TP1-1185",
      ],
      [
        "10.123/abc false",
        "Mathias Gabriel Diaz Ogás, Ogás, 3",
        "Applied Sciences",
        "2076-3417 online,1234-5678 false",
        "10(undefined): 3872",
        "2020-06 CH CC-BY 5 T,TA1-2040,QH301-705.5,QC1-999,QD1-999",
      ],
    ]);
    expect(articles.every(({ languages, access }) => languages.join() === "en" && access === "open")).toBe(true);
    expect(articles[3]?.abstracts[0]?.value).toContain("accuracy from −0.0047 °C to 0.0059 °C");
    expect(articles[1]?.keywords[5]).toEqual({ value: "molecular biology", lang: "en" });
  });

  it("maps one whole", () => {
    const { abstracts, ...rest } = articles[1] ?? {};
    expect(abstracts?.[0]?.value).toMatch(/^Patients with advanced-stage .* daily routine practice\.$/);
    expect(rest).toEqual({
      kind: "article",
      type: "article",
      titles: [
        {
          value:
            "ALK in Non-Small Cell Lung Cancer (NSCLC) Pathobiology, Epidemiology, Detection from Tumor Tissue and Algorithm Diagnosis in a Daily Practice",
          lang: "en",
        },
      ],
      contributors: [
        {
          name: { printed: "Paul Hofman", family: "Hofman", given: "Paul" },
          role: "author",
          affiliations: [
            "Laboratory of Clinical and Experimental Pathology, Pasteur Hospital, 30 avenue de la voie romaine, 06001 Nice cedex 01, France",
          ],
        },
      ],
      identifiers: [{ scheme: "doi", value: "10.3390/cancers9080107", valid: true }],
      published: { start: "2017-08" },
      languages: ["en"],
      keywords: [
        "ALK rearrangement",
        "lung cancer",
        "biology",
        "immunohistochemistry",
        "FISH",
        "molecular biology",
      ].map((value) => ({ value, lang: "en" })),
      subjects: [
        { scheme: "lcc", label: "Neoplasms. Tumors. Oncology. Including cancer and carcinogens", code: "RC254-282" },
      ],
      publisher: "MDPI AG",
      country: "CH",
      licence: { printed: "CC BY", id: "CC-BY" },
      access: "open",
      links: [{ rel: "landing", url: "https://www.mdpi.com/2072-6694/9/8/107" }],
      container: {
        titles: [{ value: "Cancers", lang: "en" }],
        issns: [
          { scheme: "issn", value: "2072-6694", valid: true, medium: "online" },
          { scheme: "issn", value: "1234-5678", valid: false },
        ],
        issue: { volume: "9", number: "8", year: 2017 },
        pages: { printed: "107", first: "107" },
      },
      references: [],
    });
  });
});

describe("a page of the API", () => {
  it("gives its articles, the next page and how many there are", () => {
    const results = [
      { id: "a", bibjson: { title: "A", journal: { title: "J" } } },
      { id: "b", bibjson: { journal: { title: "J" } } },
    ];
    const page = {
      total: 12,
      page: 1,
      pageSize: 2,
      results,
      next: "https://doaj.example/api/search/articles/x?page=2",
    };
    expect(recogniseFormat(Buffer.from(JSON.stringify(page)), "x")?.name).toBe("doaj");
    expect(read(page)).toMatchObject([
      { record: { identifier: "a", state: "live" } },
      { record: { identifier: "b", state: "bad", problem: { code: "missing_title" } } },
      { type: "token", value: "https://doaj.example/api/search/articles/x?page=2", listSize: 12 },
    ]);
    expect(read({ status: "bad_request", error: "Page size must be at most 100" })).toEqual([
      { type: "error", code: "bad_request", message: "Page size must be at most 100" },
    ]);
  });

  it("says of a journal that it is one", () => {
    expect(read([{ id: "j", bibjson: { title: "Invented Journal", pissn: "0317-8471" } }])).toMatchObject([
      { record: { state: "bad", problem: { code: "unmapped_metadata" } } },
    ]);
  });
});

describe("what an article says", () => {
  it("takes the language of a journal of several from the text, where it is one of them", () => {
    const abstract = "Wheat is grown on irrigated land in the valley, and its yield has been measured for ten years.";
    expect(mapped({ abstract, journal: { language: ["EN", "UR"] } }).languages).toEqual(["en"]);
    expect(mapped({ abstract, journal: { language: ["UR", "AR"] } }).languages).toEqual([]);
    expect(mapped({ title: "تاریخ جدید", journal: { language: ["UR"] } }).titles).toEqual([
      { value: "تاریخ جدید", lang: "ur" },
    ]);
  });

  it("takes an ISSN that is print and online at once for neither", () => {
    const identifier = [
      { type: "pissn", id: "0317-8471" },
      { type: "eissn", id: "0317-8471" },
    ];
    expect(mapped({ identifier }).container?.issns).toEqual([{ scheme: "issn", value: "0317-8471", valid: true }]);
  });

  it("reads months by name, and the year alone where the month is none", () => {
    expect(mapped({ year: "2019", month: "March" }).published).toEqual({ start: "2019-03" });
    expect(mapped({ year: "2019", month: "13" }).published).toMatchObject({ start: "2019" });
    expect(mapped({ month: "3" }).published).toBeUndefined();
  });

  it("puts initials first only where all authors have them last", () => {
    const names = (...all: string[]): unknown =>
      mapped({ author: all.map((name) => ({ name })) }).contributors.map(({ name }) => name.family);
    expect(names("Kaur IP", "Zia ul Haq M")).toEqual(["Kaur", "Zia ul Haq"]);
    expect(names("Kaur IP", "Sara Khan")).toEqual(["IP", "Khan"]);
  });

  it("keeps ORCID iDs and files", () => {
    const author = [{ name: "Sara Khan", orcid_id: "https://orcid.org/0000-0002-1825-0097" }];
    const link = [
      { type: "fulltext", url: "https://x.example/1.pdf" },
      { type: "fulltext", url: "https://x.example/1", content_type: "PDF" },
      { url: "ftp:x" },
    ];
    expect(mapped({ author, link })).toMatchObject({
      contributors: [{ orcid: { value: "0000-0002-1825-0097", valid: true } }],
      links: [
        { rel: "landing", url: "https://x.example/1" },
        { rel: "pdf", url: "https://x.example/1.pdf" },
      ],
    });
  });

  it("never throws, whatever stands in it", () => {
    const keys = [
      "title",
      "author",
      "journal",
      "identifier",
      "keywords",
      "subject",
      "link",
      "year",
      "month",
      "start_page",
      "abstract",
    ];
    const odd = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constant([{ type: "doi", id: 1 }]),
      fc.constant({ issns: [[]], license: [{}] }),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), odd), (bibjson) => {
        const result = mapArticle({ bibjson });
        expect(["mapped", "missing_title"]).toContain(result.ok ? "mapped" : result.problem.code);
      }),
      { numRuns: 300 },
    );
  });
});
