import type { CatalogueReader, CatalogueRecord } from "../catalogue/catalogue.ts";
import { judgedDate } from "../domain/judged-date.ts";
import type { Category, KnownRow, RecognitionList } from "../domain/recognition.ts";
import { certainCategory, type Verdict, verdict } from "../domain/verdict.ts";

export interface Recognition {
  readonly rows: readonly KnownRow[];
  readonly lists: readonly RecognitionList[];
}

/** The verdict on an article's own date; undefined where it has no journal here or no date. */
export function verdictOf(record: CatalogueRecord, known: Recognition | undefined, today: string): Verdict | undefined {
  const date = judgedDate(record.data);
  return known === undefined || date === undefined ? undefined : verdict(known.rows, known.lists, date, { today });
}

/** The category that certainly applied to each of these articles when it appeared, by id; the others are left out. */
export async function certainCategories(
  records: readonly CatalogueRecord[],
  catalogue: Pick<CatalogueReader, "recognition">,
  today: string,
): Promise<Map<string, Category>> {
  const articles = records.filter(({ kind, journalId }) => kind === "article" && journalId !== undefined);
  const journals = [...new Set(articles.map(({ journalId }) => journalId ?? ""))];
  const known = new Map(await Promise.all(journals.map(async (id) => [id, await catalogue.recognition(id)] as const)));
  const categories = new Map<string, Category>();
  for (const article of articles) {
    const answer = verdictOf(article, known.get(article.journalId ?? ""), today);
    const category = answer && certainCategory(answer);
    if (category) categories.set(article.id, category);
  }
  return categories;
}
