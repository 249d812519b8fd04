import { sql } from "kysely";
import type { DecisionRow, ProposalRow } from "../rows.ts";
import type { DecisionTable } from "../tables.ts";
import { columns, type Dialect, prepare } from "./prepare.ts";

export function decisionTable(dialect: Dialect): DecisionTable {
  const { db } = dialect;
  const insert = prepare(dialect, (p: Omit<DecisionRow, "id">) =>
    db
      .insertInto("decision")
      .values(columns(p, "at", "by", "what", "record", "other", "reason", "subject", "chain"))
      .returning("id"),
  );
  const last = prepare(dialect, () => db.selectFrom("decision").select("chain").orderBy("id", "desc").limit(1));
  const minted = prepare(dialect, (p: { record: string }) =>
    db
      .selectFrom("decision as d")
      .innerJoin("record as r", "r.minted", "d.id")
      .selectAll("d")
      .where("r.id", "=", p.record),
  );
  const of = prepare(dialect, (p: { record: string }) =>
    db
      .selectFrom("decision")
      .selectAll()
      .where((eb) =>
        eb.or([eb.and([eb("record", "=", p.record), eb("what", "<>", sql.lit("mint"))]), eb("other", "=", p.record)]),
      )
      .orderBy("id"),
  );
  const propose = prepare(dialect, (p: Omit<ProposalRow, "id">) =>
    db
      .insertInto("proposal")
      .values(columns(p, "left", "right", "reason", "at"))
      .onConflict((on) => on.doNothing()),
  );
  const proposalsOf = prepare(dialect, (p: { record: string }) =>
    db
      .selectFrom("proposal")
      .selectAll()
      .where((eb) => eb.or([eb("left", "=", p.record), eb("right", "=", p.record)])),
  );
  const drop = prepare(dialect, (p: { id: number }) => db.deleteFrom("proposal").where("id", "=", p.id));
  type Pair = { left: string; right: string };
  const addApart = prepare(dialect, (p: Pair) =>
    db
      .insertInto("apart")
      .values(columns(p, "left", "right"))
      .onConflict((on) => on.doNothing()),
  );
  const removeApart = prepare(dialect, (p: Pair) =>
    db.deleteFrom("apart").where("left", "=", p.left).where("right", "=", p.right),
  );
  const apartOf = prepare(dialect, (p: { record: string }) =>
    db
      .selectFrom("apart")
      .select(["left", "right"])
      .where((eb) => eb.or([eb("left", "=", p.record), eb("right", "=", p.record)])),
  );
  return {
    insert: async (row) => (await insert.get(row))?.id ?? 0,
    lastChain: async () => (await last.get({}))?.chain ?? 0,
    of: async (record) => [...(await minted.all({ record })), ...(await of.all({ record }))],
    propose: (row) => propose.run(row),
    proposalsOf: (record) => proposalsOf.all({ record }),
    dropProposal: (id) => drop.run({ id }),
    addApart: (left, right) => addApart.run({ left, right }),
    removeApart: (left, right) => removeApart.run({ left, right }),
    apartOf: async (record) =>
      (await apartOf.all({ record })).map(({ left, right }) => (left === record ? right : left)),
  };
}
