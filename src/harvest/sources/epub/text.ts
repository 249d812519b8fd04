import { plainParagraphs } from "../../../text/markup.ts";
import { Decoder } from "../../decode.ts";

/** A content document as it is read. */
export interface Document {
  /** The first heading, or what its head calls it. */
  readonly title: string;
  readonly text: string;
}

/** More of a chapter is not looked through; in UTF-16 units. */
const longest = 2_000_000;
const head = /<head\b[^>]*>[^]*?<\/head\s*>/i;
const heading = /<h([1-6])\b[^>]*>([^]{0,5000}?)<\/h\1\s*>/i;
const name = /<title\b[^>]*>([^]{0,2000}?)<\/title\s*>/i;

/** Title and text of an XHTML document, whether it is well-formed or not: in paragraphs, without scripts, styles and pictures. */
export function documentOf(bytes: Uint8Array): Document {
  const decoder = new Decoder({ told: "xml" });
  const html = decoder.write(bytes) + decoder.end();
  const said = heading.exec(html)?.[2] ?? name.exec(html)?.[1] ?? "";
  return {
    title: plainParagraphs(said).replaceAll("\n", " ").slice(0, 1000).toWellFormed(),
    text: plainParagraphs(html.replace(head, " ")).slice(0, longest).toWellFormed(),
  };
}
