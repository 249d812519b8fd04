import { plainParagraphs } from "../../text/markup.ts";
import { childrenOf, type XmlElement } from "./element.ts";

/** Elements of JATS, Crossref, PubMed and HTML between which a text breaks. */
const blocks = new Set(
  (
    "p sec title list list-item def-list def-item disp-formula disp-formula-group disp-quote table-wrap table tr boxed-text verse-group verse-line statement " +
    "speech break br div ul ol li dl dt dd h1 h2 h3 h4 h5 h6 AbstractText abstract trans-abstract"
  ).split(" "),
);
/** What is no part of the text that is read: notes, pictures, machine forms of a formula. */
const silent = new Set([
  ..."fn fn-group inline-graphic graphic media object-id alt-text long-desc annotation annotation-xml".split(" "),
  ..."inline-supplementary-material processing-meta".split(" "),
]);
const paragraphMark = "\u2029";

/** The text of mixed content as it is read, on one line: marks of layout gone, notes and pictures left out. */
export function proseOf(element: XmlElement): string {
  return paragraphsOf(element.content).join(" ");
}

/** The same in paragraphs. */
export function paragraphsOf(content: XmlElement["content"]): string[] {
  return plainParagraphs(flat(content))
    .split("\n")
    .filter((text) => text !== "");
}

export function isBlock(element: XmlElement): boolean {
  return blocks.has(element.local);
}

/** Words that no markup is joined to: Crossref and others lost the space between (`Use of<sup>7</sup>Be`). */
const apart = /(?:^|[\s(])(?:of|and|the|in|for|with|by|from|on|to|at|or|using|between|against)$/i;

function flat(content: XmlElement["content"]): string {
  let text = "";
  for (const part of content) {
    if (typeof part === "string") text += part;
    else text += (apart.test(text.slice(-10)) ? " " : "") + flatElement(part);
  }
  return text;
}

function flatElement(element: XmlElement): string {
  const { local, content } = element;
  if (silent.has(local) || (local === "xref" && element.attributes["ref-type"] === "fn")) return "";
  if (local === "alternatives" || local === "inline-formula" || local === "disp-formula") {
    // MathML and TeX of one formula beside each other
    const children = childrenOf(element);
    const math = children.find((child) => child.local === "math");
    if (math !== undefined && children.some((child) => child.local === "tex-math")) return flat(math.content);
  }
  return blocks.has(local) ? paragraphMark + flat(content) + paragraphMark : flat(content);
}
