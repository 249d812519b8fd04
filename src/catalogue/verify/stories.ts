import type { RecordData } from "../../domain/record.ts";
import type { RecordRow } from "../rows.ts";
import { mostInStory, neighboursOf } from "../stories/follow.ts";
import { headlineOf, placesOf } from "../stories/headline.ts";
import type { Findings, Parts } from "./parts.ts";

/** What a headline is compared by, and its story, against its record and those that tell the same. */
export async function* checkStory(
  { tables, counted }: Pick<Parts, "tables" | "counted">,
  record: RecordRow,
  data: RecordData,
): Findings {
  const wanted = headlineOf(data, record.sample);
  if (wanted === undefined) return;
  counted.headlines += 1;
  const subject = record.id;
  const key = await tables.stories.keyOf(record.id);
  const kept = key === undefined ? undefined : await tables.stories.get(key);
  const places = placesOf(wanted);
  counted.headlineKeys += places.length;
  for (const place of places) {
    if (key === undefined || !(await tables.stories.hasKey(place.bucket, place.key, key)))
      yield { what: "its headline cannot be found by all of its words", subject };
  }
  if (kept !== undefined && kept.id !== record.id) yield { what: "its headline bears another id", subject };
  if (kept === undefined || kept.at !== wanted.at || kept.outlet !== wanted.outlet || kept.words !== wanted.words) {
    yield { what: "its headline is not kept as its record gives it", subject };
    return;
  }
  const neighbours = await neighboursOf(tables, kept);
  const story = kept.story === null ? [kept] : await tables.stories.ofStory(kept.story, mostInStory + 1);
  if (kept.story !== null && (story.length < 2 || story.map(({ id }) => id).sort()[0] !== kept.story)) {
    yield { what: "its story is not named by the first of its headlines", subject };
  }
  for (const other of neighbours) {
    if (other.story !== null && other.story === kept.story) continue;
    const theirs = other.story === null ? 1 : (await tables.stories.ofStory(other.story, mostInStory)).length;
    if (story.length + theirs <= mostInStory)
      yield { what: `tells the same as ${other.id}, but is not in its story`, subject };
  }
}
