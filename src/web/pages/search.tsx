import type { FastifyInstance } from "fastify";
import type { Category } from "../../domain/recognition.ts";
import { ProblemError } from "../../domain/result.ts";
import { markUsage } from "../../http/usage.ts";
import { type SortName, sorts } from "../../search/fields.ts";
import type { SearchResult } from "../../search/result.ts";
import { isBeyondEnd, runSearch } from "../../search/search.ts";
import { parseSearchState, type SearchState, toQueryString, withPage, withSort } from "../../search/state.ts";
import { clip } from "../clip.ts";
import { ActiveFilters, BriefFilters, filterCount } from "../components/active-filters.tsx";
import { BriefControls, BriefPages, controlsForm } from "../components/brief-controls.tsx";
import { Choice, choiceBytes, ExportForm } from "../components/export-form.tsx";
import { Facets } from "../components/facets.tsx";
import { bytesOfHit, Hit, standingBytes } from "../components/hit.tsx";
import { KindTabs } from "../components/kind-tabs.tsx";
import { Layout } from "../components/layout.tsx";
import { SampleNote } from "../components/notices.tsx";
import { Pagination } from "../components/pagination.tsx";
import { DidYouMean, Explanations, NothingFound, SearchHelp } from "../components/search-help.tsx";
import { YearFilter } from "../components/year-filter.tsx";
import { pathOf, searchPath } from "../links.ts";
import { en, type Messages } from "../messages/en.ts";
import type { WebParts } from "../parts.ts";
import { certainCategories } from "../recognition-of.ts";
import { fairShare } from "../room.ts";
import { sendPage, viewOf } from "../site.ts";
import { type Standing, standingsOf } from "../standing.ts";
import { useMessages } from "../view.ts";
import { mostExported } from "./export.ts";

interface SearchPageView {
  readonly result: SearchResult;
  readonly categories: ReadonlyMap<string, Category>;
  readonly standings: ReadonlyMap<string, Standing>;
  readonly sorts: readonly SortName[];
}

/** A page is bounded, and every link repeats the query: the longer that is, the fewer values of facets are linked, and none beyond `longQuery`. */
const facetBytes = 11_000;
const facetCount = 8;
const bytesAroundLink = 190;
const longQuery = 250;
const longestQuery = 2000;
const hitsPerPage = 20;
/** Hits and facets share so many bytes. Hits that want more than is left beside all facets get room from those, down to the least. */
const sharedBytes = 25_900;
const leastFacetBytes = 3_800;

function bytesForFacets({ hits }: SearchResult): number {
  const wanted = hits.reduce((sum, hit) => sum + bytesOfHit(hit), 0);
  return Math.min(facetBytes, Math.max(leastFacetBytes, sharedBytes - wanted));
}

function valuesPerFacet(queryBytes: number): number {
  return Math.min(8, Math.floor(facetBytes / (facetCount * (queryBytes + bytesAroundLink))));
}

function isLong({ state }: SearchResult): boolean {
  return toQueryString(state).length > longQuery;
}

/** What the filters of one page may be together: each stands on it once at least. */
const mostFilters = 25;
const longestFilters = 4000;

/** Throws `bad_request` for filters that would not fit on a page. */
function checkFilters(state: SearchState): void {
  const { filters } = state;
  const bytes = Buffer.byteLength(JSON.stringify(filters));
  if (filterCount(state) > mostFilters || bytes > longestFilters) {
    throw new ProblemError("bad_request", en.search.tooManyFilters);
  }
}

/** The search as its page shows it: no more hits than a page may have, and of a query no more than the search reads of it. */
function forPage(state: SearchState): SearchState {
  return { ...state, q: clip(state.q, longestQuery), perPage: Math.min(state.perPage, hitsPerPage) };
}

function Toolbar({ result, sorts }: Pick<SearchPageView, "result" | "sorts">) {
  const t = useMessages();
  const { state, total, pages } = result;
  return (
    <div class="toolbar">
      <p>
        <strong>{t.search.results(total)}</strong>
        {state.after !== undefined && <span class="quiet"> · {t.search.further}</span>}
        {state.after === undefined && pages > 1 && <span class="quiet"> · {t.search.pageOf(state.page, pages)}</span>}
      </p>
      {!isLong(result) && (
        <nav aria-label={t.search.sortBy}>
          <span class="quiet">{t.search.sortBy}</span>
          {sorts.map((sort) => (
            <a
              href={searchPath(withSort(state, sort))}
              rel="nofollow"
              aria-current={sort === state.sort ? "true" : undefined}
            >
              {t.search.sorts[sort]}
            </a>
          ))}
        </nav>
      )}
    </div>
  );
}

function Results({ result, categories, standings, sorts }: SearchPageView) {
  const t = useMessages();
  const { state } = result;
  const room = fairShare(
    result.hits.map(bytesOfHit),
    sharedBytes -
      bytesForFacets(result) -
      standings.size * standingBytes -
      (isLong(result) ? 0 : result.hits.length * choiceBytes),
  );
  return (
    <section class="results" id="results" aria-label={t.search.results(result.total)}>
      <h2 class="hidden">{t.search.resultsHeading}</h2>
      <Toolbar result={result} sorts={sorts} />
      {!result.complete && <p class="notice">{t.search.partial}</p>}
      {result.hits.some(({ record }) => record.sample) && <SampleNote />}
      <ol class="hits">
        {result.hits.map((hit, index) => (
          <li>
            {!isLong(result) && <Choice id={hit.record.id} place={(state.page - 1) * state.perPage + index + 1} />}
            <Hit
              {...hit}
              level="h3"
              room={room}
              category={categories.get(hit.record.id)}
              standing={standings.get(hit.record.id)}
            />
          </li>
        ))}
      </ol>
      {isLong(result) ? (
        <BriefPages result={result} />
      ) : (
        <Pagination
          page={state.after === undefined ? state.page : 0}
          pages={result.pages}
          href={(page) => searchPath(withPage(state, page))}
          next={result.next && searchPath(result.next)}
          label={t.search.pages}
          nofollow
        />
      )}
      <ExportForm result={result} most={mostExported} isLong={isLong(result)} />
    </section>
  );
}

function headingOf({ state, total }: SearchResult, t: Messages): string {
  if (state.q !== "") return t.search.heading(state.q.slice(0, 200));
  if (total === 0) return t.search.headingNothing;
  return filterCount(state) > 0 ? t.search.headingFiltered : t.search.headingAll;
}

function Search(view: SearchPageView) {
  const t = useMessages();
  const { result, sorts } = view;
  const { state } = result;
  const perFacet = isLong(result) ? 0 : valuesPerFacet(toQueryString(state).length);
  const found = result.total > 0;
  return (
    <div class="wrap page search-page">
      <h1 class="hidden">{headingOf(result, t)}</h1>
      {isLong(result) ? <BriefControls result={result} sorts={sorts} /> : <KindTabs result={result} />}
      {isLong(result) ? <BriefFilters result={result} /> : <ActiveFilters result={result} />}
      <Explanations of={result.explanations} />
      <DidYouMean of={result.spellings ?? []} state={state} />
      {found ? (
        <div class="columns">
          <aside class="filters" aria-label={t.search.filters}>
            <h2 class="hidden">{t.search.filters}</h2>
            <a class="hidden show" href="#results">
              {t.search.toResults}
            </a>
            <details>
              <summary class="button">{t.search.filtersSet(filterCount(state))}</summary>
              <YearFilter result={result} form={isLong(result) ? controlsForm : undefined} />
              {perFacet > 0 && (
                <Facets result={result} perFacet={perFacet} bytesPerFacet={bytesForFacets(result) / facetCount} />
              )}
              <SearchHelp />
            </details>
          </aside>
          <Results {...view} />
        </div>
      ) : (
        <>
          {!result.complete && <p class="notice">{t.search.partial}</p>}
          {result.complete && <NothingFound result={result} />}
        </>
      )}
    </div>
  );
}

export function SearchPage(view: SearchPageView) {
  const { q } = view.result.state;
  const short = q.length > 80 ? `${q.slice(0, 80)}…` : q;
  return (
    <Layout
      title={en.site.pageTitle(q === "" ? en.search.title : en.search.titleFor(short))}
      here="search"
      query={q}
      noindex
    >
      <Search {...view} />
    </Layout>
  );
}

/** By how often records were read only where the index knows that, or where it was asked for. */
async function offeredSorts({ sort }: SearchState, { usage }: WebParts): Promise<readonly SortName[]> {
  if (sort === "read" || (await usage?.offersReads())) return sorts;
  return sorts.filter((one) => one !== "read");
}

/** `/search`; a bare identifier leads straight to its record. */
export function searchPage(app: FastifyInstance, parts: WebParts): void {
  app.get<{ Querystring: Record<string, unknown> }>("/search", async (request, reply) => {
    const { state, problems } = parseSearchState(request.query);
    const [problem] = problems;
    if (problem) throw new ProblemError(problem.code, problem.message, problem.details);
    checkFilters(state);
    const result = await runSearch(forPage(state), parts);
    if (result.direct) return reply.redirect(pathOf(result.direct), 302);
    if (isBeyondEnd(result)) {
      throw new ProblemError("page_beyond_end", `The list ends with page ${result.pages}.`);
    }
    const records = result.hits.map(({ record }) => record);
    markUsage(reply, {
      is: "search",
      address: toQueryString(result.state),
      page: result.state.page,
      query: result.state.q,
      hits: records.map(({ id, journalId }) => ({ id, journalId })),
    });
    const [categories, standings, sorts] = await Promise.all([
      certainCategories(records, parts.catalogue, viewOf(parts).today),
      standingsOf(records, parts.catalogue),
      offeredSorts(result.state, parts),
    ]);
    return sendPage(reply, parts, SearchPage({ result, categories, standings, sorts }));
  });
}
