import { jsonSourceFormat } from "../../readers/json-records.ts";
import type { SourceFormat } from "../../source.ts";
import { identifyVideo, mapVideo } from "./map.ts";

/** Keys that only yt-dlp (and youtube-dl before it) has beside `id` and `title`: the last ones stand so late that a file's beginning may lack them. */
const own = ["extractor_key", "extractor", "ie_key", "formats[].format_id", "automatic_captions", "_filename"];

/** What yt-dlp writes of videos: `.info.json` of one, lines of several (`-j`), playlists (`-J`, flat or not). */
export const ytDlp: SourceFormat = jsonSourceFormat({
  name: "yt-dlp",
  version: 1,
  layout: { lists: ["entries"] },
  recognise: (keys) => keys.has("id") && keys.has("title") && own.some((key) => keys.has(key)),
  identify: identifyVideo,
  map: mapVideo,
});
