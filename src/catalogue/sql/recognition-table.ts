import type { RecognitionListRow, RecognitionRowRow, RecognitionRuleRow } from "../rows.ts";
import type { RecognitionTable } from "../tables.ts";
import { columns, type Dialect, prepare } from "./prepare.ts";

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
          "list",
          "held_from",
          "held_to",
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
  return {
    ...listQueries(dialect),
    ...ruleQueries(dialect),
    standing: (source, identifier) => find.get({ source, identifier }),
    versions: async (source, identifier) => (await versions.get({ source, identifier }))?.n ?? 0,
    insert: (row) => insert.run(row),
    withdraw: (id, at) => withdraw.run({ id, at }),
    byJournalSource: (journal) => byJournal.all({ journal }),
    byTitle: (key) => byTitle.all({ key }),
    setJournal: (id, journal) => setJournal.run({ id, journal }),
  };
}

type Lists = "list" | "insertList" | "withdrawList" | "listsOf";

function listQueries(dialect: Dialect): Pick<RecognitionTable, Lists> {
  const { db } = dialect;
  const standing = db.selectFrom("recognition_list").selectAll().where("withdrawn_at", "is", null);
  const list = prepare(dialect, (p: { source: string; name: string }) =>
    standing.where("source", "=", p.source).where("name", "=", p.name),
  );
  const listsOf = prepare(dialect, (p: { source: string }) => standing.where("source", "=", p.source).orderBy("id"));
  const insert = prepare(dialect, (p: Omit<RecognitionListRow, "id" | "withdrawn_at">) =>
    db.insertInto("recognition_list").values(columns(p, "source", "name", "sample", "value", "recorded_at")),
  );
  const withdraw = prepare(dialect, (p: { id: number; at: string }) =>
    db.updateTable("recognition_list").set({ withdrawn_at: p.at }).where("id", "=", p.id),
  );
  return {
    list: (source, name) => list.get({ source, name }),
    listsOf: (source) => listsOf.all({ source }),
    insertList: (row) => insert.run(row),
    withdrawList: (id, at) => withdraw.run({ id, at }),
  };
}

type Rules = "rule" | "insertRule" | "withdrawRule";

function ruleQueries(dialect: Dialect): Pick<RecognitionTable, Rules> {
  const { db } = dialect;
  const rule = prepare(dialect, (p: { source: string; identifier: string }) =>
    db
      .selectFrom("recognition_rule")
      .selectAll()
      .where("withdrawn_at", "is", null)
      .where("source", "=", p.source)
      .where("identifier", "=", p.identifier),
  );
  const insert = prepare(dialect, (p: Omit<RecognitionRuleRow, "id" | "withdrawn_at">) =>
    db.insertInto("recognition_rule").values(columns(p, "source", "identifier", "name", "value", "recorded_at")),
  );
  const withdraw = prepare(dialect, (p: { id: number; at: string }) =>
    db.updateTable("recognition_rule").set({ withdrawn_at: p.at }).where("id", "=", p.id),
  );
  return {
    rule: (source, identifier) => rule.get({ source, identifier }),
    insertRule: (row) => insert.run(row),
    withdrawRule: (id, at) => withdraw.run({ id, at }),
  };
}
