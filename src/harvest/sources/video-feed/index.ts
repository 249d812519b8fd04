import { xmlSourceFormat } from "../../readers/xml-format.ts";
import type { SourceFormat } from "../../source.ts";
import { feedClient } from "../feed/client.ts";
import { videoFeedCheck } from "./check.ts";
import { identifyEntry, mapEntry } from "./map.ts";

const namespace = "http://www.youtube.com/xml/schemas/2015";

const files = xmlSourceFormat({
  name: "video-feed",
  version: 1,
  called: "feed of videos",
  recognise: ({ local }, head) => local === "feed" && Buffer.from(head).toString("latin1").includes(namespace),
  isRoot: (local) => local === "feed",
  select: (path) => (path.length === 2 && path[1] === "entry" ? "record" : undefined),
  identify: identifyEntry,
  map: mapEntry,
});

/** Atom feeds of channels and playlists (RFC 4287 with the namespaces `yt` and `media`), from YouTube itself or from Invidious; live ones asked only for what changed. */
export const videoFeed: SourceFormat = {
  ...files,
  harvest: feedClient((options) => files.reader(options)),
  check: videoFeedCheck((options) => files.reader(options)),
};
