import type { FastifyInstance } from "fastify";
import type { CatalogueRecord } from "../../catalogue/catalogue.ts";
import { clip } from "../clip.ts";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import { bytesOfHit, Hit } from "../components/hit.tsx";
import { Layout } from "../components/layout.tsx";
import { Inline } from "../components/local-text.tsx";
import { Pagination } from "../components/pagination.tsx";
import { findRecord } from "../find-record.ts";
import { citationsPath, pathOf } from "../links.ts";
import { type PlainHit, plainHits } from "../list-of-hits.ts";
import { en } from "../messages/en.ts";
import { pageAsked, pageCount, pagePath } from "../paging.ts";
import type { WebParts } from "../parts.ts";
import { fairShare } from "../room.ts";
import { sendPage, viewOf } from "../site.ts";
import { useMessages } from "../view.ts";
import { TombstonePage } from "./tombstone.tsx";

const perPage = 25;
/** What all hits of a page share. */
const room = 25_000;
const longestTitle = 300;

interface CitationsView {
  readonly record: CatalogueRecord;
  readonly total: number;
  readonly hits: readonly PlainHit[];
  readonly page: number;
  readonly pages: number;
}

function Citations({ record, total, hits, page, pages }: CitationsView) {
  const t = useMessages();
  const given = record.data.titles[0] ?? { value: t.record.untitled };
  const title = { ...given, value: clip(given.value, longestTitle) };
  const share = fairShare(hits.map(bytesOfHit), room);
  return (
    <div class="wrap page">
      <Breadcrumbs of={[{ text: title, href: pathOf(record) }, { text: { value: t.record.citedByTitle } }]} />
      <header class="title">
        <p class="kicker">{t.record.citedBy(total)}</p>
        <h1 class="long">
          <Inline text={title} />
        </h1>
      </header>
      <ol class="hits toc">
        {hits.map((hit) => (
          <li>
            <Hit {...hit} room={share} />
          </li>
        ))}
      </ol>
      <Pagination
        page={page}
        pages={pages}
        href={(n) => pagePath(citationsPath(record.id), n)}
        label={t.search.pages}
      />
    </div>
  );
}

export function CitationsPage(view: CitationsView) {
  const title = en.record.citedByOf(view.record.data.titles[0]?.value ?? en.record.untitled);
  return (
    <Layout
      title={en.site.pageTitle(title)}
      description={title}
      canonical={pagePath(citationsPath(view.record.id), view.page)}
      noindex
    >
      <Citations {...view} />
    </Layout>
  );
}

/** `/articles/{id}/citations`: who cites it, the newest first. */
export function citationsPage(app: FastifyInstance, parts: WebParts): void {
  const { catalogue } = parts;
  app.get<{ Params: { id: string }; Querystring: Record<string, unknown> }>(
    "/articles/:id/citations",
    async (request, reply) => {
      const page = pageAsked(request.query);
      const found = await findRecord(catalogue, "article", request.params.id);
      if (found.is === "elsewhere") return reply.redirect(`${found.path}/citations`, 301);
      if (found.is === "withdrawn") {
        void reply.code(410);
        return sendPage(reply, parts, TombstonePage({ tombstone: found.tombstone }));
      }
      const { record } = found;
      const { total, ids } = await catalogue.citedBy(record.id, (page - 1) * perPage, perPage);
      const pages = pageCount(page, total, perPage);
      const hits = await plainHits(ids, catalogue, viewOf(parts).today);
      return sendPage(reply, parts, CitationsPage({ record, total, hits, page, pages }));
    },
  );
}
