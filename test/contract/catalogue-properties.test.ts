import { join } from "node:path";
import Database from "better-sqlite3";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Incoming } from "../../src/catalogue/ingest-types.ts";
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import type { ArticleData } from "../../src/domain/record.ts";
import {
  article,
  author,
  bad,
  book,
  deleted,
  doi,
  findings,
  ingest,
  inJournal,
  live,
  opened,
  row,
  without,
} from "./catalogue-kit.ts";

/* Few values of everything, so that what could collide does. */
const sources = ["a", "b", "c"] as const;
const titles = ["Editorial", "On wheat in Sindh and Punjab", "On wheat in Sindh", "Rivers", "سندھ میں گندم"] as const;
const journals = [
  ["Journal of Wheat", ["1997-3438"]],
  ["J. Wheat", ["1997-3438", "2073-2368"]],
  ["Journal of Wheat", []],
  ["Al-Qalam", ["2073-2368"]],
  ["Al Qalam", ["0378-5955"]],
] as const;

const data: fc.Arbitrary<ArticleData> = fc
  .record({
    title: fc.constantFrom(...titles),
    doi: fc.constantFrom(undefined, "10.1/a", "10.1/b", "10.1/c"),
    invalid: fc.boolean(),
    journal: fc.constantFrom(undefined, ...journals),
    volume: fc.constantFrom(undefined, "1", "2"),
    year: fc.constantFrom(undefined, 2019, 2020),
    first: fc.constantFrom(undefined, "1", "17"),
    family: fc.constantFrom(undefined, "Jadoon", "Khan"),
  })
  .map(({ title, doi: value, invalid, journal, volume, year, first, family }) =>
    article(title, {
      identifiers: value === undefined ? [] : [doi(value, !invalid)],
      contributors: family === undefined ? [] : [author(family, "Sara")],
      ...(journal === undefined
        ? {}
        : inJournal(
            journal[0],
            journal[1],
            { ...(volume === undefined ? {} : { volume, number: "1" }), ...(year === undefined ? {} : { year }) },
            first,
          )),
    }),
  );

const identifier = fc.constantFrom("1", "2", "3", "4", "5");
const incoming: fc.Arbitrary<Incoming> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(identifier, data, fc.constantFrom("oai_dc", "crossref", "jats"))
      .map(([id, value, format]) => live(id, value, { format })),
  },
  { weight: 2, arbitrary: identifier.map((id) => deleted(id)) },
  { weight: 1, arbitrary: identifier.map((id) => bad(id)) },
  { weight: 1, arbitrary: identifier.map((id) => live(id, book("A history of wheat"))) },
  {
    weight: 1,
    arbitrary: fc.tuple(identifier, fc.constantFrom(...journals)).map(([id, [title, issns]]) =>
      row(id, {
        journal: { title, issns: issns.map((value) => ({ scheme: "issn", value, valid: true })) },
        event: "recognised",
        category: "Y",
        from: "2020",
        authority: "HEC list",
      }),
    ),
  },
);

type Step =
  | { readonly do: "ingest"; readonly source: string; readonly records: readonly Incoming[] }
  | { readonly do: "merge" | "unmerge"; readonly pick: number; readonly other: number }
  | { readonly do: "remove"; readonly source: string };

const ingesting = fc.record({
  do: fc.constant("ingest" as const),
  source: fc.constantFrom(...sources),
  records: fc.array(incoming, { minLength: 1, maxLength: 6 }),
});
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: ingesting },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constantFrom("merge" as const, "unmerge" as const),
        pick: fc.nat(99),
        other: fc.nat(99),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("remove" as const), source: fc.constantFrom(...sources) }) },
  ),
  { minLength: 1, maxLength: 12 },
);

type Kit = Awaited<ReturnType<typeof opened>>;

async function withKit(test: (kit: Kit) => Promise<void>): Promise<void> {
  const kit = await opened(openSqliteStore);
  try {
    await test(kit);
  } finally {
    kit.end();
  }
}

interface Member {
  readonly source: string;
  readonly identifier: string;
  readonly record: string;
}

/** The sources' own live source records that stand in records. */
function members({ folder }: Kit): Member[] {
  const file = new Database(join(folder, "catalogue.db"), { readonly: true });
  const rows = file
    .prepare(
      `select s.id as source, r.identifier, r.record from source_record r join source s on s.key = r.source
       where r.state = 'live' and r.derived = 0 and r.record is not null order by r.key`,
    )
    .all() as Member[];
  file.close();
  return rows;
}

async function perform(kit: Kit, step: Step): Promise<boolean> {
  const { writer, reader } = kit;
  if (step.do === "ingest") {
    await ingest(writer, step.source, ...step.records);
  } else if (step.do === "remove") {
    await writer.removeSource(step.source);
    await writer.putSource({ id: step.source, name: step.source, format: "oai-pmh" });
  } else if (step.do === "merge") {
    const alive = await reader.versions(undefined, 1000);
    const from = alive[step.pick % Math.max(1, alive.length)];
    const same = alive.filter((one) => one.kind === from?.kind && one.id !== from.id);
    const into = same[step.other % Math.max(1, same.length)];
    if (from === undefined || into === undefined) return false;
    await writer.merge(from.id, into.id, "someone", "a guess");
    return true;
  } else {
    const all = members(kit);
    const joined = all.filter((one) => all.some((other) => other.record === one.record && other !== one));
    const one = joined[step.pick % Math.max(1, joined.length)];
    if (one !== undefined) await writer.unmerge(one.source, one.identifier, "someone", "a doubt");
  }
  return false;
}

/** What readers see, without times and places in the change log. */
async function picture({ reader }: Kit) {
  const versions = await reader.versions(undefined, 1000);
  const records = await reader.records(versions.map((one) => one.id));
  const held = records.filter((record) => record.kind === "journal");
  const issues = await Promise.all(held.map((record) => reader.issues(record.id)));
  return {
    records: records.map((record) => without(record, "updatedAt", "createdAt")),
    provenance: await Promise.all(records.map((record) => reader.provenance(record.id))),
    issues,
    articles: await Promise.all(issues.flat().map((issue) => reader.articlesOfIssue(issue.id))),
    rows: await Promise.all(
      held.map(async ({ id }) => (await reader.recognition(id)).rows.map((one) => one.id).sort()),
    ),
    kinds: (await reader.counts()).kinds,
  };
}

const runs = { numRuns: 25 };

describe("properties of the catalogue over sqlite", { timeout: 120_000 }, () => {
  it("whatever happens, all that is derived follows from what the sources say, and rules join no two of one source", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        await withKit(async (kit) => {
          let people = false;
          for (const step of list) people = (await perform(kit, step)) || people;
          expect(await findings(kit.store)).toEqual([]);
          const all = members(kit);
          if (!people) {
            const pairs = all.map((one) => `${one.source} ${one.record}`);
            expect(new Set(pairs).size).toBe(pairs.length);
          }
          const { kinds } = await kit.reader.counts();
          expect(kinds.article + kinds.book).toBe(new Set(all.map((one) => one.record)).size);
        });
      }),
      runs,
    );
  });

  it("the same input again changes nothing", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(ingesting, { minLength: 1, maxLength: 5 }), async (list) => {
        await withKit(async (kit) => {
          // The last version of each identifier: a source that says one thing and then another has changed.
          const last = new Map<string, { source: string; record: Incoming }>();
          for (const { source, records } of list) {
            for (const record of records) last.set(`${source} ${record.identifier}`, { source, record });
          }
          for (const { source, record } of last.values()) await ingest(kit.writer, source, record);
          const { seq } = await kit.reader.counts();
          const before = await picture(kit);
          for (const { source, record } of last.values()) {
            const [outcome] = await ingest(kit.writer, source, record);
            expect(outcome).toBe(record.state === "bad" ? "quarantined" : "unchanged");
          }
          expect((await kit.reader.counts()).seq).toBe(seq);
          expect(await picture(kit)).toEqual(before);
        });
      }),
      runs,
    );
  });

  it("a merge that is taken back leaves no trace in any projection", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(ingesting, { minLength: 1, maxLength: 5 }),
        fc.nat(99),
        fc.nat(99),
        async (list, x, y) => {
          await withKit(async (kit) => {
            for (const step of list) await perform(kit, step);
            const all = members(kit);
            // Records of one source record each: what unmerge takes out is then all that the other had.
            const alone = all.filter((one) => all.every((other) => other === one || other.record !== one.record));
            const kinds = new Map((await kit.reader.versions(undefined, 1000)).map((one) => [one.id, one.kind]));
            const from = alone[x % Math.max(1, alone.length)];
            const same = alone.filter((one) => one !== from && kinds.get(one.record) === kinds.get(from?.record ?? ""));
            const into = same[y % Math.max(1, same.length)];
            if (from === undefined || into === undefined) return;
            const before = await picture(kit);
            await kit.writer.merge(from.record, into.record, "someone", "a guess");
            expect(await kit.reader.lookup(from.record)).toMatchObject({ state: "redirect", id: into.record });
            expect(await kit.writer.unmerge(from.source, from.identifier, "someone", "a doubt")).toBe(from.record);
            expect(await picture(kit)).toEqual(before);
            expect(await findings(kit.store)).toEqual([]);
          });
        },
      ),
      runs,
    );
  });

  it("when every source takes back all, only tombstones and redirects are left", async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        await withKit(async (kit) => {
          for (const step of list) await perform(kit, step);
          for (const source of sources) {
            await ingest(kit.writer, source, ...["1", "2", "3", "4", "5"].map((id) => deleted(id, { hash: "gone" })));
          }
          const counts = await kit.reader.counts();
          expect(Object.values(counts.kinds)).toEqual([0, 0, 0, 0, 0, 0]);
          expect(counts.recognitionRows).toBe(0);
          for (const { id } of (await kit.reader.changes(0, 1000)).changes) {
            expect(["tombstone", "redirect"]).toContain((await kit.reader.lookup(id)).state);
          }
          expect(await findings(kit.store)).toEqual([]);
        });
      }),
      runs,
    );
  });

  it("the order in which independent sources come does not matter", async () => {
    const independent = (source: string, value: ArticleData): ArticleData => {
      const own = (text: string): string => `${text} ${{ a: "alpha", b: "beta", c: "gamma" }[source]}`;
      const container = value.container && {
        ...value.container,
        titles: value.container.titles.map((title) => ({ value: own(title.value) })),
        issns: [],
      };
      const identifiers = value.identifiers.map((one) => ({ ...one, value: `${one.value}.${source}` }));
      return {
        ...value,
        titles: [{ value: own(value.titles[0]?.value ?? "") }],
        identifiers,
        ...(container && { container }),
      };
    };
    const batches = fc.array(
      fc.tuple(fc.constantFrom(...sources), fc.array(fc.tuple(identifier, data), { maxLength: 5 })),
      {
        maxLength: 5,
      },
    );
    await fc.assert(
      fc.asyncProperty(batches, async (list) => {
        const take = async (kit: Kit, order: readonly string[]): Promise<void> => {
          for (const source of order) {
            for (const [of, records] of list) {
              if (of !== source) continue;
              await ingest(kit.writer, source, ...records.map(([id, value]) => live(id, independent(source, value))));
            }
          }
        };
        await withKit(async (kit) => {
          await take(kit, ["a", "b", "c"]);
          const first = await picture(kit);
          await withKit(async (other) => {
            await take(other, ["c", "b", "a"]);
            const second = await picture(other);
            const plain = (one: typeof first) => ({
              ...one,
              provenance: one.provenance.map((fields) => fields.map((field) => without(field, "receivedAt"))),
            });
            expect(plain(second)).toEqual(plain(first));
          });
        });
      }),
      { numRuns: 12 },
    );
  });
});
