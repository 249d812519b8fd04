import type { FastifyInstance } from "fastify";
import type { CatalogueRecord, Issue, Provenance } from "../../catalogue/catalogue.ts";
import type { JournalData } from "../../domain/record.ts";
import type { SearchResponse } from "../../search/engine.ts";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import { Cite } from "../components/cite.tsx";
import { Completeness } from "../components/completeness.tsx";
import { CountedLinks } from "../components/counted-links.tsx";
import { IssueList } from "../components/issue-list.tsx";
import { JournalFacts } from "../components/journal-facts.tsx";
import { JournalRecognition } from "../components/journal-recognition.tsx";
import { Layout } from "../components/layout.tsx";
import { SampleBanner } from "../components/notices.tsx";
import { OtherTypes } from "../components/other-types.tsx";
import { Pagination } from "../components/pagination.tsx";
import { ProvenanceDetails } from "../components/provenance.tsx";
import { RecordHeader } from "../components/record-header.tsx";
import { Usage } from "../components/usage.tsx";
import { YearHistogram } from "../components/year-histogram.tsx";
import { embedded, workOnPage } from "../embedded.ts";
import { type JournalNeighbours, journalNeighbours } from "../journal-neighbours.ts";
import { facetPath, pathOf } from "../links.ts";
import { en } from "../messages/en.ts";
import { countOtherTypes } from "../other-types.ts";
import { pageAsked, pageCount, pagePath } from "../paging.ts";
import type { WebParts } from "../parts.ts";
import type { Recognition } from "../recognition-of.ts";
import { type UsageView, usageOf } from "../usage-of.ts";
import { useMessages } from "../view.ts";
import { allYears, yearCounts } from "../year-counts.ts";
import { type Asked, recordRoute } from "./record-route.ts";

interface JournalView {
  readonly record: CatalogueRecord;
  readonly data: JournalData;
  readonly recognition: Recognition;
  readonly neighbours: JournalNeighbours;
  readonly issues: readonly Issue[];
  readonly page: number;
  readonly pages: number;
  readonly articles: SearchResponse;
  /** Its articles that the search leaves out unless asked for them. */
  readonly otherArticles: number;
  readonly provenance: readonly Provenance[];
  /** Of its articles. */
  readonly usage?: UsageView | undefined;
}

const issuesPerPage = 120;
const topics = 12;

async function load({ record, query }: Asked, parts: WebParts): Promise<JournalView> {
  const { catalogue, engine } = parts;
  const { id, data } = record;
  if (data.kind !== "journal") throw new Error(`not a journal: ${id}`);
  const page = pageAsked(query);
  const [recognition, neighbours, issues, provenance, otherArticles, articles, usage] = await Promise.all([
    catalogue.recognition(id),
    journalNeighbours(catalogue, id, data),
    catalogue.issues(id),
    catalogue.provenance(id),
    countOtherTypes(engine, id),
    engine.search({
      query: null,
      filters: { kind: ["article"], journal: [id] },
      facets: { year: allYears, has: 10, keyword: topics },
      sort: "newest",
      offset: 0,
      limit: 0,
    }),
    usageOf({ scope: "journal", id }, parts),
  ]);
  const pages = pageCount(page, issues.length, issuesPerPage);
  const shown = issues.slice((page - 1) * issuesPerPage, page * issuesPerPage);
  return {
    record,
    data,
    recognition,
    neighbours,
    issues: shown,
    page,
    pages,
    articles,
    otherArticles,
    provenance,
    usage,
  };
}

function Articles({ record, articles, otherArticles, title }: JournalView & { title: string }) {
  const t = useMessages();
  const keywords = articles.facets.keyword ?? [];
  if (articles.total === 0) return <OtherTypes n={otherArticles} journal={record.id} />;
  return (
    <>
      <section class="section">
        <h2>{t.journal.perYear}</h2>
        <YearHistogram
          data={yearCounts(articles.facets.year)}
          label={(from, to) => t.journal.perYearLabel(title, from, to)}
          counted={t.journal.count}
        />
        <p>
          <a class="button" href={facetPath("journal", record.id, { kind: "article", sort: "newest" })} rel="nofollow">
            {t.journal.allArticles(articles.total)}
          </a>
        </p>
        <OtherTypes n={otherArticles} journal={record.id} />
      </section>
      {keywords.length > 0 && (
        <section class="section">
          <h2>{t.journal.topicsOfArticles}</h2>
          <CountedLinks
            of={keywords.map(({ value, count }) => ({
              text: value,
              count,
              href: facetPath("keyword", value, { filters: { journal: [record.id] } }),
              nofollow: true,
            }))}
          />
        </section>
      )}
      <Completeness
        total={articles.total}
        counts={new Map((articles.facets.has ?? []).map(({ value, count }) => [value, count]))}
      />
    </>
  );
}

function Journal(view: JournalView) {
  const t = useMessages();
  const { record, data } = view;
  const title = data.titles[0]?.value ?? t.record.untitled;
  return (
    <article class="wrap page record">
      {record.sample && <SampleBanner />}
      <Breadcrumbs
        of={[{ text: { value: t.browse.journals }, href: "/journals" }, { text: data.titles[0] ?? { value: title } }]}
      />
      <RecordHeader titles={data.titles} kicker={t.kinds.journal.one} />
      <div class="body">
        <section class="information" aria-labelledby="information">
          <h2 id="information">{t.journal.about}</h2>
          <JournalFacts data={data} rows={view.recognition.rows} neighbours={view.neighbours} />
          <ProvenanceDetails entries={view.provenance} updatedAt={record.updatedAt} />
        </section>
        <div class="text">
          <JournalRecognition recognition={view.recognition} title={title} journalId={record.id} />
          <section class="section" id="issues">
            <h2>{t.journal.issues}</h2>
            {view.issues.length === 0 && <p class="quiet">{t.journal.noIssues}</p>}
            <IssueList issues={view.issues} />
            <Pagination
              page={view.page}
              pages={view.pages}
              href={(page) => `${pagePath(pathOf(record), page)}#issues`}
              label={t.journal.issuesPages}
            />
          </section>
          {view.articles.total + view.otherArticles > 0 && <Articles {...view} title={title} />}
          <Usage id={record.id} of={view.usage} journal />
          <Cite work={workOnPage(record)} path={pathOf(record)} sample={record.sample} />
        </div>
      </div>
    </article>
  );
}

export function JournalPage(view: JournalView) {
  const { record, data, page } = view;
  const title = data.titles[0]?.value ?? en.record.untitled;
  return (
    <Layout
      title={en.site.pageTitle(title)}
      description={[title, data.publisher, en.journal.allArticles(view.articles.total)].filter(Boolean).join(". ")}
      canonical={pagePath(pathOf(record), page)}
      noindex={record.sample}
      here="journals"
      {...(page === 1 && embedded(record))}
    >
      <Journal {...view} />
    </Layout>
  );
}

/** `/journals/{id}` */
export function journalPage(app: FastifyInstance, parts: WebParts): void {
  recordRoute(app, parts, "journal", async (asked) => JournalPage(await load(asked, parts)));
}
