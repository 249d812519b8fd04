import type { Flag, RecordRow } from "../rows.ts";
import { type Dialect, prepare } from "./prepare.ts";

/** A live record's row with its projection, wherever that stands. */
export type LiveRow = Omit<RecordRow, "data"> & { readonly data: string };

function recordQueries(dialect: Dialect) {
  const { db } = dialect;
  return {
    live: prepare(dialect, (p: { id: string }) =>
      db
        .selectFrom("record as r")
        .leftJoin("source_record as s", "s.key", "r.sole")
        .selectAll("r")
        .select((eb) => eb.fn.coalesce("r.data", "s.data").$castTo<string>().as("data"))
        .where("r.id", "=", p.id)
        .where("r.state", "=", "live"),
    ),
    record: prepare(dialect, (p: { id: string }) => db.selectFrom("record").selectAll().where("id", "=", p.id)),
    byIdentifier: prepare(dialect, (p: { scheme: string; value: string }) =>
      db
        .selectFrom("identifier")
        .select("record")
        .where("scheme", "=", p.scheme)
        .where("value", "=", p.value)
        .orderBy("record"),
    ),
    contribution: prepare(dialect, (p: { key: number }) =>
      db
        .selectFrom("source_record as r")
        .innerJoin("source as s", "s.key", "r.source")
        .select(["r.key", "s.id as source_id", "s.name", "r.identifier", "r.derived", "r.format"])
        .select(["r.datestamp", "r.received_at", "r.state"])
        .where("r.key", "=", p.key),
    ),
    members: prepare(dialect, (p: { id: string }) => db.selectFrom("record").select("members").where("id", "=", p.id)),
    liveSource: prepare(dialect, (p: { key: number }) =>
      db
        .selectFrom("source_record as r")
        .innerJoin("source as s", "s.key", "r.source")
        .select("s.id")
        .where("r.key", "=", p.key)
        .where("r.state", "=", "live"),
    ),
    changes: prepare(dialect, (p: { after: number; limit: number }) =>
      db
        .selectFrom("record")
        .select(["id", "kind", "state", "version", "judged"])
        .where("version", ">", p.after)
        .orderBy("version")
        .limit(p.limit),
    ),
    versions: prepare(dialect, (p: { after: string; limit: number }) =>
      db
        .selectFrom("record")
        .select(["id", "kind", "version"])
        .where("state", "=", "live")
        .where("id", ">", p.after)
        .orderBy("id")
        .limit(p.limit),
    ),
    last: prepare(dialect, () => db.selectFrom("record").select("version").orderBy("version", "desc").limit(1)),
  };
}

function citationQueries(dialect: Dialect) {
  const { db } = dialect;
  const resolved = db.selectFrom("citation").select((eb) => eb.ref("cited").$notNull().as("cited"));
  const cites = "cites" as const;
  return {
    references: prepare(dialect, (p: { id: string }) =>
      resolved.select("position").where("citing", "=", p.id).where("type", "=", cites).where("cited", "is not", null),
    ),
    relates: prepare(dialect, (p: { id: string }) =>
      resolved
        .select(["type", "position"])
        .where("citing", "=", p.id)
        .where("type", "<>", cites)
        .where("cited", "is not", null)
        .orderBy("position"),
    ),
    relatedBy: prepare(dialect, (p: { id: string; limit: number }) =>
      db
        .selectFrom("citation")
        .select(["type", "citing"])
        .where("cited", "=", p.id)
        .where("type", "<>", cites)
        .orderBy("citing")
        .limit(p.limit),
    ),
    citedBy: prepare(dialect, (p: { id: string; offset: number; limit: number }) =>
      db
        .selectFrom("citation")
        .select("citing")
        .where("cited", "=", p.id)
        .where("type", "=", cites)
        .groupBy("citing")
        .orderBy((eb) => eb.fn.max("year"), "desc")
        .orderBy("citing")
        .limit(p.limit)
        .offset(p.offset),
    ),
    citedByCount: prepare(dialect, (p: { id: string }) =>
      db
        .selectFrom("citation")
        .select((eb) => eb.fn.count<number>("citing").distinct().as("n"))
        .where("cited", "=", p.id)
        .where("type", "=", cites),
    ),
  };
}

function storyQueries(dialect: Dialect) {
  const { db } = dialect;
  return {
    storyOf: prepare(dialect, (p: { id: string }) =>
      db
        .selectFrom("headline as h")
        .innerJoin("record as r", "r.key", "h.record")
        .select((eb) => eb.ref("h.story").$notNull().as("story"))
        .where("r.id", "=", p.id)
        .where("h.story", "is not", null),
    ),
    headlinesOfStory: prepare(dialect, (p: { story: string; limit: number }) =>
      db.selectFrom("headline").select("id").where("story", "=", p.story).orderBy("at").orderBy("id").limit(p.limit),
    ),
  };
}

function journalQueries(dialect: Dialect) {
  const { db } = dialect;
  return {
    issues: prepare(dialect, (p: { journal: string }) =>
      db.selectFrom("issue").selectAll().where("journal", "=", p.journal).where("articles", ">", 0),
    ),
    issue: prepare(dialect, (p: { id: string }) => db.selectFrom("issue").selectAll().where("id", "=", p.id)),
    articlesOfIssue: prepare(dialect, (p: { issue: string }) =>
      db
        .selectFrom("record")
        .select("id")
        .where("issue", "=", p.issue)
        .orderBy((eb) => eb.fn.coalesce("page", eb.lit(-1)))
        .orderBy("title")
        .orderBy("id"),
    ),
    partsOf: prepare(dialect, (p: { whole: string; limit: number }) =>
      db
        .selectFrom("record")
        .select(["id", "title", "members"])
        .where("journal", "=", p.whole)
        .orderBy((eb) => eb.fn.coalesce("page", eb.lit(-1)))
        .orderBy("title")
        .orderBy("id")
        .limit(p.limit),
    ),
    countParts: prepare(dialect, (p: { whole: string }) =>
      db
        .selectFrom("record")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .where("journal", "=", p.whole),
    ),
    articlesOfJournal: prepare(dialect, (p: { journal: string; after: number; limit: number }) =>
      db
        .selectFrom("record")
        .select("id")
        .where("journal", "=", p.journal)
        .where("key", ">", p.after)
        .orderBy("key")
        .limit(p.limit),
    ),
    keyOf: prepare(dialect, (p: { id: string }) => db.selectFrom("record").select("key").where("id", "=", p.id)),
    journalsByTitle: prepare(dialect, (p: { key: string; limit: number }) =>
      db.selectFrom("journal_title").select("record").where("key", "=", p.key).orderBy("record").limit(p.limit),
    ),
    recognition: prepare(dialect, (p: { journal: string }) =>
      db
        .selectFrom("recognition_row")
        .select(["id", "recorded_at", "withdrawn_at", "value"])
        .where("journal", "=", p.journal)
        .orderBy("recorded_at")
        .orderBy("id"),
    ),
    // The fictional sample's lists say nothing of real journals, nor the other way round.
    lists: prepare(dialect, (p: { sample: Flag }) =>
      db
        .selectFrom("recognition_list")
        .select(["value", "recorded_at", "withdrawn_at"])
        .where("sample", "=", p.sample)
        .orderBy("source")
        .orderBy("name")
        .orderBy("id"),
    ),
    log: logQueries(dialect),
    recognisedOn: prepare(dialect, (p: { day: string; sample: Flag }) =>
      db
        .selectFrom("recognition_row")
        .select((eb) => [eb.ref("journal").$notNull().as("journal"), "list"])
        .distinct()
        .where("journal", "is not", null)
        .where("withdrawn_at", "is", null)
        .where("sample", "=", p.sample)
        .where("held_from", "<=", p.day)
        .where("held_to", ">=", p.day)
        .orderBy("journal"),
    ),
    journalsOfList: prepare(dialect, (p: { name: string; sample: Flag }) =>
      db
        .selectFrom("recognition_row")
        .select((eb) => eb.ref("journal").$notNull().as("journal"))
        .distinct()
        .where("list", "=", p.name)
        .where("journal", "is not", null)
        .where("withdrawn_at", "is", null)
        .where("sample", "=", p.sample),
    ),
    rowsOfLists: prepare(dialect, (p: { sample: Flag }) =>
      db
        .selectFrom("recognition_row")
        .select((eb) => [eb.ref("list").$notNull().as("name"), eb.fn.countAll<number>().as("n")])
        .where("list", "is not", null)
        .where("withdrawn_at", "is", null)
        .where("sample", "=", p.sample)
        .groupBy("list")
        .orderBy("list"),
    ),
    rules: prepare(dialect, () =>
      db.selectFrom("recognition_rule").select(["value", "recorded_at", "withdrawn_at"]).orderBy("name").orderBy("id"),
    ),
  };
}

/** Rows by the time of their coming, from a place on. */
function logQueries(dialect: Dialect) {
  const { db } = dialect;
  type From = { at: string; id: string; limit: number };
  const from = (p: From) =>
    db
      .selectFrom("recognition_row")
      .select(["id", "journal", "value", "recorded_at", "withdrawn_at"])
      .where((eb) => eb.or([eb("recorded_at", "<", p.at), eb.and([eb("recorded_at", "=", p.at), eb("id", "<", p.id)])]))
      .orderBy("recorded_at", "desc")
      .orderBy("id", "desc")
      .limit(p.limit);
  return {
    all: prepare(dialect, (p: From & { sample: Flag }) => from(p).where("sample", "=", p.sample)),
    ofList: prepare(dialect, (p: From & { sample: Flag; list: string }) =>
      from(p).where("list", "=", p.list).where("sample", "=", p.sample),
    ),
    ofJournal: prepare(dialect, (p: From & { journal: string }) => from(p).where("journal", "=", p.journal)),
  };
}

/** What a reader asks, compiled once. */
export function readerQueries(dialect: Dialect) {
  const { db } = dialect;
  return {
    ...recordQueries(dialect),
    ...journalQueries(dialect),
    ...citationQueries(dialect),
    ...storyQueries(dialect),
    tally: prepare(dialect, (p: { owner: string }) =>
      db.selectFrom("tally").select(["value", "n"]).where("owner", "=", p.owner),
    ),
    sources: prepare(dialect, () => db.selectFrom("source").select((eb) => eb.fn.countAll<number>().as("n"))),
    epoch: prepare(dialect, () => db.selectFrom("meta").select("value").where("name", "=", "epoch")),
  };
}
