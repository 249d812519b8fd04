import { decodeHTML } from "entities";

/** `<v Name>` says who speaks (WebVTT, 3.4). */
const voice = /<v(?:\.[^\s>]{0,50})?\s+([^>]{1,100})>/g;
const tag = /<\/?[a-z0-9:.][^<>]{0,200}>/gi;
/** Places on the screen, as SubRip files borrow them from SubStation: `{\an8}`. */
const place = /\{\\[^{}]{0,40}\}/g;

/** One line of a cue as it is read: without tags and times of words, who speaks before a colon. */
export function cueText(line: string): string {
  const text = line.replace(place, "").replace(voice, "$1: ").replace(tag, "");
  return decodeHTML(text)
    .toWellFormed()
    .replace(/[\0-\x1f\x7f\u200b]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
