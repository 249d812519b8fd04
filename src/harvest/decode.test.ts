import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Decoder } from "./decode.ts";

function decodeIn(pieces: readonly Uint8Array[], told: "xml" | "nowhere" = "xml") {
  const decoder = new Decoder({ told });
  const text = [...pieces.map((piece) => decoder.write(piece)), decoder.end()].join("");
  return { decoder, text };
}

function cut(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  let at = 0;
  for (const size of sizes) {
    pieces.push(bytes.slice(at, at + size));
    at += size;
  }
  pieces.push(bytes.slice(at));
  return pieces;
}

/** Positions between characters, never inside a surrogate pair. */
function* boundaries(text: string): Generator<number> {
  let at = 0;
  for (const character of text) {
    yield at;
    at += character.length;
  }
  yield at;
}

const anyBytes = fc.oneof(
  fc.uint8Array({ maxLength: 80 }),
  fc.string({ unit: "binary", maxLength: 40 }).map((text) => new Uint8Array(Buffer.from(text))),
  fc
    .tuple(fc.constantFrom("\ufeff", ""), fc.string({ unit: "binary", maxLength: 40 }))
    .map(([mark, text]) => new Uint8Array(Buffer.from(mark + text, "utf16le"))),
  fc
    .tuple(fc.constantFrom("iso-8859-1", "utf-8", "x-none", "]]>x-none"), fc.uint8Array({ maxLength: 40 }))
    .map(
      ([name, rest]) => new Uint8Array(Buffer.concat([Buffer.from(`<?xml version="1.0" encoding="${name}"?>`), rest])),
    ),
);

describe("Decoder", () => {
  it("gives the same text and offsets for any pieces of any bytes", () => {
    fc.assert(
      fc.property(
        anyBytes,
        fc.array(fc.nat(9), { maxLength: 30 }),
        fc.constantFrom("xml", "nowhere"),
        (bytes, sizes, told) => {
          const whole = decodeIn([bytes], told);
          const pieces = decodeIn(cut(bytes, sizes), told);
          expect(pieces.text).toBe(whole.text);
          expect(pieces.decoder.replaced).toBe(whole.decoder.replaced);
          for (const at of boundaries(whole.text)) {
            expect(pieces.decoder.byteOffset(at)).toBe(whole.decoder.byteOffset(at));
          }
          expect(whole.decoder.byteOffset(whole.text.length)).toBe(bytes.length);
        },
      ),
      { numRuns: 500 },
    );
  });

  it("reads wrong UTF-8 as the Encoding Standard does", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        fc.pre(bytes[0] !== 0 && bytes[1] !== 0 && (bytes[0] ?? 0) < 0xef && bytes[0] !== 0x3c);
        const expected = new TextDecoder("utf-8").decode(bytes).replace(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, " ");
        expect(decodeIn([bytes]).text).toBe(expected.replace(/[\ufffe\uffff]/g, "\ufffd"));
      }),
      { numRuns: 500 },
    );
  });

  it("finds each character of valid text at its own bytes", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", minLength: 1, maxLength: 40 }),
        fc.constantFrom("utf8", "utf16le"),
        (text, encoding) => {
          const bytes = Buffer.from(`\ufeff${text}`, encoding);
          const { decoder, text: decoded } = decodeIn([bytes]);
          expect(decoded.length).toBe(text.length);
          for (const at of boundaries(text)) {
            expect(decoder.byteOffset(at)).toBe(Buffer.byteLength(`\ufeff${text.slice(0, at)}`, encoding));
          }
        },
      ),
    );
  });

  it.each([
    ["a byte-order mark", Buffer.from("\ufeff<a>پ</a>"), "<a>پ</a>", "utf-8"],
    ["UTF-16, little end first", Buffer.from("\ufeff<a>پ</a>", "utf16le"), "<a>پ</a>", "utf-16le"],
    ["UTF-16 without a mark", Buffer.from("<a>پ</a>", "utf16le"), "<a>پ</a>", "utf-16le"],
    ["UTF-16, big end first", Buffer.from("\ufeff<a>پ</a>", "utf16le").swap16(), "<a>پ</a>", "utf-16be"],
    [
      "UTF-8 that says it is ISO-8859-1",
      Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>café پتنگ</a>'),
      '<?xml version="1.0" encoding="ISO-8859-1"?><a>café پتنگ</a>',
      "utf-8",
    ],
    [
      "a declaration of ISO-8859-1",
      Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>caf\xe9 \x93x\x94</a>', "latin1"),
      '<?xml version="1.0" encoding="ISO-8859-1"?><a>café “x”</a>',
      "windows-1252",
    ],
  ])("reads %s", (_, bytes, text, encoding) => {
    const read = decodeIn([bytes]);
    expect(read.text).toBe(text);
    expect(read.decoder.encoding).toBe(encoding);
  });

  it("replaces what XML forbids, one for one, and counts it", () => {
    const { text, decoder } = decodeIn([Buffer.from("<a>one\x0btwo\0\uffff</a>")]);
    expect(text).toBe("<a>one two \ufffd</a>");
    expect(decoder.replaced).toBe(3);
    expect(decoder.byteOffset(text.indexOf("</a>"))).toBe(3 + 3 + 1 + 3 + 1 + 3);
  });

  it("guesses windows-1252 for text that is no UTF-8 and tells nowhere", () => {
    expect(decodeIn([Buffer.from("journal;caf\xe9", "latin1")], "nowhere").text).toBe("journal;café");
    expect(decodeIn([Buffer.from("journal;café")], "nowhere").text).toBe("journal;café");
  });

  it("names an encoding that it cannot read", () => {
    const { decoder } = decodeIn([Buffer.from('<?xml version="1.0" encoding="Big5"?><a/>')]);
    expect(decoder.unsupported).toBe("Big5");
  });

  it("frees what was forgotten and still answers for the rest", () => {
    const decoder = new Decoder({ told: "xml" });
    decoder.write(Buffer.from("پہلا "));
    decoder.write(Buffer.from("دوسرا"));
    decoder.forget(5);
    expect(decoder.byteOffset(6)).toBe(Buffer.byteLength("پہلا د"));
    expect(() => decoder.byteOffset(0)).toThrow(RangeError);
  });
});
