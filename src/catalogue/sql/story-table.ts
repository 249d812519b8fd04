import type { HeadlineRow } from "../rows.ts";
import type { StoryTable } from "../tables.ts";
import { columns, type Dialect, prepare } from "./prepare.ts";

const all = ["record", "id", "at", "outlet", "words", "story"] as const;

export function storyTable(dialect: Dialect): StoryTable {
  const { db } = dialect;
  type Key = { bucket: number; key: number; record: number };
  const keyOf = prepare(dialect, (p: { id: string }) => db.selectFrom("record").select("key").where("id", "=", p.id));
  const get = prepare(dialect, (p: { record: number }) =>
    db.selectFrom("headline").select(all).where("record", "=", p.record),
  );
  const put = prepare(dialect, (p: HeadlineRow) =>
    db
      .insertInto("headline")
      .values(columns(p, ...all))
      .onConflict((on) => on.column("record").doUpdateSet(columns(p, ...all))),
  );
  const remove = prepare(dialect, (p: { record: number }) => db.deleteFrom("headline").where("record", "=", p.record));
  const addKey = prepare(dialect, (p: Key) =>
    db
      .insertInto("headline_key")
      .values(columns(p, "bucket", "key", "record"))
      .onConflict((on) => on.doNothing()),
  );
  const removeKey = prepare(dialect, (p: Key) =>
    db
      .deleteFrom("headline_key")
      .where("bucket", "=", p.bucket)
      .where("key", "=", p.key)
      .where("record", "=", p.record),
  );
  const hasKey = prepare(dialect, (p: Key) =>
    db
      .selectFrom("headline_key")
      .select("record")
      .where("bucket", "=", p.bucket)
      .where("key", "=", p.key)
      .where("record", "=", p.record),
  );
  const byKey = prepare(dialect, (p: { bucket: number; key: number; limit: number }) =>
    db
      .selectFrom("headline_key as k")
      .innerJoin("headline as h", "h.record", "k.record")
      .select(["h.record", "h.id", "h.at", "h.outlet", "h.words", "h.story"])
      .where("k.bucket", "=", p.bucket)
      .where("k.key", "=", p.key)
      .orderBy("k.record", "desc")
      .limit(p.limit),
  );
  const ofStory = prepare(dialect, (p: { story: string; limit: number }) =>
    db.selectFrom("headline").select(all).where("story", "=", p.story).orderBy("record").limit(p.limit),
  );
  const setStory = prepare(dialect, (p: { record: number; story: string | null }) =>
    db.updateTable("headline").set({ story: p.story }).where("record", "=", p.record),
  );
  return {
    keyOf: async (id) => (await keyOf.get({ id }))?.key,
    get: (record) => get.get({ record }),
    put: (row) => put.run(row),
    remove: (record) => remove.run({ record }),
    addKey: (bucket, key, record) => addKey.run({ bucket, key, record }),
    removeKey: (bucket, key, record) => removeKey.run({ bucket, key, record }),
    hasKey: async (bucket, key, record) => (await hasKey.get({ bucket, key, record })) !== undefined,
    byKey: (bucket, key, limit) => byKey.all({ bucket, key, limit }),
    ofStory: (story, limit) => ofStory.all({ story, limit }),
    setStory: (record, story) => setStory.run({ record, story }),
  };
}
