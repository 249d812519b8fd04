import { parseLanguage } from "../../../domain/language.ts";
import { isYoutubeVideo, videoIdentifier } from "../../../domain/video-address.ts";
import type { ReaderOptions } from "../../source.ts";

/** What is known of captions besides their text: it stands in their file's name, or in a file beside it. */
export interface CaptionsOf {
  /** Value of an identifier of the scheme `video`. */
  readonly video: string;
  readonly lang?: string;
  readonly title?: string;
}

const ending = /\.(?:vtt|srt)$/i;
const language = /\.([a-z]{2,3}(?:[-_][a-z0-9-]{1,20})?)$/i;
const longestTitle = 300;

/** `Ghalib's letters [dQw4w9WgXcQ].en.vtt` as yt-dlp names files, or `dQw4w9WgXcQ.en.vtt`; undefined where no video is named. */
export function captionsOf({ fileName = "", companion }: ReaderOptions): CaptionsOf | undefined {
  const { stem, lang } = stemOf(fileName);
  const bracketed = /^(.*)\[([\w-]{11})\]$/s.exec(stem.trim());
  const id = bracketed?.[2] ?? (isYoutubeVideo(stem) ? stem : undefined);
  const video = companion?.video ?? (id === undefined ? undefined : videoIdentifier("youtube", id)?.value);
  const title = (bracketed?.[1] ?? "").trim().slice(0, longestTitle);
  if (video === undefined) return undefined;
  return { video, ...(lang === undefined ? {} : { lang }), ...(title === "" ? {} : { title }) };
}

/** A file's name without ending and language; the same as of the `.info.json` that yt-dlp writes beside it. */
export function stemOf(fileName: string): { readonly stem: string; readonly lang?: string } {
  const name = fileName.replace(ending, "");
  const said = language.exec(name)?.[1];
  const lang = said === undefined ? undefined : parseLanguage(said);
  if (said === undefined || lang === undefined) return { stem: name };
  return { stem: name.slice(0, -said.length - 1), lang };
}

/** The same as part of the name of a record's format, for kept bytes alone do not say whose they are. */
export function formatOfCaptions(name: string, { video, lang = "", title = "" }: CaptionsOf): string {
  return [name, encodeURIComponent(title), lang, encodeURIComponent(video)].join("\t");
}

export function captionsOfFormat(format: string): CaptionsOf | undefined {
  const [, title = "", lang = "", video = ""] = format.split("\t");
  if (video === "") return undefined;
  try {
    const named = decodeURIComponent(title);
    return {
      video: decodeURIComponent(video),
      ...(lang === "" ? {} : { lang }),
      ...(named === "" ? {} : { title: named }),
    };
  } catch {
    return undefined;
  }
}
