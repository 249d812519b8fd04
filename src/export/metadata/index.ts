import { dateOf, type Work } from "../work.ts";
import { dublinCoreOf } from "./dublin-core.ts";
import { highwireOf } from "./highwire.ts";
import { scriptText, type Thing, thingOf } from "./json-ld.ts";
import { type Tag, tag } from "./tags.ts";

export type { Thing } from "./json-ld.ts";
export { breadcrumbThing, issueThing, scriptText, siteThing } from "./json-ld.ts";
export type { Tag } from "./tags.ts";

/** What a page's head says to programs. */
export interface Metadata {
  readonly tags: readonly Tag[];
  readonly thing?: Thing | undefined;
}

/** A page is bounded. What does not fit into the first number of bytes is cut to the second: a record with hundreds of authors has more of everything. */
const bytesOfTags = { whole: 3_200, cut: 800 };
const bytesOfThing = { whole: 2_600, cut: 400 };
const bytesAroundTag = 34;

function bytesOf({ name, content, lang }: Tag): number {
  const escaped = content.replace(/[&<>"]/g, "&quot;");
  return bytesAroundTag + name.length + Buffer.byteLength(escaped) + (lang === undefined ? 0 : lang.length + 8);
}

/** As many as fit; of people, who come in number, not those that would push out what follows. */
function fitting(tags: readonly Tag[], room: number): Tag[] {
  const isPerson = ({ name }: Tag): boolean => /author|creator|contributor/.test(name);
  let left = room - tags.filter((one) => !isPerson(one)).reduce((sum, one) => sum + bytesOf(one), 0);
  let over = false;
  let kept = room;
  return tags.filter((one) => {
    if (!isPerson(one)) {
      kept -= bytesOf(one);
      return left >= 0 || kept >= 0;
    }
    over ||= bytesOf(one) > left;
    if (!over) left -= bytesOf(one);
    return !over;
  });
}

function boundedThing(work: Work): Thing | undefined {
  for (const most of [100, 25, 12, 6, 3, 1]) {
    const found = thingOf(work, most);
    const room = most === 100 ? bytesOfThing.whole : bytesOfThing.cut;
    if (Buffer.byteLength(scriptText(found)) <= room) return found;
  }
  return undefined;
}

function boundedTags(work: Work): Tag[] {
  const [highwire, dublinCore] = [highwireOf(work), dublinCoreOf(work)];
  const all = [...highwire, ...dublinCore];
  if (all.reduce((sum, one) => sum + bytesOf(one), 0) <= bytesOfTags.whole) return all;
  return [...fitting(highwire, bytesOfTags.cut * 0.7), ...fitting(dublinCore, bytesOfTags.cut * 0.3)];
}

/** The embedded metadata of a record's page: Highwire tags, Dublin Core, Open Graph's date, schema.org. */
export function metadataOf(work: Work): Metadata {
  const isText = work.data.kind !== "journal" && work.data.kind !== "video";
  const published = isText ? tag("article:published_time", dateOf(work)?.start) : [];
  return {
    tags: [...boundedTags(work), ...published.map((one) => ({ ...one, property: true as const }))],
    thing: boundedThing(work),
  };
}
