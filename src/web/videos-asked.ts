import type { FacetCount, SearchEngine } from "../search/engine.ts";
import { maxWindow } from "../search/engine.ts";
import { parseFacetValue } from "../search/facet-values.ts";
import type { SortName } from "../search/fields.ts";
import { parseQuery } from "../search/parse.ts";
import type { Explanation } from "../search/result.ts";
import { pageAsked } from "./paging.ts";

/** What is asked of the list of videos. */
export interface VideosAsked {
  readonly q: string;
  /** "" = of all. */
  readonly channel: string;
  /** A value of the facet `duration`; "" = any. */
  readonly duration: string;
  /** Only those with captions. */
  readonly captions: boolean;
  readonly page: number;
}

export interface FoundVideos {
  readonly ids: readonly string[];
  readonly total: number;
  readonly channels: readonly FacetCount[];
  readonly durations: readonly FacetCount[];
  readonly captions: number;
  readonly explanations: readonly Explanation[];
}

const longest = { q: 500, channel: 300 } as const;
const channelsShown = 12;

export function videosAsked(query: Readonly<Record<string, unknown>>): VideosAsked {
  const text = (name: string, most: number): string => {
    const value = query[name];
    return typeof value === "string" ? value.trim().slice(0, most) : "";
  };
  return {
    q: text("q", longest.q),
    channel: text("channel", longest.channel),
    duration: parseFacetValue("duration", text("duration", 20)) ?? "",
    captions: text("has", 20) === "captions",
    page: pageAsked(query),
  };
}

/** The same as a query string with its question mark; "" where nothing is asked. The page is not part of it. */
export function videosQuery({ q, channel, duration, captions }: Partial<VideosAsked>): string {
  const parameters = [
    ["q", q],
    ["channel", channel],
    ["duration", duration],
    ["has", captions === true ? "captions" : ""],
  ] as const;
  const said = parameters.flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [[name, value] as [string, string]],
  );
  return said.length === 0 ? "" : `?${new URLSearchParams(said).toString()}`;
}

/** One page of the videos that are asked for, with their facets. */
export async function findVideos(
  { q, channel, duration, captions, page }: VideosAsked,
  perPage: number,
  engine: SearchEngine,
  sort: SortName = q === "" ? "newest" : "relevance",
): Promise<FoundVideos> {
  const { query, explanations } = parseQuery(q);
  const nothing = explanations.some(({ code }) => code === "no_words");
  const found = await engine.search({
    query,
    filters: {
      kind: ["video"],
      ...(channel === "" ? {} : { outlet: [channel] }),
      ...(duration === "" ? {} : { duration: [duration] }),
      ...(captions ? { has: ["captions"] } : {}),
    },
    facets: { outlet: channelsShown, duration: 4, has: 5 },
    sort,
    offset: Math.min((page - 1) * perPage, maxWindow - perPage),
    limit: nothing ? 0 : perPage,
  });
  const { outlet = [], duration: durations = [], has = [] } = found.facets;
  return {
    ids: nothing ? [] : found.hits.map(({ id }) => id),
    total: nothing ? 0 : found.total,
    channels: outlet.filter(({ count }) => count > 0),
    durations: durations.filter(({ count }) => count > 0),
    captions: has.find(({ value }) => value === "captions")?.count ?? 0,
    explanations,
  };
}
