import type { CatalogueReader, CatalogueRecord } from "../catalogue/catalogue.ts";
import type { Category } from "../domain/recognition.ts";
import { containerId } from "../search/hit.ts";
import type { Segment } from "../search/result.ts";
import { certainCategories } from "./recognition-of.ts";
import { type Standing, standingsOf } from "./standing.ts";

/** What a list shows of a record, without a search's marks. */
export interface PlainHit {
  readonly record: CatalogueRecord;
  readonly title: readonly Segment[];
  readonly titleLang: string | undefined;
  readonly journalTitle: string | undefined;
  readonly category: Category | undefined;
  readonly standing: Standing | undefined;
}

/** Records in the order of their ids, with their journals' titles and certain categories. */
export async function plainHits(
  ids: readonly string[],
  catalogue: Pick<CatalogueReader, "records" | "recognition" | "related">,
  today: string,
): Promise<PlainHit[]> {
  const records = await catalogue.records(ids);
  const journalIds = [...new Set(records.flatMap((record) => containerId(record) ?? []))];
  const [journals, categories, standings] = await Promise.all([
    catalogue.records(journalIds),
    certainCategories(records, catalogue, today),
    standingsOf(records, catalogue),
  ]);
  const titles = new Map(journals.map(({ id, data }) => [id, data.titles[0]?.value]));
  return records.map((record) => {
    const title = record.data.titles[0];
    return {
      record,
      title: title ? [{ text: title.value, hit: false }] : [],
      titleLang: title?.lang,
      journalTitle: titles.get(containerId(record) ?? ""),
      category: categories.get(record.id),
      standing: standings.get(record.id),
    };
  });
}
