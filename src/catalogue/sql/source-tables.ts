import type { QuarantineRow, RunRow, SourceRow } from "../rows.ts";
import type { QuarantineTable, SourceTable } from "../tables.ts";
import { columns, type Dialect, prepare } from "./prepare.ts";

export function sourceTable(dialect: Dialect): SourceTable {
  const { db } = dialect;
  const byId = prepare(dialect, (p: { id: string }) => db.selectFrom("source").selectAll().where("id", "=", p.id));
  const byKey = prepare(dialect, (p: { key: number }) => db.selectFrom("source").selectAll().where("key", "=", p.key));
  const all = prepare(dialect, () => db.selectFrom("source").selectAll().orderBy("id"));
  const insert = prepare(dialect, (p: Omit<SourceRow, "key" | "records" | "checkpoint">) =>
    db
      .insertInto("source")
      .values(columns(p, "id", "name", "format", "url", "sample", "enabled", "settings"))
      .returning("key"),
  );
  const update = prepare(dialect, (p: Pick<SourceRow, "key" | "name" | "url" | "enabled" | "settings">) =>
    db
      .updateTable("source")
      .set(columns(p, "name", "url", "enabled", "settings"))
      .where("key", "=", p.key),
  );
  const setCheckpoint = prepare(dialect, (p: { key: number; checkpoint: string | null }) =>
    db.updateTable("source").set({ checkpoint: p.checkpoint }).where("key", "=", p.key),
  );
  const addRecords = prepare(dialect, (p: { key: number; delta: number }) =>
    db
      .updateTable("source")
      .set((eb) => ({ records: eb("records", "+", p.delta) }))
      .where("key", "=", p.key),
  );
  const remove = prepare(dialect, (p: { key: number }) => db.deleteFrom("source").where("key", "=", p.key));
  const insertRun = prepare(dialect, (p: Omit<RunRow, "id">) =>
    db
      .insertInto("run")
      .values(columns(p, "source", "started_at", "ended_at", "state", "tally", "message"))
      .returning("id"),
  );
  const endRun = prepare(dialect, (p: Omit<RunRow, "source" | "started_at">) =>
    db
      .updateTable("run")
      .set(columns(p, "ended_at", "state", "tally", "message"))
      .where("id", "=", p.id),
  );
  const run = prepare(dialect, (p: { id: number }) => db.selectFrom("run").selectAll().where("id", "=", p.id));
  const lastRun = prepare(dialect, (p: { source: number }) =>
    db.selectFrom("run").selectAll().where("source", "=", p.source).orderBy("id", "desc").limit(1),
  );
  const deleteRuns = prepare(dialect, (p: { source: number }) => db.deleteFrom("run").where("source", "=", p.source));
  return {
    byId: (id) => byId.get({ id }),
    byKey: (key) => byKey.get({ key }),
    all: () => all.all({}),
    insert: async (row) => (await insert.get(row))?.key ?? 0,
    update: (row) => update.run(row),
    setCheckpoint: (key, checkpoint) => setCheckpoint.run({ key, checkpoint }),
    addRecords: (key, delta) => addRecords.run({ key, delta }),
    delete: (key) => remove.run({ key }),
    insertRun: async (row) => (await insertRun.get(row))?.id ?? 0,
    endRun: (row) => endRun.run(row),
    run: (id) => run.get({ id }),
    lastRun: (source) => lastRun.get({ source }),
    deleteRuns: (source) => deleteRuns.run({ source }),
  };
}

export function quarantineTable(dialect: Dialect): QuarantineTable {
  const { db } = dialect;
  const find = prepare(dialect, (p: { source: number; identifier: string }) =>
    db.selectFrom("quarantine").selectAll().where("source", "=", p.source).where("identifier", "=", p.identifier),
  );
  const insert = prepare(dialect, (p: Omit<QuarantineRow, "id">) =>
    db
      .insertInto("quarantine")
      .values(
        columns(
          p,
          "source",
          "identifier",
          "hash",
          "datestamp",
          "format",
          "document",
          "start",
          "end",
          "code",
          "message",
          "at",
        ),
      ),
  );
  const any = prepare(dialect, (p: { source: number }) =>
    db.selectFrom("quarantine").select("id").where("source", "=", p.source).limit(1),
  );
  const remove = prepare(dialect, (p: { id: number }) => db.deleteFrom("quarantine").where("id", "=", p.id));
  const ofSource = prepare(dialect, (p: { source: number }) =>
    db.selectFrom("quarantine").selectAll().where("source", "=", p.source),
  );
  return {
    find: (source, identifier) => find.get({ source, identifier }),
    any: async (source) => (await any.get({ source })) !== undefined,
    insert: (row) => insert.run(row),
    delete: (id) => remove.run({ id }),
    ofSource: (source) => ofSource.all({ source }),
  };
}
