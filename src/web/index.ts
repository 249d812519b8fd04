import type { FastifyPluginAsync } from "fastify";
import { newsFeed } from "./feeds/news.ts";
import { recognitionFeed } from "./feeds/recognition.ts";
import { videosFeed } from "./feeds/videos.ts";
import { articlePage } from "./pages/article.tsx";
import { bookPage } from "./pages/book.tsx";
import { booksPage } from "./pages/books.tsx";
import { changesPage } from "./pages/changes.tsx";
import { chapterPage } from "./pages/chapter.tsx";
import { citationsPage } from "./pages/citations.tsx";
import { dossierPages } from "./pages/dossier/index.ts";
import { exportPage } from "./pages/export.ts";
import { facetValuesPage } from "./pages/facet-values.tsx";
import { faviconPage } from "./pages/favicon.ts";
import { homePage } from "./pages/home.tsx";
import { issuePage } from "./pages/issue.tsx";
import { journalPage } from "./pages/journal.tsx";
import { journalsPage } from "./pages/journals.tsx";
import { keywordPage } from "./pages/keyword.tsx";
import { keywordsPage } from "./pages/keywords.ts";
import { newsPage } from "./pages/news.tsx";
import { newsItemPage } from "./pages/news-item.tsx";
import { newsWordsPage } from "./pages/news-words.tsx";
import { publishersPage } from "./pages/publishers.ts";
import { recognitionPage } from "./pages/recognition.tsx";
import { robotsPage } from "./pages/robots.ts";
import { searchPage } from "./pages/search.tsx";
import { sourcePage } from "./pages/source.tsx";
import { sourcesPage } from "./pages/sources.tsx";
import { statisticsPage } from "./pages/statistics.tsx";
import { subjectsPage } from "./pages/subjects.ts";
import { suggestPage } from "./pages/suggest.ts";
import { videoPage } from "./pages/video.tsx";
import { videosPage } from "./pages/videos.tsx";
import type { WebParts } from "./parts.ts";

export { renderErrorPage } from "./pages/error.tsx";
export type { WebParts } from "./parts.ts";

const pages = [
  homePage,
  searchPage,
  exportPage,
  facetValuesPage,
  suggestPage,
  articlePage,
  citationsPage,
  journalsPage,
  journalPage,
  recognitionPage,
  issuePage,
  booksPage,
  bookPage,
  chapterPage,
  newsPage,
  newsWordsPage,
  newsItemPage,
  videosPage,
  videoPage,
  subjectsPage,
  publishersPage,
  keywordPage,
  keywordsPage,
  sourcesPage,
  sourcePage,
  changesPage,
  statisticsPage,
  recognitionFeed,
  newsFeed,
  videosFeed,
  robotsPage,
  faviconPage,
];

/** All pages of the site. The files that they link to are served by `parts.assets.plugin`, which main registers. */
export function webRoutes(parts: WebParts): FastifyPluginAsync {
  return async (app) => {
    for (const page of pages) page(app, parts);
    await app.register(dossierPages(parts));
  };
}
