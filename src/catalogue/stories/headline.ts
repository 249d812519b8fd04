import type { RecordData } from "../../domain/record.ts";
import { areOneStory, type HeadlineWords, headlineWords, storyKeys, storyTime } from "../../text/headlines/index.ts";
import type { Flag, HeadlineRow } from "../rows.ts";

/** What a headline's row says besides its story and whose it is. */
export type HeadlineFacts = Pick<HeadlineRow, "at" | "outlet" | "words">;

/*
 * Time as one number: a day by its number since 1970, a year or month by its first day, none at all; the fictional sample apart from all that is real. What is not
 * comparable is far apart.
 */
const step = 10_000_000;
const scales = { day: 0, range: step, none: 2 * step } as const;
const sampleStep = 4 * step;
/** Days in one bucket of keys: what may be of one story is in the same or the next one. */
const bucketDays = 5;

/** What the headline of a record is compared by; undefined where it is no headline. */
export function headlineOf(data: RecordData | undefined, sample: Flag): HeadlineFacts | undefined {
  if (data?.kind !== "news") return undefined;
  const { scale, at } = storyTime(data.published);
  const words = headlineWords(data.titles[0]?.value ?? "");
  return { at: scales[scale] + at + sample * sampleStep, outlet: data.outlet, words: JSON.stringify(words) };
}

/** Whether two headlines are of one story. */
export function together(a: HeadlineFacts, b: HeadlineFacts): boolean {
  return areOneStory(story(a), story(b));
}

function story({ at, outlet, words }: HeadlineFacts) {
  const scale = Math.round(at / step) % 4;
  const time = { scale: scale === 0 ? "day" : scale === 1 ? "range" : "none", at } as const;
  return { words: JSON.parse(words) as HeadlineWords, outlet, time };
}

export interface Place {
  readonly bucket: number;
  readonly key: number;
}

/** Where a headline's keys are kept. */
export function placesOf({ at, words }: HeadlineFacts): Place[] {
  return storyKeys(JSON.parse(words) as HeadlineWords).map((key) => ({ bucket: bucketOf(at), key }));
}

/** Where the keys of those are kept that it may be together with. */
export function neighbouringPlaces(headline: HeadlineFacts, days: number): Place[] {
  const buckets = new Set([bucketOf(headline.at - days), bucketOf(headline.at), bucketOf(headline.at + days)]);
  return placesOf(headline).flatMap(({ key }) => [...buckets].map((bucket) => ({ bucket, key })));
}

function bucketOf(at: number): number {
  return Math.floor(at / bucketDays);
}
