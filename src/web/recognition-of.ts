import type { CatalogueReader, CatalogueRecord } from "../catalogue/catalogue.ts";
import { datesOf, judgedDate, type KindOfDate } from "../domain/judged-date.ts";
import type { PartialDate } from "../domain/partial-date.ts";
import type { Category, KnownRow, RecognitionList } from "../domain/recognition.ts";
import type { KnownRule } from "../domain/recognition-rule.ts";
import { certainCategory, tellsTheSame, type Verdict, verdict } from "../domain/verdict.ts";

export interface Recognition {
  readonly rows: readonly KnownRow[];
  readonly lists: readonly RecognitionList[];
  readonly rules?: readonly KnownRule[];
}

/** A verdict on one of an article's dates. */
export interface Judgement extends KindOfDate {
  readonly verdict: Verdict;
}

/** The verdict on the date by which an article is judged, then those on its other dates that tell a reader something else. */
export function judgementsOf(
  { data }: CatalogueRecord,
  known: Recognition | undefined,
  today: string,
): readonly Judgement[] {
  if (known === undefined) return [];
  const [own, ...others] = datesOf(data).map((one): Judgement => ({ ...one, verdict: judge(known, one.date, today) }));
  return own === undefined ? [] : [own, ...others.filter(({ verdict }) => !tellsTheSame(own.verdict, verdict))];
}

function judge({ rows, lists, rules = [] }: Recognition, date: PartialDate, today: string): Verdict {
  return verdict(rows, lists, date, { today, rules });
}

/** The verdict on an article's own date alone; undefined where it has no journal here or no date. */
function verdictOf(record: CatalogueRecord, known: Recognition | undefined, today: string): Verdict | undefined {
  const date = judgedDate(record.data);
  return known === undefined || date === undefined ? undefined : judge(known, date, today);
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
