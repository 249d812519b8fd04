import type { Kind } from "../../domain/record.ts";
import { storyDays } from "../../text/headlines/index.ts";
import { dataOfRecord } from "../citations/resolve.ts";
import type { HeadlineRow } from "../rows.ts";
import type { Tables } from "../tables.ts";
import type { Work } from "../work.ts";
import { type HeadlineFacts, headlineOf, neighbouringPlaces, placesOf, together } from "./headline.ts";

/*
 * A story is what hangs together by "these two tell the same": so it does not depend on which headline came first. It is kept with the headlines, for pages ask for a
 * story's other headlines, and its name is the smallest of their ids.
 */

/** Headlines under one key that are looked at, the latest first. More have it in busy times, and then find each other by others. */
const mostUnderKey = 60;
/** A story does not grow beyond this. */
export const mostInStory = 300;

/** Notes a record whose headline came, changed or went; others are passed over. */
export function noteHeadline(work: Work, id: string, ...kinds: readonly Kind[]): void {
  if (kinds.includes("news")) work.headlines.add(id);
}

/** At the end of a transaction: puts headlines that came or changed into their stories, and takes apart what no longer hangs together. */
export async function followStories(work: Work): Promise<void> {
  if (work.headlines.size === 0) return;
  const fresh: HeadlineRow[] = [];
  const left = new Set<string>();
  for (const id of work.headlines) {
    const { row, story } = await bringInLine(work, id);
    if (story !== undefined) left.add(story);
    if (row !== undefined) fresh.push(row);
  }
  for (const story of left) await takeApart(work, story);
  for (const row of fresh) await join(work, row);
  work.headlines.clear();
}

/** Writes what a headline is compared by now; gives its row where it is to be put into a story, and the story that it was in. */
async function bringInLine(work: Work, id: string): Promise<{ row?: HeadlineRow; story?: string }> {
  const { records, stories } = work.tables;
  const record = await stories.keyOf(id);
  if (record === undefined) return {};
  const before = await stories.get(record);
  const live = await records.get(id);
  const data = live?.state === "live" ? await dataOfRecord(work.tables, live) : undefined;
  const wanted = headlineOf(data, live?.sample ?? 0);
  if (before !== undefined && wanted !== undefined && sameFacts(before, wanted)) return {};
  const story = before?.story ?? undefined;
  if (before !== undefined) {
    for (const { bucket, key } of placesOf(before)) await stories.removeKey(bucket, key, record);
    if (wanted === undefined) await stories.remove(record);
  }
  const row = wanted && { ...wanted, record, id, story: null };
  if (row !== undefined) {
    await stories.put(row);
    for (const { bucket, key } of placesOf(row)) await stories.addKey(bucket, key, record);
  }
  return { ...(row === undefined ? {} : { row }), ...(story === undefined ? {} : { story }) };
}

function sameFacts(a: HeadlineFacts, b: HeadlineFacts): boolean {
  return a.at === b.at && a.outlet === b.outlet && a.words === b.words;
}

/** Headlines that tell the same as this one. */
export async function neighboursOf(tables: Pick<Tables, "stories">, headline: HeadlineRow): Promise<HeadlineRow[]> {
  const met = new Map<number, HeadlineRow>();
  for (const { bucket, key } of neighbouringPlaces(headline, storyDays)) {
    for (const other of await tables.stories.byKey(bucket, key, mostUnderKey)) met.set(other.record, other);
  }
  met.delete(headline.record);
  return [...met.values()].filter((other) => together(headline, other));
}

async function join(work: Work, headline: HeadlineRow): Promise<void> {
  const { stories } = work.tables;
  const members = new Map([[headline.record, (await stories.get(headline.record)) ?? headline]]);
  for (const one of await neighboursOf(work.tables, headline)) {
    const all = one.story === null ? [one] : await stories.ofStory(one.story, mostInStory);
    if (members.size + all.length > mostInStory) continue;
    for (const member of all) members.set(member.record, member);
  }
  if (members.size > 1) await name(work, [...members.values()]);
}

/** Members of a story that lost one, or of which one has other words now: each part that still hangs together is a story. */
async function takeApart(work: Work, story: string): Promise<void> {
  const left = new Set(await work.tables.stories.ofStory(story, mostInStory));
  for (const first of left) {
    left.delete(first);
    const part = [first];
    for (const one of part) {
      for (const other of left) {
        if (!together(one, other)) continue;
        left.delete(other);
        part.push(other);
      }
    }
    await name(work, part);
  }
}

/** Gives a story its name; a headline that is alone has none. What that changes is to be indexed anew. */
async function name(work: Work, members: readonly HeadlineRow[]): Promise<void> {
  const { stories, records } = work.tables;
  const ids = members.map(({ id }) => id).sort();
  const story = ids.length > 1 ? (ids[0] ?? null) : null;
  for (const member of members) {
    if (member.story === story) continue;
    await stories.setStory(member.record, story);
    if (work.headlines.has(member.id)) continue;
    const version = await work.nextVersion();
    await records.setVersion(member.id, version, 0);
  }
}
