import type { RecordData } from "../../../domain/record.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import { youtubeWatch } from "../../../domain/video-address.ts";
import type { CaptionsOf } from "./file-name.ts";
import { parseCaptions } from "./parse.ts";

/** Captions as what is known of a video by them alone: joined with the video's own record by its identifier, whichever comes first. */
export function mapCaptions(text: string, { video, lang, title }: CaptionsOf): Result<RecordData> {
  const captions = parseCaptions(text, lang);
  if (captions.cues.length === 0)
    return fail("malformed_record", "There are no captions in it: no line has two times.");
  const [host, id = ""] = video.split(":", 2);
  return ok({
    kind: "video",
    titles: title === undefined ? [] : [{ value: title }],
    abstracts: [],
    contributors: [],
    identifiers: [{ scheme: "video", value: video, valid: true }],
    languages: [],
    keywords: [],
    subjects: [],
    access: "unknown",
    links: host === "youtube" ? [{ rel: "landing", url: youtubeWatch(id) }] : [],
    channel: "",
    captions: [captions],
  });
}

/** One a video and language. */
export function nameOfCaptions({ video, lang = "" }: CaptionsOf): string {
  return `captions:${video}${lang === "" ? "" : `/${lang}`}`;
}
