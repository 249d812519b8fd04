import { parseMoment } from "../../../domain/instant.ts";
import type { NewsData } from "../../../domain/record.ts";
import type { Result } from "../../../domain/result.ts";
import { type JsonFormat, JsonRecordsReader, jsonSourceFormat } from "../../readers/json-records.ts";
import { type JsonObject, objectIn, objectsIn, rawIn, textIn, textsIn } from "../../readers/json-values.ts";
import type { SourceFormat } from "../../source.ts";
import { newsOf } from "../news-facts.ts";
import { outletOf } from "../outlets.ts";
import { feedCheck } from "./check.ts";
import { feedClient } from "./client.ts";

/** JSON Feed 1.0 and 1.1 (jsonfeed.org). Items are read one by one, so that the outlet is told by their address. */
const jsonFeedItems: JsonFormat = {
  name: "json-feed",
  version: 1,
  layout: { lists: ["items"] },
  recognise: (keys) =>
    keys.has("version") &&
    keys.has("items") &&
    (keys.has("content_html") ||
      keys.has("content_text") ||
      keys.has("date_published") ||
      keys.has("feed_url") ||
      keys.has("home_page_url")),
  identify: (item) => rawIn(item, "id") ?? linkOf(item),
  map: mapItem,
};

const makeReader = (options?: ConstructorParameters<typeof JsonRecordsReader>[1]): JsonRecordsReader =>
  new JsonRecordsReader(jsonFeedItems, options);

export const jsonFeed: SourceFormat = {
  ...jsonSourceFormat(jsonFeedItems),
  harvest: feedClient(makeReader),
  check: feedCheck(makeReader),
};

function linkOf(item: JsonObject): string | undefined {
  const id = rawIn(item, "id");
  return (
    rawIn(item, "url") ?? rawIn(item, "external_url") ?? (id !== undefined && /^https?:/i.test(id) ? id : undefined)
  );
}

function mapItem(item: JsonObject): Result<NewsData> {
  const link = linkOf(item);
  const moment = parseMoment(rawIn(item, "date_published") ?? rawIn(item, "date_modified") ?? "");
  const [section, ...keywords] = textsIn(item, "tags", 50);
  const authors = [...objectsIn(item, "authors", 20), objectIn(item, "author")];
  const said = authors.flatMap((author) => textIn(author, "name") ?? []);
  return newsOf({
    title: rawIn(item, "title"),
    text: rawIn(item, "summary") ?? rawIn(item, "content_text") ?? rawIn(item, "content_html"),
    outlet: outletOf(link ?? ""),
    section,
    authors: said,
    keywords,
    language: rawIn(item, "language"),
    at: moment?.at,
    date: moment?.date,
    link,
  });
}
