import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  adapters,
  article,
  author,
  book,
  deleted,
  doi,
  endSound,
  idsOf,
  ingest,
  inJournal,
  live,
  opened,
} from "./catalogue-kit.ts";

const issue = { volume: "5", number: "2", year: 2020 };
const jadoon = [author("Jadoon", "Sara")];

describe.each(adapters)("identity over $name", ({ open }) => {
  let kit: Awaited<ReturnType<typeof opened>>;
  beforeEach(async () => {
    kit = await opened(open);
  });
  afterEach(() => endSound(kit));

  const both = async (first: ReturnType<typeof article>, second: ReturnType<typeof article>) => {
    await ingest(kit.writer, "a", live("1", first));
    const outcome = await ingest(kit.writer, "b", live("2", second));
    return { outcome: outcome[0], proposals: await kit.writer.proposals(10) };
  };

  it("rule 1: one identifier in two sources is two source records", async () => {
    await ingest(kit.writer, "a", live("oai:x/1", article("On wheat in Sindh")));
    expect(await ingest(kit.writer, "b", live("oai:x/1", article("On rice in Punjab")))).toEqual(["created"]);
    expect(await idsOf(kit.reader, "article")).toHaveLength(2);
  });

  it("rule 2: two of one source never become one by themselves", async () => {
    const data = article("On wheat in Sindh", { identifiers: [doi("10.1/a")], contributors: jadoon });
    expect(await ingest(kit.writer, "a", live("1", data), live("2", data))).toEqual(["created", "created"]);
    // Nor through a third: the DOI is shared by two records of one source.
    expect(await ingest(kit.writer, "b", live("3", data))).toEqual(["created"]);
    expect(await ingest(kit.writer, "b", live("3", { ...data, languages: ["en"] }))).toEqual(["updated"]);
    expect(await idsOf(kit.reader, "article")).toHaveLength(3);
  });

  it("rule 2: nor when one comes back to where another of its source has taken its place", async () => {
    const data = article("On wheat in Sindh", { identifiers: [doi("10.1/a")] });
    await ingest(kit.writer, "a", live("1", data));
    expect(await ingest(kit.writer, "b", live("1", data), deleted("1"), live("2", data))).toEqual([
      "merged",
      "deleted",
      "merged",
    ]);
    expect(await ingest(kit.writer, "b", live("1", data))).toEqual(["updated"]);
    // Its DOI is shared by two of its source now: it tells nothing of any of them, as if both had been there from the beginning.
    expect(await idsOf(kit.reader, "article")).toHaveLength(3);
    await ingest(kit.writer, "b", deleted("2"));
    expect(await idsOf(kit.reader, "article")).toHaveLength(1);
  });

  it("rule 3: an equal DOI joins where title or first author agrees", async () => {
    const identifiers = [doi("10.1/a")];
    const titled = article("On wheat in Sindh", { identifiers });
    expect((await both(titled, article("ON WHEAT IN SINDH.", { identifiers }))).outcome).toBe("merged");
  });

  it("rule 3: a translated title joins by its first author, and neither is a proposal", async () => {
    const first = article("On wheat in Sindh", { identifiers: [doi("10.1/a")], contributors: jadoon });
    const urdu = article("سندھ میں گندم", { identifiers: [doi("10.1/a")], contributors: jadoon });
    expect((await both(first, urdu)).outcome).toBe("merged");
    const other = article("Rivers and canals of Punjab", { identifiers: [doi("10.1/a")] });
    expect(await ingest(kit.writer, "c", live("3", other))).toEqual(["created"]);
    expect(await kit.writer.proposals(10)).toMatchObject([{ reason: "equal DOI 10.1/a" }]);
  });

  it("rule 3: never by a placeholder, nor by the issue's DOI", async () => {
    const placeholder = [doi("10.9753/icce.v22.%p", false)];
    expect(
      await both(article("Waves", { identifiers: placeholder }), article("Waves", { identifiers: placeholder })),
    ).toEqual({ outcome: "created", proposals: [] });
    const inIssue = { ...issue, doi: "10.1/issue" };
    const own = { identifiers: [doi("10.1/issue")], contributors: jadoon };
    await ingest(kit.writer, "a", live("3", article("Wheat", { ...own, ...inJournal("J", [], inIssue) })));
    expect(await ingest(kit.writer, "b", live("3", article("Wheat", own)))).toEqual(["created"]);
  });

  it("rule 4: the same place in a journal with a similar title", async () => {
    const placed = (title: string) => article(title, inJournal("Journal of Wheat", ["1997-3438"], issue, "39"));
    expect((await both(placed("On wheat in Sindh"), placed("On wheat in Sindh: a study"))).outcome).toBe("merged");
    // Two abstracts on one page are two.
    expect(await ingest(kit.writer, "c", live("3", placed("Rivers of Punjab and their canals")))).toEqual(["created"]);
    expect(await kit.writer.proposals(10)).toEqual([]);
  });

  it("rule 4: not where two DOIs say otherwise, which is proposed", async () => {
    const placed = (value: string) => {
      const where = inJournal("Journal of Wheat", ["1997-3438"], issue, "39");
      return article("On wheat in Sindh", { ...where, identifiers: [doi(value)] });
    };
    const { outcome, proposals } = await both(placed("10.1/a"), placed("10.1/b"));
    expect(outcome).toBe("created");
    expect(proposals).toHaveLength(1);
  });

  it("rule 5: journal, year, first author and title", async () => {
    const where = inJournal("Journal of Wheat", ["1997-3438"], { year: 2020 });
    const data = article("Rusts of wheat in Sindh and their hosts", { ...where, contributors: jadoon });
    expect((await both(data, data)).outcome).toBe("merged");
    const later = { ...data, ...inJournal("Journal of Wheat", ["1997-3438"], { year: 2021 }) };
    expect(await ingest(kit.writer, "c", live("3", later))).toEqual(["created"]);
    expect(await kit.writer.proposals(10)).toHaveLength(1);
  });

  it("rule 5: a short title may return in each issue, and needs its issue or page", async () => {
    const column = (journal: string, number?: string) =>
      article("Editorial", {
        ...inJournal(journal, [], { volume: "2", year: 2020, ...(number !== undefined && { number }) }),
        contributors: jadoon,
      });
    const pairOf = async (journal: string, left?: string, right?: string) => {
      await ingest(kit.writer, "a", live(`${journal} a`, column(journal, left)));
      return ingest(kit.writer, "b", live(`${journal} b`, column(journal, right)));
    };
    expect(await pairOf("Journal of Wheat")).toEqual(["created"]);
    expect(await pairOf("Journal of Rice", "3", "4")).toEqual(["created"]);
    expect(await pairOf("Journal of Salt", "3", "3")).toEqual(["merged"]);
  });

  it("rule 5: never a title that repeats in that journal", async () => {
    const editorial = (year: number) =>
      article("Editorial", { ...inJournal("Journal of Wheat", ["1997-3438"], { year }), contributors: jadoon });
    await ingest(kit.writer, "a", live("1", editorial(2019)), live("2", editorial(2020)));
    expect(await ingest(kit.writer, "b", live("1", editorial(2020)))).toEqual(["created"]);
    expect(await kit.writer.proposals(10)).toEqual([]);
  });

  it("joins records that are there already when a correction shows that they are one", async () => {
    await ingest(kit.writer, "a", live("1", article("On wheat in Sindh", { identifiers: [doi("10.1/a")] })));
    await ingest(kit.writer, "b", live("2", article("On wheat in Sindh")));
    const [first, second] = await idsOf(kit.reader, "article");
    const corrected = article("On wheat in Sindh", { identifiers: [doi("10.1/a")] });
    expect(await ingest(kit.writer, "b", live("2", corrected))).toEqual(["updated"]);
    const [left] = await idsOf(kit.reader, "article");
    const gone = left === first ? second : first;
    expect(await kit.reader.lookup(gone ?? "")).toEqual({ state: "redirect", id: left, kind: "article" });
    expect((await kit.reader.changes(0, 10)).changes).toContainEqual(
      expect.objectContaining({ id: gone, op: "delete" }),
    );
  });

  it("joins books by ISBN only under a similar title, and kinds never", async () => {
    const isbn = { scheme: "isbn", value: "9781419594069", valid: true } as const;
    await ingest(kit.writer, "a", live("1", book("A history of Multan", { identifiers: [isbn, doi("10.1/b")] })));
    expect(await ingest(kit.writer, "b", live("1", book("A History of Multan", { identifiers: [isbn] })))).toEqual([
      "merged",
    ]);
    expect(await ingest(kit.writer, "c", live("1", book("Pashto verbs", { identifiers: [isbn] })))).toEqual([
      "created",
    ]);
    const review = article("A history of Multan", { identifiers: [doi("10.1/b")] });
    expect(await ingest(kit.writer, "c", live("2", review))).toEqual(["created"]);
  });

  it("keeps the fictional sample apart from what is real", async () => {
    await kit.writer.putSource({ id: "sample", name: "Sample", format: "oai-pmh", sample: true });
    const data = article("On wheat in Sindh", { identifiers: [doi("10.1/a")] });
    await ingest(kit.writer, "sample", live("1", data));
    expect(await ingest(kit.writer, "a", live("1", data))).toEqual(["created"]);
    const records = await kit.reader.records(await kit.reader.byIdentifier("doi", "10.1/a"));
    expect(new Set(records.map((record) => record.sample))).toEqual(new Set([false, true]));
  });

  it("gives ids that follow from source and identifier alone", async () => {
    const other = await opened(open);
    await ingest(other.writer, "b", live("7", article("Something else")));
    await ingest(kit.writer, "a", live("1", article("On wheat")));
    await ingest(other.writer, "a", live("1", article("On wheat, revised")));
    const [id] = await idsOf(kit.reader, "article");
    expect(id).toMatch(/^[0-9a-hjkmnp-tv-z]{10}$/);
    expect(await idsOf(other.reader, "article")).toContain(id);
    other.end();
  });
});
