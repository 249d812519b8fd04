import { childrenOf, type XmlElement } from "../../xml/element.ts";
import { proseOf } from "../../xml/prose.ts";

/** Marks and addresses that are no part of where somebody works. */
const beside = new Set(["label", "email", "institution-id", "ext-link", "uri", "fax", "phone", "sup"]);
const wrappers = new Set(["institution-wrap", "addr-line", "city-state"]);

/** An affiliation as it is read. Where only elements stand in it, without signs between them, they are joined by commas. */
export function affiliationText(aff: XmlElement): string {
  const kept = without(aff);
  const text = isMixed(kept) ? proseOf(kept) : partsOf(kept).join(", ");
  return text.replace(/\s+([,;.])/g, "$1").replace(/^[\s,;]+|[\s,;]+$/g, "");
}

function without(element: XmlElement): XmlElement {
  const content = element.content.flatMap((part): (XmlElement | string)[] => {
    if (typeof part === "string") return [part];
    return beside.has(part.local) ? [] : [without(part)];
  });
  return { ...element, content };
}

function isMixed(element: XmlElement): boolean {
  return element.content.some((part) => typeof part === "string" && part.trim() !== "");
}

function partsOf(element: XmlElement): string[] {
  return childrenOf(element)
    .flatMap((child) => (wrappers.has(child.local) && !isMixed(child) ? partsOf(child) : [proseOf(child)]))
    .filter((text) => text !== "");
}
