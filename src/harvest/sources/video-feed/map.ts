import type { RecordData } from "../../../domain/record.ts";
import type { Result } from "../../../domain/result.ts";
import { childNamed, childText, textOf, type XmlElement } from "../../xml/element.ts";
import { nameOfVideo, recordOfVideo } from "../videos/facts.ts";

const longestName = 100;

/** YouTube's name of the video; both YouTube and Invidious give it. */
function idOf(entry: XmlElement): string | undefined {
  const id = childText(entry, "videoId") ?? /^yt:video:(.+)$/.exec(childText(entry, "id") ?? "")?.[1];
  return id === undefined || id.length > longestName ? undefined : id;
}

export function identifyEntry(entry: XmlElement): string | undefined {
  const id = idOf(entry);
  return id === undefined ? undefined : nameOfVideo({ host: "youtube", id });
}

/** An entry of such a feed. Its author is the channel, also in a playlist of another's. */
export function mapEntry(entry: XmlElement): Result<RecordData> {
  const group = childNamed(entry, "group") ?? entry;
  const author = childNamed(entry, "author");
  const channel = childText(entry, "channelId");
  const description = childNamed(group, "description");
  return recordOfVideo({
    host: "youtube",
    id: idOf(entry) ?? "",
    title: childText(entry, "title") ?? childText(group, "title"),
    description: description === undefined ? undefined : textOf(description),
    channel: author === undefined ? undefined : childText(author, "name"),
    channelUrl: channel === undefined ? undefined : `https://www.youtube.com/channel/${encodeURIComponent(channel)}`,
    published: childText(entry, "published"),
    thumbnail: childNamed(group, "thumbnail")?.attributes["url"],
  });
}
