import type { CatalogueRecord } from "../catalogue/catalogue.ts";
import { youtubeId } from "../domain/video-address.ts";
import { pathOf } from "./links.ts";

/** What a visitor asks of a video's page besides the video. */
export interface VideoAsked {
  /** The film is to be loaded: asked for by a click. */
  readonly play: boolean;
  /** Second. */
  readonly t?: number;
  readonly q: string;
  /** Which of the captions. */
  readonly track: number;
  readonly page?: number;
}

const longestQuery = 500;
const longestVideo = 10 * 24 * 3600;

function wholeNumber(value: unknown, most: number): number | undefined {
  if (typeof value !== "string" || !/^\d{1,7}$/.test(value)) return undefined;
  const number = Number(value);
  return number <= most ? number : undefined;
}

export function videoAsked(query: Readonly<Record<string, unknown>>): VideoAsked {
  const { q, play, t, track, page } = query;
  const [second, number] = [wholeNumber(t, longestVideo), wholeNumber(page, 10_000)];
  return {
    play: play === "1",
    q: typeof q === "string" ? q.trim().slice(0, longestQuery) : "",
    track: wholeNumber(track, 1000) ?? 0,
    ...(second === undefined ? {} : { t: second }),
    ...(number === undefined || number === 0 ? {} : { page: number }),
  };
}

/** The address of a video's page with such wishes. */
export function videoPath(record: Pick<CatalogueRecord, "kind" | "id">, asked: Partial<VideoAsked> = {}): string {
  const { play = false, t, q = "", track = 0, page } = asked;
  const query = new URLSearchParams({
    ...(play ? { play: "1" } : {}),
    ...(t === undefined ? {} : { t: String(Math.floor(t)) }),
    ...(q === "" ? {} : { q }),
    ...(track === 0 ? {} : { track: String(track) }),
    ...(page === undefined ? {} : { page: String(page) }),
  }).toString();
  return `${pathOf(record)}${query === "" ? "" : `?${query}`}`;
}

/** The site that films are played from: YouTube's own, which sets no cookies before a film is played. */
export const playerOrigin = "https://www.youtube-nocookie.com";

/** The address of the player of a record's film, from a second on; undefined where nothing plays it. The fictional sample has no films. */
export function playerAddress({ data, sample }: CatalogueRecord, second: number): string | undefined {
  const id = sample ? undefined : youtubeId(data.identifiers);
  return id === undefined ? undefined : `${playerOrigin}/embed/${id}?autoplay=1&rel=0&start=${Math.floor(second)}`;
}
