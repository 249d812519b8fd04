import fc from "fast-check";
import { expect, it } from "vitest";
import { type XmlBreak, XmlStream } from "./stream.ts";

function breakOf(document: string, sizes: readonly number[]): XmlBreak | undefined {
  const stream = new XmlStream({ open() {}, close() {}, text() {}, oversize() {} });
  const bytes = Buffer.from(document);
  let at = 0;
  for (const size of sizes) {
    const broken = stream.write(bytes.subarray(at, at + size));
    if (broken !== undefined) return broken;
    at += size;
  }
  return stream.write(bytes.subarray(at)) ?? stream.end();
}

it("says where text is outside of the root, whatever pieces the document comes in", () => {
  const document = fc.tuple(
    fc.constantFrom("", " ", "\n ", "x", "پتنگ & x"),
    fc.constantFrom("<a/>", "<a><b>پ</b></a>", '<?xml version="1.0"?><a/>', "<a b='&amp; c'/>"),
    fc.constantFrom("", " ", "<!-- c -->", "x", " \n x ", "<b/>", "پ".repeat(50)),
  );
  fc.assert(
    fc.property(document, fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 60 }), (parts, sizes) => {
      const text = parts.join("");
      expect(breakOf(text, sizes)).toEqual(breakOf(text, []));
    }),
    { numRuns: 500 },
  );
});
