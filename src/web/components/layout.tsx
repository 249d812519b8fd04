import type { ComponentChildren } from "preact";
import { useView } from "../view.ts";
import { Head, type HeadProperties } from "./head.tsx";
import { Mark } from "./mark.tsx";
import { SearchBox } from "./search-box.tsx";

interface Properties extends HeadProperties {
  /** Which entry of the navigation this page belongs to. */
  here?: "journals" | "books" | "news" | "videos" | "recognition" | "subjects" | "publishers" | "keywords" | "search";
  /** What is in the search box at the top; no box where the page has one of its own. */
  query?: string | false;
  children: ComponentChildren;
}

const places = [
  ["journals", "/journals"],
  ["books", "/books"],
  ["videos", "/videos"],
  ["recognition", "/recognition"],
  ["subjects", "/subjects"],
] as const;

/** At the foot of the page alone. */
const more = [
  ["news", "/news"],
  ["publishers", "/publishers"],
  ["keywords", "/keywords"],
  ["sources", "/sources"],
  ["statistics", "/statistics"],
] as const;

/** The frame of every page: head, skip link, top, content, foot. */
export function Layout({ here, query = "", children, ...head }: Properties) {
  const { t } = useView();
  return (
    <html lang={t.lang} dir={t.dir}>
      <Head {...head} />
      <body>
        <a class="skip" href="#content">
          {t.site.skip}
        </a>
        <header class="top">
          <div class="wrap">
            <a class="word" href="/" aria-label={t.site.home}>
              <Mark size={30} />
              {t.site.name}
            </a>
            <nav aria-label={t.site.mainNavigation}>
              {places.map(([name, path]) => (
                <a href={path} aria-current={here === name ? "page" : undefined}>
                  {t.site.nav[name]}
                </a>
              ))}
            </nav>
            {query !== false && <SearchBox query={query} />}
          </div>
        </header>
        <main id="content" tabIndex={-1}>
          {children}
        </main>
        <footer class="foot">
          <div class="wrap">
            <p>{t.site.about}</p>
            <ul>
              {[["search", "/search"] as const, ...places, ...more].map(([name, path]) => (
                <li>
                  <a href={path}>{t.site.nav[name]}</a>
                </li>
              ))}
            </ul>
          </div>
        </footer>
      </body>
    </html>
  );
}
