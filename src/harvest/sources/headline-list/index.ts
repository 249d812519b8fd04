import { parseMoment } from "../../../domain/instant.ts";
import type { NewsData } from "../../../domain/record.ts";
import type { Result } from "../../../domain/result.ts";
import { type JsonFormat, jsonSourceFormat, parseRecord } from "../../readers/json-records.ts";
import { isObject, type JsonObject, rawIn, textIn, textsIn } from "../../readers/json-values.ts";
import type { SourceFormat } from "../../source.ts";
import { nameOfNews, newsOf } from "../news-facts.ts";
import { knownOutlet, outletOf } from "../outlets.ts";

const titles = ["headline", "title"];
const outlets = ["outlet", "newspaper", "publication", "source", "publisher"];
const links = ["link", "url"];
const dates = ["date", "published", "pubDate", "date_published", "year"];

/** Headlines as JSON lines or a list that anyone can write (docs/sources.md, "headline-list"). */
const headlines: JsonFormat = {
  name: "headline-list",
  version: 1,
  layout: { lists: ["headlines", "records"] },
  recognise: (keys) => keys.has("headline") || (keys.has("title") && keys.has("outlet")),
  identify(record) {
    const id = rawIn(record, "id");
    if (id !== undefined && id.length <= 500) return id;
    const data = mapHeadline(record);
    return data.ok ? nameOfNews(data.value) : first(record, links, rawIn);
  },
  map: mapHeadline,
};

const format = jsonSourceFormat(headlines);

export const headlineList: SourceFormat = {
  ...format,
  // lists of articles have the same keys (`title`, `publication`, `link`): what tells is where most links lead
  recognise: (head, fileName) => format.recognise(head, fileName) || leadsToOutlets(head),
};

const looked = 20;

function leadsToOutlets(head: Uint8Array): boolean {
  const lines = Buffer.from(head)
    .toString("utf8")
    .split("\n")
    .slice(0, looked + 1);
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  const records = whole.flatMap((line) => {
    const record = line.trimStart().startsWith("{") ? parseRecord(Buffer.from(line)) : undefined;
    return record?.ok === true && isObject(record.value) ? [record.value] : [];
  });
  const known = records.filter((record) => knownOutlet(first(record, links, rawIn) ?? "") !== undefined);
  return records.length > 0 && known.length * 2 > records.length;
}

function mapHeadline(record: JsonObject): Result<NewsData> {
  const link = first(record, links, rawIn);
  const moment = parseMoment(first(record, dates, rawIn) ?? "");
  return newsOf({
    title: first(record, titles, rawIn),
    text: first(record, ["summary", "description", "content"], rawIn),
    outlet: first(record, outlets, textIn) ?? outletOf(link ?? ""),
    section: first(record, ["section", "category"], textIn),
    authors: textsIn(record, "authors", 20).concat(textsIn(record, "author", 20)),
    keywords: textsIn(record, "keywords", 50),
    language: first(record, ["language", "lang"], rawIn),
    at: moment?.at,
    date: moment?.date,
    link,
  });
}

function first(
  record: JsonObject,
  keys: readonly string[],
  read: (record: JsonObject, key: string) => string | undefined,
): string | undefined {
  return keys.map((key) => read(record, key)).find((text) => text !== undefined);
}
