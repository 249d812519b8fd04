import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dois, isbns, issns, orcids } from "../../test/arbitraries.ts";
import { hasSharedData, sharedData, sharedFiles } from "../../test/shared-data.ts";
import { parseDoi } from "./doi.ts";
import { isbn10CheckDigit, isbn13CheckDigit, parseIsbn } from "./isbn.ts";
import { issnCheckDigit, parseIssn } from "./issn.ts";
import { orcidCheckCharacter, parseOrcid } from "./orcid.ts";
import { recogniseIdentifier } from "./recognise-identifier.ts";

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789".split("")), minLength: length, maxLength: length });

describe("parseIssn", () => {
  it.each([
    ["1997-3438", "1997-3438"],
    ["19973438", "1997-3438"],
    ["ISSN: 1997–3438", "1997-3438"],
    ["urn:issn:1997-3438", "1997-3438"],
    ["2434-561x", "2434-561X"],
    ["۱۹۹۷-۳۴۳۸", "1997-3438"],
    ["2434-561Х", "2434-561X"],
  ])("reads %s", (text, value) => {
    expect(parseIssn(text)).toMatchObject({ scheme: "issn", value, valid: true });
  });

  it("keeps a wrong check digit as printed", () => {
    expect(parseIssn("2298-2369")).toEqual({ scheme: "issn", value: "2298-2369", valid: false });
    expect(parseIssn("ISSN 1316-7939")).toEqual({
      scheme: "issn",
      value: "1316-7939",
      valid: false,
      printed: "ISSN 1316-7939",
    });
    expect(parseIssn("0000-0000")?.valid).toBe(false);
  });

  it.each(["", "1234-567", "12345-6789", "1234-56789", "10.1234/1997-343", "0000-0002-1825-0097"])(
    "finds none in %j",
    (text) => {
      expect(parseIssn(text)).toBeUndefined();
    },
  );

  it("takes the medium that is given or said", () => {
    expect(parseIssn("1997-3438", "online")?.medium).toBe("online");
    expect(parseIssn("1997-3438 (Print)")?.medium).toBe("print");
    expect(parseIssn("eISSN 1997-3438")?.medium).toBe("online");
    expect(parseIssn("1997-3438")).not.toHaveProperty("medium");
  });

  it("tells every single wrong digit", () => {
    fc.assert(
      fc.property(digits(7), fc.nat(6), fc.integer({ min: 1, max: 9 }), (first7, at, by) => {
        const value = `${first7.slice(0, 4)}-${first7.slice(4)}${issnCheckDigit(first7)}`;
        fc.pre(value !== "0000-0000");
        expect(parseIssn(value)).toEqual({ scheme: "issn", value, valid: true });
        const wrong = first7.slice(0, at) + String((Number(first7[at]) + by) % 10) + first7.slice(at + 1);
        expect(parseIssn(`${wrong}${issnCheckDigit(first7)}`)?.valid).toBe(false);
      }),
    );
  });
});

describe("parseIsbn", () => {
  it.each([
    ["978-3-16-148410-0", "9783161484100"],
    ["0-306-40615-2", "9780306406157"],
    ["080442957X (pbk.)", "9780804429573"],
    ["ISBN-13: 978 0 306 40615 7", "9780306406157"],
    ["urn:isbn:9780306406157", "9780306406157"],
    ["979-10-90636-07-1", "9791090636071"],
  ])("reads %s", (text, value) => {
    expect(parseIsbn(text)).toMatchObject({ value, valid: true });
  });

  it("keeps a wrong check digit as printed; dummies are wrong", () => {
    expect(parseIsbn("978-3-16-148410-1")).toEqual({ scheme: "isbn", value: "978-3-16-148410-1", valid: false });
    expect(parseIsbn("0000000000")?.valid).toBe(false);
    expect(parseIsbn("noisbn")).toBeUndefined();
  });

  it("converts ten digits to thirteen with both check digits right", () => {
    fc.assert(
      fc.property(digits(9), (first9) => {
        fc.pre(!/^(.)\1*$/.test(first9));
        const found = parseIsbn(first9 + isbn10CheckDigit(first9));
        expect(found?.value).toBe(`978${first9}${isbn13CheckDigit(`978${first9}`)}`);
        expect(parseIsbn(found?.value ?? "")?.valid).toBe(true);
      }),
    );
  });
});

describe("parseOrcid", () => {
  it("reads iDs and addresses", () => {
    expect(parseOrcid("https://orcid.org/0000-0002-1825-0097")?.value).toBe("0000-0002-1825-0097");
    expect(parseOrcid("0000-0002-1694-233x")?.value).toBe("0000-0002-1694-233X");
    expect(parseOrcid("0000000218250097")).toEqual({
      scheme: "orcid",
      value: "0000-0002-1825-0097",
      valid: true,
      printed: "0000000218250097",
    });
  });

  it("keeps wrong ones as printed: check character, and numbers that are not ORCID's", () => {
    expect(parseOrcid("0000-0002-1825-0098")).toEqual({ scheme: "orcid", value: "0000-0002-1825-0098", valid: false });
    expect(parseOrcid("0000-0000-0000-0001")?.valid).toBe(false);
    expect(parseOrcid("none")).toBeUndefined();
  });

  it("tells every single wrong digit", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 15000001, max: 34999999 }),
        fc.nat(14),
        fc.integer({ min: 1, max: 9 }),
        (n, at, by) => {
          const first15 = String(n).padStart(15, "0");
          expect(parseOrcid(first15 + orcidCheckCharacter(first15))?.valid).toBe(true);
          const wrong = first15.slice(0, at) + String((Number(first15[at]) + by) % 10) + first15.slice(at + 1);
          expect(parseOrcid(wrong + orcidCheckCharacter(first15))?.valid).toBe(false);
        },
      ),
    );
  });
});

describe("recogniseIdentifier", () => {
  it.each([
    ["10.52764/jms.25.33.1.3", "doi", true],
    ["https://doi.org/10.52764/jms.25.33.1.3", "doi", true],
    ["1997-3438", "issn", true],
    ["ISSN 1997-3438", "issn", true],
    ["1997-3439", "issn", false],
    ["19973438", "issn", true],
    ["978-3-16-148410-0", "isbn", true],
    ["isbn:0306406152", "isbn", true],
    ["978-3-16-148410-1", "isbn", false],
    ["0000-0002-1825-0097", "orcid", true],
    ["https://orcid.org/0000-0002-1825-0097", "orcid", true],
  ])("%s is a %s", (text, scheme, valid) => {
    expect(recogniseIdentifier(text)).toMatchObject({ scheme, valid });
  });

  it.each([
    "",
    "diabetes karachi",
    "2015-2020",
    "20150131",
    "03001234567",
    "see 10.1234/abc",
    "1997-3438 journal",
    "12-15",
    "1234567890123",
  ])("%j is words", (text) => {
    expect(recogniseIdentifier(text)).toBeUndefined();
  });
});

describe("generated identifiers", () => {
  it("are what their parsers take for valid", () => {
    fc.assert(
      fc.property(issns, isbns, orcids, dois, (issn, isbn, orcid, doi) => {
        const read = [parseIssn(issn.value), parseIsbn(isbn.value), parseOrcid(orcid.value), parseDoi(doi.value)];
        expect(read.map((found) => found?.value)).toEqual([issn.value, isbn.value, orcid.value, doi.value]);
        expect(read.every((found) => found?.valid === true)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe.skipIf(!hasSharedData)("identifiers of real sources", () => {
  it("ISSNs of DOAJ: two have a wrong check digit", () => {
    const text = readFileSync(sharedData("doaj/doaj-journals-2014-03-09.csv"), "utf8");
    const printed = [...text.matchAll(/"(\d{4}-?\d{3}[\dXx])"/g)].map((match) => match[1] ?? "");
    expect(printed.length).toBeGreaterThan(9000);
    const wrong = new Set(printed.filter((issn) => parseIssn(issn)?.valid !== true));
    expect([...wrong].sort()).toEqual(["1316-7939", "2298-2369"]);
  });

  it("ISSNs of OJS sources are right, and so are ISBNs of Crossref's books", () => {
    const sources = sharedFiles("oai", ".xml").flatMap(
      (file) => readFileSync(file, "utf8").match(/(?<=<dc:source>)\d{4}-\d{3}[\dX](?=<)/g) ?? [],
    );
    expect(sources.length).toBeGreaterThan(1000);
    expect(sources.filter((issn) => parseIssn(issn)?.valid !== true)).toEqual([]);
    const books = sharedFiles("books/crossref-oai", ".xml").flatMap(
      (file) => readFileSync(file, "utf8").match(/(?<=<isbn[^>]*>)[^<]+/g) ?? [],
    );
    expect(books.filter((isbn) => parseIsbn(isbn)?.valid !== true)).toEqual([]);
  });

  it("ORCID iDs of Crossref and PubMed", () => {
    const text = ["crossref/unixref-one-orcid.xml", "crossref/pubmed-articles.xml"]
      .map((file) => readFileSync(sharedData(file), "utf8"))
      .join("");
    const printed = text.match(/(?:https?:\/\/orcid\.org\/)?\d{4}-\d{4}-\d{4}-\d{3}[\dX]/g) ?? [];
    expect(printed.length).toBeGreaterThan(0);
    expect(printed.filter((orcid) => parseOrcid(orcid)?.valid !== true)).toEqual([]);
  });
});
