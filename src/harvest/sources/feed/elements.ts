import { childrenOf, textOf, type XmlElement } from "../../xml/element.ts";

/** Vocabularies within feeds whose elements have the same names and mean something else: the title of a picture. */
const foreign = /^(?:media|itunes|image|georss|slash|wfw|thr|googleplay|podcast):/i;

/** Children of that name which are the item's own, whatever prefix they have. */
export function ownChildren(element: XmlElement, ...names: readonly string[]): XmlElement[] {
  return childrenOf(element).filter(({ local, name }) => names.includes(local) && !foreign.test(name));
}

/** The text of an element, markup within it left in as text: Atom's XHTML. */
export function textIn(element: XmlElement): string {
  return textOf(element).trim();
}

/** The first of some names that says something. */
export function ownText(element: XmlElement, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    for (const child of ownChildren(element, name)) {
      const text = textIn(child);
      if (text !== "") return text;
    }
  }
  return undefined;
}

/** The page that `link` elements of RSS or Atom lead to, and the feed's own address. */
export function linksOf(links: readonly XmlElement[]): { page?: string; self?: string } {
  let page: string | undefined;
  let self: string | undefined;
  for (const { attributes, ...link } of links) {
    const href = attributes["href"]?.trim() ?? textIn({ attributes, ...link });
    if (href === "") continue;
    const rel = attributes["rel"] ?? "alternate";
    if (rel === "self") self ??= href;
    else if (rel === "alternate" && !/json|xml/i.test(attributes["type"] ?? "")) page ??= href;
  }
  return { ...(page === undefined ? {} : { page }), ...(self === undefined ? {} : { self }) };
}
