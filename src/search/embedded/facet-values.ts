import type Database from "better-sqlite3";
import type { FacetName } from "../fields.ts";
import { facetNames } from "./schema.ts";

/** The dictionary of facet values in memory: values are only ever added, so that reading on from the last one keeps it up to date. */
export class FacetValues {
  /** By id: the facet's place in the field table, and the value as first printed. */
  readonly facetOf: number[] = [0];
  readonly printed: string[] = [""];
  readonly #more: Database.Statement;
  readonly #find: Database.Statement;

  constructor(db: Database.Database) {
    this.#more = db.prepare("SELECT id, facet, printed FROM facet_value WHERE id > ? ORDER BY id").raw();
    this.#find = db.prepare("SELECT id FROM facet_value WHERE facet = ? AND key = ?").pluck();
  }

  /** One more than the highest id. */
  get size(): number {
    return this.facetOf.length;
  }

  /** Reads what was added since. */
  refresh(): void {
    for (const [id, facet, printed] of this.#more.all(this.size - 1) as [number, number, string][]) {
      this.facetOf[id] = facet;
      this.printed[id] = printed;
    }
  }

  idOf(facet: FacetName, key: string): number | undefined {
    const id = this.#find.get(facetNames.indexOf(facet), key) as number | undefined;
    // A value that came after the last refresh stands on no document of this search.
    return id !== undefined && id < this.size ? id : undefined;
  }
}
