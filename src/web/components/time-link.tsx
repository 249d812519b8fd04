import type { CatalogueRecord } from "../../catalogue/catalogue.ts";
import { clockTime } from "../../domain/clock-time.ts";
import { playerAddress, type VideoAsked, videoPath } from "../video-address.ts";

interface Properties {
  record: CatalogueRecord;
  asked: VideoAsked;
  /** Second. */
  at: number;
}

/** A time of a film, as a link that plays from there; only the time where nothing plays it. A script takes the player there without a new page. */
export function TimeLink({ record, asked, at }: Properties) {
  const second = Math.floor(at);
  const time = clockTime(second);
  if (playerAddress(record, second) === undefined) return <span class="time number">{time}</span>;
  const href = `${videoPath(record, { ...asked, play: true, t: second })}#player`;
  return (
    <a class="time number" href={href} rel="nofollow" data-second={second}>
      {time}
    </a>
  );
}
