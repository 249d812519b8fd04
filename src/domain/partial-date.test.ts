import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasSharedData, sharedData, sharedFiles } from "../../test/shared-data.ts";
import { addDays } from "./calendar.ts";
import {
  dayNumber,
  daysOf,
  firstDay,
  formatPartialDate,
  isPartialDay,
  lastDay,
  parsePartialDate,
  yearOf,
} from "./partial-date.ts";

describe("parsePartialDate", () => {
  it.each([
    ["2014", "2014", undefined],
    ["2014-06", "2014-06", undefined],
    ["2024-07-01", "2024-07-01", undefined],
    ["2015-06-01T00:00:00Z", "2015-06-01", undefined],
    ["2020-12-31T23:59:59.000+05:00", "2020-12-31", undefined],
    ["20240501", "2024-05-01", undefined],
    ["2024/5/1", "2024-05-01", undefined],
    ["13.05.2024", "2024-05-13", undefined],
    ["(1876)", "1876", undefined],
    ["(1870-1871)", "1870", "1871"],
    ["1998-99", "1998", "1999"],
    ["2003-04", "2003-04", undefined],
    ["2021/2022", "2021", "2022"],
    ["2024-05-01/2024-05-09", "2024-05-01", "2024-05-09"],
    ["1984 November", "1984-11", undefined],
    ["May-2015", "2015-05", undefined],
    ["1st Jan. 2020", "2020-01-01", undefined],
    ["June 5, 2019", "2019-06-05", undefined],
    ["2019 Jun 5", "2019-06-05", undefined],
    ["Mon, 03 Mar 2025 10:00:00 +0500", "2025-03-03", undefined],
    ["July-December 2023", "2023-07", "2023-12"],
    ["JUNE-JULY 1999", "1999-06", "1999-07"],
    ["DEC 2003- JAN 2004", "2003-12", "2004-01"],
    ["Dec-Jan 2004", "2003-12", "2004-01"],
    ["2003 Dec-Jan", "2003-12", "2004-01"],
    ["1965 Dec-1966 Jan", "1965-12", "1966-01"],
    ["1993 Sep-Oct", "1993-09", "1993-10"],
    ["May 28-June 2, 2024", "2024-05-28", "2024-06-02"],
    ["12-15 May 2024", "2024-05-12", "2024-05-15"],
    ["دسمبر ۲۰۲۳", "2023-12", undefined],
    ["۱۵ مئی ٢٠٢٤ء", "2024-05-15", undefined],
    ["جولائی تا دسمبر 2023ء", "2023-07", "2023-12"],
    ["15 تا 20 مئی 2024", "2024-05-15", "2024-05-20"],
  ])("reads %s whole", (text, start, end) => {
    expect(parsePartialDate(text)).toEqual(end === undefined ? { start } : { start, end });
  });

  it.each([
    ["2006 Summer", "2006", undefined],
    ["Winter 2003-2004", "2003", "2004"],
    ["Spring/Summer 2015", "2015", undefined],
    ["2023-02-30", "2023-02", undefined],
    ["2023-13-05", "2023", undefined],
    ["2023-00-00", "2023", undefined],
    ["30 February 2023", "2023-02", undefined],
    ["05/06/2024", "2024", undefined],
    ["c1999", "1999", undefined],
    ["2024-W05", "2024", undefined],
    ["Q1 2020", "2020", undefined],
    ["2004-2003", "2003", "2004"],
    ["1445ھ", "2023", "2024"],
    ["رمضان 1445ھ / مارچ 2024ء", "2024", undefined],
  ])("keeps what makes sense of %s, and the text", (text, start, end) => {
    expect(parsePartialDate(text)).toEqual({ start, ...(end === undefined ? {} : { end }), printed: text });
  });

  it.each(["", "foo", "AABP", "Vol. 3", "0000-00-00", "In", "12", "May", "x".repeat(100_000)])(
    "finds none in %s",
    (text) => {
      expect(parsePartialDate(text)).toBeUndefined();
    },
  );

  const day = fc
    .integer({ min: dayNumber("1500-01-01"), max: dayNumber("2199-12-31") })
    .map((n) => addDays("1970-01-01", n));

  it("reads what it writes", () => {
    fc.assert(
      fc.property(day, fc.constantFrom(4, 7, 10), (iso, length) => {
        const date = { start: iso.slice(0, length) };
        expect(parsePartialDate(date.start)).toEqual(date);
        expect(parsePartialDate(formatPartialDate(date))).toEqual(date);
      }),
    );
  });

  it("reads ranges of one precision as it writes them", () => {
    fc.assert(
      fc.property(day, day, fc.constantFrom(4, 7, 10), (a, b, length) => {
        const [start, end] = [a, b].map((iso) => iso.slice(0, length)).sort() as [string, string];
        fc.pre(start !== end);
        expect(parsePartialDate(formatPartialDate({ start, end }))).toEqual({ start, end });
      }),
    );
  });

  it("gives days that exist, in order, for any text", () => {
    const word = fc.oneof(
      fc.constantFrom("2023", "May", "-", "Winter", "31", "to", "1445ھ", "/", "فروری", "Feb", "99", "2024ء"),
      fc.string({ maxLength: 4 }),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const date = parsePartialDate(words.join(" "));
        if (date === undefined) return;
        expect(isPartialDay(date.start) && (date.end === undefined || isPartialDay(date.end))).toBe(true);
        expect(firstDay(date) <= lastDay(date)).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("days of a partial date", () => {
  it("are its first and last", () => {
    expect([firstDay({ start: "2024" }), lastDay({ start: "2024" })]).toEqual(["2024-01-01", "2024-12-31"]);
    expect([firstDay({ start: "2024-02" }), lastDay({ start: "2024-02" })]).toEqual(["2024-02-01", "2024-02-29"]);
    expect(lastDay({ start: "1900-02" })).toBe("1900-02-28");
    expect(lastDay({ start: "2023-07", end: "2023-12" })).toBe("2023-12-31");
    expect(yearOf({ start: "2003-12", end: "2004-01" })).toBe(2003);
    expect(daysOf({ start: "2024" })).toBe(366);
  });

  it("are counted from 1970", () => {
    expect(dayNumber("1970-01-01")).toBe(0);
    expect(dayNumber("1969-12-31")).toBe(-1);
    expect(dayNumber("2024-03-01") - dayNumber("2024-02-28")).toBe(2);
    expect(dayNumber("0099-01-01")).toBeLessThan(dayNumber("1000-01-01"));
    expect(dayNumber("2024")).toBeNaN();
  });
});

describe("formatPartialDate", () => {
  it.each([
    [{ start: "2024-05-01" }, "1 May 2024"],
    [{ start: "2023-07", end: "2023-12" }, "July–December 2023"],
    [{ start: "2003-12", end: "2004-01" }, "December 2003 – January 2004"],
    [{ start: "1870", end: "1871" }, "1870–1871"],
    [{ start: "2024-05-12", end: "2024-05-15" }, "12–15 May 2024"],
    [{ start: "2024-05-28", end: "2024-06-02" }, "28 May – 2 June 2024"],
    [{ start: "2006", printed: "2006 Summer" }, "Summer 2006"],
    [{ start: "2023-02", printed: "2023-02-30" }, "February 2023"],
  ])("%j is %s", (date, text) => {
    expect(formatPartialDate(date)).toBe(text);
  });
});

describe.skipIf(!hasSharedData)("dates of real sources", () => {
  it("are all read", () => {
    const texts = [...sharedFiles("oai", ".xml"), ...sharedFiles("oai/captures", ".xml")].map((file) =>
      readFileSync(file, "utf8"),
    );
    const dates = texts.flatMap((text) => text.match(/(?<=<dc:date>)[^<]+/g) ?? []);
    expect(dates.length).toBeGreaterThan(3000);
    expect(dates.filter((date) => parsePartialDate(date) === undefined)).toEqual([]);
  });

  it("in citations' brackets give the year, with the season kept", () => {
    const texts = sharedFiles("oai", ".xml").map((file) => readFileSync(file, "utf8"));
    const brackets = texts.flatMap((text) =>
      [...text.matchAll(/<dc:source[^>]*>[^<]*?\((\d{4} \w+)\)/g)].map((match) => match[1] ?? ""),
    );
    expect(brackets.length).toBeGreaterThan(500);
    for (const text of brackets) expect(parsePartialDate(text)?.start.slice(0, 4)).toBe(text.slice(0, 4));
  });

  it("of PubMed's free text", () => {
    const text = readFileSync(sharedData("crossref/pubmed-articles.xml"), "utf8");
    const found = (text.match(/(?<=<MedlineDate>)[^<]+/g) ?? []).map((date) => parsePartialDate(date));
    expect(found).toContainEqual({ start: "1965-12", end: "1966-01" });
    expect(found).not.toContain(undefined);
  });
});
