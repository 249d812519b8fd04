import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dataOf, readDocument, recordsOf } from "../../../../test/read-document.ts";
import { hasSharedData, sharedData } from "../../../../test/shared-data.ts";
import { zipFile } from "../../../../test/zip-file.ts";
import type { BookData, ChapterData, ContentsEntry } from "../../../domain/record.ts";
import { recogniseFormat } from "../index.ts";
import { resolve } from "./address.ts";
import { epub } from "./index.ts";

const container = `<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`;
const metadata = `<dc:identifier id="id">urn:isbn:9780306406157</dc:identifier><dc:title id="t">دریاؤں کی کہانی</dc:title><meta refines="#t" property="title-type">main</meta><dc:title id="s">سندھ کے دریا</dc:title><meta refines="#s" property="title-type">subtitle</meta><dc:creator id="c">Sara Khan</dc:creator><meta refines="#c" property="role">edt</meta><dc:language>ur</dc:language><dc:date>2021-05-01</dc:date><dc:publisher>Sample Press</dc:publisher><dc:source>urn:isbn:9783161484100</dc:source><dc:rights>CC BY 4.0</dc:rights>`;
const opf = (items: string, spine: string, about = metadata): string =>
  `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">${about}</metadata><manifest>${items}</manifest><spine toc="ncx">${spine}</spine></package>`;
const page = (body: string): string =>
  `<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Not read</title><style>p { color: red }</style></head><body>${body}</body></html>`;
const item = (id: string, href: string, more = 'media-type="application/xhtml+xml"'): string =>
  `<item id="${id}" href="${href}" ${more}/>`;

const items =
  item("nav", "nav.xhtml", 'properties="nav" media-type="application/xhtml+xml"') +
  ["cover", "one", "one-b", "two"].map((name) => item(name, `text/${name}%20a.xhtml`)).join("");
const spine = ["cover", "one", "one-b", "two"].map((name) => `<itemref idref="${name}"/>`).join("");
const nav = page(
  `<nav epub:type="landmarks"><ol><li><a href="text/cover%20a.xhtml">Cover</a></li></ol></nav><nav epub:type="toc"><ol><li><a href="text/one%20a.xhtml">پہلا باب</a><ol><li><a href="text/one%20a.xhtml#x">سیلاب</a></li><li><a href="text/one-b%20a.xhtml#y">نہریں</a></li></ol></li><li><span>دوسرا حصہ</span><ol><li><a href="./text/two%20a.xhtml">دوسرا باب</a></li></ol></li></ol></nav>`,
);

function book(files: Readonly<Record<string, string>> = {}): Buffer {
  const all = {
    mimetype: "application/epub+zip",
    "META-INF/container.xml": container,
    "OEBPS/book.opf": opf(items, spine),
    "OEBPS/nav.xhtml": nav,
    "OEBPS/text/cover a.xhtml": page("<p>Cover</p>"),
    "OEBPS/text/one a.xhtml": page("<h1>پہلا باب</h1><p>دریا میں<script>alert(1)</script> پانی</p>"),
    "OEBPS/text/one-b a.xhtml": page("<p id='y'>نہریں خشک ہیں</p>"),
    // not well-formed, as real ones are
    "OEBPS/text/two a.xhtml": "<html><body><h1>Two<p>Water & <b>salt</body>",
    ...files,
  };
  return Buffer.from(
    zipFile(Object.entries(all).map(([name, content]) => ({ name, content, stored: name === "mimetype" }))),
  );
}

const chaptersOf = (bytes: Uint8Array): ChapterData[] =>
  recordsOf(readDocument(epub, bytes)).flatMap((record) => {
    const data = record.state === "live" ? dataOf(record) : undefined;
    return data?.kind === "chapter" ? [data] : [];
  });

describe("an EPUB", () => {
  it("gives its book, with ISBNs of both forms, and a chapter for each document that its contents lead to", () => {
    const [first, ...rest] = recordsOf(readDocument(epub, book()));
    expect(dataOf(first)).toEqual({
      kind: "book",
      titles: [{ value: "دریاؤں کی کہانی: سندھ کے دریا", lang: "ur" }],
      abstracts: [],
      contributors: [
        { name: { printed: "Sara Khan", family: "Khan", given: "Sara" }, role: "editor", affiliations: [] },
      ],
      identifiers: [
        { scheme: "isbn", value: "9780306406157", valid: true, printed: "urn:isbn:9780306406157", medium: "online" },
        { scheme: "isbn", value: "9783161484100", valid: true, printed: "urn:isbn:9783161484100" },
      ],
      published: { start: "2021-05-01" },
      publisher: "Sample Press",
      licence: expect.objectContaining({ id: "CC-BY-4.0" }),
      languages: ["ur"],
      keywords: [],
      subjects: [],
      access: "open",
      links: [],
      contents: [
        {
          titles: [{ value: "پہلا باب", lang: "ur" }],
          part: "urn:isbn:9780306406157#OEBPS/text/one a.xhtml",
          entries: [
            { titles: [{ value: "سیلاب", lang: "ur" }], anchor: "x" },
            {
              titles: [{ value: "نہریں", lang: "ur" }],
              part: "urn:isbn:9780306406157#OEBPS/text/one-b a.xhtml",
              anchor: "y",
            },
          ],
        },
        {
          titles: [{ value: "دوسرا حصہ", lang: "ur" }],
          entries: [
            { titles: [{ value: "دوسرا باب", lang: "ur" }], part: "urn:isbn:9780306406157#OEBPS/text/two a.xhtml" },
          ],
        },
      ],
    });
    expect(rest.map((record) => [record.format, dataOf(record).titles[0]?.value])).toEqual([
      ["epub:1", "پہلا باب"],
      ["epub:2", "نہریں"],
      ["epub:3", "دوسرا باب"],
    ]);
  });

  it("gives each chapter its text, of well-formed pages and others, and its place", () => {
    expect(chaptersOf(book()).map(({ text, position }) => [position, text])).toEqual([
      [1, "پہلا باب\nدریا میں پانی"],
      [2, "نہریں خشک ہیں"],
      [3, "Two\nWater & salt"],
    ]);
  });

  it("adds pages that no point leads to to the chapter before, and goes by the pages alone where there is no contents", () => {
    const less = nav.replace(/<li><a href="text\/one-b.*?<\/li>/, "");
    expect(chaptersOf(book({ "OEBPS/nav.xhtml": less })).map(({ text }) => text)).toEqual([
      "پہلا باب\nدریا میں پانی\nنہریں خشک ہیں",
      "Two\nWater & salt",
    ]);
    const none = chaptersOf(book({ "OEBPS/nav.xhtml": page("<p>Nothing</p>") }));
    expect(none.map(({ titles }) => titles[0]?.value)).toEqual(["Not read", "پہلا باب", "Not read"]);
  });

  it("reads each record again from the bytes of the whole file", () => {
    const bytes = book();
    for (const record of recordsOf(readDocument(epub, bytes))) {
      const kept = { bytes, format: record.format, head: bytes.subarray(0, 100) };
      expect(epub.reread?.(kept)?.record).toEqual(record);
      expect(epub.remap(bytes, record.format)).toEqual({ ok: true, value: { is: "record", data: dataOf(record) } });
    }
  });

  it("is recognised by its first entry or its name, and no other archive is taken for one", () => {
    expect(recogniseFormat(book().subarray(0, 200), "x")?.name).toBe("epub");
    const other = Buffer.from(zipFile([{ name: "a.txt", content: "x" }]));
    expect(recogniseFormat(other, "a.zip")).toBeUndefined();
    const [event] = readDocument(epub, other);
    expect(event).toMatchObject({ type: "broken", problem: { code: "not_this_format" } });
  });

  it("keeps a chapter that is a bomb, is damaged or encrypted from harming the others", () => {
    const bomb = recordsOf(readDocument(epub, book({ "OEBPS/text/two a.xhtml": "<p>".padEnd(70 * 1024 * 1024, " ") })));
    expect(bomb.map((record) => (record.state === "bad" ? record.problem.code : record.state))).toEqual([
      "live",
      "live",
      "live",
      "too_large",
    ]);
    const locked = book({
      "META-INF/encryption.xml": `<encryption><EncryptedData><EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/><CipherData><CipherReference URI="OEBPS/text/two a.xhtml"/></CipherData></EncryptedData></encryption>`,
    });
    expect(chaptersOf(locked).map(({ text }) => text === undefined)).toEqual([false, false, true]);
  });

  it("that has no title, or no package, says so", () => {
    const [untitled, ...none] = recordsOf(readDocument(epub, book({ "OEBPS/book.opf": opf(items, spine, "") })));
    expect(untitled).toMatchObject({ state: "bad", problem: { code: "missing_title" } });
    expect(none).toEqual([]);
    const [event] = readDocument(epub, book({ "META-INF/container.xml": "<container/>" }));
    expect(event).toMatchObject({ type: "broken", problem: { code: "broken_document" } });
  });

  it("never throws, whatever stands in its files", () => {
    const names = ["META-INF/container.xml", "OEBPS/book.opf", "OEBPS/nav.xhtml", "OEBPS/text/one a.xhtml"] as const;
    const content = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(nav, container, opf(items, spine), "<a>".repeat(3000)),
    );
    fc.assert(
      fc.property(fc.constantFrom(...names), content, fc.nat(), (name, text, at) => {
        const whole = text.slice(0, at % (text.length + 1));
        const events = readDocument(epub, book({ [name]: whole }));
        const problems = events.flatMap((event) =>
          event.type === "record" && event.record.state === "bad" ? [event.record.problem.code] : [],
        );
        expect(events.length).toBeGreaterThan(0);
        expect(problems).not.toContain("internal");
      }),
      { numRuns: 200 },
    );
  });

  it("leads its addresses nowhere outside of itself", () => {
    expect(resolve("OEBPS/nav.xhtml", "../../../etc/passwd")).toEqual({ file: "etc/passwd" });
    expect(resolve("OEBPS/a/nav.xhtml", "../b%20c.xhtml#x")).toEqual({ file: "OEBPS/b c.xhtml", fragment: "x" });
    expect(resolve("OEBPS/nav.xhtml", "#x")).toEqual({ file: "OEBPS/nav.xhtml", fragment: "x" });
    expect(resolve("OEBPS/nav.xhtml", "https://a.example/")).toBeUndefined();
    expect(resolve("OEBPS/nav.xhtml", "b%.xhtml")).toEqual({ file: "OEBPS/b%.xhtml" });
  });
});

describe.skipIf(!hasSharedData)("real EPUB files", () => {
  const count = (entries: readonly ContentsEntry[] = []): number =>
    entries.reduce((sum, one) => sum + 1 + count(one.entries), 0);

  it.each(["en", "de"])("give their 190 points as a tree, and a chapter for each of the 47 files: %s", (language) => {
    const bytes = readFileSync(sharedData(`books/epub/live-manual.${language}.epub`));
    const [first, ...chapters] = recordsOf(readDocument(epub, bytes));
    const { contents } = dataOf(first) as BookData;
    expect(count(contents)).toBe(190);
    expect(chapters.length).toBe(47);
    expect(chapters.every(({ state }) => state === "live")).toBe(true);
    const about = contents?.[1]?.entries?.[1];
    expect(about?.entries?.[0]?.entries?.map(({ anchor }) => anchor)).toEqual(["o8", "o12", "o29", "o44"]);
    expect(about?.entries?.[0]?.entries?.[3]?.entries?.map(({ anchor }) => anchor)).toEqual(["o46", "o60"]);
  });

  it("that were cut off say so, and give nothing", () => {
    const bytes = readFileSync(sharedData("books/epub/live-manual.es.truncated.epub"));
    expect(readDocument(epub, bytes)).toEqual([
      {
        type: "broken",
        offset: 60_000,
        problem: { code: "broken_document", message: expect.stringContaining("not received whole") },
      },
    ]);
  });
});
