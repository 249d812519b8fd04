import type { FastifyInstance } from "fastify";
import type { CatalogueRecord } from "../../catalogue/catalogue.ts";
import { type UsageCounts, usageNames } from "../../domain/usage.ts";
import { dateOfDay, dayOf, monthOfDay } from "../../statistics/periods.ts";
import { lastPeriods, seriesOf } from "../../statistics/series.ts";
import type { MostUsed, UsageReader } from "../../statistics/store.ts";
import { wholeIndex } from "../../statistics/tally.ts";
import { clip } from "../clip.ts";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import { Layout } from "../components/layout.tsx";
import { UsageChart } from "../components/usage-chart.tsx";
import { UsageFiles } from "../components/usage-files.tsx";
import { dateText } from "../dates.ts";
import { pathOf, searchPath } from "../links.ts";
import { en } from "../messages/en.ts";
import type { WebParts } from "../parts.ts";
import { sendPage } from "../site.ts";
import type { UsageSeries } from "../usage-of.ts";
import { useMessages } from "../view.ts";

interface Read {
  readonly record: CatalogueRecord;
  readonly sessions: number;
}

interface Counted {
  readonly since: string;
  readonly total: UsageCounts;
  readonly days: UsageSeries;
  readonly months: UsageSeries;
  readonly mostRead: Readonly<Record<"thisMonth" | "ever" | "journals", readonly Read[]>>;
  readonly queries: readonly { readonly query: string; readonly visitors: number }[];
}

/** undefined = nothing is counted; "nothing" = nothing yet. */
type StatisticsView = Counted | "nothing" | undefined;

const days = 30;
const months = 24;
const listed = 10;
const longestTitle = 150;

async function readsOf(most: readonly MostUsed[], { catalogue }: WebParts): Promise<Read[]> {
  const records = new Map((await catalogue.records(most.map(({ id }) => id))).map((record) => [record.id, record]));
  // What was merged or withdrawn since is left out.
  const found = most.flatMap(({ id, sessions }) => {
    const record = records.get(id);
    return record === undefined ? [] : [{ record, sessions }];
  });
  return found.slice(0, listed);
}

async function load(usage: UsageReader, parts: WebParts): Promise<Counted | "nothing"> {
  const now = parts.clock();
  const today = dayOf(now.getTime());
  const month = monthOfDay(today);
  const since = await usage.since();
  if (since === undefined) return "nothing";
  const series = async (step: "day" | "month", count: number): Promise<UsageSeries> => {
    const span = lastPeriods(step, count, now);
    return { span, rows: await seriesOf(usage, wholeIndex, span) };
  };
  const most = async (scope: "record" | "journal", of: number | undefined) =>
    readsOf(await usage.mostRead(scope, of, 2 * listed), parts);
  return {
    since: dateOfDay(since),
    total: await usage.total(wholeIndex),
    days: await series("day", days),
    months: await series("month", months),
    mostRead: {
      thisMonth: await most("record", month),
      ever: await most("record", undefined),
      journals: await most("journal", month),
    },
    queries: await usage.queries(today - days + 1, 2 * listed),
  };
}

function MostRead({ title, of }: { title: string; of: readonly Read[] }) {
  const t = useMessages();
  if (of.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul class="counted">
        {of.map(({ record, sessions }) => (
          <li>
            <a href={pathOf(record)}>
              <bdi>{clip(record.data.titles[0]?.value ?? t.record.untitled, longestTitle)}</bdi>
              <span class="number">{t.statistics.sessions(sessions)}</span>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}

function Figures({ since, total, days, months, mostRead, queries }: Counted) {
  const t = useMessages();
  const columns = usageNames.filter((name) => name !== "downloadSessions");
  return (
    <>
      <section class="section totals" aria-labelledby="totals">
        <h2 id="totals">{t.statistics.totals}</h2>
        <ul>
          {columns.map((name) => (
            <li>
              <b>{t.number(total[name])}</b> {t.statistics.names[name]}
            </li>
          ))}
        </ul>
        <p class="quiet">{t.statistics.since(dateText(since) ?? since)}</p>
      </section>
      <section class="section">
        <h2>{t.statistics.days}</h2>
        <UsageChart of={days} label={t.statistics.days} columns={columns} height={96} />
      </section>
      <section class="section">
        <h2>{t.statistics.months}</h2>
        <UsageChart of={months} label={t.statistics.months} columns={columns} height={96} />
        <UsageFiles />
      </section>
      {mostRead.ever.length > 0 && (
        <section class="section">
          <h2>{t.statistics.mostRead}</h2>
          <MostRead title={t.statistics.thisMonth} of={mostRead.thisMonth} />
          <MostRead title={t.statistics.journals} of={mostRead.journals} />
          <MostRead title={t.statistics.ever} of={mostRead.ever} />
        </section>
      )}
      {queries.length > 0 && (
        <section class="section">
          <h2>{t.statistics.queries}</h2>
          <p class="quiet">{t.statistics.queriesNote}</p>
          <ul class="counted">
            {queries.map(({ query, visitors }) => (
              <li>
                <a href={searchPath({ q: query })} rel="nofollow">
                  <bdi>{query}</bdi>
                  <span class="number">{t.statistics.visitors(visitors)}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Statistics({ view }: { view: StatisticsView }) {
  const t = useMessages();
  return (
    <div class="wrap page">
      <Breadcrumbs of={[{ text: { value: t.statistics.title } }]} />
      <header class="title">
        <h1>{t.statistics.title}</h1>
        <p class="lead">{t.statistics.lead}</p>
      </header>
      {view === undefined && <p>{t.statistics.notCounted}</p>}
      {view === "nothing" && <p>{t.statistics.nothing}</p>}
      {typeof view === "object" && <Figures {...view} />}
      {view !== undefined && (
        <section class="section" id="how">
          <h2>{t.statistics.how}</h2>
          <ul class="bullets">
            {t.statistics.rules.map((rule) => (
              <li>{rule}</li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

export function StatisticsPage({ view }: { view: StatisticsView }) {
  return (
    <Layout title={en.site.pageTitle(en.statistics.title)} description={en.statistics.lead} canonical="/statistics">
      <Statistics view={view} />
    </Layout>
  );
}

/** `/statistics` */
export function statisticsPage(app: FastifyInstance, parts: WebParts): void {
  app.get("/statistics", async (_request, reply) => {
    const view = parts.usage === undefined ? undefined : await load(parts.usage, parts);
    return sendPage(reply, parts, StatisticsPage({ view }));
  });
}
