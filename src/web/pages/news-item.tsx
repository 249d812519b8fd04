import type { FastifyInstance } from "fastify";
import type { CatalogueRecord, Provenance } from "../../catalogue/catalogue.ts";
import { formatPartialDate } from "../../domain/partial-date.ts";
import type { NewsData } from "../../domain/record.ts";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import { Cite } from "../components/cite.tsx";
import { ExternalLink } from "../components/external-link.tsx";
import { Headline, timeOf } from "../components/headline.tsx";
import { Layout } from "../components/layout.tsx";
import { LocalTextBlock } from "../components/local-text.tsx";
import { SampleBanner } from "../components/notices.tsx";
import { ProvenanceDetails } from "../components/provenance.tsx";
import { RecordHeader } from "../components/record-header.tsx";
import { RelatedRecords } from "../components/related-records.tsx";
import { WorkFacts } from "../components/work-facts.tsx";
import { embedded, workOnPage } from "../embedded.ts";
import { pathOf } from "../links.ts";
import { en } from "../messages/en.ts";
import { newsPath } from "../news-asked.ts";
import type { WebParts } from "../parts.ts";
import { type RelatedView, relatedRecords } from "../related-records.ts";
import { useMessages } from "../view.ts";
import { newsStyles } from "./news.tsx";
import { type Asked, recordRoute } from "./record-route.ts";

interface HeadlineView {
  readonly record: CatalogueRecord;
  readonly data: NewsData;
  readonly provenance: readonly Provenance[];
  readonly related: RelatedView;
  /** The story's other headlines, the first of them, and how many there are. */
  readonly story: { readonly total: number; readonly shown: readonly CatalogueRecord[] };
}

const mostOfStory = 300;
const shownOfStory = 40;

async function load({ record }: Asked, parts: WebParts): Promise<HeadlineView> {
  const { data } = record;
  if (data.kind !== "news") throw new Error(`not a headline: ${record.id}`);
  const { catalogue } = parts;
  const [provenance, stories] = await Promise.all([catalogue.provenance(record.id), catalogue.storiesOf([record.id])]);
  const story = stories.get(record.id);
  const members = story === undefined ? [] : await catalogue.headlinesOfStory(story, mostOfStory);
  const others = members.filter((id) => id !== record.id);
  const [shown, related] = await Promise.all([
    catalogue.records(others.slice(0, shownOfStory)),
    relatedRecords(record, parts, others),
  ]);
  return { record, data, provenance, related, story: { total: others.length, shown } };
}

function Story({ story: { total, shown } }: HeadlineView) {
  const t = useMessages();
  if (total === 0) return null;
  return (
    <section class="section story">
      <h2>{t.news.story}</h2>
      <p class="quiet">{t.news.storyLead(total)}</p>
      <ol class="headlines">
        {shown.map((record) => (
          <li>
            <Headline record={record} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Item(view: HeadlineView) {
  const t = useMessages();
  const { record, data } = view;
  const date = data.published === undefined ? "" : formatPartialDate(data.published);
  const link = data.links.find(({ rel }) => rel === "landing")?.url;
  const kicker = [t.kinds.news.one, date, timeOf(data.at)].filter((part) => part !== "");
  return (
    <article class="wrap page record">
      {record.sample && <SampleBanner />}
      <Breadcrumbs
        of={[
          { text: { value: t.news.title }, href: "/news" },
          { text: { value: data.outlet }, href: newsPath({ outlet: data.outlet }) },
          { text: data.titles[0] ?? { value: t.record.untitled } },
        ]}
      />
      <RecordHeader titles={data.titles} kicker={kicker.join(" · ")} />
      <div class="body">
        <section class="information" aria-labelledby="information">
          <h2 id="information">{t.record.information.other}</h2>
          <WorkFacts data={data} />
        </section>
        <div class="text">
          {data.abstracts[0] && <LocalTextBlock text={data.abstracts[0]} />}
          <p class="read-at">
            {link === undefined ? (
              <span class="quiet">{t.news.noLink}</span>
            ) : (
              <ExternalLink href={link} class="button">
                {t.news.readAt(data.outlet)}
              </ExternalLink>
            )}
          </p>
          <Story {...view} />
          <Cite work={workOnPage(record)} path={pathOf(record)} sample={record.sample} />
          <RelatedRecords of={view.related} />
          <ProvenanceDetails entries={view.provenance} updatedAt={record.updatedAt} />
        </div>
      </div>
    </article>
  );
}

export function NewsItemPage(view: HeadlineView) {
  const { record, data } = view;
  return (
    <Layout
      title={en.site.pageTitle(data.titles[0]?.value ?? en.record.untitled)}
      description={data.abstracts[0]?.value}
      canonical={pathOf(record)}
      noindex={record.sample}
      type="article"
      {...embedded(record)}
      styles={newsStyles}
      here="news"
    >
      <Item {...view} />
    </Layout>
  );
}

/** `/news/{id}` */
export function newsItemPage(app: FastifyInstance, parts: WebParts): void {
  recordRoute(app, parts, "news", async (asked) => NewsItemPage(await load(asked, parts)));
}
