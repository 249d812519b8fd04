import type { Kind } from "../../domain/record.ts";
import type { IssueRow, RecordRow } from "../rows.ts";
import type { IssueTable, RecordTable, TallyTable } from "../tables.ts";
import { columns, type Dialect, prepare } from "./prepare.ts";

const projected = [
  "kind",
  "state",
  "data",
  "sole",
  "provenance",
  "title",
  "found_by",
  "journal",
  "issue",
  "statement",
  "page",
  "sample",
  "into",
  "created_at",
  "updated_at",
  "withdrawn_at",
  "version",
  "judged",
] as const satisfies readonly (keyof RecordRow)[];

/** The record's row without the store's own key. */
export const rowColumns = ["id", "origin", "members", "minted", ...projected] as const;

export function recordTable(dialect: Dialect): RecordTable {
  const { db } = dialect;
  const all = db.selectFrom("record").select(rowColumns);
  const get = prepare(dialect, (p: { id: string }) => all.where("id", "=", p.id));
  const insert = prepare(dialect, (p: RecordRow) => db.insertInto("record").values(columns(p, ...rowColumns)));
  const update = prepare(dialect, (p: RecordRow) =>
    db
      .updateTable("record")
      .set(columns(p, ...projected))
      .where("id", "=", p.id),
  );
  const setMembers = prepare(dialect, (p: { id: string; members: string }) =>
    db.updateTable("record").set({ members: p.members }).where("id", "=", p.id),
  );
  const setVersion = prepare(dialect, (p: { id: string; version: number; judged: number }) =>
    db.updateTable("record").set({ version: p.version, judged: p.judged }).where("id", "=", p.id),
  );
  const last = prepare(dialect, () => db.selectFrom("record").select("version").orderBy("version", "desc").limit(1));
  const redirectsTo = prepare(dialect, (p: { id: string }) => all.where("into", "=", p.id));
  const ofKind = prepare(dialect, (p: { kind: Kind }) =>
    db.selectFrom("record").select("id").where("kind", "=", p.kind).where("state", "=", "live"),
  );
  type Found = { scheme: string; value: string; record: string };
  const add = prepare(dialect, (p: Found) =>
    db
      .insertInto("identifier")
      .values(columns(p, "scheme", "value", "record"))
      .onConflict((on) => on.doNothing()),
  );
  const remove = prepare(dialect, (p: Found) =>
    db
      .deleteFrom("identifier")
      .where("scheme", "=", p.scheme)
      .where("value", "=", p.value)
      .where("record", "=", p.record),
  );
  const by = prepare(dialect, (p: { scheme: string; value: string; limit: number }) =>
    db
      .selectFrom("identifier")
      .select("record")
      .where("scheme", "=", p.scheme)
      .where("value", "=", p.value)
      .orderBy("record")
      .limit(p.limit),
  );
  return {
    get: (id) => get.get({ id }),
    insert: (row) => insert.run(row),
    update: (row) => update.run(row),
    setMembers: (id, members) => setMembers.run({ id, members }),
    setVersion: (id, version, judged) => setVersion.run({ id, version, judged }),
    lastVersion: async () => (await last.get({}))?.version ?? 0,
    liveOfKind: async (kind) => (await ofKind.all({ kind })).map((row) => row.id),
    redirectsTo: (id) => redirectsTo.all({ id }),
    addIdentifier: (scheme, value, record) => add.run({ scheme, value, record }),
    removeIdentifier: (scheme, value, record) => remove.run({ scheme, value, record }),
    byIdentifier: async (scheme, value, limit) => (await by.all({ scheme, value, limit })).map((row) => row.record),
  };
}

export function issueTable(dialect: Dialect): IssueTable {
  const { db } = dialect;
  const get = prepare(dialect, (p: { id: string }) => db.selectFrom("issue").selectAll().where("id", "=", p.id));
  const parts = ["journal", "key", "volume", "number", "year", "title", "doi", "articles"] as const;
  const put = prepare(dialect, (p: IssueRow) =>
    db
      .insertInto("issue")
      .values({ id: p.id, ...columns(p, ...parts) })
      .onConflict((on) => on.column("id").doUpdateSet(columns(p, ...parts))),
  );
  const byDoi = prepare(dialect, (p: { doi: string }) =>
    db.selectFrom("issue").select("id").where("doi", "=", p.doi).where("articles", ">", 0).limit(1),
  );
  return {
    get: (id) => get.get({ id }),
    put: (row) => put.run(row),
    byDoi: async (doi) => (await byDoi.get({ doi }))?.id,
  };
}

export function tallyTable(dialect: Dialect): TallyTable {
  const { db } = dialect;
  const add = prepare(dialect, (p: { owner: string; value: string; delta: number }) =>
    db
      .insertInto("tally")
      .values({ owner: p.owner, value: p.value, n: p.delta })
      .onConflict((on) => on.columns(["owner", "value"]).doUpdateSet((eb) => ({ n: eb("tally.n", "+", p.delta) }))),
  );
  const of = prepare(dialect, (p: { owner: string }) =>
    db.selectFrom("tally").select(["value", "n"]).where("owner", "=", p.owner),
  );
  const sweep = prepare(dialect, (p: { owner: string }) =>
    db.deleteFrom("tally").where("owner", "=", p.owner).where("n", "=", 0),
  );
  return {
    add: (owner, value, delta) => add.run({ owner, value, delta }),
    of: (owner) => of.all({ owner }),
    sweep: (owner) => sweep.run({ owner }),
  };
}
