import type { FastifyInstance, FastifyReply } from "fastify";
import type { CatalogueRecord, Provenance } from "../../catalogue/catalogue.ts";
import { clockTime } from "../../domain/clock-time.ts";
import { yearOf } from "../../domain/partial-date.ts";
import type { VideoData } from "../../domain/record.ts";
import { allowFrames } from "../../http/security.ts";
import { parseQuery } from "../../search/parse.ts";
import { clip } from "../clip.ts";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import { Cite } from "../components/cite.tsx";
import { Layout } from "../components/layout.tsx";
import { localAttributes } from "../components/local-text.tsx";
import { SampleBanner } from "../components/notices.tsx";
import { ProvenanceDetails } from "../components/provenance.tsx";
import { RecordHeader } from "../components/record-header.tsx";
import { RelatedRecords } from "../components/related-records.tsx";
import { TimeLink } from "../components/time-link.tsx";
import { Transcript, type TranscriptView } from "../components/transcript.tsx";
import { VideoDescription } from "../components/video-description.tsx";
import { VideoPlayer } from "../components/video-player.tsx";
import { WorkFacts } from "../components/work-facts.tsx";
import { embedded, workOnPage } from "../embedded.ts";
import { pathOf } from "../links.ts";
import { en, type Messages } from "../messages/en.ts";
import type { WebParts } from "../parts.ts";
import { type RelatedView, relatedRecords } from "../related-records.ts";
import { type RelationView, relationsOf } from "../relations-of.ts";
import { pagesOf, paragraphAt, paragraphsOf, searchCaptions } from "../transcript.ts";
import { playerAddress, playerOrigin, type VideoAsked, videoAsked, videoPath } from "../video-address.ts";
import { useMessages } from "../view.ts";
import { type Asked, recordRoute } from "./record-route.ts";

interface VideoView {
  readonly record: CatalogueRecord;
  readonly data: VideoData;
  readonly asked: VideoAsked;
  readonly transcript: TranscriptView | undefined;
  readonly relations: readonly RelationView[];
  readonly related: RelatedView;
  readonly provenance: readonly Provenance[];
}

/** A page is bounded: of it, each of these may take so many bytes. */
const captionsBytes = 13_000;
const descriptionBytes = 6_000;
const mostChapters = 60;
const longestChapter = 120;

/** Where a second is asked for, the page of the captions that has it. */
function transcriptOf({ captions = [] }: VideoData, asked: VideoAsked): TranscriptView | undefined {
  const track = captions[asked.track] ?? captions[0];
  if (track === undefined) return undefined;
  if (asked.q !== "") {
    const { query, explanations } = parseQuery(asked.q);
    const hits = query === null ? [] : searchCaptions(track, query);
    return { tracks: captions, track, paragraphs: [], page: 1, pages: 1, found: { hits, explanations } };
  }
  const paragraphs = paragraphsOf(track);
  const pages = pagesOf(paragraphs, captionsBytes);
  const current = asked.t === undefined ? undefined : paragraphs[paragraphAt(paragraphs, asked.t)];
  const there = current === undefined ? 0 : pages.findIndex((one) => one.includes(current));
  const page = Math.min(pages.length, asked.page ?? Math.max(0, there) + 1);
  return { tracks: captions, track, paragraphs: pages[page - 1] ?? [], page, pages: pages.length, current };
}

async function load({ record, query }: Asked, parts: WebParts): Promise<VideoView> {
  const { data } = record;
  if (data.kind !== "video") throw new Error(`not a video: ${record.id}`);
  const { catalogue } = parts;
  const asked = videoAsked(query);
  const [provenance, relations, related] = await Promise.all([
    catalogue.provenance(record.id),
    relationsOf(record, catalogue),
    relatedRecords(record, parts),
  ]);
  return { record, data, asked, transcript: transcriptOf(data, asked), relations, related, provenance };
}

function Chapters({ record, data, asked }: VideoView) {
  const t = useMessages();
  const { chapters = [] } = data;
  if (chapters.length === 0) return null;
  const second = asked.t;
  const lang = data.abstracts[0]?.lang ?? data.titles[0]?.lang;
  const here = second === undefined ? undefined : chapters.findLast(({ at }) => Math.floor(at) <= second);
  return (
    <section class="section" id="chapters">
      <h2>{t.video.chapters}</h2>
      <ol class="said" {...localAttributes(lang)}>
        {chapters.slice(0, mostChapters).map((chapter) => (
          <li aria-current={chapter === here ? "true" : undefined}>
            <TimeLink record={record} asked={asked} at={chapter.at} />
            <bdi>{clip(chapter.title, longestChapter)}</bdi>
          </li>
        ))}
      </ol>
      {chapters.length > mostChapters && <p class="quiet">{t.video.moreChapters(chapters.length - mostChapters)}</p>}
    </section>
  );
}

function kicker({ data }: VideoView, t: Messages): string {
  const year = data.published === undefined ? "" : String(yearOf(data.published));
  const length = data.duration === undefined ? "" : clockTime(data.duration);
  return [t.kinds.video.one, year, length].filter((part) => part !== "").join(" · ");
}

function Video(view: VideoView) {
  const t = useMessages();
  const { record, data, asked, transcript } = view;
  const [description] = data.abstracts;
  const title = data.titles[0] ?? { value: t.record.untitled };
  return (
    <article class="wrap page record video">
      {record.sample && <SampleBanner />}
      <Breadcrumbs of={[{ text: { value: t.video.videos }, href: "/videos" }, { text: title }]} />
      <RecordHeader titles={data.titles} kicker={kicker(view, t)} />
      <div class="body">
        <section class="information" aria-labelledby="information">
          <h2 id="information">{t.record.information.other}</h2>
          <WorkFacts data={data} relations={view.relations} />
        </section>
        <div class="text">
          <VideoPlayer record={record} asked={asked} />
          <Chapters {...view} />
          <section class="section" id="description">
            <h2>{t.video.description}</h2>
            {description === undefined ? (
              <p class="quiet">{t.video.noDescription}</p>
            ) : (
              <VideoDescription of={description} record={record} asked={asked} bytes={descriptionBytes} />
            )}
          </section>
          {transcript === undefined ? (
            <section class="section" id="said">
              <h2>{t.video.captions}</h2>
              <p class="quiet">{t.video.noCaptions}</p>
            </section>
          ) : (
            <Transcript record={record} asked={asked} of={transcript} />
          )}
          <Cite work={workOnPage(record)} path={pathOf(record)} sample={record.sample} />
          <RelatedRecords of={view.related} />
          <ProvenanceDetails entries={view.provenance} updatedAt={record.updatedAt} />
        </div>
      </div>
    </article>
  );
}

export function VideoPage(view: VideoView) {
  const { record, data, asked } = view;
  return (
    <Layout
      title={en.site.pageTitle(data.titles[0]?.value ?? en.record.untitled)}
      description={data.abstracts[0]?.value}
      canonical={pathOf(record)}
      noindex={record.sample || videoPath(record, asked) !== pathOf(record)}
      type="article"
      here="videos"
      styles={["videos.css"]}
      scripts={asked.play ? ["video.js"] : []}
      {...embedded(record)}
    >
      <Video {...view} />
    </Layout>
  );
}

/** The page may hold the player where its reader has asked for the film, and only then. */
function widen(reply: FastifyReply, { record, asked }: VideoView): void {
  if (asked.play && playerAddress(record, 0) !== undefined) allowFrames(reply, playerOrigin);
}

/** `/videos/{id}`; with `play=1` the film, from the second `t`; with `q` where that is said. */
export function videoPage(app: FastifyInstance, parts: WebParts): void {
  recordRoute(app, parts, "video", async (asked, reply) => {
    const view = await load(asked, parts);
    widen(reply, view);
    return VideoPage(view);
  });
}
