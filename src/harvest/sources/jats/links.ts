import type { Link } from "../../../domain/record.ts";
import { childrenNamed, type XmlElement } from "../../xml/element.ts";
import { attributeOf } from "./ids.ts";

const maxLinks = 100;

/** `self-uri` by what it says or looks like; a file's name alone, as PMC has it, leads nowhere. */
export function linksOf(meta: XmlElement): Link[] {
  const links = childrenNamed(meta, "self-uri").flatMap((element): Link[] => {
    const url = attributeOf(element, "href") ?? "";
    if (!/^https?:\/\/[^\s<>"]+$/i.test(url) || url.length > 2048) return [];
    const said = `${element.attributes["content-type"] ?? ""} ${element.attributes["mimetype"] ?? ""}`.toLowerCase();
    if (/pdf/.test(said) || /\.pdf(?:[?#]|$)/i.test(url)) {
      // OJS's page of a file
      const rel = /\/article\/view\//i.test(url) ? "galley" : "pdf";
      return [{ rel, url, format: "application/pdf" }];
    }
    if (/xml/.test(said) && !/xhtml/.test(said)) return [{ rel: "xml", url }];
    return [{ rel: "landing", url }];
  });
  const first = links.findIndex(({ rel }) => rel === "landing");
  const told = links.map(
    (link, i): Link => (link.rel === "landing" && i !== first ? { ...link, rel: "related" } : link),
  );
  return told.filter(({ url }, i) => told.findIndex((other) => other.url === url) === i).slice(0, maxLinks);
}
