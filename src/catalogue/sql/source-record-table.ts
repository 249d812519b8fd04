import type { ContributionRow, SourceRecordRow } from "../rows.ts";
import type { Member, SourceRecordTable } from "../tables.ts";
import { columns, type Dialect, prepare } from "./prepare.ts";

const written = [
  "source",
  "identifier",
  "state",
  "kind",
  "derived",
  "hash",
  "earlier",
  "datestamp",
  "format",
  "sets",
  "document",
  "start",
  "end",
  "received_at",
  "data",
  "sum",
  "record",
  "journal",
  "place_key",
  "title_key",
] as const satisfies readonly (keyof SourceRecordRow)[];

function lookups(dialect: Dialect) {
  const { db } = dialect;
  const all = db.selectFrom("source_record").selectAll();
  const neighbours = db
    .selectFrom("source_record")
    .select(["key", "source"])
    .select((eb) => eb.ref("record").$notNull().as("record"))
    .where("state", "=", "live")
    .where("record", "is not", null);
  type Found = { key: string; limit: number };
  type Paged = { of: number; after: number; limit: number };
  return {
    find: prepare(dialect, (p: { source: number; identifier: string }) =>
      all.where("source", "=", p.source).where("identifier", "=", p.identifier),
    ),
    get: prepare(dialect, (p: { key: number }) => all.where("key", "=", p.key)),
    members: prepare(dialect, (p: { record: string }) =>
      db.selectFrom("record").select("members").where("id", "=", p.record),
    ),
    contribution: prepare(dialect, (p: { key: number }) =>
      db
        .selectFrom("source_record as r")
        .innerJoin("source as s", "s.key", "r.source")
        .select(["r.key", "r.source", "s.id as source_id", "s.sample", "r.identifier", "r.derived", "r.format"])
        .select((eb) => eb.ref("r.data").$notNull().as("data"))
        .select("r.journal")
        .where("r.key", "=", p.key)
        .where("r.state", "=", "live"),
    ),
    member: prepare(dialect, (p: { key: number }) =>
      db
        .selectFrom("source_record as r")
        .innerJoin("source as s", "s.key", "r.source")
        .select(["r.key", "r.source", "s.id as source_id", "r.identifier", "r.derived", "r.state"])
        .where("r.key", "=", p.key),
    ),
    byPlace: prepare(dialect, (p: Found) => neighbours.where("place_key", "=", p.key).limit(p.limit)),
    byTitle: prepare(dialect, (p: Found) => neighbours.where("title_key", "=", p.key).limit(p.limit)),
    ofJournal: prepare(dialect, (p: Paged) =>
      all
        .where("journal", "=", p.of)
        .where("state", "=", "live")
        .where("key", ">", p.after)
        .orderBy("key")
        .limit(p.limit),
    ),
    ofSource: prepare(dialect, (p: Paged) =>
      all.where("source", "=", p.of).where("key", ">", p.after).orderBy("key").limit(p.limit),
    ),
  };
}

function changes(dialect: Dialect) {
  const { db } = dialect;
  return {
    insert: prepare(dialect, (p: Omit<SourceRecordRow, "key">) =>
      db
        .insertInto("source_record")
        .values(columns(p, ...written))
        .returning("key"),
    ),
    update: prepare(dialect, (p: SourceRecordRow) =>
      db
        .updateTable("source_record")
        .set(columns(p, ...written))
        .where("key", "=", p.key),
    ),
    move: prepare(dialect, (p: { key: number; record: string }) =>
      db.updateTable("source_record").set({ record: p.record }).where("key", "=", p.key),
    ),
    setKeys: prepare(dialect, (p: { key: number; place: string | null; title: string | null }) =>
      db.updateTable("source_record").set({ place_key: p.place, title_key: p.title }).where("key", "=", p.key),
    ),
    deleteOfSource: prepare(dialect, (p: { source: number }) =>
      db.deleteFrom("source_record").where("source", "=", p.source),
    ),
  };
}

export function sourceRecordTable(dialect: Dialect): SourceRecordTable {
  const find = lookups(dialect);
  const change = changes(dialect);
  const membersOf = async (record: string): Promise<number[]> =>
    JSON.parse((await find.members.get({ record }))?.members ?? "[]") as number[];
  return {
    find: (source, identifier) => find.find.get({ source, identifier }),
    get: (key) => find.get.get({ key }),
    insert: async (row) => (await change.insert.get(row))?.key ?? 0,
    update: (row) => change.update.run(row),
    move: (key, record) => change.move.run({ key, record }),
    setKeys: (key, place, title) => change.setKeys.run({ key, place, title }),
    contribution: (key) => find.contribution.get({ key }),
    liveOf: async (record) => {
      const rows: ContributionRow[] = [];
      for (const key of await membersOf(record)) {
        const row = await find.contribution.get({ key });
        if (row !== undefined) rows.push(row);
      }
      return rows;
    },
    membersOf: async (record) => {
      const rows: Member[] = [];
      for (const key of await membersOf(record)) {
        const row = await find.member.get({ key });
        if (row !== undefined) rows.push(row);
      }
      // A source's own records before the journals that are derived from its articles.
      return rows.sort((a, b) => a.derived - b.derived || a.key - b.key);
    },
    byPlace: (key, limit) => find.byPlace.all({ key, limit }),
    byTitle: (key, limit) => find.byTitle.all({ key, limit }),
    ofJournal: (of, after, limit) => find.ofJournal.all({ of, after, limit }),
    ofSource: (of, after, limit) => find.ofSource.all({ of, after, limit }),
    deleteOfSource: (source) => change.deleteOfSource.run({ source }),
  };
}
