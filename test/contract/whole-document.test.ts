import { describe, expect, it } from "vitest";
import { rereadBy } from "../../src/harvest/reread.ts";
import { formats } from "../../src/harvest/sources/index.ts";
import { oaiDocument, oaiRecord } from "../fixtures/oai-record.ts";
import { importText } from "../import-kit.ts";
import { adapters, idsOf, opened } from "./catalogue-kit.ts";

const header = "journal,issn,category,from,to,list\n";
const wheat = "Journal of Wheat,1997-3438,Y,2020-07-01,2021-06-30,";
const tests = "Journal of Tests,2049-3630,X,2020-07-01,2021-06-30,";

type Kit = Awaited<ReturnType<typeof opened>>;

async function ended(kit: Kit): Promise<void> {
  const found = [];
  for await (const finding of kit.store.verify({ reread: rereadBy(formats) })) found.push(finding);
  expect(found).toEqual([]);
  kit.end();
}

/** Category and from of every standing row, by journal. */
async function standing({ reader }: Kit): Promise<string[]> {
  const journals = await idsOf(reader, "journal");
  const rows = await Promise.all(journals.map(async (id) => (await reader.recognition(id)).rows));
  return rows
    .flat()
    .map((row) => `${row.journal.title} ${row.category} ${row.from}`)
    .sort();
}

describe.each(adapters)("a document that came whole, over $name", ({ open }) => {
  it("takes back the rows of a list that a corrected one no longer has, and counts them as read and deleted", async () => {
    const kit = await opened(open, []);
    await importText(kit.writer, "hec.csv", `${header}${wheat}\n${tests}\n`);
    const corrected = `${header}${wheat.replace(",Y,", ",W,")}\n${tests}\n`;
    const report = await importText(kit.writer, "hec.csv", corrected);
    expect(report.tally).toMatchObject({ read: 3, created: 1, unchanged: 1, deleted: 1 });
    expect(await standing(kit)).toEqual(["Journal of Tests X 2020-07-01", "Journal of Wheat W 2020-07-01"]);
    expect((await importText(kit.writer, "hec.csv", corrected)).tally).toMatchObject({ read: 2, unchanged: 2 });
    // Written back as it was: the row stands again.
    const back = await importText(kit.writer, "hec.csv", `${header}${wheat}\n${tests}\n`);
    expect(back.tally).toMatchObject({ read: 3, updated: 1, unchanged: 1, deleted: 1 });
    expect(await standing(kit)).toEqual(["Journal of Tests X 2020-07-01", "Journal of Wheat Y 2020-07-01"]);
    await ended(kit);
  });

  it("leaves rows of other lists, other files and other sources alone", async () => {
    const kit = await opened(open, []);
    await importText(kit.writer, "a.csv", `${header}${wheat}science\n${wheat.replace("2020", "2019")}\n`, "hec");
    await importText(kit.writer, "b.csv", `${header}${tests}\n`, "hec");
    await importText(kit.writer, "a.csv", `${header}${wheat}science\n`, "other");
    const again = await importText(kit.writer, "a.csv", `${header}${tests.replace("X", "Y")}science\n`, "hec");
    expect(again.tally).toMatchObject({ read: 2, created: 1, deleted: 1 });
    expect(await standing(kit)).toEqual([
      "Journal of Tests X 2020-07-01",
      "Journal of Tests Y 2020-07-01",
      "Journal of Wheat Y 2019-07-01",
      "Journal of Wheat Y 2020-07-01",
    ]);
    await ended(kit);
  });

  it.each([
    ["broke off", `${header}${tests}\n"a quotation mark that nothing closes`],
    ["has a row that cannot be read", `${header}${tests}\nJournal of Wheat,1997-3438,Q,2020,,\n`],
  ])("takes nothing back where the list %s", async (_, text) => {
    const kit = await opened(open, []);
    await importText(kit.writer, "hec.csv", `${header}${wheat}\n`);
    const report = await importText(kit.writer, "hec.csv", text);
    expect(report.tally).toMatchObject({ created: 1, deleted: 0, quarantined: 1 });
    expect(await standing(kit)).toHaveLength(2);
    // Mended: what could not be read leaves quarantine.
    await importText(kit.writer, "hec.csv", `${header}${tests}\n`);
    expect(await standing(kit)).toHaveLength(1);
    expect(await kit.reader.quarantined()).toEqual([]);
    await ended(kit);
  });

  it("does not take standard input for the list that came that way before", async () => {
    const kit = await opened(open, []);
    await importText(kit.writer, "stdin", `${header}${wheat}\n`);
    expect((await importText(kit.writer, "stdin", `${header}${tests}\n`)).tally).toMatchObject({ read: 1, deleted: 0 });
    await ended(kit);
  });

  it("empties quarantine of the rest of a broken document, once it came to its end, and of no other", async () => {
    const kit = await opened(open, []);
    const whole = oaiDocument([oaiRecord(1, "One"), oaiRecord(2, "Two"), oaiRecord(3, "Three")]);
    const rests = async (): Promise<string[]> => (await kit.reader.quarantined()).map((one) => one.identifier);
    await importText(kit.writer, "a.xml", whole.slice(0, 1800));
    await importText(kit.writer, "a.xml:1", whole.slice(0, 1800));
    expect(await rests()).toEqual([
      expect.stringMatching(/^broken:a\.xml:\d+$/),
      expect.stringMatching(/^broken:a\.xml:1:/),
    ]);
    // Further than before, but not to the end: only the newer rest counts.
    await importText(kit.writer, "a.xml", whole.slice(0, 2800));
    expect(await rests()).toHaveLength(2);
    await importText(kit.writer, "a.xml", whole);
    expect(await rests()).toEqual([expect.stringMatching(/^broken:a\.xml:1:/)]);
    await importText(kit.writer, "a.xml:1", whole);
    expect(await rests()).toEqual([]);
    await ended(kit);
  });
});
