import type { CatalogueRecord } from "../../catalogue/catalogue.ts";
import { clockTime } from "../../domain/clock-time.ts";
import { clip } from "../clip.ts";
import { hostOf, safeHref } from "../safe-href.ts";
import { playerAddress, playerOrigin, type VideoAsked, videoPath } from "../video-address.ts";
import { useMessages } from "../view.ts";
import { ExternalLink } from "./external-link.tsx";

interface Properties {
  record: CatalogueRecord;
  asked: VideoAsked;
}

/** The film itself. On the page only where a click has asked for it, and allowed there alone (`allowFrames`). */
function Film({ record, src }: { record: CatalogueRecord; src: string }) {
  const t = useMessages();
  return (
    <iframe
      class="film"
      id="film"
      src={src}
      title={t.video.playerOf(clip(record.data.titles[0]?.value ?? t.record.untitled, 200))}
      width="560"
      height="315"
      allow="autoplay; fullscreen; encrypted-media; picture-in-picture"
      allowFullScreen
      referrerpolicy="strict-origin-when-cross-origin"
    />
  );
}

/** Where the film would be: how it is started, and where else it can be watched. Without scripts, and without anything of another site. */
export function VideoPlayer({ record, asked }: Properties) {
  const t = useMessages();
  const second = asked.t ?? 0;
  const src = playerAddress(record, second);
  const page = safeHref(record.data.links.find(({ rel }) => rel === "landing")?.url);
  const host = page === undefined ? undefined : hostOf(page);
  const elsewhere = host !== undefined && page !== undefined && !record.sample && (
    <ExternalLink href={page} class={src === undefined ? "button main" : "button"}>
      {t.video.watchAt(host)}
    </ExternalLink>
  );
  return (
    <section class="section player" id="player" aria-label={t.video.watch}>
      {src !== undefined && asked.play && <Film record={record} src={src} />}
      {src !== undefined && !asked.play && (
        <a class="poster" href={`${videoPath(record, { ...asked, play: true })}#player`} rel="nofollow">
          <svg width="56" height="56" viewBox="0 0 56 56" aria-hidden="true">
            <circle cx="28" cy="28" r="27" />
            <path d="M23 18v20l16-10z" />
          </svg>
          {second > 0 ? t.video.playFrom(clockTime(second)) : t.video.play}
        </a>
      )}
      {src === undefined && <p class="quiet">{record.sample ? t.video.fictional : t.video.noPlayer}</p>}
      {src !== undefined && !asked.play && <p class="quiet note">{t.video.playNote(hostOf(playerOrigin) ?? "")}</p>}
      {elsewhere && <p class="buttons">{elsewhere}</p>}
    </section>
  );
}
