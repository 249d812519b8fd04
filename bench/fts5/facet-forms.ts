import type Database from "better-sqlite3";
import type { SearchDocument } from "../../src/search/engine.ts";
import { facetKey } from "../../src/search/facet-values.ts";
import { facets } from "../../src/search/fields.ts";
import { facetNames } from "./schema.ts";

type RowId = number | bigint;

/** Keeps the facet values of documents, and for each value the form that most documents print; the earlier one among equals. */
export class FacetForms {
  readonly #statements: ReturnType<typeof prepare>;

  constructor(db: Database.Database) {
    this.#statements = prepare(db);
  }

  /** The ids of a document's values, each with the id of its form; forms are counted where a value may have several. */
  take(values: SearchDocument["facets"]): Map<number, number> {
    const { findValue, insertValue, takeForm, changePrinted } = this.#statements;
    const ids = new Map<number, number>();
    facetNames.forEach((name, facet) => {
      for (const printed of values[name] ?? []) {
        const key = facetKey(name, printed);
        const found = findValue.get(facet, key) as number | undefined;
        const value = found ?? Number(insertValue.run(facet, key, printed).lastInsertRowid);
        if (ids.has(value)) continue;
        const folded = facets[name].values === "folded";
        const form = folded ? (takeForm.get(value, printed) as { id: number; docs: number }) : undefined;
        ids.set(value, form?.id ?? 0);
        if (form) changePrinted.run(printed, value, printed, form.docs);
      }
    });
    return ids;
  }

  put(values: ReadonlyMap<number, number>, doc: RowId): void {
    for (const [value, form] of values) this.#statements.insertFacet.run(value, doc, form);
  }

  remove(value: number, doc: RowId): void {
    const { deleteFacet, leaveForm, mostPrinted, changePrinted } = this.#statements;
    const form = deleteFacet.get(value, doc) as number | undefined;
    if (!form) return;
    leaveForm.run(form);
    const most = mostPrinted.get(value) as { printed: string; docs: number } | undefined;
    if (most) changePrinted.run(most.printed, value, most.printed, most.docs);
  }
}

const nextTurn = "(SELECT coalesce(max(turn), 0) + 1 FROM facet_value)";

function prepare(db: Database.Database) {
  return {
    findValue: db.prepare("SELECT id FROM facet_value WHERE facet = ? AND key = ?").pluck(),
    insertValue: db.prepare(`INSERT INTO facet_value (facet, key, printed, turn) VALUES (?, ?, ?, ${nextTurn})`),
    insertFacet: db.prepare("INSERT INTO facet_doc (value, doc, form) VALUES (?, ?, ?)"),
    deleteFacet: db.prepare("DELETE FROM facet_doc WHERE value = ? AND doc = ? RETURNING form").pluck(),
    takeForm: db.prepare(
      `INSERT INTO facet_form (value, printed, docs) VALUES (?, ?, 1)
       ON CONFLICT (value, printed) DO UPDATE SET docs = docs + 1 RETURNING id, docs`,
    ),
    leaveForm: db.prepare("UPDATE facet_form SET docs = docs - 1 WHERE id = ?"),
    mostPrinted: db.prepare("SELECT printed, docs FROM facet_form WHERE value = ? ORDER BY docs DESC, id LIMIT 1"),
    changePrinted: db.prepare(
      `UPDATE facet_value SET printed = ?, turn = ${nextTurn} WHERE id = ? AND printed <> ?
       AND coalesce((SELECT docs FROM facet_form f WHERE f.value = facet_value.id AND f.printed = facet_value.printed), 0) < ?`,
    ),
  };
}
