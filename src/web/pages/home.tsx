import type { FastifyInstance } from "fastify";
import type { CatalogueCounts, CatalogueRecord } from "../../catalogue/catalogue.ts";
import { type Category, categories } from "../../domain/recognition.ts";
import { type Kind, kinds } from "../../domain/record.ts";
import { asProblem } from "../../domain/result.ts";
import { siteThing } from "../../export/metadata/index.ts";
import type { FacetCount, SearchRequest, SearchResponse } from "../../search/engine.ts";
import { CategoryLetter } from "../components/category-pill.tsx";
import { CheckerForm, noFields } from "../components/checker-form.tsx";
import { CountedLinks } from "../components/counted-links.tsx";
import { Hero } from "../components/hero.tsx";
import { Hit } from "../components/hit.tsx";
import { Layout } from "../components/layout.tsx";
import { SampleNote } from "../components/notices.tsx";
import { OtherTypes } from "../components/other-types.tsx";
import { YearHistogram } from "../components/year-histogram.tsx";
import { facetPath, recordPath, searchPath } from "../links.ts";
import { type PlainHit, plainHits } from "../list-of-hits.ts";
import { en } from "../messages/en.ts";
import { countOtherTypes } from "../other-types.ts";
import type { WebParts } from "../parts.ts";
import { sendPage, viewOf } from "../site.ts";
import { useMessages } from "../view.ts";
import { allYears, yearCounts } from "../year-counts.ts";

interface HomeView {
  readonly counts: CatalogueCounts;
  /** What the search shows of each kind, and how many articles it leaves out unless asked for them. */
  readonly shown: ReadonlyMap<string, number>;
  readonly otherArticles: number;
  readonly articles: SearchResponse;
  readonly latest: readonly PlainHit[];
  readonly journals: readonly { readonly journal: CatalogueRecord; readonly count: number }[];
}

const latestShown = 6;
const journalsShown = 8;

function Counts({ counts, shown, otherArticles, articles }: HomeView) {
  const t = useMessages();
  // The directory of journals is the catalogue's own; the other numbers are those that their links show.
  const numberOf = (kind: Kind): number =>
    kind === "journal" || !articles.complete ? counts.kinds[kind] : (shown.get(kind) ?? 0);
  return (
    <section class="totals" aria-label={t.home.counts}>
      <ul>
        {kinds
          .filter((kind) => numberOf(kind) > 0)
          .map((kind) => (
            <li>
              <a href={kind === "journal" ? "/journals" : kind === "news" ? "/news" : searchPath({ kind })}>
                <b>{t.number(numberOf(kind))}</b> {numberOf(kind) === 1 ? t.kinds[kind].one : t.kinds[kind].many}
              </a>
            </li>
          ))}
      </ul>
      <OtherTypes n={otherArticles} />
    </section>
  );
}

function Categories({ counts }: { counts: readonly FacetCount[] }) {
  const t = useMessages();
  const byValue = new Map(counts.map(({ value, count }) => [value, count]));
  const shown = categories.filter((category: Category) => byValue.has(category));
  if (shown.length === 0) return null;
  return (
    <section class="section">
      <h2>{t.home.categories}</h2>
      <ul class="by-category">
        {shown.map((category) => (
          <li>
            <a href={facetPath("category", category)} rel="nofollow">
              <CategoryLetter category={category} /> {t.journal.articles(byValue.get(category) ?? 0)}
            </a>
          </li>
        ))}
      </ul>
      <p class="quiet">{t.home.categoriesNote}</p>
    </section>
  );
}

function Checker() {
  const t = useMessages();
  return (
    <section class="section home-checker" aria-labelledby="checker">
      <h2 id="checker">{t.checker.home}</h2>
      <p class="quiet">{t.checker.homeLead}</p>
      <CheckerForm fields={noFields} brief />
    </section>
  );
}

function Aside({ articles, journals }: HomeView) {
  const t = useMessages();
  const subjects = articles.facets.subject ?? [];
  return (
    <div>
      <section class="section">
        <h2>{t.home.years}</h2>
        <YearHistogram
          data={yearCounts(articles.facets.year)}
          label={t.home.yearsLabel}
          counted={t.journal.count}
          height={96}
        />
      </section>
      <Categories counts={articles.facets.category ?? []} />
      {subjects.length > 0 && (
        <section class="section">
          <h2>{t.home.subjects}</h2>
          <CountedLinks
            of={subjects.map(({ value, count }) => ({
              text: value,
              count,
              href: facetPath("subject", value),
              nofollow: true,
            }))}
          />
          <p>
            <a href="/subjects">{t.home.moreSubjects}</a>
          </p>
        </section>
      )}
      {journals.length > 0 && (
        <section class="section">
          <h2>{t.home.journals}</h2>
          <CountedLinks
            of={journals.map(({ journal, count }) => ({
              text: journal.data.titles[0]?.value ?? t.record.untitled,
              count,
              href: recordPath("journal", journal.id),
            }))}
          />
          <p>
            <a href="/journals">{t.home.moreJournals}</a>
          </p>
        </section>
      )}
    </div>
  );
}

function Home(view: HomeView) {
  const t = useMessages();
  const { counts, latest } = view;
  const empty = Object.values(counts.kinds).every((count) => count === 0);
  return (
    <>
      <Hero />
      <div class="wrap home">
        {empty ? (
          <div class="section stack">
            <h2>{t.home.empty}</h2>
            <p>
              {t.home.emptyHelp} <code>{t.home.emptyCommand}</code>
            </p>
          </div>
        ) : (
          <>
            <Counts {...view} />
            {latest.some(({ record }) => record.sample) && <SampleNote />}
            <Checker />
            <div class="home-columns">
              <section class="section">
                <h2>{t.home.latest}</h2>
                <ol class="hits toc">
                  {latest.map((hit) => (
                    <li>
                      <Hit {...hit} level="h3" />
                    </li>
                  ))}
                </ol>
                <p>
                  <a href={searchPath({ kind: "article", sort: "newest" })}>{t.home.moreLatest}</a>
                </p>
              </section>
              <Aside {...view} />
            </div>
          </>
        )}
      </div>
    </>
  );
}

export function HomePage(view: HomeView) {
  return (
    <Layout
      title={`${en.site.name}: ${en.site.tagline}`}
      description={en.site.description}
      canonical="/"
      query={false}
      styles={["checker.css"]}
      metadata={(address) => ({
        tags: [],
        thing: address === undefined ? undefined : siteThing(en.site.name, address.replace(/\/$/, "")),
      })}
    >
      <Home {...view} />
    </Layout>
  );
}

/** Nothing, where the index cannot be searched just now: there is more on the page. */
async function found(search: Promise<SearchResponse>): Promise<SearchResponse> {
  try {
    return await search;
  } catch (error) {
    const code = asProblem(error)?.code;
    if (code !== "busy" && code !== "damaged") throw error;
    return { total: 0, hits: [], facets: {}, complete: false };
  }
}

async function load({ catalogue, engine: whole, ...parts }: WebParts): Promise<HomeView> {
  const engine = { search: async (request: SearchRequest) => found(whole.search(request)) };
  const [counts, shown, otherArticles, articles] = await Promise.all([
    catalogue.counts(),
    engine.search({
      query: null,
      filters: {},
      facets: { kind: kinds.length },
      sort: "relevance",
      offset: 0,
      limit: 0,
    }),
    countOtherTypes(engine),
    engine.search({
      query: null,
      filters: { kind: ["article"] },
      facets: { year: allYears, subject: 10, category: 10, journal: journalsShown },
      sort: "newest",
      offset: 0,
      limit: latestShown,
    }),
  ]);
  const perJournal = new Map((articles.facets.journal ?? []).map(({ value, count }) => [value, count]));
  const [latest, journals] = await Promise.all([
    plainHits(
      articles.hits.map(({ id }) => id),
      catalogue,
      viewOf(parts).today,
    ),
    catalogue.records([...perJournal.keys()]),
  ]);
  return {
    counts,
    shown: new Map((shown.facets.kind ?? []).map(({ value, count }) => [value, count])),
    otherArticles,
    articles,
    latest,
    journals: journals.map((journal) => ({ journal, count: perJournal.get(journal.id) ?? 0 })),
  };
}

/** `/` */
export function homePage(app: FastifyInstance, parts: WebParts): void {
  app.get("/", async (_request, reply) => sendPage(reply, parts, HomePage(await load(parts))));
}
