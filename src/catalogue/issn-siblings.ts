import { most } from "./candidate.ts";
import type { Tables } from "./tables.ts";

/** All ISSNs of the serial that an ISSN is of, itself among them: those with the same ISSN-L. */
export async function siblingsOf(tables: Tables, issn: string): Promise<string[]> {
  const found = new Set([issn]);
  for (const linking of [issn, ...(await tables.issnLinks.linkingOf(issn))]) {
    found.add(linking);
    for (const other of await tables.issnLinks.linkedTo(linking, most)) found.add(other);
  }
  return [...found];
}
