import type { Captions } from "../../../domain/record.ts";
import { isObject, type JsonObject, objectIn, objectsIn } from "../../readers/json-values.ts";
import { parseCaptions } from "../captions/parse.ts";

const most = 20;

/**
 * Captions whose text stands in the record itself: yt-dlp then has `data` in place of an address. Most have an address alone: those are files of
 * their own. Of one language in several forms the first that can be read counts.
 */
export function captionsIn(record: JsonObject): Captions[] {
  const found: Captions[] = [];
  for (const key of ["subtitles", "requested_subtitles"]) {
    const tracks = objectIn(record, key);
    for (const code of Object.keys(tracks).slice(0, 500)) {
      if (found.length === most) return found;
      const track = firstReadable(tracks, code);
      if (track !== undefined && !found.some(({ lang }) => lang === track.lang)) found.push(track);
    }
  }
  return found;
}

function firstReadable(tracks: JsonObject, code: string): Captions | undefined {
  for (const form of objectsIn(tracks, code, 20)) {
    const data = isObject(form) ? form["data"] : undefined;
    const parsed = typeof data === "string" ? parseCaptions(data, code) : undefined;
    if (parsed !== undefined && parsed.cues.length > 0) return parsed;
  }
  return undefined;
}
