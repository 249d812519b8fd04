import type { FastifyInstance } from "fastify";
import { ProblemError } from "../../domain/result.ts";
import { maxWindow } from "../../search/engine.ts";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import { Hit } from "../components/hit.tsx";
import { Layout } from "../components/layout.tsx";
import { SampleNote } from "../components/notices.tsx";
import { Pagination } from "../components/pagination.tsx";
import { facetPath, keywordPath } from "../links.ts";
import { type PlainHit, plainHits } from "../list-of-hits.ts";
import { en } from "../messages/en.ts";
import { pageAsked, pageCount, pagePath } from "../paging.ts";
import type { WebParts } from "../parts.ts";
import { sendPage, viewOf } from "../site.ts";
import { useMessages } from "../view.ts";

interface KeywordView {
  readonly keyword: string;
  readonly hits: readonly PlainHit[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

const perPage = 30;

function Records({ keyword, hits, total, page, pages }: KeywordView) {
  const t = useMessages();
  return (
    <div class="wrap page issue">
      <Breadcrumbs
        of={[{ text: { value: t.site.nav.search }, href: "/search" }, { text: { value: t.browse.keyword(keyword) } }]}
      />
      <header class="title">
        <p class="kicker">{t.facets.keyword}</p>
        <h1 dir="auto">{keyword}</h1>
        <p class="lead">
          {t.browse.keywordLead(total)}{" "}
          <a href={facetPath("keyword", keyword)} rel="nofollow">
            {t.browse.searchKeyword}
          </a>
        </p>
      </header>
      {hits.some(({ record }) => record.sample) && <SampleNote />}
      <ol class="hits toc">
        {hits.map((hit) => (
          <li>
            <Hit {...hit} />
          </li>
        ))}
      </ol>
      <Pagination page={page} pages={pages} href={(n) => pagePath(keywordPath(keyword), n)} label={t.search.pages} />
    </div>
  );
}

export function KeywordPage(view: KeywordView) {
  return (
    <Layout
      title={en.site.pageTitle(en.browse.keyword(view.keyword))}
      canonical={pagePath(keywordPath(view.keyword), view.page)}
      noindex={view.hits.some(({ record }) => record.sample)}
    >
      <Records {...view} />
    </Layout>
  );
}

/** `/keywords/{k}`: what carries this keyword, newest first. */
export function keywordPage(app: FastifyInstance, parts: WebParts): void {
  app.get<{ Params: { keyword: string }; Querystring: Record<string, unknown> }>(
    "/keywords/:keyword",
    async (request, reply) => {
      const page = pageAsked(request.query);
      const keyword = request.params.keyword.trim();
      const found = await parts.engine.search({
        query: null,
        filters: { keyword: [keyword] },
        facets: {},
        sort: "newest",
        offset: (page - 1) * perPage,
        limit: perPage,
      });
      if (keyword === "" || found.total === 0) throw new ProblemError("not_found", "No record has this keyword.");
      const pages = pageCount(page, Math.min(found.total, maxWindow), perPage);
      const hits = await plainHits(
        found.hits.map(({ id }) => id),
        parts.catalogue,
        viewOf(parts).today,
      );
      return sendPage(reply, parts, KeywordPage({ keyword, hits, total: found.total, page, pages }));
    },
  );
}
