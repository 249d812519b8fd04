import { decodeHTML } from "entities";

/** Elements whose content is no text. */
const hidden = /<(script|style|template|iframe|object|svg)\b[^<>]*>.*?(?:<\/\1\s*>|$)/gis;
const comments = /<!--.*?(?:-->|$)|<!\[CDATA\[|\]\]>|<!doctype[^<>]*>|<\?(?:xml|php)[^<>]*\?>/gis;
const blocks =
  "p|br|div|li|ul|ol|dl|dt|dd|table|tbody|thead|tfoot|tr|td|th|h[1-6]|hr|blockquote|pre|section|article|header|footer|title|sec|list|list-item|disp-quote|caption|figure|figcaption|abstract|address";
const inline =
  "a|abbr|acronym|b|bdi|bdo|big|bold|center|cite|code|col|colgroup|data|del|dfn|em|ext-link|font|html|head|body|i|img|input|ins|inf|inline-formula|italic|kbd|label|link|mark|math|mfrac|mi|mn|mo|monospace|mrow|ms|msqrt|mstyle|msub|msubsup|msup|mtext|mover|munder|meta|nobr|named-content|o|overline|q|rp|rt|ruby|s|samp|sc|scp|small|span|strike|strong|styled-content|sub|sup|tex-math|time|tt|u|underline|uri|var|wbr|xref|alternatives|article-title|o:p|st1:[a-z]+|w:[a-z]+";
const attributes = `(?:\\s+[a-z_:][a-z0-9_:.-]*(?:\\s*=\\s*(?:"[^"<]{0,2000}"|'[^'<]{0,2000}'|[^\\s"'<>=]+)))*\\s*/?`;
/** Only tags that are known: `a < b`, `p<0.05` and `<10 years` are text. */
const blockTag = new RegExp(`</?(?:[a-z]{2,5}:)?(?:${blocks})${attributes}>`, "gi");
const inlineTag = new RegExp(`</?(?:[a-z]{2,5}:)?(?:${inline})${attributes}>`, "gi");

const entity = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/gi;
const escapedAmpersands = /&(?:amp;|#38;|#x26;)+(?=(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});)/gi;
/** C0 and C1 controls but white space, bidirectional overrides and isolates, byte-order mark, non-characters. */
const unwanted =
  /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\u200b\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;
const paragraphMark = "\u2029";

/**
 * The text of a field that may hold HTML or JATS left-overs, on one line: tags gone, entities decoded (also those escaped twice), white
 * space folded, control and bidirectional-override characters removed. What is no known tag stays (`p<0.05`). Linear time.
 */
export function plainText(html: string): string {
  return plainParagraphs(html).replaceAll("\n", " ");
}

/** The same with a line break between the blocks of the source (`<p>`, `<br>`, list items). */
export function plainParagraphs(html: string): string {
  let text = html.toWellFormed();
  // Three rounds: as written, escaped once, escaped twice. More is an author's own text on HTML.
  for (let round = 0; round < 3; round += 1) {
    const before = text;
    text = withoutTags(text);
    if (text.includes("&")) text = text.replace(escapedAmpersands, "&").replace(entity, (name) => decodeHTML(name));
    if (text === before) break;
  }
  return text
    .replace(unwanted, "")
    .split(paragraphMark)
    .map((line) => line.replace(/[\s\u0085]+/g, " ").trim())
    .filter((line) => line !== "")
    .join("\n");
}

function withoutTags(text: string): string {
  if (!text.includes("<")) return text;
  return text.replace(comments, "").replace(hidden, " ").replace(blockTag, paragraphMark).replace(inlineTag, "");
}
