import type { CatalogueReader, CatalogueRecord, Lookup } from "../catalogue/catalogue.ts";
import type { Kind } from "../domain/record.ts";
import { ProblemError } from "../domain/result.ts";
import { pathOf, recordPath } from "./links.ts";

export type Found =
  | { readonly is: "record"; readonly record: CatalogueRecord }
  /** Its permanent address is another: it was merged, or is of another kind. */
  | { readonly is: "elsewhere"; readonly path: string }
  | { readonly is: "withdrawn"; readonly tombstone: Extract<Lookup, { state: "tombstone" }> };

/** What stands at an address of a record. Throws `not_found` for an id that never was. */
export async function findRecord(catalogue: CatalogueReader, kind: Kind, id: string): Promise<Found> {
  const lookup = await catalogue.lookup(id);
  switch (lookup.state) {
    case "live": {
      const { record } = lookup;
      return record.kind === kind ? { is: "record", record } : { is: "elsewhere", path: pathOf(record) };
    }
    case "redirect":
      return { is: "elsewhere", path: recordPath(lookup.kind, lookup.id) };
    case "tombstone":
      return { is: "withdrawn", tombstone: lookup };
    case "unknown":
      throw new ProblemError("not_found", "There is no record with this id.");
    default:
      return lookup satisfies never;
  }
}
