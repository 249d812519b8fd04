import type { FastifyInstance } from "fastify";
import { ProblemError } from "../../domain/result.ts";
import type { FacetName } from "../../search/fields.ts";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import { type CountedLink, CountedLinks } from "../components/counted-links.tsx";
import { Layout } from "../components/layout.tsx";
import { Pagination } from "../components/pagination.tsx";
import { en, type Messages } from "../messages/en.ts";
import { pageAsked, pagePath } from "../paging.ts";
import type { WebParts } from "../parts.ts";
import { sendPage } from "../site.ts";
import { useMessages } from "../view.ts";

/** A page that lists the values of a facet, most frequent first. */
export interface FacetList {
  readonly path: string;
  readonly facet: FacetName;
  readonly here: "subjects" | "publishers" | "keywords";
  readonly words: (t: Messages) => { title: string; lead: string; none: string };
  readonly link: (value: string) => string;
}

interface FacetListView {
  readonly list: FacetList;
  readonly values: readonly CountedLink[];
  readonly page: number;
  readonly more: boolean;
}

const perPage = 150;
const lastPage = 60;

function Values({ list, values, page, more }: FacetListView) {
  const t = useMessages();
  const { title, lead, none } = list.words(t);
  return (
    <div class="wrap page">
      <Breadcrumbs of={[{ text: { value: title } }]} />
      <header class="title">
        <h1>{title}</h1>
        <p class="lead">{values.length === 0 ? none : lead}</p>
      </header>
      <CountedLinks of={values} columns />
      <Pagination
        page={page}
        pages={more ? page + 1 : page}
        href={(n) => pagePath(list.path, n)}
        label={t.browse.pagesOf(title)}
      />
    </div>
  );
}

function FacetListPage(view: FacetListView) {
  const { title, lead } = view.list.words(en);
  return (
    <Layout
      title={en.site.pageTitle(title)}
      description={lead}
      canonical={pagePath(view.list.path, view.page)}
      here={view.list.here}
    >
      <Values {...view} />
    </Layout>
  );
}

/** The route of such a page. The engine counts the most frequent values, so a page asks for all before it too. */
export function facetListPage(app: FastifyInstance, parts: WebParts, list: FacetList): void {
  app.get<{ Querystring: Record<string, unknown> }>(list.path, async (request, reply) => {
    const page = pageAsked(request.query);
    if (page > lastPage) throw new ProblemError("page_beyond_end", `The list ends with page ${lastPage}.`);
    const wanted = page * perPage + 1;
    const { facets } = await parts.engine.search({
      query: null,
      filters: {},
      facets: { [list.facet]: wanted },
      sort: "relevance",
      offset: 0,
      limit: 0,
    });
    const counts = facets[list.facet] ?? [];
    const shown = counts.slice((page - 1) * perPage, page * perPage);
    if (shown.length === 0 && page > 1) throw new ProblemError("page_beyond_end", "The list ends before this page.");
    const values = shown.map(({ value, count }) => ({ text: value, count, href: list.link(value), nofollow: true }));
    return sendPage(
      reply,
      parts,
      FacetListPage({ list, values, page, more: counts.length === wanted && page < lastPage }),
    );
  });
}
