import type { Scan } from "../scan.ts";
import { type Dialect, type Prepared, prepare } from "./prepare.ts";
import { rowColumns } from "./record-tables.ts";

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
      db
        .selectFrom("document as d")
        .leftJoin("document_chunk as l", "l.document", "d.key")
        .leftJoin("chunk as c", "c.key", "l.chunk")
        .selectAll("d")
        .select((eb) => eb.fn.coalesce(eb.fn.sum<number>("c.size"), eb.lit(0)).as("kept"))
        .groupBy("d.key")
        .where("d.key", ">", p.after)
        .orderBy("d.key")
        .limit(p.limit),
    ),
    quarantine: prepare(dialect, (p: ByKey) =>
      db.selectFrom("quarantine").select(["id", "document"]).where("id", ">", p.after).orderBy("id").limit(p.limit),
    ),
    identifiers: prepare(dialect, () => db.selectFrom("identifier").select((eb) => eb.fn.countAll<number>().as("n"))),
  };
}

/** Walks tables over one connection of a dialect. */
export function sqlScan(dialect: Dialect): Scan {
  const query = queries(dialect);
  const limit = pageSize;
  const at = <A>(after: A): { after: A; limit: number } => ({ after, limit });
  return {
    size: async () => {
      const found = await query.size.get({});
      return (found?.records ?? 0) + (found?.sources ?? 0);
    },
    sourceRecords: (after, most) => query.sourceRecords.all({ after, limit: most }),
    records: () => walk(query.records, "", (row) => row.id, at),
    tallies: () =>
      walk(
        query.tallies,
        { owner: "", value: "" },
        ({ owner, value }) => ({ owner, value }),
        (after) => ({ ...after, limit }),
      ),
    issues: () => walk(query.issues, "", (row) => row.id, at),
    async *issuesWithoutRow() {
      for await (const { issue } of walk(query.withoutRow, "", (row) => row.issue, at)) yield issue;
    },
    recognitionRows: () => walk(query.recognition, "", (row) => row.id, at),
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
    documents: () => walk(query.documents, 0, (row) => row.key, at),
    async *quarantineDocuments() {
      for await (const { document } of walk(query.quarantine, 0, (row) => row.id, at)) yield document;
    },
    identifiers: async () => (await query.identifiers.get({}))?.n ?? 0,
  };
}
