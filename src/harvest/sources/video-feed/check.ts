import { ProblemError } from "../../../domain/result.ts";
import { boundedFetcher } from "../../discovery/bounded-fetcher.ts";
import { openSite } from "../../discovery/site.ts";
import { badStatus } from "../../network-problem.ts";
import { readUpTo } from "../../read-up-to.ts";
import type { FormatReader, ReaderOptions } from "../../source.ts";
import type { CheckSource } from "../../source-client.ts";
import { findVideoFeed } from "./find-feed.ts";

const bounds = { maxRequests: 10, timeoutMs: 30_000 };
const maxSampleBytes = 4 * 1024 * 1024;
/** Hours between two looks at a feed, unless its source says otherwise: it has the last 15 videos, and a channel seldom makes as many in a day. */
const intervalHours = 12;
export const accept = "application/atom+xml, application/xml;q=0.9, */*;q=0.5";

/**
 * Makes the check of a source of videos: finds the feed behind its address, be that a feed, a channel, a playlist or the page of a university that links its channel, and
 * reads it once. Whose videos it has is the source's name.
 */
export function videoFeedCheck(makeReader: (options?: ReaderOptions) => FormatReader): CheckSource {
  return async ({ url, settings }, { fetcher, signal }) => {
    const bounded = boundedFetcher(fetcher, bounds);
    const found = await findVideoFeed(url, openSite(bounded, signal));
    if (!found.ok) throw new ProblemError(found.problem.code, found.problem.message, found.problem.details);
    const asked = { keepErrorAnswers: true, accept, ...(signal ? { signal } : {}) };
    const fetched = await bounded.fetch(found.value ?? url, asked);
    const bytes = await readUpTo(fetched, maxSampleBytes);
    if (fetched.status >= 400) throw badStatus(new URL(fetched.url), fetched.status);
    const reader = makeReader({ settings });
    const events = [...reader.write(bytes), ...reader.end()];
    const videos = events.flatMap((event) => {
      if (event.type !== "record" || event.record.state !== "live" || event.record.mapped.is !== "record") return [];
      const { data } = event.record.mapped;
      return data.kind === "video" ? [data] : [];
    });
    const broken = events.find((event) => event.type === "broken");
    if (videos.length === 0 && broken !== undefined) {
      throw new ProblemError(broken.problem.code, broken.problem.message);
    }
    if (videos.length === 0 && events.some((event) => event.type === "record")) {
      throw new ProblemError("not_this_format", "The feed is none of videos: no entry names one.");
    }
    const channels = [...new Set(videos.map(({ channel }) => channel))].filter((name) => name !== "");
    const [name] = channels;
    const behind = found.value === undefined || found.value === url ? [] : [`The feed was found by ${url}.`];
    return {
      url: fetched.url,
      ...(name === undefined ? {} : { name }),
      settings: { intervalHours, ...settings },
      details: { videos: videos.length, channels: channels.slice(0, 5) },
      records: videos.length,
      issns: [],
      titles: channels.slice(0, 1),
      notes: videos.length === 0 ? [...behind, "The feed has no videos now."] : behind,
    };
  };
}
