import type { Link } from "../../../domain/record.ts";
import { type JsonObject, objectIn, objectsIn, rawIn } from "../../readers/json-values.ts";

const address = /^https?:\/\/\S+$/i;
const resolver = /^https?:\/\/(?:dx\.|www\.)?doi\.org\//i;
const xml = /^(?:text|application)\/(?:xml|[\w.-]+\+xml)$/;

/** The publisher's page, and the full texts as PDF and XML. What is meant for a plagiarism checker alone (`similarity-checking`) is behind a wall for others. */
export function linksOf(work: JsonObject): Link[] {
  const links = new Map<string, Link>();
  const add = (link: Link): void => {
    if (address.test(link.url) && link.url.length <= 2000) links.set(`${link.rel} ${link.url}`, link);
  };
  const page = rawIn(objectIn(objectIn(work, "resource"), "primary"), "URL");
  if (page !== undefined && !resolver.test(page)) add({ rel: "landing", url: page });
  for (const link of objectsIn(work, "link", 50)) {
    const url = rawIn(link, "URL");
    if (url === undefined || rawIn(link, "intended-application") === "similarity-checking") continue;
    const format = (rawIn(link, "content-type") ?? "").toLowerCase();
    if (format === "application/pdf" || /\.pdf(?:[?#]|$)/i.test(url))
      add({ rel: "pdf", url, format: "application/pdf" });
    else if (xml.test(format)) add({ rel: "xml", url, format });
  }
  return [...links.values()];
}
