import type Database from "better-sqlite3";
import { facetKey } from "../../src/search/facet-values.ts";
import type { FacetName } from "../../src/search/fields.ts";
import { facetNames } from "./schema.ts";

/** The dictionary of facet values in memory. */
export class FacetValues {
  /** By id: the facet's place in the field table, and the value as it was printed first. */
  readonly facetOf: number[] = [0];
  readonly printed: string[] = [""];
  readonly #ids = new Map<string, number>();

  constructor(db: Database.Database) {
    const rows = db.prepare("SELECT facet, key, printed FROM facet_value ORDER BY id").raw();
    for (const [facet, key, printed] of rows.iterate() as Iterable<[number, string, string]>)
      this.#add(facet, key, printed);
  }

  /** One more than the highest id. */
  get size(): number {
    return this.facetOf.length;
  }

  idOf(facet: FacetName, value: string): number | undefined {
    return this.#ids.get(`${facetNames.indexOf(facet)} ${facetKey(facet, value)}`);
  }

  /** The id of a value, with `isNew` where it had none. */
  take(facet: FacetName, value: string): { readonly id: number; readonly isNew: boolean } {
    const known = this.idOf(facet, value);
    if (known !== undefined) return { id: known, isNew: false };
    return { id: this.#add(facetNames.indexOf(facet), facetKey(facet, value), value), isNew: true };
  }

  #add(facet: number, key: string, printed: string): number {
    const id = this.size;
    this.facetOf.push(facet);
    this.printed.push(printed);
    this.#ids.set(`${facet} ${key}`, id);
    return id;
  }
}
