import type { RecognitionRowRow } from "../rows.ts";
import type { JournalTable, RecognitionTable } from "../tables.ts";
import { columns, type Dialect, prepare } from "./prepare.ts";

export function journalTable(dialect: Dialect): JournalTable {
  const { db } = dialect;
  const claimants = prepare(dialect, (p: { source: number; key: string }) =>
    db
      .selectFrom("journal_key")
      .select("journal")
      .where("source", "=", p.source)
      .where("key", "=", p.key)
      .orderBy("claim"),
  );
  type Claim = { source: number; key: string; journal: number };
  const addKey = prepare(dialect, (p: Claim) =>
    db
      .insertInto("journal_key")
      .values(columns(p, "source", "key", "journal"))
      .onConflict((on) => on.doNothing()),
  );
  const keysOf = prepare(dialect, (p: { journal: number }) =>
    db.selectFrom("journal_key").select("key").where("journal", "=", p.journal),
  );
  const removeKey = prepare(dialect, (p: Claim) =>
    db
      .deleteFrom("journal_key")
      .where("source", "=", p.source)
      .where("key", "=", p.key)
      .where("journal", "=", p.journal),
  );
  const deleteKeys = prepare(dialect, (p: { source: number }) =>
    db.deleteFrom("journal_key").where("source", "=", p.source),
  );
  const titlesOf = prepare(dialect, (p: { record: string }) =>
    db.selectFrom("journal_title").select("key").where("record", "=", p.record),
  );
  type Title = { key: string; record: string };
  const addTitle = prepare(dialect, (p: Title) =>
    db
      .insertInto("journal_title")
      .values(columns(p, "key", "record"))
      .onConflict((on) => on.doNothing()),
  );
  const removeTitle = prepare(dialect, (p: Title) =>
    db.deleteFrom("journal_title").where("key", "=", p.key).where("record", "=", p.record),
  );
  const byTitle = prepare(dialect, (p: { key: string; limit: number }) =>
    db.selectFrom("journal_title").select("record").where("key", "=", p.key).orderBy("record").limit(p.limit),
  );
  return {
    claimants: async (source, key) => (await claimants.all({ source, key })).map((row) => row.journal),
    addKey: (source, key, journal) => addKey.run({ source, key, journal }),
    keysOf: async (journal) => (await keysOf.all({ journal })).map((row) => row.key),
    removeKey: (source, key, journal) => removeKey.run({ source, key, journal }),
    deleteKeysOfSource: (source) => deleteKeys.run({ source }),
    titlesOf: async (record) => (await titlesOf.all({ record })).map((row) => row.key),
    addTitle: (key, record) => addTitle.run({ key, record }),
    removeTitle: (key, record) => removeTitle.run({ key, record }),
    byTitle: async (key, limit) => (await byTitle.all({ key, limit })).map((row) => row.record),
  };
}

export function recognitionTable(dialect: Dialect): RecognitionTable {
  const { db } = dialect;
  const standing = db.selectFrom("recognition_row").selectAll().where("withdrawn_at", "is", null);
  type Key = { source: string; identifier: string };
  const find = prepare(dialect, (p: Key) =>
    standing.where("source", "=", p.source).where("identifier", "=", p.identifier),
  );
  const versions = prepare(dialect, (p: Key) =>
    db
      .selectFrom("recognition_row")
      .select((eb) => eb.fn.countAll<number>().as("n"))
      .where("source", "=", p.source)
      .where("identifier", "=", p.identifier),
  );
  const insert = prepare(dialect, (p: RecognitionRowRow) =>
    db
      .insertInto("recognition_row")
      .values(
        columns(
          p,
          "id",
          "source",
          "identifier",
          "journal_source",
          "title_key",
          "journal",
          "sample",
          "value",
          "recorded_at",
          "withdrawn_at",
        ),
      ),
  );
  const withdraw = prepare(dialect, (p: { id: string; at: string }) =>
    db.updateTable("recognition_row").set({ withdrawn_at: p.at }).where("id", "=", p.id),
  );
  const byJournal = prepare(dialect, (p: { journal: number }) => standing.where("journal_source", "=", p.journal));
  const byTitle = prepare(dialect, (p: { key: string }) => standing.where("title_key", "=", p.key));
  const setJournal = prepare(dialect, (p: { id: string; journal: string | null }) =>
    db.updateTable("recognition_row").set({ journal: p.journal }).where("id", "=", p.id),
  );
  const lists = db.selectFrom("recognition_list").select("value");
  const list = prepare(dialect, (p: { source: string; name: string }) =>
    lists.where("source", "=", p.source).where("name", "=", p.name),
  );
  const listsOf = prepare(dialect, (p: { source: string }) => lists.where("source", "=", p.source));
  const putList = prepare(dialect, (p: { source: string; name: string; value: string }) =>
    db
      .insertInto("recognition_list")
      .values(columns(p, "source", "name", "value"))
      .onConflict((on) => on.columns(["source", "name"]).doUpdateSet({ value: p.value })),
  );
  const deleteLists = prepare(dialect, (p: { source: string }) =>
    db.deleteFrom("recognition_list").where("source", "=", p.source),
  );
  return {
    standing: (source, identifier) => find.get({ source, identifier }),
    versions: async (source, identifier) => (await versions.get({ source, identifier }))?.n ?? 0,
    insert: (row) => insert.run(row),
    withdraw: (id, at) => withdraw.run({ id, at }),
    byJournalSource: (journal) => byJournal.all({ journal }),
    byTitle: (key) => byTitle.all({ key }),
    setJournal: (id, journal) => setJournal.run({ id, journal }),
    putList: (source, name, value) => putList.run({ source, name, value }),
    list: async (source, name) => (await list.get({ source, name }))?.value,
    deleteLists: async (source) => {
      const { length } = await listsOf.all({ source });
      await deleteLists.run({ source });
      return length;
    },
  };
}
