import type { VNode } from "preact";
import type { CatalogueRecord } from "../../catalogue/catalogue.ts";
import { parseClockTime } from "../../domain/clock-time.ts";
import type { LocalText } from "../../domain/text.ts";
import { clipToBytes } from "../room.ts";
import { safeHref } from "../safe-href.ts";
import type { VideoAsked } from "../video-address.ts";
import { ExternalLink } from "./external-link.tsx";
import { localAttributes } from "./local-text.tsx";
import { TimeLink } from "./time-link.tsx";

/** An address, or a time of the film. */
const special = /https?:\/\/[^\s<>"]{1,500}|(?<![\d:.,-])\d{1,3}(?::\d{2}){1,2}(?![\d:.])/giu;
const mostLinks = 40;
const longestLine = 2000;
/** Elements around a link, its address and what screen readers hear: bytes. */
const shownAddress = 60;

interface Properties {
  of: LocalText;
  record: CatalogueRecord;
  asked: VideoAsked;
  /** Most bytes of its text. */
  bytes: number;
}

/** A description as its channel wrote it, line by line: addresses are links, and times of the film lead there. */
export function VideoDescription({ of, record, asked, bytes }: Properties) {
  const duration = record.data.kind === "video" ? record.data.duration : undefined;
  let links = 0;
  const inside = (line: string): (VNode | string)[] => {
    const parts: (VNode | string)[] = [];
    let done = 0;
    for (const found of line.matchAll(special)) {
      if (links >= mostLinks) break;
      const text = found[0].replace(/[.,;:!?)\]]+$/, "");
      const part = linkOf(text, record, asked, duration);
      if (part === undefined) continue;
      links += 1;
      parts.push(line.slice(done, found.index), part);
      done = found.index + text.length;
    }
    return [...parts, line.slice(done)];
  };
  const paragraphs = clipToBytes(of.value, bytes).split(/\n{2,}/);
  return (
    <div class="prose said" {...localAttributes(of.lang)}>
      {paragraphs.map((paragraph) => (
        <p>
          {paragraph.split("\n").map((line, index) => (
            <>
              {index > 0 && <br />}
              {inside(line.slice(0, longestLine))}
            </>
          ))}
        </p>
      ))}
    </div>
  );
}

function linkOf(
  text: string,
  record: CatalogueRecord,
  asked: VideoAsked,
  duration: number | undefined,
): VNode | undefined {
  if (/^https?:/i.test(text)) {
    if (safeHref(text) === undefined) return undefined;
    const shown = text.replace(/^https?:\/\/(?:www\.)?/i, "");
    return (
      <ExternalLink href={text}>
        <bdi>{shown.length > shownAddress ? `${shown.slice(0, shownAddress)}…` : shown}</bdi>
      </ExternalLink>
    );
  }
  const at = parseClockTime(text);
  if (at === undefined || (duration !== undefined && at > duration)) return undefined;
  return <TimeLink record={record} asked={asked} at={at} />;
}
