import { accessOf, parseLicence } from "../../../domain/licence.ts";
import { parsePartialDate } from "../../../domain/partial-date.ts";
import type { Captions, Link, VideoChapter, VideoData } from "../../../domain/record.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import { videoIdentifier, youtubeWatch } from "../../../domain/video-address.ts";
import { localText } from "../../../text/language.ts";
import { stated } from "../stated.ts";
import { chaptersIn } from "./chapters.ts";
import { mentionsIn } from "./mentions.ts";

/** What sources say of a video, whatever they are written in. Texts are plain; a description keeps its lines. */
export interface VideoFacts {
  /** Short name of its host: `youtube`. */
  readonly host: string;
  /** Its name there. */
  readonly id: string;
  readonly title: string | undefined;
  readonly description?: string | undefined;
  readonly channel?: string | undefined;
  readonly channelUrl?: string | undefined;
  /** Any form of a date or instant. */
  readonly published?: string | undefined;
  /** Seconds. */
  readonly duration?: number | undefined;
  /** BCP 47 primary subtags, as the source states them. */
  readonly languages?: readonly string[];
  readonly keywords?: readonly string[];
  readonly licence?: string | undefined;
  readonly thumbnail?: string | undefined;
  /** Its page, where the host is not YouTube. */
  readonly page?: string | undefined;
  readonly chapters?: readonly VideoChapter[];
  readonly captions?: readonly Captions[];
}

const longest = { title: 1000, description: 50_000, channel: 300, address: 2000, keyword: 200 } as const;
const mostKeywords = 200;
const longestVideo = 10 * 24 * 3600;

/** `yt:video:…` as YouTube itself calls one in its feeds, and so for other hosts: one name in all formats, so that a source has a video once. */
export function nameOfVideo({ host, id }: Pick<VideoFacts, "host" | "id">): string {
  return host === "youtube" ? `yt:video:${id}` : `${host}:video:${id}`;
}

/** A record out of such facts. `missing_title` where there is none, as private and deleted videos have. */
export function recordOfVideo(facts: VideoFacts): Result<VideoData> {
  const identifier = videoIdentifier(facts.host, facts.id);
  if (identifier === undefined) return fail("missing_identifier", "What the host calls the video cannot be a name.");
  const title = oneLine(facts.title ?? "").slice(0, longest.title);
  if (title === "" || /^\[(?:private|deleted) video\]$/i.test(title)) {
    return fail("missing_title", "The video has no title: it is private or deleted, or its list says nothing of it.");
  }
  const description = linesOf(facts.description ?? "").slice(0, longest.description);
  const languages = facts.languages ?? [];
  const only = languages.length === 1 ? languages[0] : undefined;
  const text = description === "" ? undefined : localText(description, only);
  const licences = facts.licence === undefined ? [] : [facts.licence];
  const licence = parseLicence(licences);
  const told = facts.chapters ?? [];
  const chapters = told.length > 0 ? told : chaptersIn(description);
  const relations = mentionsIn(description);
  const captions = facts.captions ?? [];
  const page = identifier.value.startsWith("youtube:") ? youtubeWatch(facts.id) : address(facts.page);
  return ok({
    kind: "video",
    // a title alone is often too short to tell
    titles: [localText(title, only ?? text?.lang)],
    abstracts: text === undefined ? [] : [text],
    contributors: [],
    identifiers: [identifier],
    ...stated({ published: parsePartialDate(facts.published ?? "") }),
    languages,
    keywords: keywordsOf(facts.keywords ?? []),
    subjects: [],
    ...stated({ licence }),
    access: accessOf(licence, licences),
    links: page === undefined ? [] : [{ rel: "landing", url: page } satisfies Link],
    ...(relations.length === 0 ? {} : { relations }),
    channel: oneLine(facts.channel ?? "").slice(0, longest.channel),
    ...stated({
      channelUrl: address(facts.channelUrl),
      duration: durationOf(facts.duration),
      thumbnail: address(facts.thumbnail),
    }),
    ...(chapters.length === 0 ? {} : { chapters }),
    ...(captions.length === 0 ? {} : { captions }),
  });
}

function durationOf(seconds: number | undefined): number | undefined {
  return seconds !== undefined && seconds > 0 && seconds <= longestVideo ? Math.round(seconds) : undefined;
}

function address(text: string | undefined): string | undefined {
  const url = text?.trim() ?? "";
  return /^https?:\/\/\S+$/i.test(url) && url.length <= longest.address && URL.canParse(url) ? url : undefined;
}

const controls = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

export function oneLine(text: string): string {
  return text.toWellFormed().replace(controls, " ").replace(/\s+/g, " ").trim();
}

/** With its lines: one blank line at most between paragraphs. */
function linesOf(text: string): string {
  return text
    .toWellFormed()
    .replace(controls, " ")
    .replace(/\r\n?/g, "\n")
    .split("\n")
    .map((line) => line.replace(/\s+/g, " ").trim())
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

function keywordsOf(words: readonly string[]): VideoData["keywords"] {
  const distinct = new Set(words.map((word) => oneLine(word).slice(0, longest.keyword)));
  distinct.delete("");
  return [...distinct].slice(0, mostKeywords).map((word) => localText(word));
}
