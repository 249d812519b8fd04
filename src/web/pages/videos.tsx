import type { FastifyInstance } from "fastify";
import { maxWindow } from "../../search/engine.ts";
import { durations } from "../../search/fields.ts";
import { toHit } from "../../search/hit.ts";
import { parseQuery } from "../../search/parse.ts";
import type { Hit as FoundHit } from "../../search/result.ts";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import { CountedLinks } from "../components/counted-links.tsx";
import { Hit } from "../components/hit.tsx";
import { Layout } from "../components/layout.tsx";
import { SampleNote } from "../components/notices.tsx";
import { Pagination } from "../components/pagination.tsx";
import { Explanations } from "../components/search-help.tsx";
import { en } from "../messages/en.ts";
import { pageCount, pagePath } from "../paging.ts";
import type { WebParts } from "../parts.ts";
import { sendPage } from "../site.ts";
import { type FoundVideos, findVideos, type VideosAsked, videosAsked, videosQuery } from "../videos-asked.ts";
import { useMessages } from "../view.ts";

interface VideosView {
  readonly asked: VideosAsked;
  readonly found: FoundVideos;
  readonly hits: readonly FoundHit[];
  readonly pages: number;
}

const perPage = 20;
/** Most bytes of one video in the list. */
const room = 1150;

const isFiltered = ({ q, channel, duration, captions }: VideosAsked): boolean =>
  q !== "" || channel !== "" || duration !== "" || captions;

/** Each leads to the same list with this one choice more, or without it. */
function Filters({ asked, found }: VideosView) {
  const t = useMessages();
  const href = (change: Partial<VideosAsked>): string => `/videos${videosQuery({ ...asked, ...change })}`;
  const lengths = durations.flatMap((name) => found.durations.filter(({ value }) => value === name));
  return (
    <aside aria-label={t.search.filters}>
      {found.captions > 0 && (
        <CountedLinks
          of={[
            {
              text: t.video.withCaptions,
              count: found.captions,
              href: href({ captions: !asked.captions }),
              nofollow: true,
            },
          ]}
        />
      )}
      {lengths.length > 0 && (
        <section class="section">
          <h2>{t.video.lengths}</h2>
          <CountedLinks
            of={lengths.map(({ value, count }) => ({
              text: t.durations[value] ?? value,
              count,
              href: href({ duration: value === asked.duration ? "" : value }),
              nofollow: true,
            }))}
          />
        </section>
      )}
      {found.channels.length > 0 && (
        <section class="section">
          <h2>{t.video.channels}</h2>
          <CountedLinks
            of={found.channels.map(({ value, count }) => ({
              text: value,
              count,
              href: href({ channel: value === asked.channel ? "" : value }),
              nofollow: true,
            }))}
          />
        </section>
      )}
      <p>
        <a href={`/feeds/videos.atom${videosQuery(asked)}`} rel="nofollow">
          {t.video.feed}
        </a>
      </p>
    </aside>
  );
}

function List(view: VideosView) {
  const t = useMessages();
  const { asked, found, hits, pages } = view;
  const { page: _page, ...same } = asked;
  const named = [asked.q, asked.channel].filter((part) => part !== "").join(" · ");
  return (
    <div class="wrap page directory">
      <Breadcrumbs of={[{ text: { value: t.video.videos } }]} />
      <header class="title">
        <h1>{named === "" ? t.video.videos : t.video.videosFor(named)}</h1>
        {!isFiltered(asked) && <p class="lead">{t.video.videosLead(found.total)}</p>}
      </header>
      <form class="filter" action="/videos" method="get">
        <label for="video-filter">{t.video.filter}</label>
        <input type="search" id="video-filter" name="q" value={asked.q} dir="auto" maxLength={500} autocomplete="off" />
        {asked.channel !== "" && <input type="hidden" name="channel" value={asked.channel} />}
        {asked.duration !== "" && <input type="hidden" name="duration" value={asked.duration} />}
        {asked.captions && <input type="hidden" name="has" value="captions" />}
        <button class="button" type="submit">
          {t.video.searchButton}
        </button>
      </form>
      <Explanations of={found.explanations} />
      {hits.some(({ record }) => record.sample) && <SampleNote />}
      {hits.length === 0 && <p class="lead">{t.video.noVideos}</p>}
      {isFiltered(asked) && (
        <p>
          <a href="/videos">{t.video.allVideos}</a>
        </p>
      )}
      <div class="videos-columns">
        <div>
          <ol class="hits">
            {hits.map((hit) => (
              <li>
                <Hit {...hit} room={room} />
              </li>
            ))}
          </ol>
          <Pagination
            page={asked.page}
            pages={pages}
            href={(n) => `/videos${withPage(videosQuery(same), n)}`}
            label={t.video.videos}
            nofollow
          />
        </div>
        <Filters {...view} />
      </div>
    </div>
  );
}

function withPage(query: string, page: number): string {
  if (page === 1) return query;
  return `${query === "" ? "?" : `${query}&`}page=${page}`;
}

export function VideosPage(view: VideosView) {
  const { asked } = view;
  const filtered = isFiltered(asked);
  return (
    <Layout
      title={en.site.pageTitle(en.video.videos)}
      description={en.video.videosLead(view.found.total)}
      canonical={filtered ? undefined : pagePath("/videos", asked.page)}
      noindex={filtered}
      here="videos"
      styles={["videos.css"]}
    >
      <List {...view} />
    </Layout>
  );
}

/** `/videos`: the newest first, or those that have what is searched for, with channels and lengths to choose from. */
export function videosPage(app: FastifyInstance, parts: WebParts): void {
  const { catalogue, engine } = parts;
  app.get<{ Querystring: Record<string, unknown> }>("/videos", async (request, reply) => {
    const asked = videosAsked(request.query);
    const found = await findVideos(asked, perPage, engine);
    const pages = pageCount(asked.page, Math.min(found.total, maxWindow), perPage);
    const { query } = parseQuery(asked.q);
    const records = await catalogue.records(found.ids);
    const hits = records.map((record) => toHit(record, query, undefined));
    return sendPage(reply, parts, VideosPage({ asked, found, hits, pages }));
  });
}
