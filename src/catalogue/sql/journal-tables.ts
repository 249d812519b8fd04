import type { JournalTable } from "../tables.ts";
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
