import type { Link } from "../../../domain/record.ts";
import { childNamed, childrenNamed, elementAt, textOf, type XmlElement } from "../../xml/element.ts";

const maxLinks = 100;
/** Addresses for a checker of plagiarism, closed to others. */
const closed = /^(?:iParadigms|turnitin)$/i;

/** The landing page of an item, and the files that it gives for reading or mining. */
export function linksOf(item: XmlElement): Link[] {
  const data = childNamed(item, "doi_data");
  if (data === undefined) return [];
  const landing = addressIn(childNamed(data, "resource"));
  const files = childrenNamed(data, "collection").flatMap((collection) =>
    childrenNamed(collection, "item")
      .slice(0, maxLinks)
      .filter((one) => !closed.test(one.attributes["crawler"] ?? ""))
      .flatMap((one) => fileIn(childNamed(one, "resource"))),
  );
  const links: Link[] = [...(landing === undefined ? [] : [{ rel: "landing" as const, url: landing }]), ...files];
  return links.filter(({ url }, index) => links.findIndex((other) => other.url === url) === index).slice(0, maxLinks);
}

function fileIn(resource: XmlElement | undefined): Link[] {
  const url = addressIn(resource);
  if (url === undefined || resource === undefined) return [];
  const type = resource.attributes["mime_type"]?.trim().toLowerCase();
  if (type === "application/pdf" || (type === undefined && /\.pdf(?:[?#]|$)/i.test(url)))
    return [{ rel: "pdf", url, format: "application/pdf" }];
  return type === "text/xml" || type === "application/xml" ? [{ rel: "xml", url, format: type }] : [];
}

function addressIn(element: XmlElement | undefined): string | undefined {
  const url = element === undefined ? "" : textOf(element).trim();
  return /^https?:\/\/[^\s<>"]+$/i.test(url) && url.length <= 2048 ? url : undefined;
}

export function doiTextOf(item: XmlElement): string | undefined {
  const doi = elementAt(item, "doi_data", "doi");
  return doi === undefined ? undefined : textOf(doi).trim() || undefined;
}
