import type { CatalogueReader } from "../catalogue/catalogue.ts";
import { addDays } from "../domain/calendar.ts";
import { firstDay } from "../domain/partial-date.ts";
import type { RecognitionList } from "../domain/recognition.ts";

export interface WholeLists {
  /** When the list begins; a partial date. */
  readonly from: string;
  readonly scope: RecognitionList["scope"];
  /** Journals that it holds, or that are recognised in its days by other rows. */
  readonly present: ReadonlySet<string>;
}

/**
 * Ids of journals that were recognised on the day before a whole list begins and are not in it. Journals of lists of another scope are left
 * out: national and international ones are decided apart.
 */
export async function lostWith(
  catalogue: Pick<CatalogueReader, "recognisedOn" | "recognitionLists">,
  { from, scope, present }: WholeLists,
): Promise<string[]> {
  const first = firstDay({ start: from });
  const others = new Set(
    (await catalogue.recognitionLists()).flatMap(({ name, list }) =>
      scope !== "unknown" && list !== undefined && list.scope !== "unknown" && list.scope !== scope ? [name] : [],
    ),
  );
  const before = await catalogue.recognisedOn(addDays(first, -1));
  const still = new Set((await catalogue.recognisedOn(first)).map(({ journalId }) => journalId));
  const ids = before
    .filter(({ journalId, list }) => !present.has(journalId) && !still.has(journalId) && !others.has(list ?? ""))
    .map(({ journalId }) => journalId);
  return [...new Set(ids)];
}
