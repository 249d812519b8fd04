import type { FastifyInstance } from "fastify";
import type { CatalogueRecord, Provenance } from "../../catalogue/catalogue.ts";
import { yearOf } from "../../domain/partial-date.ts";
import type { BookData } from "../../domain/record.ts";
import { Abstracts } from "../components/abstracts.tsx";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import { Cite } from "../components/cite.tsx";
import { ContentsTree, contentsStyles } from "../components/contents-tree.tsx";
import { FullText } from "../components/full-text.tsx";
import { bytesOfHit, Hit } from "../components/hit.tsx";
import { Layout } from "../components/layout.tsx";
import { SampleBanner } from "../components/notices.tsx";
import { Pagination } from "../components/pagination.tsx";
import { ProvenanceDetails } from "../components/provenance.tsx";
import { RecordHeader } from "../components/record-header.tsx";
import { Explanations } from "../components/search-help.tsx";
import { SearchInside } from "../components/search-inside.tsx";
import { WorkFacts } from "../components/work-facts.tsx";
import { type Contents, contentsOf } from "../contents-of.ts";
import { embedded, workOnPage } from "../embedded.ts";
import { pathOf } from "../links.ts";
import { en, type Messages } from "../messages/en.ts";
import { pageAsked, pagePath } from "../paging.ts";
import type { WebParts } from "../parts.ts";
import { fairShare } from "../room.ts";
import { type Inside, searchInside } from "../search-inside.ts";
import { useMessages } from "../view.ts";
import { type Asked, recordRoute } from "./record-route.ts";

interface BookView {
  readonly record: CatalogueRecord;
  readonly data: BookData;
  readonly contents: Contents;
  readonly inside: Inside | undefined;
  readonly provenance: readonly Provenance[];
}

const longestQuery = 500;
/** A page is bounded: of it, what is in the book may take so many bytes. */
const contentsBytes = 20_000;
const othersBytes = 6_000;

async function load({ record, query }: Asked, { catalogue, engine }: WebParts): Promise<BookView> {
  const { data } = record;
  if (data.kind !== "book") throw new Error(`not a book: ${record.id}`);
  const { q: given } = query;
  const q = typeof given === "string" ? given.trim().slice(0, longestQuery) : "";
  const page = pageAsked(query);
  const [contents, provenance] = await Promise.all([
    contentsOf({ ...record, data }, catalogue),
    catalogue.provenance(record.id),
  ]);
  const inside = q === "" ? undefined : await searchInside(record, contents, { q, page }, { engine, catalogue });
  return { record, data, contents, inside, provenance };
}

function Found({ of: inside, path, lang }: { of: Inside; path: string; lang: string | undefined }) {
  const t = useMessages();
  const { q, hits, lines, total, page, pages } = inside;
  const room = fairShare(hits.map(bytesOfHit), contentsBytes);
  return (
    <section class="section" id="found">
      <h2>{t.book.found(q, total)}</h2>
      <Explanations of={inside.explanations} />
      {total === 0 && lines.length === 0 && <p class="lead">{t.book.foundNothing}</p>}
      {hits.length > 0 && (
        <ol class="hits">
          {hits.map((hit) => (
            <li>
              <Hit {...hit} level="h3" withinIssue room={room} />
            </li>
          ))}
        </ol>
      )}
      {lines.length > 0 && (
        <>
          <h3>{t.book.foundLines}</h3>
          <ContentsTree lines={lines} lang={lang} bytes={othersBytes} />
        </>
      )}
      <Pagination page={page} pages={pages} href={(n) => pagePath(path, n, { q })} label={t.search.pages} nofollow />
      <p>
        <a href={path}>{t.book.wholeBook}</a>
      </p>
    </section>
  );
}

function Inner({ record, data, contents: { lines, others } }: BookView) {
  const t = useMessages();
  const lang = data.titles[0]?.lang;
  const isEmpty = lines.length === 0 && others.length === 0;
  const all = lines.length === 0 ? others : lines;
  return (
    <section class="section" id="contents">
      <h2>{t.book.contents}</h2>
      {isEmpty ? <p class="quiet">{t.book.noContents}</p> : <SearchInside book={record.id} />}
      {all.length > 0 && <ContentsTree lines={all} lang={lang} bytes={contentsBytes} />}
      {lines.length > 0 && others.length > 0 && (
        <>
          <h3>{t.book.otherChapters}</h3>
          <ContentsTree lines={others} lang={lang} bytes={othersBytes} />
        </>
      )}
    </section>
  );
}

function kicker({ data }: BookView, t: Messages): string {
  const year = data.published === undefined ? "" : String(yearOf(data.published));
  return [t.kinds.book.one, year].filter((part) => part !== "").join(" · ");
}

function Whole(view: BookView) {
  const { record, data } = view;
  return (
    <div class="text">
      {data.abstracts.length > 0 && <Abstracts of={data.abstracts} />}
      <Inner {...view} />
      <FullText data={data} />
      <Cite work={workOnPage(record)} path={pathOf(record)} sample={record.sample} />
      <ProvenanceDetails entries={view.provenance} updatedAt={record.updatedAt} />
    </div>
  );
}

function Book(view: BookView) {
  const t = useMessages();
  const { record, data, inside } = view;
  const title = data.titles[0] ?? { value: t.record.untitled };
  return (
    <article class="wrap page record">
      {record.sample && <SampleBanner />}
      <Breadcrumbs of={[{ text: { value: t.book.books }, href: "/books" }, { text: title }]} />
      <RecordHeader titles={data.titles} kicker={kicker(view, t)} />
      {inside === undefined ? (
        <div class="body">
          <section class="information" aria-labelledby="information">
            <h2 id="information">{t.record.information.other}</h2>
            <WorkFacts data={data} />
          </section>
          <Whole {...view} />
        </div>
      ) : (
        <div class="text">
          <SearchInside book={record.id} q={inside.q} />
          <Found of={inside} path={pathOf(record)} lang={data.titles[0]?.lang} />
        </div>
      )}
    </article>
  );
}

export function BookPage(view: BookView) {
  const { record, data, inside } = view;
  return (
    <Layout
      title={en.site.pageTitle(data.titles[0]?.value ?? en.record.untitled)}
      description={data.abstracts[0]?.value}
      canonical={pathOf(record)}
      noindex={record.sample || inside !== undefined}
      type="article"
      here="books"
      styles={contentsStyles}
      {...embedded(record)}
    >
      <Book {...view} />
    </Layout>
  );
}

/** `/books/{id}`; with `q` what is found inside the book. */
export function bookPage(app: FastifyInstance, parts: WebParts): void {
  recordRoute(app, parts, "book", async (asked) => BookPage(await load(asked, parts)));
}
