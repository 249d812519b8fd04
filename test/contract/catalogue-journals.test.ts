import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RecognitionRow } from "../../src/domain/recognition.ts";
import {
  adapters,
  article,
  deleted,
  endSound,
  idsOf,
  ingest,
  inJournal,
  issn,
  journal,
  live,
  opened,
  row,
  titled,
} from "./catalogue-kit.ts";

const [one, two, three] = ["1997-3438", "2073-2368", "0378-5955"] as const;

function recognised(title: string, issns: readonly string[], more: Partial<RecognitionRow> = {}): RecognitionRow {
  const named = { title, issns: issns.map((value) => issn(value)) };
  return { journal: named, event: "recognised", category: "Y", from: "2020-07-01", authority: "HEC list", ...more };
}

describe.each(adapters)("journals, issues and recognition over $name", ({ open }) => {
  let kit: Awaited<ReturnType<typeof opened>>;
  beforeEach(async () => {
    kit = await opened(open);
  });
  afterEach(() => endSound(kit));
  const journals = async () => kit.reader.records(await idsOf(kit.reader, "journal"));

  it("makes one journal of what a source's articles name by ISSN or title, and takes it away with the last", async () => {
    const { writer, reader } = kit;
    await ingest(
      writer,
      "a",
      live("1", article("A", inJournal("Journal of Wheat", [one]))),
      live("2", article("B", inJournal("Journal of Wheat"))),
      live("3", article("C", inJournal("The Wheat Journal", [one, two]))),
    );
    expect(await journals()).toMatchObject([
      {
        data: { titles: expect.arrayContaining([{ value: "Journal of Wheat" }]), identifiers: [issn(one), issn(two)] },
      },
    ]);
    const [{ id } = { id: "" }] = await journals();
    expect(await reader.articlesOfJournal(id, undefined, 2)).toHaveLength(2);
    const [, second] = await reader.articlesOfJournal(id, undefined, 2);
    expect(await reader.articlesOfJournal(id, second, 2)).toHaveLength(1);
    await ingest(writer, "a", deleted("1"), deleted("2"), deleted("3"));
    expect(await reader.lookup(id)).toMatchObject({ state: "tombstone", kind: "journal" });
    await ingest(writer, "a", live("1", article("A again", inJournal("Journal of Wheat", [one]))));
    expect((await titled(reader, "A again")).journalId).toBe(id);
  });

  it("takes the commonest of a journal's titles first, and forgets an ISSN that nobody gives any more", async () => {
    const { writer } = kit;
    await ingest(writer, "a", live("1", article("A", inJournal("Wheat J.", [one, two]))));
    await ingest(writer, "a", live("2", article("B", inJournal("Wheat Journal", [one]))));
    await ingest(writer, "a", live("3", article("C", inJournal("Wheat Journal", [one]))));
    expect((await journals())[0]?.data.titles[0]?.value).toBe("Wheat Journal");
    await ingest(writer, "a", deleted("1"));
    expect((await journals())[0]?.data).toMatchObject({
      titles: [{ value: "Wheat Journal" }],
      identifiers: [issn(one)],
    });
  });

  it("joins journals across sources by ISSN where their titles agree, and proposes the rest", async () => {
    const { writer } = kit;
    await ingest(writer, "a", live("1", article("A", inJournal("Journal of Medical Sciences", [one]))));
    await ingest(writer, "b", live("1", article("B", inJournal("J. Med. Sci.", [one]))));
    expect(await journals()).toHaveLength(1);
    await ingest(writer, "c", live("1", article("C", inJournal("Studies in Pashto Poetry", [one]))));
    expect(await journals()).toHaveLength(2);
    expect(await writer.proposals(5)).toMatchObject([{ reason: `equal ISSN ${one}` }]);
  });

  it("overrules a wrong ISSN by a title that another of the source's journals bears", async () => {
    const { writer, reader } = kit;
    await ingest(
      writer,
      "a",
      live("1", article("A", inJournal("Journal of Wheat", [one]))),
      live("2", article("B", inJournal("Studies in Pashto Poetry", [two]))),
      live("3", article("C", inJournal("Studies in Pashto Poetry", [one]))),
    );
    expect(await journals()).toHaveLength(2);
    expect((await titled(reader, "C")).journalId).toBe((await titled(reader, "B")).journalId);
    expect(await reader.byIdentifier("issn", one)).toEqual([(await titled(reader, "A")).journalId]);
  });

  it("never joins by title alone where both have ISSNs, and resolves a bare title that only one bears", async () => {
    const { writer, reader } = kit;
    await ingest(writer, "a", live("1", article("A", inJournal("Al-Qalam", [one]))));
    await ingest(writer, "b", live("1", article("B", inJournal("Al Qalam"))));
    expect((await titled(reader, "A")).journalId).toBe((await titled(reader, "B")).journalId);
    await ingest(writer, "c", live("1", article("C", inJournal("Al-Qalam", [two]))));
    expect(await journals()).toHaveLength(2);
    expect(await writer.proposals(5)).toMatchObject([{ reason: "equal title" }]);
  });

  it("merges two journals when a third source shows that they are one, articles following", async () => {
    const { writer, reader } = kit;
    const placed = (title: string, issns: string[]) =>
      article(title, inJournal("Journal of Wheat", issns, { volume: "1", number: "1", year: 2020 }, "1"));
    await ingest(writer, "a", live("1", placed("Wheat in Sindh", [one])));
    await ingest(writer, "b", live("1", placed("Rivers of the Punjab", [two])));
    expect(await journals()).toHaveLength(2);
    const issues = [
      (await titled(reader, "Wheat in Sindh")).issueId,
      (await titled(reader, "Rivers of the Punjab")).issueId,
    ];
    await ingest(writer, "c", live("1", journal("Journal of Wheat", { identifiers: [issn(one), issn(two)] })));
    const [only, ...none] = await journals();
    expect(none).toEqual([]);
    expect((await titled(reader, "Rivers of the Punjab")).journalId).toBe(only?.id);
    for (const id of issues) expect(await reader.issue(id ?? "")).toMatchObject({ journalId: only?.id, articles: 2 });
    expect(await reader.articlesOfIssue(issues[1] ?? "")).toHaveLength(2);
  });

  it("gives issues with what their articles say, ordered, and without those that are gone", async () => {
    const { writer, reader } = kit;
    const where = (issue: object, first: string) => inJournal("Journal of Wheat", [one], issue, first);
    await ingest(
      writer,
      "a",
      live("1", article("Nine", where({ number: "9", year: 2020, title: "Special" }, "110"))),
      live("2", article("Nine too", where({ number: "9", year: 2020 }, "12"))),
      live("3", article("Ten", where({ number: "10", year: 2020 }, "1"))),
      live("4", article("Printed with another year", where({ number: "9", year: 2021 }, "7"))),
      live("5", article("Symposium", where({ title: "20th Biennial Symposium" }, "1"))),
      live("6", article("Nowhere", inJournal("Journal of Wheat", [one]))),
    );
    const { id } = (await journals())[0] ?? { id: "" };
    const issues = await reader.issues(id);
    expect(issues.map(({ number, year, title, articles }) => [number, year, title, articles])).toEqual([
      ["9", 2021, undefined, 1],
      ["10", 2020, undefined, 1],
      ["9", 2020, "Special", 2],
      [undefined, undefined, "20th Biennial Symposium", 1],
    ]);
    const nine = issues[2]?.id ?? "";
    expect(
      (await reader.records(await reader.articlesOfIssue(nine))).map((record) => record.data.titles[0]?.value),
    ).toEqual(["Nine too", "Nine"]);
    expect((await titled(reader, "Nowhere")).issueId).toBeUndefined();
    await ingest(writer, "a", deleted("1"), deleted("3"));
    expect(await reader.issues(id)).toHaveLength(3);
    expect(await reader.issue(nine)).toEqual({ id: nine, journalId: id, number: "9", year: 2020, articles: 1 });
    await ingest(writer, "a", deleted("2"));
    expect(await reader.issue(nine)).toBeUndefined();
  });

  it("puts recognition rows at their journal, making it where it is not known, and logs that it was judged", async () => {
    const { writer, reader } = kit;
    expect(await ingest(writer, "b", row("r1", recognised("Journal of Wheat", [one])))).toEqual(["created"]);
    const { id } = (await journals())[0] ?? { id: "" };
    const { rows } = await reader.recognition(id);
    expect(rows).toMatchObject([{ category: "Y", recordedAt: expect.any(String), id: expect.any(String) }]);
    expect((await reader.changes(0, 10)).changes).toMatchObject([{ id, op: "judged" }]);
    await ingest(writer, "a", live("1", article("A", inJournal("Journal of Wheat", [one]))));
    expect((await titled(reader, "A")).journalId).toBe(id);
    const { seq } = await reader.counts();
    expect(await ingest(writer, "b", row("r1", recognised("Journal of Wheat", [one])))).toEqual(["unchanged"]);
    expect(await ingest(writer, "b", row("r1", recognised("Journal of Wheat", [one], { category: "X" })))).toEqual([
      "updated",
    ]);
    expect((await reader.recognition(id)).rows).toMatchObject([{ category: "X" }]);
    expect((await reader.changes(seq, 10)).changes).toMatchObject([{ id, op: "judged", kind: "journal" }]);
    expect((await reader.counts()).recognitionRows).toBe(1);
    expect(await ingest(writer, "b", deleted("r1"))).toEqual(["deleted"]);
    expect((await reader.recognition(id)).rows).toEqual([]);
  });

  it("does not lose that a journal was judged behind a later change of it", async () => {
    const { writer, reader } = kit;
    await ingest(writer, "a", live("1", article("A", inJournal("Journal of Wheat", [one]))));
    const { seq } = await reader.counts();
    await ingest(writer, "b", row("r1", recognised("Journal of Wheat", [one])));
    await ingest(writer, "c", live("j", journal("Journal of Wheat", { identifiers: [issn(one)], country: "PK" })));
    expect((await reader.changes(seq, 10)).changes).toMatchObject([{ op: "judged", kind: "journal" }]);
    const judgedAt = (await reader.changes(seq, 10)).last;
    await ingest(writer, "c", live("j", journal("Journal of Wheat", { identifiers: [issn(one)], country: "IN" })));
    expect((await reader.changes(judgedAt, 10)).changes).toMatchObject([{ op: "put" }]);
  });

  it("resolves a row without ISSN by a title that exactly one journal bears, and again as journals come and go", async () => {
    const { writer, reader } = kit;
    await ingest(writer, "b", row("r1", recognised("The Shield", [])));
    expect(await journals()).toEqual([]);
    await ingest(writer, "a", live("1", article("A", inJournal("The Shield", [one]))));
    const { id } = (await journals())[0] ?? { id: "" };
    expect((await reader.recognition(id)).rows).toHaveLength(1);
    await ingest(writer, "c", live("1", article("C", inJournal("The Shield", [two]))));
    expect((await reader.recognition(id)).rows).toEqual([]);
    await ingest(writer, "c", deleted("1"));
    expect((await reader.recognition(id)).rows).toHaveLength(1);
  });

  it("does not give one journal's recognition to another whose ISSN slipped into the list", async () => {
    const { writer, reader } = kit;
    await ingest(writer, "a", live("1", article("A", inJournal("Journal of Wheat", [one, three]))));
    await ingest(writer, "b", row("r1", recognised("Studies in Pashto Poetry", [one])));
    expect((await reader.recognition((await titled(reader, "A")).journalId ?? "")).rows).toEqual([]);
    expect(await writer.proposals(5)).toHaveLength(1);
  });

  it("keeps whole lists, and the sample's apart", async () => {
    const { writer, reader } = kit;
    await ingest(writer, "a", live("1", article("A", inJournal("Journal of Wheat", [one]))));
    const { id } = (await journals())[0] ?? { id: "" };
    const list = { name: "HJRS 2024", body: "HEC", scope: "national", from: "2024-07-01", complete: true } as const;
    await writer.putList("b", list);
    await writer.putList("b", { ...list, to: "2025-06-30" });
    await writer.putSource({ id: "sample", name: "Sample", format: "hec-list", sample: true });
    await writer.putList("sample", { ...list, name: "Fictional" });
    expect((await reader.recognition(id)).lists).toMatchObject([{ ...list, to: "2025-06-30" }]);
  });

  it("judges every journal anew when a whole list comes or goes, and none when it says the same again", async () => {
    const { writer, reader } = kit;
    await ingest(writer, "a", live("1", article("A", inJournal("Journal of Wheat", [one]))));
    const { id } = (await journals())[0] ?? { id: "" };
    const list = { name: "HJRS 2024", body: "HEC", scope: "national", from: "2024-07-01", complete: true } as const;
    let { last } = await reader.changes(0, 100);
    const judged = async (): Promise<string[]> => {
      const found = await reader.changes(last, 100);
      last = found.last;
      return found.changes.filter((change) => change.op === "judged").map((change) => change.id);
    };
    await ingest(writer, "b", row("r1", recognised("Another Journal", [])));
    await writer.putList("b", list);
    expect(await judged()).toEqual([id]);
    await writer.putList("b", list);
    expect(await judged()).toEqual([]);
    await writer.removeSource("b");
    expect(await judged()).toEqual([id]);
  });
});
