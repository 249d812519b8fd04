import type { FastifyInstance } from "fastify";
import type { CatalogueReader, CatalogueRecord, Issue, Provenance } from "../../catalogue/catalogue.ts";
import { judgedDate } from "../../domain/judged-date.ts";
import { yearOf } from "../../domain/partial-date.ts";
import type { LocalText } from "../../domain/text.ts";
import { Abstracts } from "../components/abstracts.tsx";
import { ArticleFacts, type ArticleView } from "../components/article-facts.tsx";
import { Breadcrumbs, type Crumb } from "../components/breadcrumbs.tsx";
import { Cite } from "../components/cite.tsx";
import { bytesOfCiting, CitedBy, type CitedByView, mostCiting } from "../components/cited-by.tsx";
import { FullText } from "../components/full-text.tsx";
import { Layout } from "../components/layout.tsx";
import { SampleBanner } from "../components/notices.tsx";
import { ProvenanceDetails } from "../components/provenance.tsx";
import { RecordHeader } from "../components/record-header.tsx";
import { bytesOfReferences, mostReferences, References } from "../components/references.tsx";
import { bytesOfRelated, fittingRelated, RelatedRecords } from "../components/related-records.tsx";
import { bytesOfRelations, RelationNotices } from "../components/relations.tsx";
import { bytesOfUsage, Usage } from "../components/usage.tsx";
import { embedded, workOnPage } from "../embedded.ts";
import { issueName } from "../issue-name.ts";
import { issuePath, pathOf } from "../links.ts";
import { en, type Messages } from "../messages/en.ts";
import type { WebParts } from "../parts.ts";
import { judgementsOf } from "../recognition-of.ts";
import { type RelatedView, relatedRecords } from "../related-records.ts";
import { relationsOf } from "../relations-of.ts";
import { textBytes } from "../room.ts";
import { viewOf } from "../site.ts";
import { type UsageView, usageOf } from "../usage-of.ts";
import { useMessages } from "../view.ts";
import { type Asked, recordRoute } from "./record-route.ts";

interface ArticlePageView extends ArticleView {
  readonly provenance: readonly Provenance[];
  /** Records of the index that it cites, by the positions of its references. */
  readonly cited: ReadonlyMap<number, CatalogueRecord>;
  readonly citedBy: CitedByView;
  readonly usage?: UsageView | undefined;
  readonly related: RelatedView;
}

async function citedRecords(id: string, catalogue: CatalogueReader): Promise<Map<number, CatalogueRecord>> {
  const positions = [...(await catalogue.references(id))].filter(([position]) => position < mostReferences);
  const records = await catalogue.records([...new Set(positions.map(([, record]) => record))]);
  const known = new Map(records.map((record) => [record.id, record]));
  return new Map(
    positions.flatMap(([position, id]) => {
      const record = known.get(id);
      return record === undefined ? [] : [[position, record] as const];
    }),
  );
}

async function load({ record }: Asked, parts: WebParts): Promise<ArticlePageView> {
  const { data, journalId, issueId } = record;
  if (data.kind !== "article") throw new Error(`not an article: ${record.id}`);
  const { catalogue } = parts;
  const [journal, issue, recognition, provenance, cited, citing, relations, usage, related] = await Promise.all([
    journalId === undefined ? undefined : catalogue.lookup(journalId),
    issueId === undefined ? undefined : catalogue.issue(issueId),
    journalId === undefined ? undefined : catalogue.recognition(journalId),
    catalogue.provenance(record.id),
    citedRecords(record.id, catalogue),
    catalogue.citedBy(record.id, 0, mostCiting),
    relationsOf(record, catalogue),
    usageOf({ scope: "record", id: record.id }, parts),
    relatedRecords(record, parts),
  ]);
  return {
    record,
    data,
    journal: journal?.state === "live" ? journal.record : undefined,
    issue,
    recognition,
    judgements: judgementsOf(record, recognition, viewOf(parts).today),
    provenance,
    cited,
    citedBy: { total: citing.total, records: await catalogue.records(citing.ids) },
    relations,
    usage,
    related,
  };
}

function crumbs({ journal, issue, data }: ArticlePageView, t: Messages): Crumb[] {
  const path: Crumb[] = [{ text: { value: t.browse.journals }, href: "/journals" }];
  const title: LocalText = journal?.data.titles[0] ?? { value: t.record.untitled };
  if (journal) path.push({ text: title, href: pathOf(journal) });
  if (issue) path.push({ text: { value: issueName(issue, t) }, href: issuePath(issue.journalId, issue.id) });
  path.push({ text: { value: t.workTypes[data.type] } });
  return path;
}

function kicker({ data }: ArticlePageView, t: Messages): string {
  const date = judgedDate(data);
  return [t.workTypes[data.type], date ? String(yearOf(date)) : ""].filter((part) => part !== "").join(" · ");
}

/** A page full of texts, of which each has its own bound, has no room for one thing more. */
const roomBesideChart = 7000;

function hasRoomForChart({ data }: ArticlePageView, others: number): boolean {
  const abstracts = data.abstracts.reduce((sum, { value }) => sum + textBytes(value), 0);
  return abstracts + bytesOfReferences(data.references) + others <= roomBesideChart;
}

/** What the page tells of other records may take so many bytes of the abstract's room. */
const mostOfOthers = 5800;

function Article(view: ArticlePageView) {
  const t = useMessages();
  const { record, data } = view;
  const work = workOnPage(record, view);
  const usageBytes = view.usage === undefined ? 0 : bytesOfUsage;
  const others = view.citedBy.records.length * bytesOfCiting + bytesOfRelations(view.relations);
  const related = fittingRelated(view.related, Math.max(0, mostOfOthers - others - usageBytes));
  const less = others + bytesOfRelated(related);
  return (
    <article class="wrap page record">
      {record.sample && <SampleBanner />}
      <Breadcrumbs of={crumbs(view, t)} />
      <RecordHeader titles={data.titles} kicker={kicker(view, t)} />
      <RelationNotices of={view.relations} />
      <div class="body">
        <section class="information" aria-labelledby="information">
          <h2 id="information">{t.record.information.article}</h2>
          <ArticleFacts {...view} />
        </section>
        <div class="text">
          <Abstracts of={data.abstracts} less={less} />
          <section class="section" id="summary">
            <h2>{t.record.summary}</h2>
            <p class="quiet">{t.record.noSummary}</p>
          </section>
          <FullText data={data} />
          <Cite work={work} path={pathOf(record)} sample={record.sample} />
          <References of={data.references} records={view.cited} less={usageBytes + less} />
          <CitedBy id={record.id} of={view.citedBy} />
          <Usage id={record.id} of={view.usage} chart={hasRoomForChart(view, less)} />
          <RelatedRecords of={related} />
          <ProvenanceDetails entries={view.provenance} updatedAt={record.updatedAt} />
        </div>
      </div>
    </article>
  );
}

/** What previews and search engines show of an article. */
function descriptionOf({ data, journal }: ArticlePageView): string {
  const names = data.contributors.slice(0, 3).map(({ name }) => name.printed);
  const where: Issue["title"] = journal?.data.titles[0]?.value ?? data.container?.titles[0]?.value;
  return [names.join(", "), where, data.abstracts[0]?.value].filter(Boolean).join(". ");
}

export function ArticlePage(view: ArticlePageView) {
  const title = view.data.titles[0]?.value ?? en.record.untitled;
  return (
    <Layout
      title={en.site.pageTitle(title)}
      description={descriptionOf(view)}
      canonical={pathOf(view.record)}
      noindex={view.record.sample}
      type="article"
      {...embedded(view.record, view)}
    >
      <Article {...view} />
    </Layout>
  );
}

/** `/articles/{id}` */
export function articlePage(app: FastifyInstance, parts: WebParts): void {
  recordRoute(app, parts, "article", async (asked) => ArticlePage(await load(asked, parts)));
}
