import { sql } from "kysely";
import type { Scan } from "../scan.ts";
import { type Dialect, type Prepared, prepare } from "./prepare.ts";
import { rowColumns } from "./record-tables.ts";
import { linkQueries } from "./scan-links.ts";

const pageSize = 500;

async function* walk<T, P, A>(query: Prepared<P, T>, first: A, cursor: (row: T) => A, at: (after: A) => P) {
  for (let after = first; ; ) {
    const rows = await query.all(at(after));
    for (const row of rows) {
      after = cursor(row);
      yield row;
    }
    if (rows.length < pageSize) return;
  }
}

function queries(dialect: Dialect) {
  const { db } = dialect;
  type ById = { after: string; limit: number };
  type ByKey = { after: number; limit: number };
  return {
    size: prepare(dialect, () =>
      db.selectNoFrom((eb) => [
        eb.selectFrom("record").select(eb.fn.countAll<number>().as("n")).as("records"),
        eb.selectFrom("source_record").select(eb.fn.countAll<number>().as("n")).as("sources"),
      ]),
    ),
    sourceRecords: prepare(dialect, (p: ByKey) =>
      db.selectFrom("source_record").selectAll().where("key", ">", p.after).orderBy("key").limit(p.limit),
    ),
    records: prepare(dialect, (p: ById) =>
      db.selectFrom("record").select(rowColumns).where("id", ">", p.after).orderBy("id").limit(p.limit),
    ),
    tallies: prepare(dialect, (p: { owner: string; value: string; limit: number }) =>
      db
        .selectFrom("tally")
        .selectAll()
        .where((eb) =>
          eb.or([eb("owner", ">", p.owner), eb.and([eb("owner", "=", p.owner), eb("value", ">", p.value)])]),
        )
        .orderBy("owner")
        .orderBy("value")
        .limit(p.limit),
    ),
    issnLinks: prepare(dialect, (p: { issn: string; block: number; limit: number }) =>
      db
        .selectFrom("issn_link")
        .selectAll()
        .where((eb) => eb.or([eb("issn", ">", p.issn), eb.and([eb("issn", "=", p.issn), eb("block", ">", p.block)])]))
        .orderBy("issn")
        .orderBy("block")
        .limit(p.limit),
    ),
    issues: prepare(dialect, (p: ById) =>
      db.selectFrom("issue").selectAll().where("id", ">", p.after).orderBy("id").limit(p.limit),
    ),
    withoutRow: prepare(dialect, (p: ById) =>
      db
        .selectFrom("record as r")
        .leftJoin("issue as i", "i.id", "r.issue")
        .select((eb) => eb.ref("r.issue").$notNull().as("issue"))
        .distinct()
        .where("r.issue", ">", p.after)
        .where("i.id", "is", null)
        .orderBy("r.issue")
        .limit(p.limit),
    ),
    recognition: prepare(dialect, (p: ById) =>
      db.selectFrom("recognition_row").selectAll().where("id", ">", p.after).orderBy("id").limit(p.limit),
    ),
    chunks: prepare(dialect, (p: ByKey) =>
      db.selectFrom("chunk").selectAll().where("key", ">", p.after).orderBy("key").limit(p.limit),
    ),
    documents: prepare(dialect, (p: ByKey) =>
      db.selectFrom("document").selectAll().where("key", ">", p.after).orderBy("key").limit(p.limit),
    ),
    quarantine: prepare(dialect, (p: ByKey) =>
      db.selectFrom("quarantine").selectAll().where("id", ">", p.after).orderBy("id").limit(p.limit),
    ),
    runs: prepare(dialect, (p: ByKey) =>
      db.selectFrom("run").selectAll().where("id", ">", p.after).orderBy("id").limit(p.limit),
    ),
    decisions: prepare(dialect, (p: ByKey) =>
      db.selectFrom("decision").selectAll().where("id", ">", p.after).orderBy("id").limit(p.limit),
    ),
    proposals: prepare(dialect, (p: ByKey) =>
      db.selectFrom("proposal").selectAll().where("id", ">", p.after).orderBy("id").limit(p.limit),
    ),
    aparts: prepare(dialect, (p: { left: string; right: string; limit: number }) =>
      db
        .selectFrom("apart")
        .selectAll()
        .where((eb) => eb.or([eb("left", ">", p.left), eb.and([eb("left", "=", p.left), eb("right", ">", p.right)])]))
        .orderBy("left")
        .orderBy("right")
        .limit(p.limit),
    ),
    lists: prepare(dialect, (p: ByKey) =>
      db.selectFrom("recognition_list").selectAll().where("id", ">", p.after).orderBy("id").limit(p.limit),
    ),
    rules: prepare(dialect, (p: ByKey) =>
      db.selectFrom("recognition_rule").selectAll().where("id", ">", p.after).orderBy("id").limit(p.limit),
    ),
    journalKeys: prepare(dialect, (p: ByKey) =>
      db.selectFrom("journal_key").selectAll().where("claim", ">", p.after).orderBy("claim").limit(p.limit),
    ),
    statements: prepare(dialect, (p: { issue: string }) =>
      db
        .selectFrom("record")
        .select((eb) => [eb.ref("statement").$notNull().as("value"), eb.fn.countAll<number>().as("n")])
        .where("issue", "=", p.issue)
        .where("state", "=", sql.lit("live"))
        .where("statement", "is not", null)
        .groupBy("statement"),
    ),
  };
}

/** Walks tables over one connection of a dialect. */
export function sqlScan(dialect: Dialect): Scan {
  const query = queries(dialect);
  const limit = pageSize;
  const at = <A>(after: A): { after: A; limit: number } => ({ after, limit });
  const byId = (row: { id: number }): number => row.id;
  const byKey = (row: { key: number }): number => row.key;
  const byText = (row: { id: string }): string => row.id;
  return {
    ...linkQueries(dialect),
    size: async () => {
      const found = await query.size.get({});
      return (found?.records ?? 0) + (found?.sources ?? 0);
    },
    runs: () => walk(query.runs, 0, byId, at),
    sourceRecords: () => walk(query.sourceRecords, 0, byKey, at),
    records: () => walk(query.records, "", byText, at),
    tallies: () =>
      walk(
        query.tallies,
        { owner: "", value: "" },
        ({ owner, value }) => ({ owner, value }),
        (after) => ({ ...after, limit }),
      ),
    issnLinks: () =>
      walk(
        query.issnLinks,
        { issn: "", block: 0 },
        ({ issn, block }) => ({ issn, block }),
        (after) => ({ ...after, limit }),
      ),
    issues: () => walk(query.issues, "", byText, at),
    async *issuesWithoutRow() {
      for await (const { issue } of walk(query.withoutRow, "", (row) => row.issue, at)) yield issue;
    },
    statementsOfIssue: (issue) => query.statements.all({ issue }),
    recognitionRows: () => walk(query.recognition, "", byText, at),
    recognitionLists: () => walk(query.lists, 0, byId, at),
    recognitionRules: () => walk(query.rules, 0, byId, at),
    decisions: () => walk(query.decisions, 0, byId, at),
    proposals: () => walk(query.proposals, 0, byId, at),
    aparts: () =>
      walk(
        query.aparts,
        { left: "", right: "" },
        ({ left, right }) => ({ left, right }),
        (after) => ({ ...after, limit }),
      ),
    quarantine: () => walk(query.quarantine, 0, byId, at),
    journalKeys: () => walk(query.journalKeys, 0, (row) => row.claim, at),
    // Few at a time: a chunk is large.
    async *chunks() {
      for (let after = 0; ; ) {
        const rows = await query.chunks.all({ after, limit: 16 });
        yield* rows;
        const last = rows.at(-1);
        if (last === undefined) return;
        after = last.key;
      }
    },
    documents: () => walk(query.documents, 0, byKey, at),
  };
}
