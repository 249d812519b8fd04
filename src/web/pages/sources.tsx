import type { FastifyInstance } from "fastify";
import type { Source } from "../../catalogue/writer.ts";
import { type PublicSource, publicSource } from "../../jobs/public-source.ts";
import { isGoingOn, reportsOf, type SourceStatus, statusOf } from "../../jobs/source-report.ts";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import { Layout } from "../components/layout.tsx";
import { Pagination } from "../components/pagination.tsx";
import { RunProgress } from "../components/run-progress.tsx";
import { SourceTable, sourceStyles } from "../components/source-table.tsx";
import { en } from "../messages/en.ts";
import { pageAsked, pageCount, pagePath } from "../paging.ts";
import type { WebParts } from "../parts.ts";
import { sendPage } from "../site.ts";
import { useMessages } from "../view.ts";

interface SourcesView {
  readonly shown: readonly PublicSource[];
  readonly running: readonly PublicSource[];
  readonly total: number;
  readonly harvested: number;
  readonly page: number;
  readonly pages: number;
  readonly now: string;
}

const perPage = 30;
/** Runs go on one after the other; a second one is a run that was broken off a moment ago. */
const mostRunning = 5;

/** What gives something comes before what is merely listed. */
const order: readonly SourceStatus[] = ["enabled", "files", "disabled", "not passed", "unchecked", "sample"];

function inOrder(sources: readonly Source[]): Source[] {
  const rank = new Map(sources.map((source) => [source.id, order.indexOf(statusOf(source))]));
  return sources.toSorted(
    (a, b) =>
      (rank.get(a.id) ?? 0) - (rank.get(b.id) ?? 0) || a.name.localeCompare(b.name, "en") || (a.id < b.id ? -1 : 1),
  );
}

function Sources({ shown, running, total, harvested, page, pages, now }: SourcesView) {
  const t = useMessages();
  return (
    <div class="wrap page">
      <Breadcrumbs of={[{ text: { value: t.sources.title } }]} />
      <header class="title">
        <h1>{t.sources.title}</h1>
        <p class="lead">{t.sources.lead}</p>
        <p class="by">{total === 0 ? t.sources.none : t.sources.counts(total, harvested)}</p>
      </header>
      <RunProgress of={running} path={pagePath("/sources", page)} now={now} />
      {total > 0 && <SourceTable of={shown} now={now} />}
      <Pagination page={page} pages={pages} href={(n) => pagePath("/sources", n)} label={t.sources.pagesOf} />
    </div>
  );
}

export function SourcesPage(view: SourcesView) {
  return (
    <Layout
      title={en.site.pageTitle(en.sources.title)}
      description={en.sources.lead}
      canonical={pagePath("/sources", view.page)}
      styles={sourceStyles}
      refreshes={view.running.length > 0}
    >
      <Sources {...view} />
    </Layout>
  );
}

/** `/sources` */
export function sourcesPage(app: FastifyInstance, parts: WebParts): void {
  const { catalogue, settings, clock } = parts;
  app.get<{ Querystring: Record<string, unknown> }>("/sources", async (request, reply) => {
    const page = pageAsked(request.query);
    const now = clock();
    const sources = inOrder(await catalogue.sources());
    const pages = pageCount(page, sources.length, perPage);
    const reports = async (chosen: readonly Source[]): Promise<PublicSource[]> =>
      (await reportsOf(catalogue, chosen, settings, now.getTime())).map(publicSource);
    const running = sources.filter(({ lastRun }) => isGoingOn(lastRun, now.getTime())).slice(0, mostRunning);
    const view: SourcesView = {
      shown: await reports(sources.slice((page - 1) * perPage, page * perPage)),
      running: await reports(running),
      total: sources.length,
      harvested: sources.filter((source) => statusOf(source) === "enabled").length,
      page,
      pages,
      now: now.toISOString(),
    };
    return sendPage(reply, parts, SourcesPage(view));
  });
}
