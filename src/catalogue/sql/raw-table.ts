import { sql } from "kysely";
import type { DocumentRow } from "../rows.ts";
import type { RawTable } from "../tables.ts";
import { columns, type Dialect, prepare } from "./prepare.ts";

function documents(dialect: Dialect) {
  const { db } = dialect;
  const all = db.selectFrom("document").selectAll();
  return {
    latest: prepare(dialect, (p: { source: number; name: string }) =>
      all.where("source", "=", p.source).where("name", "=", p.name).orderBy("key", "desc").limit(1),
    ),
    get: prepare(dialect, (p: { key: number }) => all.where("key", "=", p.key)),
    insert: prepare(dialect, (p: Omit<DocumentRow, "key">) =>
      db
        .insertInto("document")
        .values(columns(p, "source", "name", "format", "start", "size", "uses", "received_at"))
        .returning("key"),
    ),
    setSize: prepare(dialect, (p: { key: number; size: number }) =>
      db.updateTable("document").set({ size: p.size }).where("key", "=", p.key),
    ),
    addUses: prepare(dialect, (p: { key: number; delta: number }) =>
      db
        .updateTable("document")
        .set((eb) => ({ uses: eb("uses", "+", p.delta) }))
        .where("key", "=", p.key),
    ),
    unused: prepare(dialect, () => db.selectFrom("document").select("key").where("uses", "=", sql.lit(0))),
    unusedOf: prepare(dialect, (p: { source: number }) =>
      db.selectFrom("document").select("key").where("source", "=", p.source).where("uses", "=", sql.lit(0)),
    ),
    of: prepare(dialect, (p: { source: number }) =>
      db.selectFrom("document").select("key").where("source", "=", p.source),
    ),
    remove: prepare(dialect, (p: { key: number }) => db.deleteFrom("document").where("key", "=", p.key)),
  };
}

function chunks(dialect: Dialect) {
  const { db } = dialect;
  return {
    byHash: prepare(dialect, (p: { hash: Uint8Array }) =>
      db.selectFrom("chunk").select("key").where("hash", "=", p.hash),
    ),
    insert: prepare(dialect, (p: { hash: Uint8Array; size: number; bytes: Uint8Array }) =>
      db
        .insertInto("chunk")
        .values(columns(p, "hash", "size", "bytes"))
        .returning("key"),
    ),
    add: prepare(dialect, (p: { document: number; start: number; chunk: number }) =>
      db.insertInto("document_chunk").values(columns(p, "document", "start", "chunk")),
    ),
    overlapping: prepare(dialect, (p: { document: number; start: number; end: number }) =>
      db
        .selectFrom("document_chunk as d")
        .innerJoin("chunk as c", "c.key", "d.chunk")
        .select(["d.start", "c.bytes"])
        .where("d.document", "=", p.document)
        .where("d.start", "<", p.end)
        .where((eb) => eb(eb("d.start", "+", eb.ref("c.size")), ">", p.start))
        .orderBy("d.start"),
    ),
    last: prepare(dialect, (p: { document: number }) =>
      db
        .selectFrom("document_chunk as d")
        .innerJoin("chunk as c", "c.key", "d.chunk")
        .select(["d.start", "c.bytes"])
        .where("d.document", "=", p.document)
        .orderBy("d.start", "desc")
        .limit(1),
    ),
    at: prepare(dialect, (p: { document: number; start: number }) =>
      db.selectFrom("document_chunk").select("chunk").where("document", "=", p.document).where("start", "=", p.start),
    ),
    unlinkOne: prepare(dialect, (p: { document: number; start: number }) =>
      db.deleteFrom("document_chunk").where("document", "=", p.document).where("start", "=", p.start),
    ),
    of: prepare(dialect, (p: { document: number }) =>
      db.selectFrom("document_chunk").select("chunk").distinct().where("document", "=", p.document),
    ),
    unlink: prepare(dialect, (p: { document: number }) =>
      db.deleteFrom("document_chunk").where("document", "=", p.document),
    ),
    linked: prepare(dialect, (p: { chunk: number }) =>
      db.selectFrom("document_chunk").select("document").where("chunk", "=", p.chunk).limit(1),
    ),
    remove: prepare(dialect, (p: { key: number }) => db.deleteFrom("chunk").where("key", "=", p.key)),
  };
}

export function rawTable(dialect: Dialect): RawTable {
  const document = documents(dialect);
  const chunk = chunks(dialect);
  const dropIfFree = async (key: number): Promise<void> => {
    if ((await chunk.linked.get({ chunk: key })) === undefined) await chunk.remove.run({ key });
  };
  return {
    latestDocument: (source, name) => document.latest.get({ source, name }),
    document: (key) => document.get.get({ key }),
    insertDocument: async (row) => (await document.insert.get(row))?.key ?? 0,
    setSize: (key, size) => document.setSize.run({ key, size }),
    addUses: (key, delta) => document.addUses.run({ key, delta }),
    unusedDocuments: async (source) => {
      const rows = source === undefined ? await document.unused.all({}) : await document.unusedOf.all({ source });
      return rows.map((row) => row.key);
    },
    documentsOf: async (source) => (await document.of.all({ source })).map((row) => row.key),
    deleteDocument: async (key) => {
      const held = await chunk.of.all({ document: key });
      await chunk.unlink.run({ document: key });
      await document.remove.run({ key });
      for (const one of held) await dropIfFree(one.chunk);
    },
    chunkByHash: async (hash) => (await chunk.byHash.get({ hash }))?.key,
    insertChunk: async (hash, size, bytes) => (await chunk.insert.get({ hash, size, bytes }))?.key ?? 0,
    addChunk: (document, start, key) => chunk.add.run({ document, start, chunk: key }),
    lastChunk: (key) => chunk.last.get({ document: key }),
    removeChunk: async (key, start) => {
      const held = await chunk.at.get({ document: key, start });
      await chunk.unlinkOne.run({ document: key, start });
      if (held !== undefined) await dropIfFree(held.chunk);
    },
    chunks: (key, start, end) => chunk.overlapping.all({ document: key, start, end }),
  };
}
