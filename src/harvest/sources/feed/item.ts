import { parseMoment, type StatedMoment } from "../../../domain/instant.ts";
import type { NewsData } from "../../../domain/record.ts";
import type { Result } from "../../../domain/result.ts";
import type { XmlElement } from "../../xml/element.ts";
import { newsOf } from "../news-facts.ts";
import { outletOf } from "../outlets.ts";
import type { Channel } from "./channel.ts";
import { linksOf, ownChildren, ownText, textIn } from "./elements.ts";

/** An item of RSS 2.0, RDF (RSS 1.0) or Atom as a headline. */
export function mapItem(item: XmlElement, channel: Channel): Result<NewsData> {
  const link = linkOf(item, channel);
  const moment = momentOf(item, channel);
  const [category, ...others] = categoriesOf(item);
  return newsOf({
    title: ownText(item, "title"),
    text: ownText(item, "description", "summary", "content", "encoded"),
    outlet: channel.outlet ?? outletOf(link ?? ""),
    section: category ?? channel.section,
    authors: authorsOf(item),
    keywords: others,
    language: item.attributes["xml:lang"] ?? ownText(item, "language") ?? channel.language,
    at: moment?.at,
    date: moment?.date,
    link,
  });
}

/** The item's own name: a guid that shows in its link, for others change or repeat; else its link; else whatever it has. */
export function identifyItem(item: XmlElement, channel: Channel = {}): string | undefined {
  const link = linkOf(item, channel);
  const guid = ownText(item, "guid", "id") ?? item.attributes["rdf:about"];
  const number = /\d{4,}/.exec(guid ?? "")?.[0];
  const agrees = guid !== undefined && (guid === link || (number !== undefined && link?.includes(number) === true));
  const name = agrees ? guid : (link ?? guid ?? ownText(item, "title"));
  return name?.slice(0, 500);
}

/** The page that the item leads to: `link`, FeedBurner's original, or a guid that is an address. */
export function linkOf(item: XmlElement, { base }: Channel): string | undefined {
  const own = ownText(item, "origLink") ?? linksOf(ownChildren(item, "link")).page;
  const guid = ownChildren(item, "guid").find(({ attributes }) => attributes["isPermaLink"] !== "false");
  const said = own ?? (guid && textIn(guid)) ?? item.attributes["rdf:about"];
  if (said === undefined || said === "") return undefined;
  return URL.parse(said, item.attributes["xml:base"] ?? base)?.href;
}

/** The first of the item's dates that is one, and not of a day that has not come yet: what is announced then was published before. */
function momentOf(item: XmlElement, { until }: Channel): StatedMoment | undefined {
  const said = ["pubDate", "published", "issued", "date", "created", "updated", "modified"].flatMap((name) =>
    ownChildren(item, name).map(textIn),
  );
  for (const text of said) {
    const moment = parseMoment(text);
    const day = moment?.date.start ?? "";
    if (moment !== undefined && day >= "1990" && (until === undefined || day <= until)) return moment;
  }
  return undefined;
}

function categoriesOf(item: XmlElement): string[] {
  return ownChildren(item, "category", "subject")
    .slice(0, 50)
    .map((one) => one.attributes["label"] ?? one.attributes["term"] ?? textIn(one))
    .filter((text) => text.trim() !== "");
}

function authorsOf(item: XmlElement): string[] {
  return ownChildren(item, "author", "creator")
    .slice(0, 20)
    .map((one) => ownText(one, "name") ?? (ownChildren(one, "email", "uri").length > 0 ? "" : textIn(one)));
}
