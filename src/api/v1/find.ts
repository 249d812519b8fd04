import type { CatalogueReader, CatalogueRecord } from "../../catalogue/catalogue.ts";
import type { Kind } from "../../domain/record.ts";
import { ProblemError } from "../../domain/result.ts";

export type Found =
  | { readonly is: "record"; readonly record: CatalogueRecord }
  | { readonly is: "moved"; readonly kind: Kind; readonly id: string };

/**
 * What stands at an id, asked for as a kind: the record, or where it is now (merged, or of another kind). Throws `gone` with the tombstone for a withdrawn record,
 * `not_found` for an id that never was.
 */
export async function find(catalogue: CatalogueReader, kind: Kind, id: string): Promise<Found> {
  const lookup = await catalogue.lookup(id);
  switch (lookup.state) {
    case "live":
      return lookup.record.kind === kind
        ? { is: "record", record: lookup.record }
        : { is: "moved", kind: lookup.record.kind, id };
    case "redirect":
      return { is: "moved", kind: lookup.kind, id: lookup.id };
    case "tombstone":
      throw new ProblemError("gone", "This record was withdrawn by its source.", {
        id: lookup.id,
        kind: lookup.kind,
        title: lookup.title,
        withdrawnAt: lookup.withdrawnAt,
      });
    case "unknown":
      throw new ProblemError("not_found", `There is no ${kind} with this id.`, { id });
    default:
      return lookup satisfies never;
  }
}
