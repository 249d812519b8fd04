import type { CitationRow } from "../rows.ts";
import type { CitationTable } from "../tables.ts";
import { columns, type Dialect, prepare } from "./prepare.ts";

export function citationTable(dialect: Dialect): CitationTable {
  const { db } = dialect;
  const all = db.selectFrom("citation").selectAll();
  const any = prepare(dialect, () => db.selectFrom("citation").select("citing").limit(1));
  const of = prepare(dialect, (p: { citing: string }) => all.where("citing", "=", p.citing));
  const asking = prepare(dialect, (p: { key: string; after: string; limit: number }) =>
    db
      .selectFrom("citation")
      .select("citing")
      .distinct()
      .where("key", "=", p.key)
      .where("citing", ">", p.after)
      .orderBy("citing")
      .limit(p.limit),
  );
  const insert = prepare(dialect, (p: CitationRow) =>
    db.insertInto("citation").values(columns(p, "citing", "type", "position", "key", "cited", "year")),
  );
  const setCited = prepare(dialect, (p: CitationRow) =>
    db
      .updateTable("citation")
      .set({ cited: p.cited })
      .where("citing", "=", p.citing)
      .where("type", "=", p.type)
      .where("position", "=", p.position)
      .where("key", "=", p.key),
  );
  const deleteOf = prepare(dialect, (p: { citing: string }) =>
    db.deleteFrom("citation").where("citing", "=", p.citing),
  );
  return {
    any: async () => (await any.get({})) !== undefined,
    of: (citing) => of.all({ citing }),
    asking: async (key, after, limit) => (await asking.all({ key, after, limit })).map((row) => row.citing),
    insert: (row) => insert.run(row),
    setCited: (row) => setCited.run(row),
    deleteOf: (citing) => deleteOf.run({ citing }),
  };
}
