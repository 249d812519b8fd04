import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RecordData } from "../../../domain/record.ts";
import type { ReadEvent } from "../../source.ts";
import { recogniseFormat } from "../index.ts";
import { abstractOf } from "./abstract.ts";
import { openAlex } from "./index.ts";
import { mapWork } from "./map.ts";

const page = readFileSync(new URL("../../../../test/fixtures/openalex-works.json", import.meta.url));
const works = (JSON.parse(page.toString()) as { results: object[] }).results;

function read(bytes: Uint8Array): readonly ReadEvent[] {
  const reader = openAlex.reader();
  return [...reader.write(bytes), ...reader.end()];
}

function dataOf(events: readonly ReadEvent[]): (RecordData | string)[] {
  return events.flatMap((event): (RecordData | string)[] => {
    if (event.type !== "record") return [];
    if (event.record.state === "live" && event.record.mapped.is === "record") return [event.record.mapped.data];
    return [event.record.state === "bad" ? event.record.problem.code : event.record.state];
  });
}

function mapped(work: object): RecordData {
  const result = mapWork({ id: "https://openalex.org/W1", title: "Canals", ...work });
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

const nothing = { abstracts: [], contributors: [], identifiers: [], keywords: [], subjects: [], references: [] };

describe("a page of the API", () => {
  const events = read(page);

  it("gives its works by their identifiers, and how to go on", () => {
    expect(recogniseFormat(page, "works.json")?.name).toBe("openalex");
    expect(
      events.map((event) => (event.type === "record" ? [event.record.identifier, event.record.datestamp] : event)),
    ).toEqual([
      ["W9000000001", "2024-05-01T10:11:12.000000"],
      ["W9000000002", "2024-05-02T00:00:00"],
      ["W9000000003", undefined],
      ["W9000000004", undefined],
      { type: "token", value: "IlsxNjA5MzcyODAwMDAwXSI=", listSize: 4 },
    ]);
  });

  it("maps a work with all it has", () => {
    expect(dataOf(events)[0]).toEqual({
      kind: "article",
      type: "article",
      titles: [{ value: "Canals of an invented valley", lang: "en" }],
      abstracts: [{ value: "Water runs down; it runs still.", lang: "en" }],
      contributors: [
        {
          name: { printed: "Sara Jadoon", family: "Jadoon", given: "Sara" },
          role: "author",
          orcid: {
            scheme: "orcid",
            value: "0000-0002-1825-0097",
            valid: true,
            printed: "https://orcid.org/0000-0002-1825-0097",
          },
          affiliations: ["Department of Hydrology, Invented University, Nowhere"],
        },
        {
          name: { printed: "Amina Khan", family: "Khan", given: "Amina" },
          role: "author",
          affiliations: ["Institute of Canals"],
        },
      ],
      identifiers: [
        { scheme: "doi", value: "10.5555/jih.2020.11", valid: true, printed: "https://doi.org/10.5555/JIH.2020.11" },
        { scheme: "pmid", value: "99000001", valid: true },
        { scheme: "pmcid", value: "PMC9900001", valid: true },
      ],
      published: { start: "2020-07-15" },
      languages: ["en"],
      keywords: [],
      subjects: [
        { scheme: "other", label: "Irrigation Canals", code: "T90001" },
        { scheme: "other", label: "Canal" },
      ],
      publisher: "Invented Press",
      licence: { id: "CC-BY-NC", printed: "cc-by-nc" },
      access: "open",
      links: [
        { rel: "pdf", url: "https://journal.example/article/11.pdf", format: "application/pdf" },
        { rel: "pdf", url: "https://repository.example/1.pdf", format: "application/pdf" },
      ],
      relations: [
        {
          type: "retracted-by",
          to: { scheme: "url", value: "https://openalex.org/W9000000001", valid: true },
          printed: "Marked as retracted by OpenAlex",
        },
      ],
      container: {
        titles: [{ value: "Journal of Invented Hydrology", lang: "en" }],
        issns: [
          { scheme: "issn", value: "0317-8471", valid: true },
          { scheme: "issn", value: "1050-124X", valid: true },
        ],
        issue: { volume: "3", number: "2", year: 2020 },
        pages: { printed: "11-19", first: "11", last: "19" },
      },
      references: [],
    });
  });

  it("maps works that have little", () => {
    expect(dataOf(events).slice(1)).toEqual([
      {
        ...nothing,
        kind: "article",
        type: "article",
        titles: [{ value: "ایک فرضی وادی کی نہریں", lang: "ur" }],
        published: { start: "2019" },
        languages: ["ur"],
        access: "closed",
        links: [{ rel: "landing", url: "https://journal.example/urdu/2" }],
        container: { titles: [{ value: "فرضی رسالہ", lang: "ur" }], issns: [] },
      },
      {
        ...nothing,
        kind: "article",
        type: "preprint",
        titles: [{ value: "Invented canals: a preprint" }],
        published: { start: "2018-05" },
        languages: [],
        access: "unknown",
        links: [{ rel: "landing", url: "https://preprints.example/3" }],
      },
      "missing_title",
    ]);
  });

  it("reads the same from the snapshot's lines, from an array and from single works", () => {
    const expected = dataOf(events);
    expect(dataOf(read(Buffer.from(works.map((work) => JSON.stringify(work)).join("\n"))))).toEqual(expected);
    expect(dataOf(read(Buffer.from(JSON.stringify(works))))).toEqual(expected);
    expect(works.flatMap((work) => dataOf(read(Buffer.from(JSON.stringify(work, null, 2)))))).toEqual(expected);
    expect(works.every((work) => recogniseFormat(Buffer.from(JSON.stringify(work)), "x")?.name === "openalex")).toBe(
      true,
    );
  });

  it("tells a refusal, and knows the work that stands for deleted ones", () => {
    const refusal = { error: "Invalid query parameters error.", message: "cursor is not valid" };
    expect(read(Buffer.from(JSON.stringify(refusal)))).toEqual([
      { type: "error", code: "Invalid query parameters error.", message: "cursor is not valid" },
    ]);
    const deleted = { id: "https://openalex.org/W4285719527", title: "Deleted Work", authorships: [] };
    expect(dataOf(read(Buffer.from(JSON.stringify([deleted]))))).toEqual(["deleted"]);
  });
});

describe("abstracts", () => {
  it("puts words back in their places, and leaves out places that are none", () => {
    expect(abstractOf({ b: [1, "2", -1, 1.5, null], a: [0], c: "x" })).toBe("a b");
    expect(abstractOf({})).toBeUndefined();
    expect(abstractOf({ a: Array.from({ length: 60_000 }, (_, at) => at) })).toBeUndefined();
    expect(abstractOf({ far: [9_000_000_000], near: [3] })).toBe("near far");
  });
});

describe("kinds and types", () => {
  it.each([
    ["article", {}, "article", "article"],
    ["article", { type_crossref: "proceedings-article" }, "article", "conference paper"],
    ["article", { primary_location: { source: { type: "conference" } } }, "article", "conference paper"],
    ["article", { is_paratext: true }, "article", "other"],
    ["dissertation", {}, "article", "thesis"],
    ["review", {}, "article", "review"],
    ["editorial", {}, "article", "editorial"],
    ["letter", {}, "article", "letter"],
    ["dataset", {}, "article", "dataset"],
    ["report", {}, "article", "report"],
    ["peer-review", {}, "article", "other"],
    ["erratum", {}, "article", "other"],
    ["book", {}, "book", undefined],
    ["book-chapter", {}, "chapter", undefined],
  ])("%s %j", (type, more, kind, workType) => {
    const data = mapped({ type, ...more });
    expect([data.kind, data.kind === "article" ? data.type : undefined]).toEqual([kind, workType]);
  });
});

describe("what is said", () => {
  it("knows licences, and takes none from what names none", () => {
    const licence = (license: string): unknown => mapped({ primary_location: { license } }).licence?.id;
    expect(["cc-by", "cc-by-nc-nd", "cc0", "public-domain", "other-oa", "publisher-specific-oa"].map(licence)).toEqual([
      "CC-BY",
      "CC-BY-NC-ND",
      "CC0-1.0",
      "public-domain",
      undefined,
      undefined,
    ]);
  });

  it("keeps a linking ISSN that is not among the others", () => {
    const source = { type: "journal", display_name: "J", issn_l: "0317-8471", issn: ["1050-124X"] };
    const data = mapped({ primary_location: { source } });
    expect(data.kind === "article" && data.container?.issns).toEqual([
      { scheme: "issn", value: "0317-8471", valid: true, medium: "linking" },
      { scheme: "issn", value: "1050-124X", valid: true },
    ]);
  });

  it("never throws, whatever stands in a work", () => {
    const keys = [
      "title",
      "doi",
      "ids",
      "primary_location",
      "authorships",
      "biblio",
      "topics",
      "keywords",
      "abstract_inverted_index",
      "open_access",
      "publication_date",
      "type",
      "is_retracted",
      "language",
    ];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 3 })), (work) => {
        const result = mapWork(work);
        expect(["mapped", "missing_title"]).toContain(result.ok ? "mapped" : result.problem.code);
      }),
      { numRuns: 300 },
    );
  });
});
