import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Incoming } from "../../src/catalogue/ingest-types.ts";
import type { Identifier } from "../../src/domain/identifier.ts";
import type { JournalData } from "../../src/domain/record.ts";
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
  titled,
} from "./catalogue-kit.ts";

const [one, two, three] = ["1997-3438", "2073-2368", "0378-5955"] as const;

function listed(title: string, issns: readonly Identifier[], more: Partial<JournalData> = {}): JournalData {
  return journal(title, { identifiers: issns, ...more });
}

function links(identifier: string, ...pairs: readonly (readonly [string, string])[]): Incoming {
  const mapped = { is: "issn-links", issns: pairs.length, links: pairs } as const;
  const location = { start: 0, end: 8 };
  return { state: "live", identifier, format: "issn-l", hash: JSON.stringify(pairs), location, mapped };
}

const site = (url: string): Partial<JournalData> => ({ links: [{ rel: "landing", url }] });

describe.each(adapters)("journals of lists over $name", ({ open }) => {
  let kit: Awaited<ReturnType<typeof opened>>;
  beforeEach(async () => {
    kit = await opened(open, ["a", "b", "c", "l"]);
  });
  afterEach(() => endSound(kit));
  const journals = async () => kit.reader.records(await idsOf(kit.reader, "journal"));

  it("joins journals that share an ISSN-L, whichever comes last, and proposes those with unlike titles", async () => {
    const { writer } = kit;
    await ingest(writer, "l", links("issn:2073", [two, one]));
    await ingest(writer, "a", live("1", listed("Journal of Wheat", [issn(one)])));
    expect(await ingest(writer, "b", live("1", listed("The Journal of Wheat", [issn(two)])))).toEqual(["merged"]);
    await ingest(writer, "c", live("1", listed("Studies in Pashto Poetry", [issn(three)])));
    expect(await journals()).toHaveLength(2);
    await ingest(writer, "l", links("issn:0378", [three, one]));
    expect(await journals()).toHaveLength(2);
    expect(await writer.proposals(5)).toMatchObject([{ reason: `equal ISSN-L of ${three} and ${one}` }]);
  });

  it("joins journals that are there already when their link arrives, through a third ISSN too", async () => {
    const { writer, reader } = kit;
    await ingest(writer, "a", live("1", article("A", inJournal("Journal of Wheat", [one]))));
    await ingest(writer, "b", live("1", listed("Journal of Wheat", [issn(two)])));
    expect(await journals()).toHaveLength(2);
    await ingest(writer, "l", links("issn:1997", [one, three]));
    expect(await journals()).toHaveLength(2);
    expect(await ingest(writer, "l", links("issn:2073", [two, three]))).toEqual(["created"]);
    const [only, ...none] = await journals();
    expect(none).toEqual([]);
    expect((await titled(reader, "A")).journalId).toBe(only?.id);
  });

  it("takes a block's links back with it, and says unchanged of what is known", async () => {
    const { writer } = kit;
    const block = links("issn:2073", [two, one]);
    expect(await ingest(writer, "l", block)).toEqual(["created"]);
    expect(await ingest(writer, "l", block)).toEqual(["unchanged"]);
    expect(await ingest(writer, "l", links("issn:2073", [two, three]))).toEqual(["updated"]);
    await ingest(writer, "a", live("1", listed("Journal of Wheat", [issn(one)])));
    await ingest(writer, "b", live("1", listed("Journal of Wheat", [issn(two)])));
    expect(await journals()).toHaveLength(2);
    expect(await ingest(writer, "l", deleted("issn:2073"))).toEqual(["deleted"]);
    await ingest(writer, "c", live("1", listed("Journal of Wheat", [issn(three)])));
    expect(await journals()).toHaveLength(3);
    await ingest(writer, "l", block);
    expect(await writer.removeSource("l")).toBe(1);
  });

  it("keeps journals of one title and different ISSNs apart", async () => {
    const { writer } = kit;
    await ingest(writer, "a", live("1", listed("Al-Qalam", [issn(one)], { country: "PK" })));
    await ingest(writer, "b", live("1", listed("Al-Qalam", [issn(two)], { country: "PK" })));
    await ingest(writer, "c", live("1", listed("Al-Qalam", [issn(three)])));
    expect(await journals()).toHaveLength(3);
  });

  it("keeps a journal and the one that it continues apart, each with its own articles, though lists give both one ISSN", async () => {
    const { writer, reader } = kit;
    const former = { titles: [{ value: "Journal of Wheat" }], issns: [issn(one)] };
    await ingest(writer, "a", live("1", listed("Journal of Wheat and Rice", [issn(two)], { continues: [former] })));
    await ingest(writer, "b", live("1", listed("Journal of Wheat", [issn(one), issn(two)])));
    await ingest(
      writer,
      "c",
      live("1", article("Old", inJournal("Journal of Wheat", [one]))),
      live("2", article("New", inJournal("Journal of Wheat and Rice", [two]))),
    );
    const [now, before] = [(await titled(reader, "New")).journalId, (await titled(reader, "Old")).journalId];
    expect(now).not.toBe(before);
    expect((await reader.records([now ?? ""]))[0]?.data.titles[0]?.value).toBe("Journal of Wheat and Rice");
  });

  it("takes entries of one list that repeat an ISSN and a title for one journal, and no others", async () => {
    const { writer } = kit;
    await ingest(
      writer,
      "a",
      live("1", listed("AACN Issues in Acute & Critical Care", [issn(one)])),
      live("2", listed("AACN Issues in Acute and Critical Care", [issn(one)])),
      live("3", listed("AACN Issues", [issn(one)])),
      live("4", listed("AACN Issues in Acute and Critical Care", [issn(two)])),
    );
    expect((await journals()).map((record) => record.data.identifiers[0]?.value ?? "").sort()).toEqual([one, one, two]);
    await ingest(writer, "a", deleted("1"), live("2", listed("Wheat", [issn(one)])));
    await ingest(writer, "a", live("1", listed("Wheat", [issn(one)])));
    expect(await journals()).toHaveLength(3);
  });

  it("takes two entries of one list with an ISSN each for one journal where title, publisher and the site's page are the same", async () => {
    const { writer } = kit;
    const at = (page: string) => ({ publisher: "University of Sindh", ...site(`https://journals.example/${page}`) });
    const print = (value: string): Identifier => ({ ...issn(value), medium: "print" });
    await ingest(writer, "a", live("1", listed("Journal of Wheat", [print(one)], at("wheat"))));
    const other = live("2", listed("Journal of Wheat", [print(two)], at("rice/index")));
    expect(await ingest(writer, "a", other)).toEqual(["created"]);
    expect(await ingest(writer, "a", deleted("2"))).toEqual(["deleted"]);
    const same = live("3", listed("Journal of wheat", [print(two)], at("wheat/index")));
    expect(await ingest(writer, "a", same)).toEqual(["merged"]);
    expect((await journals()).map(({ data }) => data.identifiers.map(({ value }) => value))).toEqual([[one, two]]);
  });

  it("joins an entry without an ISSN by its title only where publisher or site is the same", async () => {
    const { writer } = kit;
    await ingest(writer, "a", live("1", listed("Journal of Wheat", [issn(one)], site("https://www.wheat.pk/j"))));
    await ingest(writer, "b", live("1", listed("Journal of Wheat", [])));
    expect(await journals()).toHaveLength(2);
    await ingest(writer, "b", deleted("1"));
    expect(await ingest(writer, "c", live("1", listed("Journal of Wheat", [], site("http://wheat.pk/"))))).toEqual([
      "merged",
    ]);
  });

  it("keeps an ISSN once, with the medium of the best source that says one, and the ISSN-L beside it", async () => {
    const { writer } = kit;
    const of = (value: string, medium?: "print" | "online" | "linking"): Identifier => ({
      ...issn(value),
      ...(medium === undefined ? {} : { medium }),
    });
    const give = (source: string, format: string, ...issns: Identifier[]) =>
      ingest(writer, source, live("1", listed("Journal of Wheat", issns), { format }));
    await give("c", "pkp-pln", of(one, "online"), of(two, "print"));
    await give("b", "wikidata-journals", of(one), of(one, "linking"));
    await give("a", "doaj-journals\ttitle", of(one, "print"), of(two, "online"));
    expect((await journals())[0]?.data.identifiers).toEqual([of(one, "print"), of(two, "online"), of(one, "linking")]);
    await ingest(writer, "a", deleted("1"));
    expect((await journals())[0]?.data.identifiers).toEqual([of(one, "online"), of(one, "linking"), of(two, "print")]);
  });
});
