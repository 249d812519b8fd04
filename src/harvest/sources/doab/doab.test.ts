import { describe, expect, it } from "vitest";
import { dataOf, readDocument, recordsOf } from "../../../../test/read-document.ts";
import { recogniseFormat } from "../index.ts";
import { doab } from "./index.ts";

const header =
  "id,collection,BITSTREAM Download URL,BITSTREAM ISBN,BITSTREAM License,dc.contributor.author,dc.contributor.editor,dc.date.issued,dc.description.abstract,dc.identifier.uri,dc.language,dc.subject.classification,dc.subject.other,dc.title,dc.title.alternative,dc.type,oapen.identifier.doi,oapen.pages,oapen.relation.isPartOfBook_dc.title,oapen.relation.isPublishedBy_publisher.name";
const book =
  '"b-1","20.1/6","https://library.example/b.pdf","9780306406157||9783161484100","http://creativecommons.org/licenses/by/4.0/","Khan , Sara||Shah, Ali","","2018","Of rivers.","https://library.example/handle/1","Urdu[urd]||English[eng]","bic Book Industry Communication::R Earth sciences::RBK Hydrology","rivers||floods","Rivers of Sindh","A history","book","10.5555/rivers","222","","Sample Press"';
const chapter =
  '"c-1","20.1/6","","9780306406157","","Khan, Sara","","2018-05","","https://library.example/handle/2","English[eng]","","","Floods","","chapter","","21-40","Rivers of Sindh: A history","Sample Press"';
const rows = (...lines: string[]) => recordsOf(readDocument(doab, [header, ...lines].join("\n")));

describe("the CSV of DOAB and OAPEN", () => {
  it("gives books with all their ISBNs, people, languages and subjects", () => {
    expect(recogniseFormat(Buffer.from(`${header}\n${book}`), "x.csv")?.name).toBe("doab");
    const [first] = rows(book);
    expect(first?.identifier).toBe("b-1");
    expect(dataOf(first)).toEqual({
      kind: "book",
      titles: [{ value: "Rivers of Sindh: A history" }],
      abstracts: [expect.objectContaining({ value: "Of rivers." })],
      contributors: [
        { name: { printed: "Sara Khan", family: "Khan", given: "Sara" }, role: "author", affiliations: [] },
        { name: { printed: "Ali Shah", family: "Shah", given: "Ali" }, role: "author", affiliations: [] },
      ],
      identifiers: [
        { scheme: "doi", value: "10.5555/rivers", valid: true },
        { scheme: "isbn", value: "9780306406157", valid: true },
        { scheme: "isbn", value: "9783161484100", valid: true },
      ],
      published: { start: "2018" },
      languages: ["ur", "en"],
      keywords: [expect.objectContaining({ value: "rivers" }), expect.objectContaining({ value: "floods" })],
      subjects: [{ scheme: "other", label: "Hydrology", code: "RBK" }],
      publisher: "Sample Press",
      licence: expect.objectContaining({ id: "CC-BY-4.0" }),
      access: "open",
      links: [
        { rel: "landing", url: "https://library.example/handle/1" },
        { rel: "pdf", url: "https://library.example/b.pdf", format: "application/pdf" },
      ],
    });
  });

  it("gives chapters in their book, by its title and ISBN", () => {
    expect(dataOf(rows(chapter)[0])).toMatchObject({
      kind: "chapter",
      titles: [{ value: "Floods" }],
      identifiers: [],
      published: { start: "2018-05" },
      pages: { first: "21", last: "40" },
      book: { titles: [{ value: "Rivers of Sindh: A history" }], identifiers: [{ value: "9780306406157" }] },
    });
  });

  it("puts rows of other types and without a title into quarantine", () => {
    const codes = rows(book.replace('"book"', '"grant"'), chapter.replace('"Floods"', '""')).map((record) =>
      record.state === "bad" ? record.problem.code : record.state,
    );
    expect(codes).toEqual(["unmapped_metadata", "missing_title"]);
  });

  it("reads each row again from its own bytes", () => {
    const document = Buffer.from([header, book, chapter].join("\n"));
    for (const record of recordsOf(readDocument(doab, document))) {
      const bytes = document.subarray(record.location.start, record.location.end);
      const again = doab.reread?.({ bytes, format: record.format, head: document });
      expect(again?.record).toEqual({ ...record, location: expect.anything() });
    }
  });
});
