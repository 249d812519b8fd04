import { parseClockTime } from "../../../domain/clock-time.ts";
import { parseLanguages } from "../../../domain/language.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import { isYoutubeVideo, youtubeAddress } from "../../../domain/video-address.ts";
import type { Cells } from "../../readers/delimited.ts";
import type { TableRecord } from "../../readers/table.ts";
import { nameOfVideo, recordOfVideo } from "../videos/facts.ts";
import type { Column } from "./columns.ts";

/** One row. A video is named by its id at YouTube or by its address; without either the row is no video. */
export function mapRow(cells: Cells<Column>): Result<TableRecord> {
  const video = videoOf(cells.id ?? "", cells.link ?? "");
  if (video === undefined)
    return fail("missing_identifier", "The row names no video: its id and its address are none.");
  const channel = cells.channelid ?? "";
  const data = recordOfVideo({
    ...video,
    title: cells.title,
    description: cells.description,
    channel: cells.channel,
    channelUrl: /^UC[\w-]{22}$/.test(channel) ? `https://www.youtube.com/channel/${channel}` : undefined,
    published: cells.date,
    duration: secondsOf(cells.duration ?? ""),
    languages: parseLanguages(cells.language ?? ""),
    keywords: (cells.tags ?? "").split(/[,;|،]/),
    licence: cells.licence,
    thumbnail: cells.thumbnail,
    page: cells.link,
  });
  return data.ok ? ok({ identifier: nameOfVideo(video), mapped: { is: "record", data: data.value } }) : data;
}

function videoOf(id: string, link: string): { host: string; id: string } | undefined {
  const address = youtubeAddress(link);
  if (address?.is === "video") return { host: "youtube", id: address.id };
  const url = URL.parse(link);
  if (isYoutubeVideo(id) && (url === null || address !== undefined)) return { host: "youtube", id };
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  // at another host a video is named by its address
  const name = `${url.pathname}${url.search}`;
  return { host: url.hostname, id: encodeURIComponent(name).slice(0, 150) };
}

/** `754`, `12:34`, or ISO 8601 as YouTube's API has it: `PT12M34S`. */
function secondsOf(text: string): number | undefined {
  if (/^\d{1,7}(?:\.\d+)?$/.test(text)) return Number(text);
  const found = /^P(?:(\d{1,3})D)?T(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:(\d{1,5})(?:\.\d+)?S)?$/i.exec(text);
  if (found === null) return parseClockTime(text);
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = found.slice(1).map((part) => Number(part ?? 0));
  return ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
}
