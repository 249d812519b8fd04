import type Database from "better-sqlite3";
import type { FacetName } from "../../src/search/fields.ts";
import { facetNames } from "./schema.ts";

/** The dictionary of facet values in memory: values are never taken out, so that reading on from the last turn keeps it up to date. */
export class FacetValues {
  /** By id: the facet's place in the field table, and the value as it is printed most. */
  readonly facetOf: number[] = [0];
  readonly printed: string[] = [""];
  #turn = 0;
  readonly #more: Database.Statement;
  readonly #find: Database.Statement;

  constructor(db: Database.Database) {
    this.#more = db.prepare("SELECT id, facet, printed, turn FROM facet_value WHERE turn > ? ORDER BY turn").raw();
    this.#find = db.prepare("SELECT id FROM facet_value WHERE facet = ? AND key = ?").pluck();
  }

  /** One more than the highest id. */
  get size(): number {
    return this.facetOf.length;
  }

  /** Reads what was added or changed since. */
  refresh(): void {
    for (const [id, facet, printed, turn] of this.#more.all(this.#turn) as [number, number, string, number][]) {
      this.facetOf[id] = facet;
      this.printed[id] = printed;
      this.#turn = turn;
    }
  }

  idOf(facet: FacetName, key: string): number | undefined {
    const id = this.#find.get(facetNames.indexOf(facet), key) as number | undefined;
    // A value that came after the last refresh stands on no document of this search.
    return id !== undefined && id < this.size ? id : undefined;
  }
}
