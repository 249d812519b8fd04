import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText } from "./encoding.ts";
import { decodeMarc8, missingCharacter } from "./marc8.ts";

const marc8 = (latin1: string): string => decodeMarc8(Buffer.from(latin1, "latin1")).text;
const text = (bytes: Uint8Array, leader = "00000nam  2200000 a 4500"): string => decodeText(bytes, leader);
const utf8Leader = "00000nam a2200000 a 4500";

describe("MARC-8", () => {
  it("puts a mark behind its letter, several in their order", () => {
    expect(marc8("caf\xe2e \xe3A na\xe8ive")).toBe("café Â naïve");
    expect(marc8("Quoc ng\xe0\xbd \xf2\xe3o")).toBe("Quoc ngử ộ".normalize("NFC"));
  });

  it("spans two letters with one mark", () => {
    expect(marc8("L\xebi\xecudmila Petrushevska\xebi\xeca")).toBe("Li\u0361udmila Petrushevskai\u0361a");
    expect(marc8("\xfan\xfbg")).toBe("n\u0360g");
  });

  it("has the letters of the extended Latin set", () => {
    expect(marc8("\xa1\xb1\xa2\xb2\xa3\xb3\xa5\xb5\xa6\xb6\xa7\xb7\xae\xb0\xb8\xc7\xc8")).toBe("ŁłØøĐđÆæŒœʹʺʼʻıß€");
  });

  it.each([
    ["Arabic", "\x1b(3cJGH\x1b(B x", "كتاب x"],
    ["Arabic with the letters of Urdu in the second half", "\x1b(3\x1b)4\xa4GEGI\x1b(B", "ٹاإاة"],
    ["Hebrew", "\x1b(2bcd\x1b(B", "גדה"],
    ["Cyrillic", "\x1b(Nmoskwa\x1b(B", "МОСКВА"],
    ["Greek with an accent", '\x1b(S"aIb\x1b(B', "άΖβ"],
    ["subscripts and superscripts", "H\x1bb2\x1bsO, x\x1bp2\x1bs", "H₂O, x²"],
    ["Greek symbols", "\x1bga\x1bs-ray", "α-ray"],
    ["the extended set named", "\x1b)!E\xe2e", "é"],
  ])("changes to another set: %s", (_name, bytes, expected) => {
    expect(marc8(bytes)).toBe(expected);
  });

  it("marks East Asian characters, three bytes each, as missing", () => {
    expect(marc8("\x1b$1!0!!0\x22\x1b(B ok")).toBe(`${missingCharacter}${missingCharacter} ok`);
  });

  it("begins each text anew, and drops the signs around words that do not file", () => {
    expect(marc8("\x1b(3J")).toBe("ت");
    expect(marc8("\x88The \x89title")).toBe("The title");
  });

  it("gives NFC, never throws and never gives more than it got, whatever the bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const { text } = decodeMarc8(bytes);
        expect(text).toBe(text.normalize("NFC"));
        expect(text.length).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("a record that lies about its encoding", () => {
  it("is read as UTF-8 where its bytes are that, whatever it says", () => {
    expect(text(Buffer.from("Muḥammad Iqbāl اقبال"))).toBe("Muḥammad Iqbāl اقبال");
    expect(text(Buffer.from("Muḥammad Iqbāl"), utf8Leader)).toBe("Muḥammad Iqbāl");
  });

  it("is read as MARC-8 where it says UTF-8 and is not", () => {
    expect(text(Buffer.from("caf\xe2e", "latin1"), utf8Leader)).toBe("café");
  });

  it("keeps what can be read of broken UTF-8", () => {
    const broken = Buffer.concat([Buffer.from("Iqbāl "), Buffer.from([0xd8])]);
    expect(text(broken, utf8Leader)).toBe("Iqbāl \ufffd");
  });

  it("is read as windows-1252 where nothing else can be meant", () => {
    expect(text(Buffer.from("\x93quoted\x94 text", "latin1"))).toBe("“quoted” text");
  });
});
