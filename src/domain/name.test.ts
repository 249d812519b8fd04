import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hasSharedData, sharedFiles } from "../../test/shared-data.ts";
import { isPlaceholderName, parseName } from "./name.ts";

describe("parseName", () => {
  it.each([
    ["Jadoon, Sara", "Sara Jadoon", "Jadoon", "Sara"],
    ["Sara Jadoon", "Sara Jadoon", "Jadoon", "Sara"],
    ["Khan, Spogmay Wali", "Spogmay Wali Khan", "Khan", "Spogmay Wali"],
    ["Guilfoyle, Amy\u00a0P.", "Amy P. Guilfoyle", "Guilfoyle", "Amy P."],
    ["DIOGO SPAZZAFUMO REINOSO", "DIOGO SPAZZAFUMO REINOSO", "REINOSO", "DIOGO SPAZZAFUMO"],
    ["Juan E. De Castro", "Juan E. De Castro", "De Castro", "Juan E."],
    ["Zia ul-Haq", "Zia ul-Haq", "ul-Haq", "Zia"],
    ["Atta Ur Rehman", "Atta Ur Rehman", "Ur Rehman", "Atta"],
    ["Rehman, Atta ur", "Atta ur Rehman", "Rehman", "Atta ur"],
    ["Syed Ali Raza", "Syed Ali Raza", "Raza", "Syed Ali"],
    ["Wikse, Steven, E.", "Steven E. Wikse", "Wikse", "Steven E."],
    ["Hur,, Sun", "Sun Hur", "Hur", "Sun"],
    ["A., Auricchio", "A. Auricchio", "Auricchio", "A."],
    ["M. Bachman, Pamela", "Pamela M. Bachman", "Bachman", "Pamela M."],
    ["L. Cheever , Matthew", "Matthew L. Cheever", "Cheever", "Matthew L."],
    ["Sharma, DR", "DR Sharma", "Sharma", "DR"],
    ["Thirunavukarasu, MR", "MR Thirunavukarasu", "Thirunavukarasu", "MR"],
    ["Rahman, Md Abdur", "Md Abdur Rahman", "Rahman", "Md Abdur"],
    ["Major, Claire", "Claire Major", "Major", "Claire"],
    ["خان، علی", "علی خان", "خان", "علی"],
  ])("reads %s", (text, printed, family, given) => {
    expect(parseName(text)).toMatchObject({ printed, family, given });
    expect(parseName(text)).not.toHaveProperty("honorific");
  });

  it.each([
    ["Tan, Prof. Dr.  Uner", "Uner Tan", "Prof. Dr."],
    ["bosco, prof. francesca", "francesca bosco", "prof."],
    ["Liu, Mr. Peilei", "Peilei Liu", "Mr."],
    ["Brown, Dr.Michelle S.", "Michelle S. Brown", "Dr."],
    ["Plant, Prof Richard E", "Richard E Plant", "Prof"],
    ["Dr. Muhammad Ali Khan", "Muhammad Ali Khan", "Dr."],
    ["DR AHMED KHAN", "AHMED KHAN", "DR"],
    ["Khan, Ayesha (Dr)", "Ayesha Khan", "Dr."],
    ["Engr. Bilal", "Bilal", "Engr."],
    ["Assistant Prof. Sana Iqbal", "Sana Iqbal", "Assistant Prof."],
    ["Lt Col Asad Khan", "Asad Khan", "Lt Col"],
    ["ڈاکٹر ناصر عباس نیر", "ناصر عباس نیر", "ڈاکٹر"],
  ])("takes the title out of %s", (text, printed, honorific) => {
    expect(parseName(text)).toMatchObject({ printed, honorific });
  });

  it.each([
    ["Cain, Jr., Donald V.", "Donald V. Cain Jr.", "Jr."],
    ["Bailey Jr., E. Murl", "E. Murl Bailey Jr.", "Jr."],
    ["Hector Morales, Jr.", "Hector Morales Jr.", "Jr."],
    ["Hines III, Mack T.", "Mack T. Hines III", "III"],
    ["Berry, III, Robert Q.", "Robert Q. Berry III", "III"],
    ["Terry, Sr., Clarence L.", "Clarence L. Terry Sr.", "Sr."],
  ])("keeps the suffix of %s", (text, printed, suffix) => {
    expect(parseName(text)).toMatchObject({ printed, suffix });
  });

  it.each([
    ["Liu, PHD Peilei", "Peilei Liu"],
    ["Davenport, Ph.D., Elizabeth K.", "Elizabeth K. Davenport"],
    ["McMichael. PhD, John C.", "John C. McMichael"],
    ["PhD, Constance Woodman,", "Constance Woodman"],
    ["Muhammad Saeed, MBBS, FCPS", "Muhammad Saeed"],
    ["Hafiz Muhammad Saeed, MD, FCPS", "Hafiz Muhammad Saeed"],
    ["Khan, Ali, MD", "Ali Khan"],
    ["John Smith MD", "John Smith"],
  ])("drops the degree of %s", (text, printed) => {
    expect(parseName(text).printed).toBe(printed);
  });

  it("one name is a family name alone", () => {
    expect(parseName("Minaruzzaman,")).toEqual({ printed: "Minaruzzaman", family: "Minaruzzaman" });
    expect(parseName("غالب")).toEqual({ printed: "غالب", family: "غالب" });
  });

  it("does not guess which part of a name in Arabic script is the family's", () => {
    expect(parseName("شمس الرحمٰن فاروقی ہ")).toEqual({ printed: "شمس الرحمٰن فاروقی ہ", lang: "ur" });
  });

  it.each([
    "American Society of Naturalists.",
    "Harvard University Botany Libraries",
    "U.S. Department of Agriculture, National Agricultural Library",
    "National Mastitis Council, Inc., Mastitis Treatment Committee",
    "the Public Knowledge Project Research Group",
    "Edwin A. Reeves (Firm)",
    "Ministry of Health",
    "Biological Products Industry Alliance",
    "Editors",
    "ادارہ فروغ قومی زبان",
    "جامعہ کراچی",
  ])("%s is a body", (text) => {
    expect(parseName(text)).toMatchObject({ printed: text, corporate: true });
  });

  it.each(["Congress, William", "Press, William H.", "Bank, Arjan", "Church, George", "Young, Society"])(
    "%s is a person",
    (text) => {
      expect(parseName(text)).not.toHaveProperty("corporate");
    },
  );

  it("knows fields that hold no name", () => {
    expect(["n/a, n/a", "N/A, N/A", "", ",", "Anonymous"].filter((text) => !isPlaceholderName(text))).toEqual([]);
    expect(isPlaceholderName("Nil, Ahmed")).toBe(false);
  });

  it("loses no letter of an ordinary name, and reads its own output the same", () => {
    const word = fc.constantFrom(
      "Ali",
      "Khan",
      "O'Brien",
      "Tanner-Anderson",
      "J.",
      "S",
      "Uner",
      "ul",
      "Haq",
      "Müller",
      "Nguyễn",
    );
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1, maxLength: 3 }),
        fc.array(word, { minLength: 1, maxLength: 3 }),
        (family, given) => {
          const found = parseName(`${family.join(" ")}, ${given.join(" ")}`);
          expect(found.printed.split(" ").toSorted()).toEqual([...family, ...given].toSorted());
          expect(parseName(found.printed).printed).toBe(found.printed);
        },
      ),
    );
  });

  it("takes any text, in a bounded time", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
        expect(typeof parseName(text).printed).toBe("string");
      }),
    );
    expect(parseName(`${"Dr. ".repeat(20_000)}Ali`).printed).toBe("Ali");
    expect(parseName("a".repeat(200_000)).family).toHaveLength(200_000);
    expect(parseName(", ".repeat(20_000)).family).toBeUndefined();
  });
});

describe.skipIf(!hasSharedData)("names of real sources", () => {
  it("have a family name, and no title left in it", () => {
    const texts = [...sharedFiles("oai", ".xml"), ...sharedFiles("oai/captures", ".xml")].map((file) =>
      readFileSync(file, "utf8"),
    );
    const printed = texts
      .flatMap((text) => text.match(/(?<=<dc:creator[^>]*>)[^<]+/g) ?? [])
      .map((name) => name.replaceAll("&amp;", "&").trim());
    expect(printed.length).toBeGreaterThan(7000);
    const names = printed.filter((name) => !isPlaceholderName(name)).map((name) => parseName(name));
    expect(names.filter((name) => name.corporate !== true && name.family === undefined)).toEqual([]);
    expect(
      names.filter((name) => /\b(?:Dr|Prof|Mr)\.|\bph\.?d\b/i.test(name.printed)).map((name) => name.printed),
    ).toEqual([]);
    expect(new Set(names.filter((name) => name.corporate).map((name) => name.printed)).size).toBeLessThan(40);
  });
});
