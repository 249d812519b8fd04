import type { CatalogueReader, CatalogueRecord } from "../catalogue/catalogue.ts";
import { type FacetCount, maxWindow, type SearchEngine } from "../search/engine.ts";
import { type NewsAsked, newsRequest } from "./news-asked.ts";
import { pageCount } from "./paging.ts";

/** A headline as a list shows it: the best of its story. */
export interface ListedHeadline {
  readonly record: CatalogueRecord;
  /** Outlets of the story's other headlines, each once, and how many headlines more there are. */
  readonly others: readonly string[];
  readonly more: number;
}

export interface NewsList {
  readonly headlines: readonly ListedHeadline[];
  /** Stories and headlines that are alone. */
  readonly total: number;
  readonly pages: number;
  readonly choices: {
    readonly outlet: readonly FacetCount[];
    readonly section: readonly FacetCount[];
    readonly language: readonly FacetCount[];
  };
}

const perPage = 30;
const choices = { outlet: 60, section: 40, language: 10 } as const;
const mostOthers = 4;
const mostOfStory = 30;

/** The newest first, one headline a story. Throws `page_beyond_end`. */
export async function newsList(
  asked: NewsAsked,
  page: number,
  {
    engine,
    catalogue,
  }: { engine: SearchEngine; catalogue: Pick<CatalogueReader, "records" | "storiesOf" | "headlinesOfStory"> },
): Promise<NewsList> {
  const offset = (page - 1) * perPage;
  const found = await engine.search({
    ...newsRequest(asked),
    facets: choices,
    sort: "newest",
    collapse: true,
    offset: Math.min(offset, maxWindow - perPage),
    limit: offset + perPage <= maxWindow ? perPage : 0,
  });
  const pages = pageCount(page, Math.min(found.total, maxWindow), perPage);
  const records = await catalogue.records(found.hits.map(({ id }) => id));
  const stories = await catalogue.storiesOf(records.map(({ id }) => id));
  const headlines: ListedHeadline[] = [];
  for (const record of records) {
    headlines.push({ record, ...(await othersOf(record, stories.get(record.id), catalogue)) });
  }
  const { outlet = [], section = [], language = [] } = found.facets;
  return { headlines, total: found.total, pages, choices: { outlet, section, language } };
}

async function othersOf(
  { id, data }: CatalogueRecord,
  story: string | undefined,
  catalogue: Pick<CatalogueReader, "records" | "headlinesOfStory">,
): Promise<Pick<ListedHeadline, "others" | "more">> {
  if (story === undefined) return { others: [], more: 0 };
  const ids = (await catalogue.headlinesOfStory(story, mostOfStory)).filter((one) => one !== id);
  const own = data.kind === "news" ? data.outlet : "";
  const outlets = (await catalogue.records(ids)).flatMap((other) =>
    other.data.kind === "news" ? [other.data.outlet] : [],
  );
  const others = [...new Set(outlets)].filter((outlet) => outlet !== own).slice(0, mostOthers);
  return { others, more: ids.length - others.length };
}
