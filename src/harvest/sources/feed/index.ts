import type { Mapped } from "../../../catalogue/ingest-types.ts";
import { fail, type Result } from "../../../domain/result.ts";
import { mapSafely } from "../../readers/incoming.ts";
import type { ReaderOptions, SourceFormat } from "../../source.ts";
import { parseTree } from "../../xml/tree.ts";
import { rootNameOf } from "../root-name.ts";
import { channelOf } from "./channel.ts";
import { feedCheck } from "./check.ts";
import { feedClient } from "./client.ts";
import { identifyItem, mapItem } from "./item.ts";
import { FeedReader } from "./reader.ts";
import { isFeed } from "./rules.ts";

/** Headlines of news outlets: RSS 2.0 and its forerunners, RDF (RSS 1.0), Atom. */
export const feed: SourceFormat = {
  name: "feed",
  recognise: (head) => {
    const root = rootNameOf(head);
    return root !== undefined && isFeed(root, head);
  },
  reader: makeReader,
  remap,
  harvest: feedClient(makeReader),
  check: feedCheck(makeReader),
};

function makeReader(options?: ReaderOptions): FeedReader {
  return new FeedReader(options);
}

function remap(bytes: Uint8Array, format: string): Result<Mapped> {
  // an item's bytes have no declaration of their own
  const tree = parseTree(bytes, { told: "nowhere" });
  if (!tree.ok) return fail("malformed_record", tree.problem.message);
  const channel = channelOf(format);
  if (identifyItem(tree.value, channel) === undefined) {
    return fail("missing_identifier", "The item has neither link, guid nor title.");
  }
  return mapSafely("feed", () => mapItem(tree.value, channel));
}
