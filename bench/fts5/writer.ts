import type Database from "better-sqlite3";
import { exactTerms, rememberingSoftForm } from "../../src/search/analyse.ts";
import type { SearchDocument } from "../../src/search/engine.ts";
import { facetKey } from "../../src/search/facet-values.ts";
import { titleKey } from "../../src/text/title.ts";
import { FacetValues } from "./facet-values.ts";
import { columns, createIndexFile, facetNames, fieldNames, insertWords, valueGap } from "./schema.ts";

/** Fills a new index file. */
export class IndexWriter {
  readonly #db: Database.Database;
  readonly #statements: ReturnType<typeof prepare>;
  readonly #values: FacetValues;
  readonly #softForm = rememberingSoftForm();

  constructor(file: string) {
    this.#db = createIndexFile(file);
    this.#statements = prepare(this.#db);
    this.#values = new FacetValues(this.#db);
  }

  write(documents: readonly SearchDocument[]): void {
    this.#db.transaction(() => {
      for (const document of documents) this.#put(document);
    })();
  }

  /** Merges the text table into one piece, which is how it is searched fastest. */
  finish(): void {
    this.#db.exec("INSERT INTO words (words) VALUES ('optimize')");
    this.#db.exec("ANALYZE");
    this.#db.close();
  }

  #put(document: SearchDocument): void {
    const { insertDoc, insertTitle, insertText } = this.#statements;
    const ids = this.#facets(document.facets);
    const packed = Buffer.alloc(ids.size * 4);
    [...ids].forEach((id, at) => packed.writeUInt32LE(id, at * 4));
    const { year = null, date = null } = document.numbers;
    const doc = insertDoc.run(document.id, year, date, packed).lastInsertRowid;
    for (const key of new Set((document.texts.title ?? []).map(titleKey))) insertTitle.run(key, doc);
    insertText.run(doc, ...this.#columns(document));
  }

  #facets(facets: SearchDocument["facets"]): Set<number> {
    const ids = new Set<number>();
    for (const [number, facet] of facetNames.entries()) {
      for (const value of facets[facet] ?? []) {
        const { id, isNew } = this.#values.take(facet, value);
        ids.add(id);
        if (isNew) this.#statements.insertValue.run(id, number, facetKey(facet, value), value);
      }
    }
    return ids;
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

function prepare(db: Database.Database) {
  return {
    insertValue: db.prepare("INSERT INTO facet_value VALUES (?, ?, ?, ?)"),
    insertDoc: db.prepare("INSERT INTO doc (key, year, date, facets) VALUES (?, ?, ?, ?)"),
    insertTitle: db.prepare("INSERT INTO title VALUES (?, ?)"),
    insertText: db.prepare(insertWords),
  };
}
