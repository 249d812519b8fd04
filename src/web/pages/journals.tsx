import type { FastifyInstance } from "fastify";
import type { CatalogueRecord } from "../../catalogue/catalogue.ts";
import { recogniseIdentifier } from "../../domain/recognise-identifier.ts";
import { maxWindow } from "../../search/engine.ts";
import { titleWords } from "../../search/journals-by-words.ts";
import { clip } from "../clip.ts";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import { Layout } from "../components/layout.tsx";
import { localAttributes } from "../components/local-text.tsx";
import { SampleNote } from "../components/notices.tsx";
import { Pagination } from "../components/pagination.tsx";
import { pathOf } from "../links.ts";
import { en } from "../messages/en.ts";
import { pageAsked, pageCount, pagePath } from "../paging.ts";
import type { WebParts } from "../parts.ts";
import { sendPage } from "../site.ts";
import { useMessages } from "../view.ts";

interface JournalsView {
  readonly journals: readonly CatalogueRecord[];
  readonly total: number;
  readonly q: string;
  readonly page: number;
  readonly pages: number;
}

const perPage = 60;
const longestFilter = 200;
const longestTitle = 300;
const longestPublisher = 150;

function Entry({ journal }: { journal: CatalogueRecord }) {
  const t = useMessages();
  const { data } = journal;
  const title = data.titles[0];
  const issns = data.identifiers.filter(({ scheme, valid }) => scheme === "issn" && valid);
  return (
    <li>
      <a href={pathOf(journal)} {...localAttributes(title?.lang)}>
        {title ? clip(title.value, longestTitle) : t.record.untitled}
      </a>
      <p class="by">
        {data.publisher && data.publisher !== title?.value && <bdi>{clip(data.publisher, longestPublisher)}</bdi>}
        {issns.length > 0 && <span class="number">{issns.map(({ value }) => value).join(", ")}</span>}
        {journal.sample && <span class="pill sample">{t.site.sampleTitle}</span>}
      </p>
    </li>
  );
}

function Directory({ journals, total, q, page, pages }: JournalsView) {
  const t = useMessages();
  return (
    <div class="wrap page directory">
      <Breadcrumbs of={[{ text: { value: t.browse.journals } }]} />
      <header class="title">
        <h1>{q === "" ? t.browse.journals : t.browse.journalsFor(q)}</h1>
        {q === "" && <p class="lead">{t.browse.journalsLead(total)}</p>}
      </header>
      <form class="filter" action="/journals" method="get">
        <label for="title-filter">{t.browse.filter}</label>
        <input
          type="search"
          id="title-filter"
          name="q"
          value={q}
          dir="auto"
          maxLength={longestFilter}
          autocomplete="off"
        />
        <button class="button" type="submit">
          {t.browse.filterButton}
        </button>
      </form>
      {journals.some(({ sample }) => sample) && <SampleNote />}
      {journals.length === 0 && <p class="lead">{t.browse.noJournals}</p>}
      {q !== "" && (
        <p>
          <a href="/journals">{t.browse.allJournals}</a>
        </p>
      )}
      <ul class="journals">
        {journals.map((journal) => (
          <Entry journal={journal} />
        ))}
      </ul>
      <Pagination
        page={page}
        pages={pages}
        href={(n) => pagePath("/journals", n, q === "" ? {} : { q })}
        label={t.browse.journals}
      />
    </div>
  );
}

export function JournalsPage(view: JournalsView) {
  return (
    <Layout
      title={en.site.pageTitle(en.browse.journals)}
      description={en.browse.journalsLead(view.total)}
      canonical={view.q === "" ? pagePath("/journals", view.page) : undefined}
      noindex={view.q !== ""}
      here="journals"
    >
      <Directory {...view} />
    </Layout>
  );
}

/** `/journals`: all of them by title, or those with words in their title; an ISSN leads straight to its journal. */
export function journalsPage(app: FastifyInstance, parts: WebParts): void {
  const { catalogue, engine } = parts;
  app.get<{ Querystring: Record<string, unknown> }>("/journals", async (request, reply) => {
    const page = pageAsked(request.query);
    const given = request.query.q;
    const q = typeof given === "string" ? given.trim().slice(0, longestFilter) : "";
    const identifier = recogniseIdentifier(q);
    if (identifier?.scheme === "issn" && identifier.valid) {
      const named = await catalogue.records(await catalogue.byIdentifier("issn", identifier.value));
      const [journal, ...others] = named.filter(({ kind }) => kind === "journal");
      if (journal && others.length === 0) return reply.redirect(pathOf(journal), 302);
    }
    const found = await engine.search({
      query: titleWords(q),
      filters: { kind: ["journal"] },
      facets: {},
      sort: "title",
      offset: (page - 1) * perPage,
      limit: perPage,
    });
    const pages = pageCount(page, Math.min(found.total, maxWindow), perPage);
    const journals = await catalogue.records(found.hits.map(({ id }) => id));
    return sendPage(reply, parts, JournalsPage({ journals, total: found.total, q, page, pages }));
  });
}
