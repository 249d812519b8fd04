import type { LocalText } from "../../../domain/text.ts";
import { localText } from "../../../text/language.ts";
import { plainText } from "../../../text/markup.ts";
import type { XmlElement } from "../../xml/element.ts";
import { distinctTexts } from "../distinct.ts";
import { withSubtitle } from "../subtitle.ts";
import { all, first, textAt } from "./tags.ts";

/** List 15: `01` the title as it stands, `03` in the original language, `06` translated. */
const distinctive = "01";
const others: ReadonlySet<string> = new Set(["03", "06"]);

/** Titles of a product or content item, its own first: of `TitleDetail` (ONIX 3), else of `Title` (2.1). */
export function titlesOf(element: XmlElement, lang: string | undefined): LocalText[] {
  const groups = [...all(element, "TitleDetail"), ...all(element, "Title")];
  const typed = groups.map((group) => ({ type: textAt(group, "TitleType") ?? "", text: titleOf(group) }));
  const own =
    typed.find(({ type, text }) => type === distinctive && text !== "") ?? typed.find(({ text }) => text !== "");
  const plain = textAt(element, "DistinctiveTitle");
  const main = own === undefined || own.text === "" ? plainText(plain ?? "") : own.text;
  const further = typed
    .filter(({ type, text }) => others.has(type) && text !== main)
    .map(({ text }) => localText(text));
  return distinctTexts([...(main === "" ? [] : [localText(main, lang)]), ...further]);
}

/** One title with its subtitle; in ONIX 3 that of the product's or item's own level, else the collection's with the part's number. */
function titleOf(group: XmlElement): string {
  const elements = all(group, "TitleElement");
  if (elements.length === 0) return statementOf(group);
  const level = (element: XmlElement): string => textAt(element, "TitleElementLevel") ?? "01";
  const own = elements.find((element) => level(element) === "01" || level(element) === "04");
  const title = own === undefined ? "" : statementOf(own);
  if (title !== "") return title;
  const whole =
    elements
      .filter((element) => element !== own)
      .map(statementOf)
      .find((text) => text !== "") ?? "";
  const part = plainText(textAt(own ?? first(group, "TitleElement"), "PartNumber") ?? "");
  return [whole, part].filter((text) => text !== "").join(", ");
}

function statementOf(element: XmlElement): string {
  const without = textAt(element, "TitleWithoutPrefix");
  const prefix = textAt(element, "TitlePrefix");
  const parts = [prefix, without].filter((part) => part !== undefined).join(" ");
  const title = plainText(textAt(element, "TitleText") ?? (without === undefined ? "" : parts));
  const subtitle = plainText(textAt(element, "Subtitle") ?? "");
  return title === "" || subtitle === "" ? title : withSubtitle(title, subtitle);
}
