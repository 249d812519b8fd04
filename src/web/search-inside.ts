import type { CatalogueRecord } from "../catalogue/catalogue.ts";
import { maxWindow, type SearchResponse } from "../search/engine.ts";
import { Highlighter } from "../search/highlight.ts";
import { toHit } from "../search/hit.ts";
import { parseQuery } from "../search/parse.ts";
import type { Explanation, Hit, SearchParts } from "../search/result.ts";
import { type Contents, type ContentsLine, flatLines } from "./contents-of.ts";
import { pageCount } from "./paging.ts";

/** What was found inside a book. */
export interface Inside {
  readonly q: string;
  readonly hits: readonly Hit[];
  /** Lines of the table of contents that have what was looked for. */
  readonly lines: readonly ContentsLine[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  readonly explanations: readonly Explanation[];
}

const perPage = 20;
const mostLines = 40;
const nothing: Pick<SearchResponse, "total" | "hits"> = { total: 0, hits: [] };

/** Looks for a query in the chapters of a book, and in its table of contents. Throws `page_beyond_end`. */
export async function searchInside(
  book: CatalogueRecord,
  contents: Contents,
  asked: { readonly q: string; readonly page: number },
  { engine, catalogue }: SearchParts,
): Promise<Inside> {
  const { q, page } = asked;
  const { query, explanations } = parseQuery(q);
  const wordless = query === null || explanations.some(({ code }) => code === "no_words");
  const found = wordless
    ? nothing
    : await engine.search({
        query,
        filters: { book: [book.id], kind: ["chapter"] },
        facets: {},
        sort: "relevance",
        offset: Math.min((page - 1) * perPage, maxWindow - perPage),
        limit: perPage,
      });
  const pages = pageCount(page, Math.min(found.total, maxWindow), perPage);
  const records = await catalogue.records(found.hits.map(({ id }) => id));
  const looked = new Highlighter(query, "fulltext");
  const lines =
    wordless || page > 1
      ? []
      : flatLines(contents.lines).filter(({ title, by = "" }) => looked.count(`${title.value} ${by}`) > 0);
  return {
    q,
    hits: records.map((record) => toHit(record, query, undefined)),
    lines: lines.slice(0, mostLines).map((line) => ({ ...line, lines: [] })),
    total: found.total,
    page,
    pages,
    explanations,
  };
}
