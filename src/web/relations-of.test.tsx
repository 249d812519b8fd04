import { describe, expect, it } from "vitest";
import { articleData, recordOf, render, textOf } from "../../test/browser/render.ts";
import type { CatalogueRecord, Related } from "../catalogue/catalogue.ts";
import type { Relation, RelationType } from "../domain/record.ts";
import { RelationNotices } from "./components/relations.tsx";
import { relationsOf } from "./relations-of.ts";
import { standingsOf } from "./standing.ts";

function record(id: string, relations: readonly Relation[] = []): CatalogueRecord {
  return { ...recordOf(articleData({ titles: [{ value: `Title of ${id}` }], relations })), id };
}

function relation(type: RelationType, scheme: Relation["to"]["scheme"], value: string, printed?: string): Relation {
  return { type, to: { scheme, value, valid: true }, ...(printed === undefined ? {} : { printed }) };
}

/** As PubMed, OpenAlex and Crossref say of one article that it is retracted. */
const citation = "J Made Sci. 2022;5:1";
const cited = relation("retracted-by", "other", citation, citation);
const marked = relation("retracted-by", "url", "https://openalex.org/W1", "Marked as retracted by OpenAlex");
const numbered = relation("retracted-by", "pmid", "123", citation);
const byDoi = relation("retracted-by", "doi", "10.5555/notice", "Retraction");

const catalogue = (related: readonly Related[], records: readonly CatalogueRecord[]) => ({
  related: async () => new Map(related.length === 0 ? [] : [["a", [...related]]]),
  records: async (ids: readonly string[]) => records.filter(({ id }) => ids.includes(id)),
});
const shown = async (relations: readonly Relation[], related: readonly Related[] = []) =>
  relationsOf(record("a", relations), catalogue(related, [record("n"), record("m")]));

describe("relationsOf", () => {
  it("shows a retraction once, by the notice itself where it is here, else by DOI, PMID, citation", async () => {
    const linked: Related[] = [{ type: "retracted-by", record: "n", position: 3 }];
    const all = [cited, marked, numbered, byDoi];
    expect(await shown(all, linked)).toMatchObject([{ record: { id: "n" } }]);
    expect(await shown([cited, marked], [{ type: "retracted-by", record: "n" }])).toMatchObject([
      { record: { id: "n" } },
    ]);
    expect((await shown(all)).map(({ said }) => said)).toEqual([byDoi]);
    expect((await shown([cited, marked, numbered])).map(({ said }) => said)).toEqual([numbered]);
    expect((await shown([marked, cited])).map(({ said }) => said)).toEqual([cited]);
    expect((await shown([marked])).map(({ said }) => said)).toEqual([marked]);
  });

  it("keeps two notices that are both here, and all that is no retraction", async () => {
    const two: Related[] = [
      { type: "retracted-by", record: "n" },
      { type: "retracted-by", record: "m" },
    ];
    expect(await shown([marked], two)).toHaveLength(2);
    const corrections = [relation("corrected-by", "other", "Erratum 1"), relation("corrected-by", "doi", "10.5555/e")];
    expect(await shown([...corrections, byDoi, marked])).toHaveLength(3);
    expect(await shown([])).toEqual([]);
  });
});

describe("a notice", () => {
  it("says its citation once", async () => {
    const read = async (one: Relation) => textOf(render(<RelationNotices of={await shown([one])} />));
    expect((await read(cited)).split(citation)).toHaveLength(2);
    expect((await read(relation("corrected-by", "doi", "10.5555/e", "10.5555/e"))).split("10.5555/e")).toHaveLength(2);
    expect(await read(numbered)).toContain(`${citation} 123`);
  });

  it("leads from a list of hits to the notice that has an address", async () => {
    const standings = await standingsOf([record("a", [cited, byDoi])], catalogue([], []));
    expect(standings.get("a")).toEqual({ type: "retracted-by", href: "https://doi.org/10.5555/notice" });
  });
});
