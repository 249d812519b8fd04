import type { CatalogueReader, CatalogueRecord } from "../catalogue/catalogue.ts";
import { doiUrl } from "../domain/doi.ts";
import type { Identifier } from "../domain/identifier.ts";
import type { RelationType } from "../domain/record.ts";
import { recordPath } from "./links.ts";

/** What a notice says of a work, the gravest first. */
export const gravest = ["retracted-by", "concern-in", "corrected-by"] as const satisfies readonly RelationType[];

/** That a notice withdraws, doubts or corrects a work, and where the notice is. */
export interface Standing {
  readonly type: (typeof gravest)[number];
  readonly href?: string;
}

/** Address of a work outside of the index; undefined where its identifier is no address. */
export function addressOf({ scheme, value, valid }: Identifier): string | undefined {
  if (!valid) return undefined;
  if (scheme === "doi") return doiUrl(value);
  return scheme === "pmid" ? `https://pubmed.ncbi.nlm.nih.gov/${encodeURIComponent(value)}/` : undefined;
}

/** The gravest notice about each of these records; those that stand as they are published are left out. */
export async function standingsOf(
  records: readonly CatalogueRecord[],
  catalogue: Pick<CatalogueReader, "related">,
): Promise<Map<string, Standing>> {
  const related = await catalogue.related(records.map(({ id }) => id));
  const standings = new Map<string, Standing>();
  for (const { id, data } of records) {
    for (const type of gravest) {
      const here = related.get(id)?.find((one) => one.type === type);
      const all = data.relations?.filter((one) => one.type === type) ?? [];
      const said = all.find(({ to }) => addressOf(to) !== undefined) ?? all[0];
      if (here === undefined && said === undefined) continue;
      // An id of another kind leads on from there to its own address.
      const href = here ? recordPath("article", here.record) : said && addressOf(said.to);
      standings.set(id, { type, ...(href === undefined ? {} : { href }) });
      break;
    }
  }
  return standings;
}
