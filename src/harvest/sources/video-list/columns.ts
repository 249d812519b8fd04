import { headingKey } from "../../readers/delimited.ts";

/** What a column can be, with the headings that are taken for it, as `headingKey` folds them. */
const headings = {
  id: "video id|videoid|youtube id|yt id",
  title: "title|video title|عنوان",
  description: "description|تفصیل",
  channel: "channel|channel title|channel name|چینل",
  channelid: "channel id|channelid",
  date: "published at|published|publish date|publishedat|upload date|date|تاریخ",
  duration: "duration|length|دورانیہ",
  link: "url|link|video url|video link|ربط|لنک",
  thumbnail: "thumbnail|thumbnail url|thumbnails",
  tags: "tags|keywords",
  language: "language|lang|default language|default audio language|زبان",
  licence: "licence|license",
} as const;

export type Column = keyof typeof headings;

const byHeading: ReadonlyMap<string, Column> = new Map(
  (Object.keys(headings) as Column[]).flatMap((column) =>
    headings[column].split("|").map((heading) => [headingKey(heading), column] as const),
  ),
);

export function columnOf(heading: string): Column | undefined {
  return byHeading.get(headingKey(heading));
}

export function isColumn(name: string): name is Column {
  return Object.hasOwn(headings, name);
}
