import type { FastifyInstance } from "fastify";
import type { CatalogueReader, CatalogueRecord, Provenance } from "../../catalogue/catalogue.ts";
import { yearOf } from "../../domain/partial-date.ts";
import type { ChapterData } from "../../domain/record.ts";
import { Abstracts } from "../components/abstracts.tsx";
import { Breadcrumbs, type Crumb } from "../components/breadcrumbs.tsx";
import { Cite } from "../components/cite.tsx";
import { ContentsTree, contentsStyles } from "../components/contents-tree.tsx";
import { FullText } from "../components/full-text.tsx";
import { Layout } from "../components/layout.tsx";
import { Inline } from "../components/local-text.tsx";
import { SampleBanner } from "../components/notices.tsx";
import { ProvenanceDetails } from "../components/provenance.tsx";
import { RecordHeader } from "../components/record-header.tsx";
import { RelatedRecords } from "../components/related-records.tsx";
import { SearchInside } from "../components/search-inside.tsx";
import { WorkFacts } from "../components/work-facts.tsx";
import { type ContentsLine, linesWithin, mostChapters } from "../contents-of.ts";
import { embedded, workOnPage } from "../embedded.ts";
import { pathOf, recordPath } from "../links.ts";
import { en, type Messages } from "../messages/en.ts";
import type { WebParts } from "../parts.ts";
import { type RelatedView, relatedRecords } from "../related-records.ts";
import { useMessages } from "../view.ts";
import { type Asked, recordRoute } from "./record-route.ts";

interface Neighbour {
  readonly id: string;
  readonly title: string;
}

/** What stands around a chapter. */
interface Surroundings {
  readonly book?: CatalogueRecord;
  readonly previous?: Neighbour | undefined;
  readonly next?: Neighbour | undefined;
  /** What the book's table of contents has below it. */
  readonly lines: readonly ContentsLine[];
}

interface ChapterView extends Surroundings {
  readonly record: CatalogueRecord;
  readonly data: ChapterData;
  readonly provenance: readonly Provenance[];
  readonly related: RelatedView;
}

const linesBytes = 16_000;

async function surroundings(record: CatalogueRecord, catalogue: CatalogueReader): Promise<Surroundings> {
  const [book] = record.bookId === undefined ? [] : await catalogue.records([record.bookId]);
  if (book?.data.kind !== "book") return { lines: [] };
  const chapters = await catalogue.chaptersOfBook(book.id, mostChapters);
  const at = chapters.findIndex(({ id }) => id === record.id);
  if (at < 0) return { book, lines: [] };
  const lines = linesWithin(book.data.contents ?? [], chapters[at]?.names ?? []);
  return { book, previous: chapters[at - 1], next: chapters[at + 1], lines };
}

async function load({ record }: Asked, parts: WebParts): Promise<ChapterView> {
  const { data } = record;
  if (data.kind !== "chapter") throw new Error(`not a chapter: ${record.id}`);
  const { catalogue } = parts;
  const [around, provenance, related] = await Promise.all([
    surroundings(record, catalogue),
    catalogue.provenance(record.id),
    relatedRecords(record, parts),
  ]);
  return { record, data, ...around, provenance, related };
}

function Neighbours({ previous, next }: ChapterView) {
  const t = useMessages();
  const found = [
    [previous, "prev", t.book.previous],
    [next, "next", t.book.next],
  ] as const;
  if (previous === undefined && next === undefined) return null;
  return (
    <nav class="neighbours" aria-label={t.book.contents}>
      {found.map(
        ([chapter, rel, label]) =>
          chapter && (
            <a href={recordPath("chapter", chapter.id)} rel={rel} class={rel}>
              <small>{label}</small>
              <Inline text={{ value: chapter.title === "" ? t.record.untitled : chapter.title }} />
            </a>
          ),
      )}
    </nav>
  );
}

function crumbs({ book, data }: ChapterView, t: Messages): Crumb[] {
  const untitled = { value: t.record.untitled };
  const inBook = book === undefined ? [] : [{ text: book.data.titles[0] ?? untitled, href: pathOf(book) }];
  return [{ text: { value: t.book.books }, href: "/books" }, ...inBook, { text: data.titles[0] ?? untitled }];
}

function Chapter(view: ChapterView) {
  const t = useMessages();
  const { record, data, book, lines } = view;
  const date = data.published ?? book?.data.published;
  const kicker = [t.kinds.chapter.one, date === undefined ? "" : String(yearOf(date))];
  return (
    <article class="wrap page record">
      {record.sample && <SampleBanner />}
      <Breadcrumbs of={crumbs(view, t)} />
      <RecordHeader titles={data.titles} kicker={kicker.filter((part) => part !== "").join(" · ")} />
      <div class="body">
        <section class="information" aria-labelledby="information">
          <h2 id="information">{t.record.information.other}</h2>
          <WorkFacts data={data} book={book} />
        </section>
        <div class="text">
          {data.abstracts.length > 0 && <Abstracts of={data.abstracts} />}
          {lines.length > 0 && (
            <section class="section">
              <h2>{t.book.inChapter}</h2>
              <ContentsTree lines={lines} lang={data.titles[0]?.lang} bytes={linesBytes} />
            </section>
          )}
          {book !== undefined && (
            <section class="section">
              <h2>{t.book.theBook}</h2>
              <SearchInside book={book.id} />
              {data.text !== undefined && <p class="quiet">{t.book.textSearched}</p>}
            </section>
          )}
          <FullText data={data} />
          <Cite work={workOnPage(record, { book })} path={pathOf(record)} sample={record.sample} />
          <Neighbours {...view} />
          <RelatedRecords of={view.related} />
          <ProvenanceDetails entries={view.provenance} updatedAt={record.updatedAt} />
        </div>
      </div>
    </article>
  );
}

export function ChapterPage(view: ChapterView) {
  const { record, data, book } = view;
  const title = data.titles[0]?.value ?? en.record.untitled;
  const whole = book?.data.titles[0]?.value ?? data.book?.titles[0]?.value;
  return (
    <Layout
      title={en.site.pageTitle(whole === undefined ? title : en.book.of(title, whole))}
      description={data.abstracts[0]?.value}
      canonical={pathOf(record)}
      noindex={record.sample}
      type="article"
      here="books"
      styles={contentsStyles}
      {...embedded(record, { book })}
    >
      <Chapter {...view} />
    </Layout>
  );
}

/** `/chapters/{id}` */
export function chapterPage(app: FastifyInstance, parts: WebParts): void {
  recordRoute(app, parts, "chapter", async (asked) => ChapterPage(await load(asked, parts)));
}
