import type { FastifyInstance } from "fastify";
import { addDays } from "../../domain/calendar.ts";
import { languageName } from "../../domain/language.ts";
import { formatPartialDate } from "../../domain/partial-date.ts";
import type { FacetCount } from "../../search/engine.ts";
import { clip } from "../clip.ts";
import { Headline } from "../components/headline.tsx";
import { Layout } from "../components/layout.tsx";
import { SampleNote } from "../components/notices.tsx";
import { Pagination } from "../components/pagination.tsx";
import { dateText } from "../dates.ts";
import { en } from "../messages/en.ts";
import { type NewsAsked, newsAsked, newsParameters, newsPath } from "../news-asked.ts";
import { type ListedHeadline, type NewsList, newsList } from "../news-list.ts";
import { pageAsked, pagePath } from "../paging.ts";
import type { WebParts } from "../parts.ts";
import { sendPage } from "../site.ts";
import { useMessages } from "../view.ts";

interface NewsView extends NewsList {
  readonly asked: NewsAsked;
  readonly page: number;
}

const longestChoice = 60;
export const newsStyles = ["checker.css", "news.css"] as const;

function Choice({
  name,
  of,
  chosen,
}: {
  name: "outlet" | "section" | "language";
  of: readonly FacetCount[];
  chosen?: string | undefined;
}) {
  const t = useMessages();
  const label = (value: string): string => (name === "language" ? languageName(value) : clip(value, longestChoice));
  const values = of.map(({ value }) => value);
  return (
    <div class="field">
      <label for={`news-${name}`}>{t.news[name]}</label>
      <select id={`news-${name}`} name={name}>
        <option value="">{t.news.all}</option>
        {[...(chosen === undefined || values.includes(chosen) ? [] : [chosen]), ...values].map((value) => (
          <option value={value} selected={value === chosen}>
            {label(value)}
          </option>
        ))}
      </select>
    </div>
  );
}

function FilterForm({ asked, choices }: Pick<NewsView, "asked" | "choices">) {
  const t = useMessages();
  return (
    <form class="checker news-filter" action="/news" method="get" aria-label={t.news.filter}>
      <div class="field">
        <label for="news-q">{t.news.words}</label>
        <input type="search" id="news-q" name="q" value={asked.q ?? ""} dir="auto" maxLength={200} autocomplete="off" />
      </div>
      <Choice name="outlet" of={choices.outlet} chosen={asked.outlet} />
      <Choice name="section" of={choices.section} chosen={asked.section} />
      <Choice name="language" of={choices.language} chosen={asked.language} />
      <div class="field">
        <label for="news-day">{t.news.day}</label>
        <input type="date" id="news-day" name="day" value={asked.day ?? ""} />
      </div>
      <button class="button" type="submit">
        {t.news.show}
      </button>
    </form>
  );
}

/** Headlines under the day that they are of, the latest of it first as far as times are known. */
function byDay(headlines: readonly ListedHeadline[]): [string | undefined, ListedHeadline[]][] {
  const days: [string | undefined, ListedHeadline[]][] = [];
  for (const one of headlines) {
    const date = one.record.data.published;
    const day = date === undefined ? undefined : formatPartialDate(date);
    const last = days.at(-1);
    if (last !== undefined && last[0] === day) last[1].push(one);
    else days.push([day, [one]]);
  }
  const timeOf = ({ record: { data } }: ListedHeadline): string => (data.kind === "news" ? (data.at ?? "") : "");
  for (const [, ofDay] of days) ofDay.sort((a, b) => (timeOf(a) < timeOf(b) ? 1 : timeOf(a) > timeOf(b) ? -1 : 0));
  return days;
}

function DayLinks({ asked }: { asked: NewsAsked }) {
  const t = useMessages();
  const { day } = asked;
  if (day === undefined) return null;
  return (
    <nav class="pages" aria-label={t.news.day}>
      <a class="button" href={newsPath({ ...asked, day: addDays(day, -1) })} rel="prev nofollow">
        {t.news.earlier}
      </a>
      <a class="button" href={newsPath({ ...asked, day: addDays(day, 1) })} rel="next nofollow">
        {t.news.later}
      </a>
    </nav>
  );
}

function News({ asked, headlines, total, page, pages, choices }: NewsView) {
  const t = useMessages();
  const isPlain = newsPath(asked) === "/news";
  const day = dateText(asked.day);
  return (
    <div class="wrap page news-page">
      <header class="title">
        <h1>{day === undefined ? t.news.title : t.news.on(day)}</h1>
        {isPlain && <p class="lead">{t.news.lead(total)}</p>}
        <p class="by">
          <a href={newsPath(asked, "/feeds/news.atom")} rel="nofollow">
            {t.news.feed}
          </a>
          {" · "}
          <a href={newsPath({ ...(asked.q === undefined ? {} : { q: asked.q }) }, "/news/words")} rel="nofollow">
            {t.news.plot}
          </a>
          {!isPlain && (
            <>
              {" · "}
              <a href="/news">{t.news.everything}</a>
            </>
          )}
        </p>
      </header>
      <FilterForm asked={asked} choices={choices} />
      {headlines.some(({ record }) => record.sample) && <SampleNote />}
      {headlines.length === 0 && <p class="lead">{t.news.none}</p>}
      {byDay(headlines).map(([when, ofDay]) => (
        <section class="section day">
          <h2>{when ?? t.news.undated}</h2>
          <ol class="headlines">
            {ofDay.map(({ record, others, more }) => (
              <li>
                <Headline record={record} others={others} more={more} />
              </li>
            ))}
          </ol>
        </section>
      ))}
      <DayLinks asked={asked} />
      <Pagination
        page={page}
        pages={pages}
        href={(n) => pagePath("/news", n, newsParameters(asked))}
        label={t.news.title}
        nofollow={!isPlain}
      />
    </div>
  );
}

export function NewsPage(view: NewsView) {
  const isPlain = newsPath(view.asked) === "/news";
  return (
    <Layout
      title={en.site.pageTitle(en.news.title)}
      description={en.news.lead(view.total)}
      canonical={isPlain ? pagePath("/news", view.page) : undefined}
      noindex={!isPlain || view.headlines.some(({ record }) => record.sample)}
      styles={newsStyles}
      here="news"
    >
      <News {...view} />
    </Layout>
  );
}

/** `/news`: the newest headlines, one a story, by day, outlet, section and language. */
export function newsPage(app: FastifyInstance, parts: WebParts): void {
  app.get<{ Querystring: Record<string, unknown> }>("/news", async (request, reply) => {
    const page = pageAsked(request.query);
    const asked = newsAsked(request.query);
    return sendPage(reply, parts, NewsPage({ ...(await newsList(asked, page, parts)), asked, page }));
  });
}
