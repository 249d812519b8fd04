import type { FastifyInstance } from "fastify";
import { type WordCourse, wordCourse } from "../../search/word-course.ts";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import { CoursePlot } from "../components/course-plot.tsx";
import { Layout } from "../components/layout.tsx";
import { en } from "../messages/en.ts";
import { newsAsked, newsPath, newsRequest } from "../news-asked.ts";
import type { WebParts } from "../parts.ts";
import { sendPage } from "../site.ts";
import { useMessages } from "../view.ts";
import { newsStyles } from "./news.tsx";

interface WordsView {
  readonly q: string;
  readonly course: WordCourse;
}

function Words({ q, course }: WordsView) {
  const t = useMessages();
  const dated = course.bins.reduce((sum, { count }) => sum + count, 0);
  return (
    <div class="wrap page news-page">
      <Breadcrumbs of={[{ text: { value: t.news.title }, href: "/news" }, { text: { value: t.news.courseTitle } }]} />
      <header class="title">
        <h1>{q === "" ? t.news.courseTitle : t.news.courseOf(q)}</h1>
        <p class="lead">
          {q === "" ? t.news.courseLead : dated === 0 ? t.news.courseNothing : t.news.courseFound(dated)}
        </p>
      </header>
      <form class="filter" action="/news/words" method="get">
        <label for="course-q">{t.news.courseAsk}</label>
        <input type="search" id="course-q" name="q" value={q} dir="auto" maxLength={200} autocomplete="off" />
        <button class="button" type="submit">
          {t.news.show}
        </button>
      </form>
      <CoursePlot of={course} q={q} />
      {course.total > 0 && (
        <p>
          <a href={newsPath({ q })} rel="nofollow">
            {t.news.courseHeadlines}
          </a>
        </p>
      )}
    </div>
  );
}

export function NewsWordsPage(view: WordsView) {
  return (
    <Layout
      title={en.site.pageTitle(view.q === "" ? en.news.courseTitle : en.news.courseOf(view.q))}
      description={en.news.courseLead}
      canonical={view.q === "" ? "/news/words" : undefined}
      noindex={view.q !== ""}
      styles={newsStyles}
      here="news"
    >
      <Words {...view} />
    </Layout>
  );
}

/** `/news/words`: how often words stand in headlines over time. */
export function newsWordsPage(app: FastifyInstance, parts: WebParts): void {
  app.get<{ Querystring: Record<string, unknown> }>("/news/words", async (request, reply) => {
    const { q = "", ...rest } = newsAsked(request.query);
    const course = await wordCourse({ q, filters: newsRequest(rest).filters }, parts);
    return sendPage(reply, parts, NewsWordsPage({ q, course }));
  });
}
