import type { Reference } from "../../../domain/record.ts";
import {
  childNamed,
  childrenNamed,
  childText,
  descendantNamed,
  elementAt,
  textOf,
  type XmlElement,
} from "../../xml/element.ts";
import { proseOf } from "../../xml/prose.ts";
import { maxReferences, referenceOf } from "../reference-of.ts";
import { attributeOf } from "./ids.ts";

const citations = ["element-citation", "mixed-citation", "nlm-citation", "citation"];

/** `back/ref-list`, of which there may be several within one another; of a reference with several citations the first. */
export function referencesOf(article: XmlElement): Reference[] {
  const back = elementAt(article, "back");
  const lists = back === undefined ? [] : childrenNamed(back, "ref-list").flatMap(listsIn);
  return lists
    .flatMap((list) => childrenNamed(list, "ref"))
    .slice(0, maxReferences)
    .flatMap((ref) => referenceIn(ref) ?? []);
}

function listsIn(list: XmlElement): XmlElement[] {
  return [list, ...childrenNamed(list, "ref-list").flatMap(listsIn)];
}

function referenceIn(ref: XmlElement): Reference | undefined {
  const around = childNamed(ref, "citation-alternatives") ?? ref;
  const fielded = citations.map((name) => childNamed(around, name)).find((one) => one !== undefined);
  const mixed = childNamed(around, "mixed-citation");
  if (fielded === undefined) return undefined;
  const field = (...names: readonly string[]): string | undefined =>
    names.map((name) => proseIn(fielded, name)).find((text) => text !== undefined);
  const title = field("article-title", "chapter-title", "part-title");
  const source = field("source");
  const isMixed = fielded.content.some((part) => typeof part === "string" && /[\p{L}\d]/u.test(part));
  const printed = mixed ?? (isMixed ? fielded : undefined);
  return referenceOf({
    printed: printed === undefined ? undefined : proseOf(printed),
    title: title ?? source,
    container: title === undefined ? undefined : source,
    author: firstAuthor(fielded),
    doi: pubId(fielded, "doi"),
    pmid: pubId(fielded, "pmid"),
    issn: childText(fielded, "issn") ?? pubId(fielded, "issn"),
    isbn: childText(fielded, "isbn") ?? pubId(fielded, "isbn"),
    year: field("year"),
    volume: field("volume"),
    number: field("issue"),
    firstPage: field("fpage", "elocation-id"),
  });
}

function proseIn(citation: XmlElement, name: string): string | undefined {
  const element = childNamed(citation, name);
  return element === undefined ? undefined : proseOf(element) || undefined;
}

/** `pub-id`, else a link that is one (`ext-link`, as PMC has it). */
function pubId(citation: XmlElement, type: string): string | undefined {
  const id = childrenNamed(citation, "pub-id").find(({ attributes }) => attributes["pub-id-type"] === type);
  if (id !== undefined) return textOf(id);
  if (type !== "doi") return undefined;
  const links = [...childrenNamed(citation, "ext-link"), ...childrenNamed(citation, "uri")];
  return links.map((link) => attributeOf(link, "href") ?? textOf(link)).find((url) => /doi\.org\/10\./i.test(url));
}

/** As printed: `Khan SA`, or a body. */
function firstAuthor(citation: XmlElement): string | undefined {
  const groups = childrenNamed(citation, "person-group");
  const group = groups.find(({ attributes }) => attributes["person-group-type"] === "author") ?? groups[0] ?? citation;
  for (const name of ["name", "string-name", "collab"]) {
    const found = descendantNamed(group, name, 2);
    if (found === undefined) continue;
    const [family, given] = [childText(found, "surname"), childText(found, "given-names")];
    return family === undefined ? proseOf(found) || undefined : [family, given].filter(Boolean).join(" ");
  }
  return undefined;
}
