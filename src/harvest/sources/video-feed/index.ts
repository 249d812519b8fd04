import { xmlSourceFormat } from "../../readers/xml-format.ts";
import type { SourceFormat } from "../../source.ts";
import { identifyEntry, mapEntry } from "./map.ts";

const namespace = "http://www.youtube.com/xml/schemas/2015";

/** Atom feeds of channels and playlists (RFC 4287 with the namespaces `yt` and `media`), from YouTube itself or from Invidious. */
export const videoFeed: SourceFormat = xmlSourceFormat({
  name: "video-feed",
  version: 1,
  called: "feed of videos",
  recognise: ({ local }, head) => local === "feed" && Buffer.from(head).toString("latin1").includes(namespace),
  isRoot: (local) => local === "feed",
  select: (path) => (path.length === 2 && path[1] === "entry" ? "record" : undefined),
  identify: identifyEntry,
  map: mapEntry,
});
