import type { FastifyInstance } from "fastify";
import { ProblemError } from "../../domain/result.ts";
import { type PublicRun, type PublicSource, publicRun, publicSource } from "../../jobs/public-source.ts";
import { reportOf } from "../../jobs/source-report.ts";
import { clip } from "../clip.ts";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import { ExternalLink } from "../components/external-link.tsx";
import { Fact, FactList } from "../components/fact-list.tsx";
import { Layout } from "../components/layout.tsx";
import { RunProgress } from "../components/run-progress.tsx";
import { RunTable } from "../components/run-table.tsx";
import { sourceStyles, useNextText } from "../components/source-table.tsx";
import { sourcePath } from "../links.ts";
import { en } from "../messages/en.ts";
import type { WebParts } from "../parts.ts";
import { sendPage } from "../site.ts";
import { useMessages } from "../view.ts";

interface SourceView {
  readonly source: PublicSource;
  readonly runs: readonly PublicRun[];
  readonly now: string;
}

const shownRuns = 20;
const longestText = 600;
const mostReasons = 12;

function Facts({ source, now }: SourceView) {
  const t = useMessages();
  const next = useNextText()(source, now);
  const failures = source.due?.failures ?? 0;
  return (
    <FactList>
      <Fact label={t.sources.state}>{t.sources.status[source.status]}</Fact>
      <Fact label={t.sources.records}>{t.number(source.records)}</Fact>
      {source.problem && <Fact label={t.sources.problem}>{clip(source.problem, longestText)}</Fact>}
      {next !== "" && (
        <Fact label={t.sources.next}>
          {next}
          {failures > 0 && <p class="by">{t.sources.failures(failures)}</p>}
        </Fact>
      )}
      {source.intervalHours !== undefined && (
        <Fact label={t.sources.interval}>{t.sources.hours(source.intervalHours)}</Fact>
      )}
      {source.address && (
        <Fact label={t.sources.address}>
          <ExternalLink href={source.address}>{source.address}</ExternalLink>
        </Fact>
      )}
      {source.site && (
        <Fact label={t.sources.site}>
          <ExternalLink href={source.site}>{source.site}</ExternalLink>
        </Fact>
      )}
      <Fact label={t.sources.format}>{[source.format, source.metadata].filter(Boolean).join(", ")}</Fact>
      {source.issns.length > 0 && <Fact label={t.sources.issns}>{source.issns.join(", ")}</Fact>}
      {source.notice && <Fact label={t.sources.notice}>{clip(source.notice, longestText)}</Fact>}
    </FactList>
  );
}

function Body(view: SourceView) {
  const { source, runs, now } = view;
  const t = useMessages();
  return (
    <div class="wrap page">
      <Breadcrumbs of={[{ text: { value: t.sources.title }, href: "/sources" }, { text: { value: source.name } }]} />
      <header class="title">
        <h1>
          <bdi>{clip(source.name, longestText)}</bdi>
        </h1>
      </header>
      <RunProgress of={source.running ? [source] : []} path={sourcePath(source.id)} now={now} />
      <Facts {...view} />
      <section class="section">
        <h2>{t.sources.quarantined}</h2>
        {source.reasons.length === 0 ? (
          <p>{t.sources.noneSetAside}</p>
        ) : (
          <>
            <p>{t.sources.reasonsLead}</p>
            <ul>
              {source.reasons.slice(0, mostReasons).map(({ code, count }) => (
                <li>{t.sources.reason(code, count)}</li>
              ))}
            </ul>
          </>
        )}
      </section>
      <section class="section">
        <h2>{t.sources.runs}</h2>
        {runs.length === 0 ? <p>{t.sources.noRuns}</p> : <RunTable of={runs} />}
      </section>
    </div>
  );
}

export function SourcePage(view: SourceView) {
  const { id, name, running } = view.source;
  return (
    <Layout
      title={en.site.pageTitle(en.sources.pageOf(name))}
      canonical={sourcePath(id)}
      styles={sourceStyles}
      refreshes={running !== undefined}
    >
      <Body {...view} />
    </Layout>
  );
}

/** `/sources/{id}` */
export function sourcePage(app: FastifyInstance, parts: WebParts): void {
  const { catalogue, settings, clock } = parts;
  app.get<{ Params: { id: string } }>("/sources/:id", async (request, reply) => {
    const source = await catalogue.source(request.params.id);
    if (!source) throw new ProblemError("not_found", "There is no source with this id.");
    const now = clock();
    const report = await reportOf(catalogue, source, settings, now.getTime());
    const runs = await catalogue.runs(source.id, { limit: shownRuns });
    return sendPage(
      reply,
      parts,
      SourcePage({
        source: publicSource(report),
        runs: runs.map((run) => publicRun(run, report.url)),
        now: now.toISOString(),
      }),
    );
  });
}
