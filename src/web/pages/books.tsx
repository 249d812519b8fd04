import type { FastifyInstance } from "fastify";
import { recogniseIdentifier } from "../../domain/recognise-identifier.ts";
import { maxWindow } from "../../search/engine.ts";
import { titleWords } from "../../search/journals-by-words.ts";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import { Hit } from "../components/hit.tsx";
import { Layout } from "../components/layout.tsx";
import { SampleNote } from "../components/notices.tsx";
import { Pagination } from "../components/pagination.tsx";
import { pathOf } from "../links.ts";
import { type PlainHit, plainHits } from "../list-of-hits.ts";
import { en } from "../messages/en.ts";
import { pageAsked, pageCount, pagePath } from "../paging.ts";
import type { WebParts } from "../parts.ts";
import { sendPage, viewOf } from "../site.ts";
import { useMessages } from "../view.ts";

interface BooksView {
  readonly books: readonly PlainHit[];
  readonly chapters: ReadonlyMap<string, number>;
  readonly total: number;
  readonly q: string;
  readonly page: number;
  readonly pages: number;
}

const perPage = 30;
const longestFilter = 200;
/** Most bytes of one book in the list. */
const room = 1400;

function Directory({ books, chapters, total, q, page, pages }: BooksView) {
  const t = useMessages();
  return (
    <div class="wrap page directory">
      <Breadcrumbs of={[{ text: { value: t.book.books } }]} />
      <header class="title">
        <h1>{q === "" ? t.book.books : t.book.booksFor(q)}</h1>
        {q === "" && <p class="lead">{t.book.booksLead(total)}</p>}
      </header>
      <form class="filter" action="/books" method="get">
        <label for="title-filter">{t.book.filter}</label>
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
      {books.some(({ record }) => record.sample) && <SampleNote />}
      {books.length === 0 && <p class="lead">{t.book.noBooks}</p>}
      {q !== "" && (
        <p>
          <a href="/books">{t.book.allBooks}</a>
        </p>
      )}
      <ol class="hits">
        {books.map((book) => {
          const count = chapters.get(book.record.id) ?? 0;
          return (
            <li>
              <Hit {...book} room={room} />
              {count > 0 && <p class="by">{t.book.chapters(count)}</p>}
            </li>
          );
        })}
      </ol>
      <Pagination
        page={page}
        pages={pages}
        href={(n) => pagePath("/books", n, q === "" ? {} : { q })}
        label={t.book.books}
      />
    </div>
  );
}

export function BooksPage(view: BooksView) {
  return (
    <Layout
      title={en.site.pageTitle(en.book.books)}
      description={en.book.booksLead(view.total)}
      canonical={view.q === "" ? pagePath("/books", view.page) : undefined}
      noindex={view.q !== ""}
      here="books"
    >
      <Directory {...view} />
    </Layout>
  );
}

/** `/books`: all of them by title, or those with words in their title; an ISBN leads straight to its book. */
export function booksPage(app: FastifyInstance, parts: WebParts): void {
  const { catalogue, engine } = parts;
  app.get<{ Querystring: Record<string, unknown> }>("/books", async (request, reply) => {
    const page = pageAsked(request.query);
    const given = request.query.q;
    const q = typeof given === "string" ? given.trim().slice(0, longestFilter) : "";
    const identifier = recogniseIdentifier(q);
    if (identifier?.scheme === "isbn" && identifier.valid) {
      const named = await catalogue.records(await catalogue.byIdentifier("isbn", identifier.value));
      const [book, ...others] = named.filter(({ kind }) => kind === "book");
      if (book && others.length === 0) return reply.redirect(pathOf(book), 302);
    }
    const found = await engine.search({
      query: titleWords(q),
      filters: { kind: ["book"] },
      facets: {},
      sort: "title",
      offset: (page - 1) * perPage,
      limit: perPage,
    });
    const pages = pageCount(page, Math.min(found.total, maxWindow), perPage);
    const ids = found.hits.map(({ id }) => id);
    const [books, chapters] = await Promise.all([
      plainHits(ids, catalogue, viewOf(parts).today),
      catalogue.chapterCounts(ids),
    ]);
    return sendPage(reply, parts, BooksPage({ books, chapters, total: found.total, q, page, pages }));
  });
}
