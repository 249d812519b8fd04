import type { XmlAttributes } from "./stream.ts";

/** One element with all that it holds, in order. */
export interface XmlElement {
  /** As written, with its prefix. */
  readonly name: string;
  /** Without its prefix. */
  readonly local: string;
  readonly attributes: XmlAttributes;
  readonly content: readonly (XmlElement | string)[];
}

/** A name without its prefix, bound or not. */
export function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

/** All text within an element, in order, as written. */
export function textOf(element: XmlElement): string {
  const { content } = element;
  const only = content[0];
  if (content.length === 0) return "";
  if (content.length === 1 && typeof only === "string") return only;
  return content.map((part) => (typeof part === "string" ? part : textOf(part))).join("");
}

export function childrenOf(element: XmlElement): XmlElement[] {
  return element.content.filter((part) => typeof part !== "string");
}

export function childNamed(element: XmlElement, local: string): XmlElement | undefined {
  return element.content.find((part): part is XmlElement => typeof part !== "string" && part.local === local);
}

export function childrenNamed(element: XmlElement, local: string): XmlElement[] {
  return element.content.filter((part): part is XmlElement => typeof part !== "string" && part.local === local);
}

/** Trimmed text of the first child of that name; undefined where there is none or it is blank. */
export function childText(element: XmlElement, local: string): string | undefined {
  const child = childNamed(element, local);
  if (child === undefined) return undefined;
  const text = textOf(child).trim();
  return text === "" ? undefined : text;
}

/** `xml:lang`, or a plain `lang`. */
export function langOf(element: XmlElement): string | undefined {
  const lang = element.attributes["xml:lang"] ?? element.attributes["lang"];
  return lang === undefined || lang.trim() === "" ? undefined : lang.trim();
}

/** The first element that a path of child names leads to. */
export function elementAt(element: XmlElement, ...path: readonly string[]): XmlElement | undefined {
  let at: XmlElement | undefined = element;
  for (const name of path) at = at === undefined ? undefined : childNamed(at, name);
  return at;
}

/** Trimmed text of the element at a path; undefined where there is none or it is blank. */
export function textAt(element: XmlElement, ...path: readonly string[]): string | undefined {
  const found = elementAt(element, ...path);
  const text = found === undefined ? "" : textOf(found).trim();
  return text === "" ? undefined : text;
}

/** The first element of that name, in document order, at most so many levels below; the element itself is level 0. */
export function descendantNamed(element: XmlElement, local: string, levels: number): XmlElement | undefined {
  if (element.local === local) return element;
  if (levels <= 0) return undefined;
  for (const child of element.content) {
    const found = typeof child === "string" ? undefined : descendantNamed(child, local, levels - 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
