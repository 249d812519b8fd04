import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasSharedData, sharedData, sharedFiles } from "../../test/shared-data.ts";
import { doiUrl, parseDoi } from "./doi.ts";

describe("parseDoi", () => {
  it.each([
    ["10.52764/jms.25.33.1.3", "10.52764/jms.25.33.1.3"],
    ["10.47205/jdss.2021(2-III)01", "10.47205/jdss.2021(2-iii)01"],
    ["doi:10.1000/182", "10.1000/182"],
    ["DOI: 10.1000/182.", "10.1000/182"],
    ["info:doi/10.1000/182", "10.1000/182"],
    ["http://dx.doi.org/10.17613/M6W880", "10.17613/m6w880"],
    ["https://doi.org/10.1000/182?utm_source=x#top", "10.1000/182"],
    [
      "https://doi.org/10.1002/(SICI)1096-8644(199601)99:1%3C1::AID-AJPA1%3E3.0.CO;2-1",
      "10.1002/(sici)1096-8644(199601)99:1<1::aid-ajpa1>3.0.co;2-1",
    ],
    ["10.1175/1520-0469(1995)052<0001:X>2.0.CO;2", "10.1175/1520-0469(1995)052<0001:x>2.0.co;2"],
    ["(see https://doi.org/10.1234/ab(c)d).", "10.1234/ab(c)d"],
    ["[10.1234/abc]", "10.1234/abc"],
    ["“10.1234/abc”", "10.1234/abc"],
    ["10.1234/abc</a>", "10.1234/abc"],
    ["10.1002%2Fabc", "10.1002/abc"],
    ["10.1000.10/123", "10.1000.10/123"],
    ["\u200e10.1234/abc\u200f", "10.1234/abc"],
    ["10.1234/ABCÉ", "10.1234/abcÉ"],
  ])("reads %s", (text, value) => {
    expect(parseDoi(text)).toMatchObject({ scheme: "doi", value, valid: true });
  });

  it.each(["", "10.1234/", "10.12/abc", "110.1234/abc", "https://example.org/10.1234/abc", "Vol. 10.1234", "10.5 / 3"])(
    "finds none in %j",
    (text) => {
      expect(parseDoi(text)).toBeUndefined();
    },
  );

  it.each(["10.9753/icce.v22.%p", "10.1234/xxxx", "10.0000/abc", "10.1234/tba"])(
    "keeps the placeholder %s, invalid",
    (text) => {
      expect(parseDoi(text)).toEqual({ scheme: "doi", value: text, valid: false });
    },
  );

  it("keeps what was printed where it differs", () => {
    expect(parseDoi("doi:10.1000/ABC")).toEqual({
      scheme: "doi",
      value: "10.1000/abc",
      valid: true,
      printed: "doi:10.1000/ABC",
    });
    expect(parseDoi("10.1000/abc")).toEqual({ scheme: "doi", value: "10.1000/abc", valid: true });
  });

  it("gives the same for its own value and for its address", () => {
    const suffix = fc.string({
      unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz0123456789.-_;()/<>[]".split("")),
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 99999 }), suffix, (prefix, end) => {
        const first = parseDoi(`10.${prefix}/${end}`);
        if (first === undefined || !first.valid) return;
        expect(parseDoi(first.value)?.value).toBe(first.value);
        expect(parseDoi(doiUrl(first.value))?.value).toBe(first.value);
        expect(parseDoi(first.value.toUpperCase())?.value).toBe(first.value);
      }),
    );
  });

  it("takes any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        const found = parseDoi(`10.1234/${text}`);
        expect(found === undefined || found.value.startsWith("10.1234/")).toBe(true);
      }),
    );
    expect(parseDoi(`10.1234/${"(".repeat(200_000)}`)?.valid).toBe(false);
    expect(parseDoi("10.1234".repeat(50_000))).toBeUndefined();
  });
});

describe("doiUrl", () => {
  it("escapes what an address may not hold", () => {
    expect(doiUrl("10.1002/a<b>#c?d%e")).toBe("https://doi.org/10.1002/a%3Cb%3E%23c%3Fd%25e");
    expect(doiUrl("10.1/\ud800")).toContain("%EF%BF%BD");
  });
});

describe.skipIf(!hasSharedData)("DOIs of real sources", () => {
  it("are read whole, old forms and all", () => {
    const files = [...sharedFiles("crossref", ".xml"), ...sharedFiles("books/crossref-oai", ".xml")];
    const printed = files.flatMap((file) => readFileSync(file, "utf8").match(/<doi>[^<]+(?=<\/doi>)/g) ?? []);
    const dois = printed.map((tag) =>
      tag.slice(5).replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&").trim(),
    );
    expect(dois.length).toBeGreaterThan(900);
    expect(dois.filter((doi) => parseDoi(doi)?.value !== doi.toLowerCase())).toEqual([]);
    for (const line of readFileSync(sharedData("crossref/works-2018-badsample.jsonl"), "utf8").trim().split("\n")) {
      const { DOI } = JSON.parse(line) as { DOI: string };
      expect(parseDoi(DOI)?.value).toBe(DOI.toLowerCase());
    }
  });

  it("are placeholders on 121 records of one journal", () => {
    const texts = sharedFiles("oai", ".xml")
      .filter((file) => file.includes("icce"))
      .map((file) => readFileSync(file, "utf8"));
    const identifiers = texts.flatMap((text) => text.match(/(?<=<dc:identifier>)10\.[^<]+/g) ?? []);
    const bad = identifiers.filter((text) => parseDoi(text)?.valid !== true);
    expect(new Set(bad.map((text) => text.replace(/v\d+/, "v0")))).toEqual(new Set(["10.9753/icce.v0.%p"]));
  });
});
