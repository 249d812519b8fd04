import type { IssnLinkTable } from "../tables.ts";
import { columns, type Dialect, prepare } from "./prepare.ts";

export function issnLinkTable(dialect: Dialect): IssnLinkTable {
  const { db } = dialect;
  const put = prepare(dialect, (p: { issn: string; block: number; linking: string }) =>
    db
      .insertInto("issn_link")
      .values(columns(p, "issn", "block", "linking"))
      .onConflict((on) => on.columns(["issn", "block"]).doUpdateSet({ linking: p.linking })),
  );
  const remove = prepare(dialect, (p: { issn: string; block: number }) =>
    db.deleteFrom("issn_link").where("issn", "=", p.issn).where("block", "=", p.block),
  );
  const linkingOf = prepare(dialect, (p: { issn: string }) =>
    db.selectFrom("issn_link").select("linking").distinct().where("issn", "=", p.issn),
  );
  const linkedTo = prepare(dialect, (p: { linking: string; limit: number }) =>
    db
      .selectFrom("issn_link")
      .select("issn")
      .distinct()
      .where("linking", "=", p.linking)
      .orderBy("issn")
      .limit(p.limit),
  );
  return {
    put: (block, issn, linking) => put.run({ block, issn, linking }),
    remove: (block, issn) => remove.run({ block, issn }),
    linkingOf: async (issn) => (await linkingOf.all({ issn })).map((row) => row.linking),
    linkedTo: async (linking, limit) => (await linkedTo.all({ linking, limit })).map((row) => row.issn),
  };
}
