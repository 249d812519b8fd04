import { sql } from "kysely";
import type { Scan } from "../scan.ts";
import { type Dialect, prepare } from "./prepare.ts";

type Links = Pick<
  Scan,
  | "epoch"
  | "strayChunks"
  | "missingDocuments"
  | "chunksOf"
  | "hasIdentifier"
  | "identifiers"
  | "journalTitles"
  | "citations"
  | "headlines"
  | "headlineKeys"
>;

/** As many of one sort as are told; one is enough to know. */
const most = 100;

/** What verify asks beside whole tables: whether rows that belong together are both there. */
export function linkQueries(dialect: Dialect): Links {
  const { db } = dialect;
  const epoch = prepare(dialect, () => db.selectFrom("meta").select("value").where("name", "=", sql.lit("epoch")));
  const stray = prepare(dialect, (p: { limit: number }) =>
    db
      .selectFrom("chunk as c")
      .leftJoin("document_chunk as l", "l.chunk", "c.key")
      .select("c.key")
      .where("l.chunk", "is", null)
      .limit(p.limit),
  );
  const missing = prepare(dialect, (p: { limit: number }) =>
    db
      .selectFrom("document_chunk as l")
      .leftJoin("document as d", "d.key", "l.document")
      .select("l.document")
      .distinct()
      .where("d.key", "is", null)
      .limit(p.limit),
  );
  const chunks = prepare(dialect, (p: { document: number }) =>
    db
      .selectFrom("document_chunk as l")
      .leftJoin("chunk as c", "c.key", "l.chunk")
      .select(["l.start", "c.size"])
      .where("l.document", "=", p.document)
      .orderBy("l.start"),
  );
  const identifier = prepare(dialect, (p: { scheme: string; value: string; record: string }) =>
    db
      .selectFrom("identifier")
      .select("record")
      .where("scheme", "=", p.scheme)
      .where("value", "=", p.value)
      .where("record", "=", p.record),
  );
  const identifiers = prepare(dialect, () =>
    db.selectFrom("identifier").select((eb) => eb.fn.countAll<number>().as("n")),
  );
  const titles = prepare(dialect, () =>
    db.selectFrom("journal_title").select((eb) => eb.fn.countAll<number>().as("n")),
  );
  const headlines = prepare(dialect, () => db.selectFrom("headline").select((eb) => eb.fn.countAll<number>().as("n")));
  const headlineKeys = prepare(dialect, () =>
    db.selectFrom("headline_key").select((eb) => eb.fn.countAll<number>().as("n")),
  );
  const citations = prepare(dialect, () => db.selectFrom("citation").select((eb) => eb.fn.countAll<number>().as("n")));
  return {
    epoch: async () => (await epoch.get({}))?.value,
    strayChunks: async () => (await stray.all({ limit: most })).map((row) => row.key),
    missingDocuments: async () => (await missing.all({ limit: most })).map((row) => row.document),
    chunksOf: (document) => chunks.all({ document }),
    hasIdentifier: async (scheme, value, record) => (await identifier.get({ scheme, value, record })) !== undefined,
    identifiers: async () => (await identifiers.get({}))?.n ?? 0,
    headlines: async () => (await headlines.get({}))?.n ?? 0,
    headlineKeys: async () => (await headlineKeys.get({}))?.n ?? 0,
    citations: async () => (await citations.get({}))?.n ?? 0,
    journalTitles: async () => (await titles.get({}))?.n ?? 0,
  };
}
