import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { dataOf, readDocument, recordsOf } from "../../../../test/read-document.ts";
import { recogniseFormat } from "../index.ts";
import { bits } from "./index.ts";

const document = readFileSync(new URL("../../../../test/fixtures/bits/book.xml", import.meta.url));
const records = recordsOf(readDocument(bits, document));

describe("a book in BITS", () => {
  it("is recognised, and DocBook is not taken for it", () => {
    expect(recogniseFormat(document, "x.xml")?.name).toBe("bits");
    expect(bits.recognise(Buffer.from("<book><info><title>DocBook</title></info></book>"), "x.xml")).toBe(false);
  });

  it("gives the book with its parts as a tree, and each of them as a chapter with its own text", () => {
    expect(records.map(({ identifier, format }) => [identifier, format])).toEqual([
      ["10.5555/kites", "bits"],
      ["10.5555/kites#1", "bits:1"],
      ["10.5555/kites#2", "bits:2"],
      ["10.5555/kites.1", "bits:3"],
    ]);
    const [book, preface, part, chapter] = records.map(dataOf);
    expect(book).toMatchObject({
      kind: "book",
      titles: [{ value: "Kites of Lahore: A history", lang: "en" }],
      contributors: [{ name: { printed: "Ali Shah" }, role: "editor" }],
      identifiers: [
        { scheme: "doi", value: "10.5555/kites" },
        { value: "9780306406157", medium: "print" },
        { value: "9783161484100", medium: "online" },
      ],
      published: { start: "2021" },
      publisher: "Sample Press",
      edition: "2",
      licence: { id: "CC-BY-4.0" },
      access: "open",
      contents: [
        { titles: [{ value: "Preface" }], part: "10.5555/kites#1" },
        {
          titles: [{ value: "Making" }],
          number: "Part I",
          part: "10.5555/kites#2",
          entries: [
            {
              titles: [{ value: "Strings" }],
              number: "1",
              authors: ["Sara Khan"],
              pages: { first: "3", last: "20" },
              part: "10.5555/kites.1",
            },
          ],
        },
      ],
    });
    expect(preface).toMatchObject({ kind: "chapter", text: "Why kites.", position: 1 });
    expect(part).not.toHaveProperty("text");
    expect(chapter).toMatchObject({
      kind: "chapter",
      abstracts: [{ value: "On glass and glue." }],
      text: "Glass is ground fine.\nGlue\nRice makes it.",
      publisher: "Sample Press",
      published: { start: "2021" },
      access: "open",
      book: { titles: [{ value: "Kites of Lahore: A history" }] },
    });
  });

  it("gives one part by itself as a chapter of its book", () => {
    const text = document.toString();
    const inner = /<book-part book-part-type="chapter">.*?<\/book-part>/s.exec(text)?.[0] ?? "";
    const meta = /<book-meta>.*?<\/book-meta>/s.exec(text)?.[0] ?? "";
    const wrapper = `<book-part-wrapper xmlns:xlink="http://www.w3.org/1999/xlink" xml:lang="en">${meta}${inner}</book-part-wrapper>`;
    const [only, ...others] = recordsOf(readDocument(bits, wrapper));
    expect(others).toEqual([]);
    expect([only?.identifier, only?.format]).toEqual(["10.5555/kites.1", "bits"]);
    expect(dataOf(only)).toMatchObject({
      kind: "chapter",
      titles: [{ value: "Strings" }],
      book: { titles: [{ value: "Kites of Lahore: A history" }] },
    });
  });

  it("reads each record again from the bytes of the whole", () => {
    for (const record of records) {
      const bytes = document.subarray(record.location.start, record.location.end);
      const again = bits.reread?.({ bytes, format: record.format, head: document });
      expect(again?.record).toEqual({ ...record, location: expect.anything() });
    }
  });
});
