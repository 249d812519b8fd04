import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { BookData, RecordData } from "../../src/domain/record.ts";
import {
  adapters,
  author,
  book,
  chapter,
  deleted,
  doi,
  endSound,
  idsOf,
  ingest,
  isbn,
  live,
  opened,
  titled,
  without,
} from "./catalogue-kit.ts";

const print = isbn("9780306406157");
const online = isbn("9783161484100");
const pages = (first: string): { pages: { printed: string; first: string } } => ({ pages: { printed: first, first } });

describe.each(adapters)("books and chapters over $name", ({ open }) => {
  let kit: Awaited<ReturnType<typeof opened>>;
  beforeEach(async () => {
    kit = await opened(open);
  });
  afterEach(() => endSound(kit));

  const titlesOf = async (bookId: string): Promise<(string | undefined)[]> => {
    const found = await kit.reader.chaptersOfBook(bookId, 100);
    return (await kit.reader.records(found.map(({ id }) => id))).map(({ data }) => data.titles[0]?.value);
  };

  it("make a book of what its chapters say of it, and put them into it in order of their pages", async () => {
    const editors = { contributors: [author("Jadoon", "Sara")], publisher: "Sindh Press" };
    const within = { titles: [{ value: "Rivers of Sindh" }], identifiers: [print, online], ...editors };
    const outcomes = await ingest(
      kit.writer,
      "a",
      live("c2", chapter("Floods", "", [], { book: within, ...pages("21") })),
      live("c1", chapter("Canals", "", [], { book: within, ...pages("3") })),
    );
    expect(outcomes).toEqual(["created", "created"]);
    const record = await titled(kit.reader, "Rivers of Sindh");
    expect(record.data).toMatchObject({ kind: "book", identifiers: [print, online], ...editors });
    expect(await titlesOf(record.id)).toEqual(["Canals", "Floods"]);
    expect(await kit.reader.chapterCounts([record.id])).toEqual(new Map([[record.id, 2]]));
    expect((await titled(kit.reader, "Floods")).bookId).toBe(record.id);
    expect((await kit.reader.counts()).kinds).toMatchObject({ book: 1, chapter: 2 });
  });

  it("make it one with the book's own record, of the same source or another, whatever comes first", async () => {
    const own = book("Rivers of Sindh: a history", { identifiers: [print], edition: "2nd" });
    const part = chapter("Floods", "Rivers of Sindh", [print, online]);
    await ingest(kit.writer, "a", live("c", part));
    expect(await ingest(kit.writer, "a", live("b", own))).toEqual(["created"]);
    expect(await ingest(kit.writer, "b", live("b", own))).toEqual(["merged"]);
    expect(await ingest(kit.writer, "c", live("b", own), live("c", part))).toEqual(["merged", "merged"]);
    const [only, ...others] = await idsOf(kit.reader, "book");
    expect(others).toEqual([]);
    expect((await kit.reader.records([only ?? ""]))[0]?.data).toMatchObject({
      titles: [{ value: "Rivers of Sindh: a history" }],
      edition: "2nd",
      identifiers: [print, online],
    });
    expect(await titlesOf(only ?? "")).toEqual(["Floods"]);
  });

  it("without any identifier are one within their source by title, and apart from other sources' books of that title", async () => {
    const said = { publisher: "Sindh Press", published: { start: "2019" } };
    const own = (contents: string): RecordData => book("Poems", { ...said, contributors: [author(contents, "Sara")] });
    const part = chapter("Dawn", "Poems", [], said);
    await ingest(kit.writer, "a", live("b", own("Jadoon")), live("c", part));
    await ingest(kit.writer, "b", live("b", own("Khan")), live("c", part));
    expect(await idsOf(kit.reader, "book")).toHaveLength(2);
    expect(await kit.writer.proposals(10)).toEqual([]);
    expect(await ingest(kit.writer, "c", live("b", own("Khan")))).toEqual(["merged"]);
    // Chapters of two books of one title are two.
    expect(await idsOf(kit.reader, "chapter")).toHaveLength(2);
  });

  it("tell the volumes of a set apart that share an ISBN", async () => {
    const set = [print];
    await ingest(
      kit.writer,
      "a",
      live("1", chapter("Wheat", "Crops of Sindh, volume 1", set)),
      live("2", chapter("Sheep", "Crops of Sindh, volume 2", set)),
    );
    await ingest(kit.writer, "b", live("1", book("Crops of Sindh, volume 2", { identifiers: set })));
    expect(await idsOf(kit.reader, "book")).toHaveLength(2);
    expect((await titled(kit.reader, "Sheep")).bookId).toBe((await titled(kit.reader, "Crops of Sindh, volume 2")).id);
  });

  it("propose what has one ISBN and plainly another title, and never match by a wrong one", async () => {
    await ingest(kit.writer, "a", live("1", book("A grammar of Pashto verbs", { identifiers: [print] })));
    expect(await ingest(kit.writer, "b", live("1", book("Rivers of Sindh", { identifiers: [print] })))).toEqual([
      "created",
    ]);
    expect((await kit.writer.proposals(10)).map(({ reason }) => reason)).toEqual(["equal ISBN 9780306406157"]);
    const wrong = { ...print, valid: false };
    const other = book("Rivers of Sindh", { identifiers: [wrong] });
    expect(await ingest(kit.writer, "c", live("1", other))).toEqual(["created"]);
  });

  it("propose editions and formats that only title and author join", async () => {
    const by = { contributors: [author("Jadoon", "Sara")], published: { start: "2019" } };
    await ingest(kit.writer, "a", live("1", book("Rivers of Sindh", { ...by, identifiers: [print] })));
    const other = book("Rivers of Sindh", { ...by, identifiers: [online] });
    expect(await ingest(kit.writer, "b", live("1", other))).toEqual(["created"]);
    expect(await kit.writer.proposals(10)).toHaveLength(1);
    // Who knows both ISBNs joins them.
    await ingest(kit.writer, "c", live("1", book("Rivers of Sindh", { ...by, identifiers: [print, online] })));
    expect(await idsOf(kit.reader, "book")).toHaveLength(1);
  });

  it("join a chapter across sources by DOI, page or title within its book, never by the book's own DOI", async () => {
    const own = doi("10.1/book");
    const within = [print, own];
    const one = chapter("Floods of the Indus", "Rivers of Sindh", within, {
      ...pages("21"),
      identifiers: [doi("10.1/c")],
    });
    await ingest(kit.writer, "a", live("1", one), live("2", chapter("Notes", "Rivers of Sindh", within, pages("90"))));
    const byPage = chapter("Floods of the Indus: a review", "Rivers of Sindh", within, pages("21"));
    expect(await ingest(kit.writer, "b", live("1", byPage))).toEqual(["merged"]);
    const byTitle = chapter("Floods of the Indus", "Rivers of Sindh", [print], { identifiers: [own] });
    expect(await ingest(kit.writer, "c", live("1", byTitle))).toEqual(["merged"]);
    const otherPage = chapter("Notes", "Rivers of Sindh", within, pages("12"));
    expect(await ingest(kit.writer, "b", live("2", otherPage))).toEqual(["created"]);
  });

  it("go where their book goes, and come back with it", async () => {
    const part = chapter("Floods", "Rivers of Sindh", [print]);
    await ingest(kit.writer, "a", live("c", part));
    await ingest(kit.writer, "b", live("b", book("The Indus", { identifiers: [online] })));
    const [from, into] = [await titled(kit.reader, "Rivers of Sindh"), await titled(kit.reader, "The Indus")];
    await kit.writer.merge(from.id, into.id, "someone", "a new title");
    expect((await titled(kit.reader, "Floods")).bookId).toBe(into.id);
    await kit.writer.unmerge("b", "b", "someone", "no");
    const named = await titled(kit.reader, "Rivers of Sindh");
    expect((await titled(kit.reader, "Floods")).bookId).toBe(named.id);
    await ingest(kit.writer, "a", deleted("c"));
    expect(await kit.reader.lookup(named.id)).toMatchObject({ state: "tombstone", kind: "book" });
    await ingest(kit.writer, "a", live("c", part));
    expect((await titled(kit.reader, "Floods")).bookId).toBe((await titled(kit.reader, "Rivers of Sindh")).id);
  });

  it("withdraw with a book the chapters that came out of its own record, and those that a new version leaves out", async () => {
    const lines = (...parts: string[]): Partial<BookData> => ({
      contents: parts.map((part) => ({ titles: [{ value: part }], part })),
    });
    const part = (title: string) => live(title, chapter(title, "Rivers of Sindh"));
    await ingest(
      kit.writer,
      "a",
      live("b", book("Rivers of Sindh", lines("x", "y", "z"))),
      part("x"),
      part("y"),
      part("z"),
    );
    const before = await titled(kit.reader, "y");
    await ingest(kit.writer, "a", live("b", book("Rivers of Sindh", lines("x", "z"))), part("x"), part("z"));
    expect(await kit.reader.lookup(before.id)).toMatchObject({ state: "tombstone" });
    expect((await kit.reader.counts()).kinds).toMatchObject({ book: 1, chapter: 2 });
    await ingest(kit.writer, "a", deleted("b"));
    expect((await kit.reader.counts()).kinds).toMatchObject({ book: 0, chapter: 0 });
    await ingest(kit.writer, "a", live("b", book("Rivers of Sindh", lines("x", "y"))), part("x"), part("y"));
    expect((await titled(kit.reader, "y")).id).toBe(before.id);
    expect((await kit.reader.counts()).kinds).toMatchObject({ book: 1, chapter: 2 });
  });
});

/* Few values of everything, so that what could collide does. */
const work = fc.oneof(
  fc
    .record({
      title: fc.constantFrom("Rivers of Sindh", "Poems", "Rivers of Sindh: a history"),
      ids: fc.subarray([print, online, doi("10.1/a")]),
      family: fc.constantFrom(undefined, "Jadoon", "Khan"),
      year: fc.constantFrom(undefined, "2019", "2020"),
    })
    .map(({ title, ids, family, year }) =>
      book(title, {
        identifiers: ids,
        contributors: family === undefined ? [] : [author(family, "Sara")],
        ...(year === undefined ? {} : { published: { start: year } }),
      }),
    ),
  fc
    .record({
      title: fc.constantFrom("Floods", "Notes", "Dawn"),
      within: fc.constantFrom("Rivers of Sindh", "Poems", "Rivers of Sindh: a history"),
      ids: fc.subarray([print, online, doi("10.1/a")]),
      own: fc.constantFrom(undefined, "10.1/a", "10.1/x", "10.1/y"),
      first: fc.constantFrom(undefined, "1", "9"),
    })
    .map(({ title, within, ids, own, first }) =>
      chapter(title, within, ids, {
        identifiers: own === undefined ? [] : [doi(own)],
        ...(first === undefined ? {} : pages(first)),
      }),
    ),
);

const given = fc.tuple(fc.constantFrom("a", "b", "c"), fc.constantFrom("1", "2", "3", "4"), work);

describe.each(adapters)("properties of books and chapters over $name", { timeout: 120_000 }, ({ open }) => {
  it("whatever comes, changes and goes, all that is derived follows, and the same again changes nothing", async () => {
    const change = fc.oneof(
      { weight: 4, arbitrary: given },
      {
        weight: 1,
        arbitrary: fc.tuple(
          fc.constantFrom("a", "b", "c"),
          fc.constantFrom("1", "2", "3", "4"),
          fc.constant(undefined),
        ),
      },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 14 }), async (list) => {
        const kit = await opened(open);
        try {
          for (const [source, id, data] of list)
            await ingest(kit.writer, source, data === undefined ? deleted(id) : live(id, data));
          const ids = (await kit.reader.versions(undefined, 1000)).map(({ id }) => id);
          const records = await kit.reader.records(ids);
          for (const { kind, bookId } of records) expect(bookId !== undefined).toBe(kind === "chapter");
          const { seq } = await kit.reader.counts();
          const last = new Map(list.map((one) => [`${one[0]} ${one[1]}`, one]));
          for (const [source, id, data] of last.values()) {
            const again = await ingest(kit.writer, source, data === undefined ? deleted(id) : live(id, data));
            expect(again).toEqual(["unchanged"]);
          }
          expect((await kit.reader.counts()).seq).toBe(seq);
        } finally {
          await endSound(kit);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("the order in which sources come does not matter where ISBNs and titles agree", async () => {
    const batches = fc.array(
      fc.tuple(fc.constantFrom("a", "b", "c"), fc.constantFrom("1", "2", "3"), fc.nat(2), fc.boolean()),
      {
        maxLength: 8,
      },
    );
    const isbns = [[print], [online], [print, online]] as const;
    await fc.assert(
      fc.asyncProperty(batches, async (all) => {
        // one version of each: what was joined once stays, also when a source says otherwise later
        const list = [...new Map(all.map((one) => [`${one[0]} ${one[1]}`, one])).values()];
        const take = async (order: readonly string[]) => {
          const kit = await opened(open);
          try {
            for (const source of order) {
              for (const [of, id, which, isBook] of list) {
                // a source that lists one book twice under one ISBN is another matter
                if (of !== source) continue;
                const ids = isbns[which] ?? [];
                const data =
                  isBook && id === "1"
                    ? book("Rivers of Sindh", { identifiers: ids })
                    : chapter(`Part ${id}`, "Rivers of Sindh", ids, pages(id));
                await ingest(kit.writer, source, live(id, data));
              }
            }
            const records = await kit.reader.records((await kit.reader.versions(undefined, 100)).map(({ id }) => id));
            const groups = await Promise.all(
              records.map(async (record) => ({
                ...without(record, "id", "bookId", "createdAt", "updatedAt"),
                book: record.bookId !== undefined,
                names: (await kit.reader.provenance(record.id)).map(
                  ({ sourceId, identifier }) => `${sourceId} ${identifier}`,
                ),
              })),
            );
            return groups.map((group) => JSON.stringify(group)).sort();
          } finally {
            await endSound(kit);
          }
        };
        expect(await take(["c", "b", "a"])).toEqual(await take(["a", "b", "c"]));
      }),
      { numRuns: 25 },
    );
  });
});
