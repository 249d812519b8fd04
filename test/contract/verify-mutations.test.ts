import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openSqliteStore } from "../../src/catalogue/sqlite/index.ts";
import { migrations } from "../../src/catalogue/sqlite/migrations.ts";
import type { Finding } from "../../src/catalogue/store.ts";
import { rereadBy } from "../../src/harvest/reread.ts";
import { formats } from "../../src/harvest/sources/index.ts";
import { opened } from "./catalogue-kit.ts";
import { fillStore, importSample } from "./verify-store.ts";

/** What nothing in the catalogue could tell from what it should be, and why. */
const free: Readonly<Record<string, string>> = {
  "meta.value": "the catalogue's own mark is random; the search index notices another",
  "source.name": "its operator's word",
  "source.format": "its operator's word; each document has a format of its own",
  "source.url": "its operator's word",
  "source.enabled": "its operator's word",
  "run.kind": "a log: nothing follows from it",
  "run.message": "a log: nothing follows from it",
  "document.name": "the name that its sender gave it",
  "source_record.earlier": "hashes of versions whose bytes are not kept (that it is a list is looked at)",
  "record.key": "the store's own: nothing refers to it, it only gives an order to page by",
  "record.version": "the place in the change log says only what came after what; the search index holds the same",
  "record.judged": "the same",
  "journal_key.claim": "says who of a source came first; nothing else does (that the first owns the key is looked at)",
  "issue.volume of one without articles": "kept for its old address alone",
  "recognition_row.value of one withdrawn": "its source no longer says it",
  "recognition_list.id": "the store's own: nothing refers to it",
  "recognition_rule.id": "the store's own: nothing refers to it",
  "proposal.id": "the store's own: a number to name it by",
  "proposal.reason": "what a rule said then (that it says anything is looked at)",
  "quarantine.id": "the store's own: a number to name it by",
  "quarantine.message": "the wording of the version that wrote it",
  "run.id": "the store's own: a number to name it by",
};

/** Rows that may go unnoticed as a whole, and why. */
const freeRows: Readonly<Record<string, string>> = {
  run: "a log: nothing follows from it",
  proposal: "rules may or may not propose it again",
};

/** Which row is changed, where not any will do: one whose value means something. */
const where: Readonly<Record<string, string>> = {
  meta: "name = 'epoch'",
  "source.checkpoint": "checkpoint is not null",
  "source.checked": "checked is not null",
  source_record: "state = 'live' and derived = 0 and kind = 'article'",
  "source_record.sets": "sets is not null",
  record: "state = 'live' and kind = 'article'",
  "record.into": "state = 'redirect'",
  "record.withdrawn_at": "state = 'tombstone'",
  "record.sole": "sole is not null",
  "record.data": "data is not null",
  "record.provenance": "provenance is not null",
  issue: "articles > 0 and number is not null and title is not null",
  recognition_row: "withdrawn_at is null and journal_source is not null",
  "recognition_row.title_key": "withdrawn_at is null and title_key is not null",
  "recognition_row.withdrawn_at": "withdrawn_at is not null",
  recognition_rule: "withdrawn_at is null",
  "recognition_rule.withdrawn_at": "withdrawn_at is not null",
  citation: "cited is not null",
  "headline.story": "story is not null",
  decision: "what = 'join'",
  quarantine: "identifier like 'oai:%'",
};

/** How a value is changed, where a letter behind it or one more is not what might go wrong. */
const changes: Readonly<Record<string, string>> = {
  "source_record.kind": "'book'",
  "source_record.state": "'deleted'",
  "record.kind": "'book'",
  "record.state": "'tombstone'",
  "record.into": "(select id from record r where r.state = 'live' and r.kind = 'article' order by r.id desc limit 1)",
  "record.journal": "(select id from record r where r.kind = 'journal' and r.id <> record.journal limit 1)",
  "record.minted": "minted + 1",
  "run.state": "'running'",
  "citation.position": "position + 1",
  "chunk.bytes": "zeroblob(length(bytes))",
  "chunk.hash": "zeroblob(length(hash))",
  "decision.other": "(select id from record limit 1)",
  "quarantine.code": "'bad_row'",
};

type Column = { readonly table: string; readonly column: string };

function nameOf({ table, column }: Column): string {
  return `${table}.${column}`;
}

const schema = new Database(":memory:");
schema.exec(migrations.join(";"));
const tables = schema
  .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'")
  .pluck()
  .all() as string[];
const columns = tables.flatMap((table): Column[] =>
  (schema.pragma(`table_info("${table}")`) as { name: string }[]).map(({ name }) => ({ table, column: name })),
);

function changed({ table, column }: Column, value: unknown): string {
  const own = changes[`${table}.${column}`];
  if (own !== undefined) return own;
  const name = `"${column}"`;
  if (value === 0 || value === 1) return `1 - ${name}`;
  if (typeof value === "number") return `${name} + 1000003`;
  if (typeof value === "string" && /^[[{]/.test(value)) return `substr(${name}, 1, length(${name}) - 1)`;
  return value === null ? "'1'" : `${name} || 'x'`;
}

describe("verify notices every value that is altered behind our back", { timeout: 120_000 }, () => {
  let filled: string;
  beforeAll(async () => {
    const kit = await opened(openSqliteStore, []);
    await fillStore(kit);
    filled = mkdtempSync(join(tmpdir(), "definepk-filled-"));
    kit.writer.close();
    kit.store.close();
    cpSync(kit.folder, filled, { recursive: true });
    kit.end();
  });
  afterAll(() => rmSync(filled, { recursive: true, force: true }));

  /** What verify finds after the statement; it must change exactly one row, or none where there is none. */
  async function foundAfter(alter?: (file: Database.Database) => number): Promise<Finding[]> {
    const folder = mkdtempSync(join(tmpdir(), "definepk-mutated-"));
    try {
      cpSync(filled, folder, { recursive: true });
      if (alter) {
        const file = new Database(join(folder, "catalogue.db"));
        expect(alter(file)).toBe(1);
        file.close();
      }
      const store = openSqliteStore(folder);
      const found: Finding[] = [];
      for await (const finding of store.verify({ reread: rereadBy(formats) })) found.push(finding);
      store.close();
      return found;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  function rowOf(file: Database.Database, { table, column }: Column): { key: unknown; value: unknown; by: string } {
    const [first] = file.pragma(`table_info("${table}")`) as { name: string; pk: number }[];
    const condition = where[`${table}.${column}`] ?? where[table] ?? "true";
    const found = file.prepare(`select * from "${table}" where ${condition} limit 1`).get() as Record<string, unknown>;
    expect({ table, column, found: found !== undefined }).toEqual({ table, column, found: true });
    const by = first?.name ?? "";
    return { key: found[by], value: found[column], by: `"${by}" = ? and (${condition})` };
  }

  it("and finds nothing where nothing is", async () => expect(await foundAfter()).toEqual([]));

  it("nor in the whole sample, taken in twice and removed", async () => {
    const kit = await opened(openSqliteStore, []);
    for (const step of [
      () => importSample(kit.writer, /./),
      () => importSample(kit.writer, /./),
      () => kit.writer.removeSource("sample"),
    ]) {
      await step();
      const found: Finding[] = [];
      for await (const finding of kit.store.verify({ reread: rereadBy(formats) })) found.push(finding);
      expect(found).toEqual([]);
    }
    kit.end();
  });

  it.each(columns.filter((one) => !(nameOf(one) in free)).map((one) => [nameOf(one), one] as const))(
    "a value of %s",
    async (_, column) => {
      const found = await foundAfter((file) => {
        const { key, value, by } = rowOf(file, column);
        const statement = `update "${column.table}" set "${column.column}" = ${changed(column, value)} where rowid in (select rowid from "${column.table}" where ${by} limit 1)`;
        const plain = statement.replace(/where rowid in .*$/s, `where ${by}`);
        const without = /without rowid/.test(
          String(file.prepare("select sql from sqlite_schema where name = ?").pluck().get(column.table)),
        );
        const { changes: count } = file.prepare(without ? plain : statement).run(key);
        return without ? Math.min(1, count) : count;
      });
      expect(found.filter((finding) => !finding.harmless)).not.toEqual([]);
    },
  );

  it.each(tables.filter((table) => !(table in freeRows)))("a row of %s that is gone", async (table) => {
    const found = await foundAfter((file) => {
      const { key, by } = rowOf(file, { table, column: "" });
      return Math.min(1, file.prepare(`delete from "${table}" where ${by}`).run(key).changes);
    });
    expect(found.filter((finding) => !finding.harmless)).not.toEqual([]);
  });
});
