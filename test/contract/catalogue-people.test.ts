import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  adapters,
  article,
  book,
  deleted,
  doi,
  endSound,
  idsOf,
  ingest,
  inJournal,
  live,
  opened,
  titled,
  without,
} from "./catalogue-kit.ts";

const where = (title: string, issn: string) => inJournal(title, [issn], { volume: "1", number: "2", year: 2020 }, "3");

describe.each(adapters)("people's decisions over $name", ({ open }) => {
  let kit: Awaited<ReturnType<typeof opened>>;
  beforeEach(async () => {
    kit = await opened(open);
  });
  afterEach(() => endSound(kit));

  /** All that a reader can see, without the times and places in the change log. */
  const picture = async () => {
    const { reader } = kit;
    const versions = await reader.versions(undefined, 1000);
    const records = await reader.records(versions.map((one) => one.id));
    const journals = records.filter((record) => record.kind === "journal");
    const issues = await Promise.all(journals.map((record) => reader.issues(record.id)));
    return {
      records: records.map((record) => without(record, "updatedAt", "createdAt")),
      issues,
      provenance: await Promise.all(records.map((record) => reader.provenance(record.id))),
      kinds: (await reader.counts()).kinds,
    };
  };

  it("merges two records, redirects for ever, and takes them apart exactly", async () => {
    const { writer, reader } = kit;
    await ingest(
      writer,
      "a",
      live("1", article("Wheat", { identifiers: [doi("10.1/a")], ...where("J", "1997-3438") })),
    );
    await ingest(writer, "b", live("1", article("On wheat", { languages: ["en"] }), { format: "jats" }));
    const [into, from] = [(await titled(reader, "Wheat")).id, (await titled(reader, "On wheat")).id];
    const before = await picture();
    await writer.merge(from, into, "rana", "the same paper");
    expect(await reader.lookup(from)).toEqual({ state: "redirect", id: into, kind: "article" });
    expect((await reader.records([into]))[0]?.data).toMatchObject({ languages: ["en"], identifiers: [doi("10.1/a")] });
    expect(await writer.unmerge("b", "1", "rana", "not the same after all")).toBe(from);
    expect(await picture()).toEqual(before);
    const told = (await writer.decisions(from)).map(({ what, by }) => [what, by]);
    expect(told).toEqual([
      ["mint", "rule"],
      ["merge", "rana"],
      ["unmerge", "rana"],
      ["restore", "rule"],
    ]);
  });

  it("keeps apart what a person says is two, and proposes it no more, until a person joins it", async () => {
    const { writer, reader } = kit;
    const named = (title: string, issn: string) => article(title, inJournal("Al-Qalam", [issn]));
    await ingest(writer, "a", live("1", named("A", "1997-3438")));
    await ingest(writer, "b", live("1", named("B", "2073-2368")));
    const [proposal, ...none] = await reader.proposals(5);
    if (!proposal) throw new Error("nothing is proposed");
    expect([proposal.kind, proposal.reason, none]).toEqual(["journal", "equal title", []]);
    expect(await reader.proposals(5, { kind: "article" })).toEqual([]);
    expect(await reader.proposals(5, { after: proposal.id })).toEqual([]);
    expect(await reader.proposal(proposal.id)).toEqual(proposal);
    const { left, right } = proposal;
    await writer.apart(right, left, "rana", "two of one name");
    expect(await reader.proposals(5)).toEqual([]);
    expect((await writer.decisions(left)).at(-1)).toMatchObject({
      what: "apart",
      by: "rana",
      reason: "two of one name",
    });
    // Everything comes again, changed: it is proposed neither by the one nor by the other.
    await ingest(writer, "a", live("1", named("A, revised", "1997-3438")));
    await ingest(writer, "b", live("1", named("B, revised", "2073-2368")));
    expect(await reader.proposals(5)).toEqual([]);
    expect([(await reader.lookup(left)).state, (await reader.lookup(right)).state]).toEqual(["live", "live"]);
    await expect(writer.apart(left, left, "rana", "")).rejects.toThrow(/is one record/);
    await expect(writer.apart(left, "nothing", "rana", "")).rejects.toThrow(/no record nothing/);
    await writer.merge(left, right, "rana", "one after all");
    expect(await reader.lookup(left)).toMatchObject({ state: "redirect", id: right });
  });

  it("takes a record out of one that rules joined, and rules do not join it again", async () => {
    const { writer, reader } = kit;
    const data = article("On wheat in Sindh", { identifiers: [doi("10.1/a")] });
    await ingest(writer, "a", live("1", data));
    await ingest(writer, "b", live("1", data));
    const [id = ""] = await idsOf(reader, "article");
    const own = await writer.unmerge("b", "1", "rana", "reprint");
    expect(own).not.toBe(id);
    expect(await idsOf(reader, "article")).toHaveLength(2);
    await ingest(writer, "b", live("1", { ...data, languages: ["en"] }));
    await ingest(writer, "a", live("1", { ...data, languages: ["en"] }));
    expect(await idsOf(reader, "article")).toHaveLength(2);
    await ingest(writer, "b", deleted("1"));
    await ingest(writer, "b", live("1", data));
    expect((await reader.lookup(own)).state).toBe("live");
    await writer.merge(own, id, "rana", "it is the same");
    expect(await reader.lookup(own)).toMatchObject({ state: "redirect", id });
  });

  it("leaves a record its own id when its own source record is taken out", async () => {
    const { writer, reader } = kit;
    const data = article("On wheat in Sindh", { identifiers: [doi("10.1/a")] });
    await ingest(writer, "a", live("1", data));
    const [id] = await idsOf(reader, "article");
    await ingest(writer, "b", live("1", data));
    expect(await writer.unmerge("a", "1", "rana", "reprint")).toBe(id);
    expect(await idsOf(reader, "article")).toHaveLength(2);
    await expect(writer.unmerge("a", "1", "rana", "again")).rejects.toThrow(/its own already/);
  });

  it("moves the articles with a journal, and back", async () => {
    const { writer, reader } = kit;
    await ingest(writer, "a", live("1", article("Wheat in Sindh", where("Journal of Wheat", "1997-3438"))));
    await ingest(writer, "b", live("1", article("Rivers of Punjab", where("Agronomy Letters", "2073-2368"))));
    const before = await picture();
    const into = (await titled(reader, "Wheat in Sindh")).journalId ?? "";
    const from = (await titled(reader, "Rivers of Punjab")).journalId ?? "";
    const issue = (await titled(reader, "Rivers of Punjab")).issueId ?? "";
    await writer.merge(from, into, "rana", "renamed");
    expect((await titled(reader, "Rivers of Punjab")).journalId).toBe(into);
    expect(await reader.issue(issue)).toMatchObject({ journalId: into, articles: 2 });
    expect(await writer.unmerge("b", "journal:issn:2073-2368", "rana", "not renamed")).toBe(from);
    expect(await picture()).toEqual(before);
  });

  it("follows a chain of merges from each old address", async () => {
    const { writer, reader } = kit;
    for (const [index, source] of ["a", "b", "c"].entries())
      await ingest(writer, source, live("1", article(`T${index}`)));
    const [x, y, z] = [await titled(reader, "T0"), await titled(reader, "T1"), await titled(reader, "T2")];
    await writer.merge(x.id, y.id, "rana", "");
    await writer.merge(y.id, z.id, "rana", "");
    expect(await reader.lookup(x.id)).toMatchObject({ state: "redirect", id: z.id });
    expect(await reader.lookup(y.id)).toMatchObject({ state: "redirect", id: z.id });
    expect(await writer.unmerge("a", "1", "rana", "")).toBe(x.id);
    expect(await reader.lookup(y.id)).toMatchObject({ state: "redirect", id: z.id });
  });

  it("refuses what makes no sense, in words", async () => {
    const { writer, reader } = kit;
    await ingest(writer, "a", live("1", article("One")), live("2", book("Two")));
    const [one, two] = [(await titled(reader, "One")).id, (await titled(reader, "Two")).id];
    await expect(writer.merge(one, two, "rana", "")).rejects.toThrow(/kind article/);
    await expect(writer.merge(one, one, "rana", "")).rejects.toThrow(/one record already/);
    await expect(writer.merge("nothing", one, "rana", "")).rejects.toThrow(/no record/);
    await expect(writer.unmerge("a", "9", "rana", "")).rejects.toThrow(/gives no record/);
    await expect(writer.unmerge("zz", "9", "rana", "")).rejects.toThrow(/no source/);
  });
});
