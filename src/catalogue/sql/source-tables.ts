import { sql } from "kysely";
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
      .values(columns(p, "id", "name", "format", "url", "sample", "enabled", "settings", "checked"))
      .returning("key"),
  );
  const update = prepare(dialect, (p: Pick<SourceRow, "key" | "name" | "url" | "enabled" | "settings" | "checked">) =>
    db
      .updateTable("source")
      .set(columns(p, "name", "url", "enabled", "settings", "checked"))
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
      .values(
        columns(p, "source", "kind", "started_at", "ended_at", "state", "tally", "progress", "message", "retry_at"),
      )
      .returning("id"),
  );
  const noteRun = prepare(dialect, (p: Pick<RunRow, "id" | "tally" | "progress">) =>
    db
      .updateTable("run")
      .set(columns(p, "tally", "progress"))
      .where("id", "=", p.id)
      .where("state", "=", "running"),
  );
  const endRun = prepare(dialect, (p: Pick<RunRow, "id" | "state" | "ended_at" | "tally" | "message" | "retry_at">) =>
    db
      .updateTable("run")
      .set({ ...columns(p, "ended_at", "state", "tally", "message", "retry_at"), progress: null })
      .where("id", "=", p.id),
  );
  const run = prepare(dialect, (p: { id: number }) => db.selectFrom("run").selectAll().where("id", "=", p.id));
  const runs = prepare(dialect, (p: { source: number; limit: number }) =>
    db.selectFrom("run").selectAll().where("source", "=", p.source).orderBy("id", "desc").limit(p.limit),
  );
  const runsOfKind = prepare(dialect, (p: { source: number; kind: RunRow["kind"]; limit: number }) =>
    db
      .selectFrom("run")
      .selectAll()
      .where("source", "=", p.source)
      .where("kind", "=", p.kind)
      .orderBy("id", "desc")
      .limit(p.limit),
  );
  const running = prepare(dialect, () => db.selectFrom("run").selectAll().where("state", "=", sql.lit("running")));
  const deleteOldRuns = prepare(dialect, (p: { source: number; keep: number }) =>
    db
      .deleteFrom("run")
      .where("source", "=", p.source)
      .where("id", "<=", (one) =>
        one.selectFrom("run").select("id").where("source", "=", p.source).orderBy("id", "desc").limit(1).offset(p.keep),
      ),
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
    noteRun: (row) => noteRun.run(row),
    runs: (source, limit) => runs.all({ source, limit }),
    runsOfKind: (source, kind, limit) => runsOfKind.all({ source, kind, limit }),
    running: () => running.all({}),
    deleteOldRuns: (source, keep) => deleteOldRuns.run({ source, keep }),
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
  const reasons = prepare(dialect, (p: { source: number }) =>
    db
      .selectFrom("quarantine")
      .select(["code", sql<number>`count(*)`.as("count")])
      .where("source", "=", p.source)
      .groupBy("code")
      .orderBy("count", "desc")
      .orderBy("code"),
  );
  const remove = prepare(dialect, (p: { id: number }) => db.deleteFrom("quarantine").where("id", "=", p.id));
  const ofSource = prepare(dialect, (p: { source: number }) =>
    db.selectFrom("quarantine").selectAll().where("source", "=", p.source),
  );
  return {
    find: (source, identifier) => find.get({ source, identifier }),
    any: async (source) => (await any.get({ source })) !== undefined,
    reasons: (source) => reasons.all({ source }),
    insert: (row) => insert.run(row),
    delete: (id) => remove.run({ id }),
    ofSource: (source) => ofSource.all({ source }),
  };
}
