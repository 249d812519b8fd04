import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Incoming } from "../../src/catalogue/ingest-types.ts";
import type { ArticleData } from "../../src/domain/record.ts";
import { adapters, article, author, deleted, doi, endSound, ingest, inJournal, live, opened } from "./catalogue-kit.ts";

const title = "Effect of nitrogen on the yield of wheat in saline soils";
const place = (first: string) =>
  inJournal("Pakistan Journal of Botany", ["0556-3321"], { volume: "12", number: "3", year: 2010 }, first);
const cited = article(title, { ...place("45"), contributors: [author("Ahmed", "Sara")] });
const byPlace: Partial<ArticleData> = {
  references: [{ container: "Pak. J. Bot.", year: 2010, volume: "12", firstPage: "45", author: "Ahmed" }],
};
const notice = article("Retraction of a paper on sleep", {
  identifiers: [doi("10.1/notice")],
  relations: [{ type: "retracts", to: doi("10.1/paper") }],
});

describe.each(adapters)("citations, $name", ({ open }) => {
  let kit: Awaited<ReturnType<typeof opened>>;
  beforeEach(async () => {
    kit = await opened(open);
  });
  afterEach(async () => {
    await endSound(kit);
  });

  const take = (source: string, ...records: Incoming[]) => ingest(kit.writer, source, ...records);
  /** Ids by titles. */
  const ids = async (): Promise<Map<string, string>> => {
    const all = await kit.reader.versions(undefined, 100);
    const records = await kit.reader.records(all.map(({ id }) => id));
    return new Map(records.map(({ id, data }) => [data.titles[0]?.value ?? "", id]));
  };
  const citersOf = async (name: string): Promise<string[]> => {
    const known = await ids();
    const names = new Map([...known].map(([text, id]) => [id, text]));
    const found = await kit.reader.citedBy(known.get(name) ?? "", 0, 10);
    expect(found.total).toBe(found.ids.length);
    return found.ids.map((id) => names.get(id) ?? "");
  };

  it.each(["citing first", "cited first"])("resolves by place in an abbreviated journal, %s", async (order) => {
    const one = () => take("a", live("1", article("On wheat", byPlace)));
    const other = () => take("b", live("2", cited));
    for (const step of order === "citing first" ? [one, other] : [other, one]) await step();
    expect(await citersOf(title)).toEqual(["On wheat"]);
    const known = await ids();
    expect([...(await kit.reader.references(known.get("On wheat") ?? ""))]).toEqual([[0, known.get(title)]]);
  });

  it("lists the newest first, each citing work once", async () => {
    const cites = (year: string): Partial<ArticleData> => ({
      published: { start: year },
      references: [{ doi: "10.1/x" }, { doi: "10.1/x", printed: "again" }],
    });
    await take("a", live("1", article("Old", cites("2001"))), live("2", article("New", cites("2020"))));
    await take(
      "a",
      live("3", article("Middle", cites("2011"))),
      live("4", article("X", { identifiers: [doi("10.1/x")] })),
    );
    expect(await citersOf("X")).toEqual(["New", "Middle", "Old"]);
    const x = (await ids()).get("X") ?? "";
    expect((await kit.reader.citedBy(x, 1, 1)).ids).toEqual([(await ids()).get("Middle")]);
  });

  it("lets go where a second record may be meant, and links again when it goes", async () => {
    await take("a", live("1", article("On wheat", byPlace)), live("2", cited));
    await take("a", live("3", article(`${title} (reprint)`, { ...place("45"), contributors: cited.contributors })));
    expect(await citersOf(title)).toEqual([]);
    await take("a", deleted("3"));
    expect(await citersOf(title)).toEqual(["On wheat"]);
  });

  it("follows new versions and deletions of either side", async () => {
    const cites = (value: string): ArticleData => article("Citing", { references: [{ doi: value }] });
    const work = (value: string): ArticleData => article("Work", { identifiers: [doi(value)] });
    await take("a", live("1", cites("10.1/x")), live("2", work("10.1/x")));
    expect(await citersOf("Work")).toEqual(["Citing"]);
    await take("a", live("2", work("10.1/y")));
    expect(await citersOf("Work")).toEqual([]);
    await take("a", live("1", cites("10.1/y")));
    expect(await citersOf("Work")).toEqual(["Citing"]);
    await take("a", deleted("1"));
    expect(await citersOf("Work")).toEqual([]);
    await take("a", live("1", cites("10.1/y")), deleted("2"));
    expect([...(await kit.reader.references((await ids()).get("Citing") ?? ""))]).toEqual([]);
    await take("a", live("2", work("10.1/y")));
    expect(await citersOf("Work")).toEqual(["Citing"]);
  });

  it("follows merges and takes them back", async () => {
    await take("a", live("1", article("Citing", { references: [{ doi: "10.1/x" }] })), live("2", article("Work")));
    await take("b", live("3", article("Other", { identifiers: [doi("10.1/x")] })));
    const known = await ids();
    const [work = "", other = ""] = [known.get("Work"), known.get("Other")];
    await kit.writer.merge(other, work, "me", "the same");
    expect((await kit.reader.citedBy(work, 0, 5)).ids).toEqual([known.get("Citing")]);
    expect((await kit.reader.citedBy(other, 0, 5)).ids).toEqual([]);
    await kit.writer.unmerge("b", "3", "me", "not the same");
    expect((await kit.reader.citedBy(work, 0, 5)).ids).toEqual([]);
    expect((await kit.reader.citedBy(other, 0, 5)).ids).toEqual([known.get("Citing")]);
  });

  it("follows the removal of a source", async () => {
    await take("a", live("1", article("Citing", { references: [{ doi: "10.1/x" }] })));
    await take("b", live("2", article("Work", { identifiers: [doi("10.1/x")] })));
    await kit.writer.removeSource("a");
    expect(await citersOf("Work")).toEqual([]);
  });

  it("keeps the sample apart", async () => {
    await kit.writer.putSource({ id: "s", name: "S", format: "oai-pmh", sample: true });
    await take("s", live("1", article("Citing", { references: [{ doi: "10.1/x" }] })));
    await take("a", live("2", article("Work", { identifiers: [doi("10.1/x")] })));
    expect(await citersOf("Work")).toEqual([]);
  });

  it("tells of a retraction that only the notice speaks of", async () => {
    await take("a", live("1", notice));
    await take("b", live("2", article("A paper on sleep", { identifiers: [doi("10.1/paper")] })));
    const known = await ids();
    const paper = known.get("A paper on sleep") ?? "";
    const note = known.get("Retraction of a paper on sleep") ?? "";
    const related = await kit.reader.related([paper, note]);
    expect(related.get(paper)).toEqual([{ type: "retracted-by", record: note }]);
    expect(related.get(note)).toEqual([{ type: "retracts", record: paper, position: 0 }]);
    expect(await citersOf("A paper on sleep")).toEqual([]);
  });
});
