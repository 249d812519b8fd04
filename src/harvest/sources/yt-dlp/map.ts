import { parseLanguages } from "../../../domain/language.ts";
import type { RecordData, VideoChapter } from "../../../domain/record.ts";
import { fail, type Result } from "../../../domain/result.ts";
import { videoIdentifier } from "../../../domain/video-address.ts";
import { type JsonObject, numberIn, objectsIn, rawIn, textsIn } from "../../readers/json-values.ts";
import { nameOfVideo, oneLine, recordOfVideo } from "../videos/facts.ts";
import { captionsIn } from "./captions.ts";

const mostChapters = 500;
const longestTitle = 300;

function hostOf(record: JsonObject): string | undefined {
  const key = rawIn(record, "extractor_key") ?? rawIn(record, "ie_key") ?? rawIn(record, "extractor");
  // `youtube:tab` and the like are lists at the same host
  return (
    key
      ?.split(":")[0]
      ?.toLowerCase()
      .replace(/[^a-z0-9.-]/g, "") || undefined
  );
}

function hasEntries(record: JsonObject): boolean {
  const type = rawIn(record, "_type");
  return type === "playlist" || type === "multi_video";
}

export function identifyVideo(record: JsonObject): string | undefined {
  const [host, id] = [hostOf(record), rawIn(record, "id")];
  if (host === undefined || id === undefined || id.length > 200) return undefined;
  return hasEntries(record) ? `${host}:list:${id}` : nameOfVideo({ host, id });
}

/** The video's identifier of the scheme `video`, for what lies beside the record in files of its own. */
export function videoNamedBy(record: JsonObject): string | undefined {
  const found = hasEntries(record) ? undefined : videoIdentifier(hostOf(record) ?? "", rawIn(record, "id") ?? "");
  return found?.valid === true ? found.value : undefined;
}

/** One video of yt-dlp's. Keys as its README says ("Output template"). */
export function mapVideo(record: JsonObject): Result<RecordData> {
  if (hasEntries(record)) {
    return fail("malformed_record", "It is a list of videos within a list: fetch that one with yt-dlp by itself.");
  }
  return recordOfVideo({
    host: hostOf(record) ?? "",
    id: rawIn(record, "id") ?? "",
    title: rawIn(record, "fulltitle") ?? rawIn(record, "title"),
    description: rawIn(record, "description"),
    channel: rawIn(record, "channel") ?? rawIn(record, "uploader") ?? rawIn(record, "playlist_channel"),
    channelUrl: rawIn(record, "channel_url") ?? rawIn(record, "uploader_url"),
    published: publishedOf(record),
    duration: numberIn(record, "duration"),
    languages: parseLanguages(rawIn(record, "language") ?? ""),
    keywords: textsIn(record, "tags", 200),
    licence: rawIn(record, "license"),
    thumbnail: rawIn(record, "thumbnail"),
    page: rawIn(record, "webpage_url") ?? rawIn(record, "url"),
    chapters: chaptersOf(record),
    captions: captionsIn(record),
  });
}

/** `release_date` is that of a premiere or a live video; `timestamp` counts seconds since 1970. */
function publishedOf(record: JsonObject): string | undefined {
  const day = rawIn(record, "release_date") ?? rawIn(record, "upload_date");
  if (day !== undefined) return day;
  const seconds = numberIn(record, "timestamp");
  const isTime = seconds !== undefined && seconds > 0 && seconds < 253_402_300_800;
  return isTime ? new Date(seconds * 1000).toISOString().slice(0, 10) : undefined;
}

function chaptersOf(record: JsonObject): VideoChapter[] {
  return objectsIn(record, "chapters", mostChapters)
    .flatMap((chapter): VideoChapter[] => {
      const [at, title] = [numberIn(chapter, "start_time"), oneLine(rawIn(chapter, "title") ?? "")];
      return at === undefined || at < 0 || title === "" ? [] : [{ at, title: title.slice(0, longestTitle) }];
    })
    .toSorted((a, b) => a.at - b.at);
}
