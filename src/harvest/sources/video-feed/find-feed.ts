import { fail, ok, type Result } from "../../../domain/result.ts";
import { type YoutubeAddress, youtubeAddress, youtubeFeed } from "../../../domain/video-address.ts";
import type { Site } from "../../discovery/site.ts";

/** A channel's page links its feed and itself; a university's page its channel, by id or by name. */
const mostPages = 3;

/**
 * The address of the feed of a channel or playlist: of its address at YouTube, by id or by name, or of a page of whose links one leads to a channel, as universities' start pages have. Pages are read as
 * robots may. `nothing_found` where there is none. Any other address may be a feed itself: undefined.
 */
export async function findVideoFeed(address: string, site: Site): Promise<Result<string | undefined>> {
  let at = address;
  for (let page = 0; page < mostPages; page += 1) {
    const here = youtubeAddress(at);
    if (here?.is === "channel" || here?.is === "playlist") return ok(youtubeFeed(here));
    if (here?.is === "video") return fail("nothing_found", "This is one video: give the address of its channel.");
    const read = await site.page(pageOf(at, here));
    if (!read.ok) return read;
    const links = read.value.facts.links.flatMap((link) => {
      const found = youtubeAddress(link);
      return found === undefined || found.is === "video" ? [] : [{ link, found }];
    });
    const known = links.find(({ found }) => found.is === "channel" || found.is === "playlist");
    const next = known?.link ?? (here === undefined ? links[0]?.link : undefined);
    if (next === undefined) {
      if (page === 0 && here === undefined) return ok(undefined);
      return fail(
        "nothing_found",
        `The page ${at.slice(0, 300)} does not say which channel it is of: give the channel's address with its id, https://www.youtube.com/channel/UC…`,
      );
    }
    at = next;
  }
  return fail("nothing_found", "One page leads to the next, and none of them to a channel.");
}

/** Where a channel's name leads: as YouTube has it, without what stands behind the name. */
function pageOf(address: string, here: YoutubeAddress | undefined): string {
  return here?.is === "named" ? `https://www.youtube.com${here.path}` : address;
}
