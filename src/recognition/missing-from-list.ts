import type { CatalogueReader, ListedList } from "../catalogue/catalogue.ts";
import { lostWith } from "./lost.ts";

/** Ids of the journals that a whole list leaves out though they were recognised on the day before it begins; none of one that is not whole. */
export async function missingFrom(
  catalogue: Pick<CatalogueReader, "recognisedOn" | "recognitionLists" | "journalsOfList">,
  { name, list }: ListedList,
): Promise<string[]> {
  if (list?.complete !== true) return [];
  const present = new Set(await catalogue.journalsOfList(name));
  return lostWith(catalogue, { from: list.from, scope: list.scope, present });
}
