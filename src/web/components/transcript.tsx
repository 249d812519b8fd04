import type { CatalogueRecord } from "../../catalogue/catalogue.ts";
import { languageName } from "../../domain/language.ts";
import type { Captions } from "../../domain/record.ts";
import type { Explanation } from "../../search/result.ts";
import { pathOf } from "../links.ts";
import { clipSegmentsToBytes, segmentsBytes } from "../room.ts";
import type { SpokenHit, SpokenParagraph } from "../transcript.ts";
import { type VideoAsked, videoPath } from "../video-address.ts";
import { useMessages } from "../view.ts";
import { localAttributes } from "./local-text.tsx";
import { Pagination } from "./pagination.tsx";
import { Explanations } from "./search-help.tsx";
import { Segments } from "./segments.tsx";
import { TimeLink } from "./time-link.tsx";

/** What a page shows of a video's captions. */
export interface TranscriptView {
  readonly tracks: readonly Captions[];
  readonly track: Captions;
  readonly paragraphs: readonly SpokenParagraph[];
  readonly page: number;
  readonly pages: number;
  /** Where the asked second is said. */
  readonly current?: SpokenParagraph | undefined;
  /** Where something is searched in it. */
  readonly found?: { readonly hits: readonly SpokenHit[]; readonly explanations: readonly Explanation[] };
}

interface Properties {
  record: CatalogueRecord;
  asked: VideoAsked;
  of: TranscriptView;
}

const hitsBytes = 14_000;
const aroundHit = 170;
const longestHit = 600;
const mostTracks = 20;

function Tracks({ record, asked, of: { tracks, track } }: Properties) {
  const t = useMessages();
  if (tracks.length < 2) return null;
  return (
    <nav class="tracks" aria-label={t.video.captionsIn}>
      <ul>
        {tracks.slice(0, mostTracks).map((one, index) => {
          const { page: _, ...same } = asked;
          return (
            <li>
              <a
                href={`${videoPath(record, { ...same, track: index })}#said`}
                rel="nofollow"
                aria-current={one === track ? "true" : undefined}
              >
                {one.lang === undefined ? t.video.unknownLanguage : languageName(one.lang)}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** A plain form, so it works without scripts; that the film plays stays so. */
function Form({ record, asked }: Pick<Properties, "record" | "asked">) {
  const t = useMessages();
  return (
    <search>
      <form class="filter inside" action={`${pathOf(record)}#said`} method="get">
        <label for="in-captions">{t.video.search}</label>
        <input type="search" id="in-captions" name="q" value={asked.q} dir="auto" maxLength={500} autocomplete="off" />
        {asked.track > 0 && <input type="hidden" name="track" value={asked.track} />}
        {asked.play && <input type="hidden" name="play" value="1" />}
        {asked.play && asked.t !== undefined && <input type="hidden" name="t" value={asked.t} />}
        <button class="button" type="submit">
          {t.video.searchButton}
        </button>
      </form>
    </search>
  );
}

function Found({ record, asked, of }: Properties) {
  const t = useMessages();
  const { hits, explanations } = of.found ?? { hits: [], explanations: [] };
  let left = hitsBytes;
  const shown = hits.filter(({ segments }) => {
    left -= Math.min(longestHit, segmentsBytes(segments)) + aroundHit;
    return left >= 0;
  });
  const { q: _q, page: _page, ...rest } = asked;
  return (
    <>
      <h3>{t.video.found(asked.q, hits.length)}</h3>
      <Explanations of={explanations} />
      {hits.length === 0 && <p class="quiet">{t.video.foundNothing}</p>}
      <ol class="said" {...localAttributes(of.track.lang)}>
        {shown.map(({ at, segments }) => (
          <li>
            <TimeLink record={record} asked={asked} at={at} />
            <span>
              <Segments of={clipSegmentsToBytes(segments, longestHit)} />
            </span>
          </li>
        ))}
      </ol>
      {shown.length < hits.length && <p class="quiet">{t.video.foundMore(hits.length - shown.length)}</p>}
      <p>
        <a href={`${videoPath(record, rest)}#said`} rel="nofollow">
          {t.video.wholeText}
        </a>
      </p>
    </>
  );
}

function Whole({ record, asked, of }: Properties) {
  const t = useMessages();
  const { paragraphs, current, page, pages, track } = of;
  return (
    <>
      <ol class="said" {...localAttributes(track.lang)}>
        {paragraphs.map((paragraph) => (
          <li id={paragraph === current ? "here" : undefined} aria-current={paragraph === current ? "true" : undefined}>
            <TimeLink record={record} asked={asked} at={paragraph.at} />
            <span>{paragraph.text}</span>
          </li>
        ))}
      </ol>
      <Pagination
        page={page}
        pages={pages}
        href={(n) => `${videoPath(record, { ...asked, page: n })}#said`}
        label={t.video.pages}
        nofollow
      />
    </>
  );
}

/** All that is said in a video, page by page, and a search in it. */
export function Transcript(properties: Properties) {
  const t = useMessages();
  const { track, found } = properties.of;
  return (
    <section class="section" id="said">
      <h2>{t.video.captions}</h2>
      <Tracks {...properties} />
      <Form {...properties} />
      {track.automatic && <p class="quiet note">{t.video.automatic}</p>}
      {found === undefined ? <Whole {...properties} /> : <Found {...properties} />}
    </section>
  );
}
