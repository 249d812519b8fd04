import type { ContentsEntry } from "../../../domain/record.ts";
import type { LocalText } from "../../../domain/text.ts";
import { localText } from "../../../text/language.ts";
import type { XmlElement } from "../../xml/element.ts";
import { paragraphsOf } from "../../xml/prose.ts";
import { distinctTexts } from "../distinct.ts";
import { all, first, textAt } from "./tags.ts";

/** Kinds of text by their codes: ONIX 3 (List 153) and 2.1 (List 33). */
const kinds = {
  description: { TextContent: ["03"], OtherText: ["01"] },
  short: { TextContent: ["02"], OtherText: ["02"] },
  contents: { TextContent: ["04"], OtherText: ["04"] },
} as const;

/** Paragraphs of the texts of a kind; they are XHTML, or HTML escaped, or plain. */
function textsOf(element: XmlElement, kind: keyof typeof kinds): string[][] {
  const codes = kinds[kind];
  const named = [
    ...all(element, "TextContent").map((one) => [textAt(one, "TextType"), one, codes.TextContent] as const),
    ...all(element, "OtherText").map((one) => [textAt(one, "TextTypeCode"), one, codes.OtherText] as const),
  ];
  return named.flatMap(([code, one, wanted]) => {
    const text = first(one, "Text");
    if (text === undefined || !wanted.some((each) => each === code)) return [];
    const paragraphs = paragraphsOf(text.content);
    return paragraphs.length === 0 ? [] : [paragraphs];
  });
}

/** The description; a short one only where there is no other. */
export function abstractsOf(element: XmlElement, lang: string | undefined): LocalText[] {
  const long = textsOf(element, "description");
  const found = long.length > 0 ? long : textsOf(element, "short");
  return distinctTexts(found.map((paragraphs) => localText(paragraphs.join("\n"), lang)));
}

const mostLines = 2000;
const longestLine = 500;

/** The lines of a table of contents that is given as a text: a line a paragraph or list item. */
export function contentsText(element: XmlElement, lang: string | undefined): ContentsEntry[] {
  const [lines = []] = textsOf(element, "contents");
  return lines
    .filter((line) => line.length <= longestLine && !/^(?:table of )?contents:?$/i.test(line))
    .slice(0, mostLines)
    .map((line) => ({ titles: [localText(line, lang)] }));
}
