import type { Identifier } from "./identifier.ts";

/** What an address at YouTube leads to. */
export type YoutubeAddress =
  | { readonly is: "video"; readonly id: string }
  | { readonly is: "channel" | "playlist"; readonly id: string }
  /** A channel by a name: its page alone says which it is. */
  | { readonly is: "named"; readonly path: string };

const hosts = new Set(["youtube.com", "youtu.be", "youtube-nocookie.com"]);
/** YouTube's names of videos: 64 bits in base64url. */
const video = /^[\w-]{11}$/;
const channel = /^UC[\w-]{22}$/;
const playlist = /^(?:PL|UU|OL|FL|LL)[\w-]{10,60}$/;

/** Whether a text has the form of YouTube's name of a video. */
export function isYoutubeVideo(text: string): boolean {
  return video.test(text);
}

/** What an address at YouTube leads to, a feed's included; undefined for any other. */
export function youtubeAddress(address: string): YoutubeAddress | undefined {
  const url = URL.parse(address);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  const host = url.hostname.replace(/^(?:www|m|music)\./, "");
  if (!hosts.has(host)) return undefined;
  const parts = url.pathname.split("/").filter((part) => part !== "");
  const [first = "", second = ""] = parts;
  const asked = (name: string): string => url.searchParams.get(name) ?? "";
  if (host === "youtu.be") return named("video", first);
  if (first === "feeds") return named("channel", asked("channel_id")) ?? named("playlist", asked("playlist_id"));
  if (first === "watch") return named("video", asked("v"));
  if (first === "playlist") return named("playlist", asked("list"));
  if (["embed", "v", "shorts", "live"].includes(first)) return named("video", second);
  if (first === "channel") return named("channel", second);
  if (/^@[^/]{1,100}$/.test(decoded(first))) return { is: "named", path: `/${first}` };
  if ((first === "user" || first === "c") && second !== "") return { is: "named", path: `/${first}/${second}` };
  // names that channels got before there were others: youtube.com/vu
  const isOldName = parts.length === 1 && /^[a-z0-9]{2,50}$/i.test(first) && !ownPages.has(first.toLowerCase());
  return isOldName ? { is: "named", path: `/${first}` } : undefined;
}

/** Pages of YouTube's own. */
const ownPages = new Set(
  "about account ads channel channels creators embed feed feeds gaming hashtag howyoutubeworks kids live logout movies music news paid playlist premium redirect results shorts signin sports t trending tv upload user watch".split(
    " ",
  ),
);

const forms = { video, channel, playlist } as const;

function named(is: keyof typeof forms, id: string): YoutubeAddress | undefined {
  return forms[is].test(id) ? { is, id } : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Address of the Atom feed of a channel or playlist at YouTube, which has the last 15 videos. */
export function youtubeFeed({ is, id }: { readonly is: "channel" | "playlist"; readonly id: string }): string {
  return `https://www.youtube.com/feeds/videos.xml?${is}_id=${id}`;
}

export function youtubeWatch(id: string): string {
  return `https://www.youtube.com/watch?v=${id}`;
}

const longestName = 200;

/** A video by its host's short name and the host's name of it: `youtube`, `vimeo`; undefined where one of them cannot be a name. */
export function videoIdentifier(host: string, id: string): Identifier | undefined {
  const name = host.toLowerCase().replace(/[^a-z0-9.-]/g, "");
  if (name === "" || id === "" || /[\s:]/.test(id) || id.length + name.length > longestName) return undefined;
  return { scheme: "video", value: `${name}:${id}`, valid: name !== "youtube" || isYoutubeVideo(id) };
}

/** YouTube's name of a video, by its identifier. */
export function youtubeId(identifiers: readonly Identifier[]): string | undefined {
  const found = identifiers.find(
    ({ scheme, value, valid }) => valid && scheme === "video" && value.startsWith("youtube:"),
  );
  const id = found?.value.slice("youtube:".length) ?? "";
  return isYoutubeVideo(id) ? id : undefined;
}
