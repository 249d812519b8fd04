import type { FastifyInstance } from "fastify";
import type { CatalogueRecord, Provenance } from "../../catalogue/catalogue.ts";
import type { Kind } from "../../domain/record.ts";
import { Abstracts } from "../components/abstracts.tsx";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import { Cite } from "../components/cite.tsx";
import { FullText } from "../components/full-text.tsx";
import { Layout } from "../components/layout.tsx";
import { SampleBanner } from "../components/notices.tsx";
import { ProvenanceDetails } from "../components/provenance.tsx";
import { RecordHeader } from "../components/record-header.tsx";
import { type WorkData, WorkFacts } from "../components/work-facts.tsx";
import { embedded, workOnPage } from "../embedded.ts";
import { pathOf, searchPath } from "../links.ts";
import { en } from "../messages/en.ts";
import type { WebParts } from "../parts.ts";
import { useMessages } from "../view.ts";
import { type Asked, recordRoute } from "./record-route.ts";

interface WorkView {
  readonly record: CatalogueRecord;
  readonly data: WorkData;
  readonly provenance: readonly Provenance[];
}

async function load({ record }: Asked, { catalogue }: WebParts): Promise<WorkView> {
  const { data } = record;
  if (data.kind !== "video") throw new Error(`has a page of its own: ${record.id}`);
  return { record, data, provenance: await catalogue.provenance(record.id) };
}

function Work({ record, data, provenance }: WorkView) {
  const t = useMessages();
  const kind = t.kinds[data.kind];
  return (
    <article class="wrap page record">
      {record.sample && <SampleBanner />}
      <Breadcrumbs
        of={[{ text: { value: kind.title }, href: searchPath({ kind: data.kind }) }, { text: { value: kind.one } }]}
      />
      <RecordHeader titles={data.titles} kicker={kind.one} />
      <div class="body">
        <section class="information" aria-labelledby="information">
          <h2 id="information">{t.record.information.other}</h2>
          <WorkFacts data={data} />
        </section>
        <div class="text">
          {data.abstracts.length > 0 && <Abstracts of={data.abstracts} />}
          <FullText data={data} />
          <Cite work={workOnPage(record)} path={pathOf(record)} sample={record.sample} />
          <ProvenanceDetails entries={provenance} updatedAt={record.updatedAt} />
        </div>
      </div>
    </article>
  );
}

export function WorkPage(view: WorkView) {
  const { record, data } = view;
  return (
    <Layout
      title={en.site.pageTitle(data.titles[0]?.value ?? en.record.untitled)}
      description={data.abstracts[0]?.value}
      canonical={pathOf(record)}
      noindex={record.sample}
      type="article"
      {...embedded(record)}
    >
      <Work {...view} />
    </Layout>
  );
}

const ownKinds: readonly Kind[] = ["video"];

/** `/videos/{id}`: what every record shows, until this kind has a page of its own. */
export function workPages(app: FastifyInstance, parts: WebParts): void {
  for (const kind of ownKinds) {
    recordRoute(app, parts, kind, async (asked) => WorkPage(await load(asked, parts)));
  }
}
