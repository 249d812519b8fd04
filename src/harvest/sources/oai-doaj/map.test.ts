import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { brief, dataOf, readDocument, recordsOf } from "../../../../test/read-document.ts";
import { recogniseFormat } from "../index.ts";
import { oaiDoaj } from "./index.ts";
import { mapDoajArticle } from "./map.ts";

const exported = readFileSync(
  fileURLToPath(new URL("../../../../test/fixtures/oai-doaj/records.xml", import.meta.url)),
);

describe("DOAJ's articles in files", () => {
  const records = recordsOf(readDocument(oaiDoaj, exported));

  it("are recognised, named and accounted for", () => {
    expect(recogniseFormat(exported, "doaj.xml")?.name).toBe("oai_doaj");
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
