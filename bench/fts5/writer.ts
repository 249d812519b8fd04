import type Database from "better-sqlite3";
import { exactTerms, rememberingSoftForm } from "../../src/search/analyse.ts";
import type { IndexBatch, SearchDocument } from "../../src/search/engine.ts";
import { titleKey } from "../../src/text/title.ts";
import { FacetForms } from "./facet-forms.ts";
import { columns, fieldNames, insertWords, openIndexFile, valueGap } from "./schema.ts";

/** The one writing connection of an index file. */
export class IndexWriter {
  readonly #db: Database.Database;
  readonly #statements: ReturnType<typeof prepare>;
  readonly #facets: FacetForms;
  readonly #softForm = rememberingSoftForm();

  constructor(file: string) {
    this.#db = openIndexFile(file, "write");
    try {
      this.#statements = prepare(this.#db);
      this.#facets = new FacetForms(this.#db);
    } catch (error) {
      this.#db.close();
      throw error;
    }
  }

  /** All of the batch, position included, or nothing. */
  write(batch: IndexBatch): void {
    const { setMeta } = this.#statements;
    this.#db
      .transaction(() => {
        for (const id of batch.remove) this.#remove(id);
        for (const document of batch.put) this.#put(document);
        setMeta.run("epoch", batch.position.epoch);
        setMeta.run("seq", String(batch.position.seq));
      })
      .immediate();
  }

  /** Merges the text table into one piece and writes everything through to the disk. */
  finish(): void {
    this.#db.exec("INSERT INTO words (words) VALUES ('optimize')");
    this.#db.pragma("synchronous = FULL");
    this.#db.exec("ANALYZE");
    this.#db.pragma("wal_checkpoint(TRUNCATE)");
  }

  /** For a file that nobody reads yet: a crash makes it worthless anyway. */
  hurry(): void {
    this.#db.pragma("synchronous = OFF");
  }

  close(): void {
    this.#db.close();
  }

  #remove(key: string): void {
    const { findDoc, deleteDoc, deleteName, deleteWords } = this.#statements;
    const found = findDoc.get(key) as { id: number; facets: Buffer } | undefined;
    if (!found) return;
    for (let at = 0; at < found.facets.length; at += 4) this.#facets.remove(found.facets.readUInt32LE(at), found.id);
    deleteName.run(found.id);
    deleteWords.run(found.id);
    deleteDoc.run(found.id);
  }

  #put(document: SearchDocument): void {
    const { insertDoc, insertName, insertWords } = this.#statements;
    this.#remove(document.id);
    const values = this.#facets.take(document.facets);
    const packed = Buffer.alloc(values.size * 4);
    [...values.keys()].forEach((value, at) => packed.writeUInt32LE(value, at * 4));
    const { year = null, date = null } = document.numbers;
    const { id, version, hidden, sortTitle } = document;
    const doc = insertDoc.run(id, version, hidden ? 1 : 0, year, date, sortTitle, packed).lastInsertRowid;
    this.#facets.put(values, doc);
    for (const name of namesOf(document)) insertName.run(name, doc);
    insertWords.run(doc, ...this.#columns(document));
  }

  #columns(document: SearchDocument): string[] {
    const exact = new Map(fieldNames.map((field) => [field, (document.texts[field] ?? []).map(exactTerms)]));
    return columns.map(({ field, soft }) => {
      const values = exact.get(field) ?? [];
      const texts = values.map((terms) => (soft ? terms.map((term) => this.#softForm(term, field)) : terms).join(" "));
      return texts.join(` ${valueGap} `);
    });
  }
}

function namesOf(document: SearchDocument): Set<string> {
  const titles = document.texts.title ?? [];
  return new Set([...document.identifiers, ...titles.map((title) => `title:${titleKey(title)}`)]);
}

function prepare(db: Database.Database) {
  return {
    setMeta: db.prepare("INSERT INTO meta VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value"),
    findDoc: db.prepare("SELECT id, facets FROM doc WHERE key = ?"),
    deleteDoc: db.prepare("DELETE FROM doc WHERE id = ?"),
    deleteName: db.prepare("DELETE FROM name WHERE doc = ?"),
    deleteWords: db.prepare("DELETE FROM words WHERE rowid = ?"),
    insertDoc: db.prepare(
      "INSERT INTO doc (key, version, hidden, year, date, sort_title, facets) VALUES (?, ?, ?, ?, ?, ?, ?)",
    ),
    insertName: db.prepare("INSERT INTO name VALUES (?, ?)"),
    insertWords: db.prepare(insertWords),
  };
}
