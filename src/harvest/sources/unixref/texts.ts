import { parseLanguage } from "../../../domain/language.ts";
import type { LocalText } from "../../../domain/text.ts";
import { detectLanguage, localText } from "../../../text/language.ts";
import { abstractOf } from "../../xml/abstract.ts";
import { childNamed, childrenNamed, langOf, type XmlElement } from "../../xml/element.ts";
import { proseOf } from "../../xml/prose.ts";
import { distinctTexts } from "../distinct.ts";
import { withSubtitle } from "../subtitle.ts";
import type { UnixrefItem } from "./items.ts";

const longEnough = 200;
/** Abstracts that are something else: a picture, a line for the table of contents. */
const beside = /^(?:graphical|teaser|toc|web-summary|short)$/i;

/** The language that the item states, else the whole of the work. */
export function languageOf({ item, metadata }: UnixrefItem): string | undefined {
  const stated = item.attributes["language"] ?? metadata?.attributes["language"];
  return stated === undefined ? undefined : parseLanguage(stated);
}

/**
 * Titles with their subtitles. A title in the original language (`original_language_title`) is the work's own, unless the item says that it is in another
 * language.
 */
export function titlesOf(item: XmlElement, lang: string | undefined): LocalText[] {
  const groups = childrenNamed(item, "titles").flatMap(group);
  const plain = groups.filter(({ original }) => !original);
  const originals = groups.filter(({ original }) => original);
  const declared = parseLanguage(item.attributes["language"] ?? "");
  const others = originals.map(({ text, stated }) => localText(text, stated));
  const own = others.filter((title) => declared === undefined || title.lang === declared);
  // beside an original title the other is a translation, and the language of the journal says nothing of it
  const mains = plain.map(({ text }) => localText(text, own.length > 0 && declared === undefined ? undefined : lang));
  const translated = own.length > 0 ? mains.map(({ value }) => localText(value)) : mains;
  return distinctTexts([...own, ...translated, ...others]);
}

interface Title {
  readonly text: string;
  readonly original: boolean;
  readonly stated?: string;
}

function group(titles: XmlElement): Title[] {
  const found: Title[] = [];
  for (const child of titles.content) {
    if (typeof child === "string") continue;
    // library catalogues end a title with the sign before the next statement
    const text = proseOf(child).replace(/\s+[/:;]$/, "");
    if (text === "") continue;
    if (child.local === "title") found.push({ text, original: false });
    else if (child.local === "original_language_title") {
      const stated = child.attributes["language"];
      found.push({ text, original: true, ...(stated === undefined ? {} : { stated }) });
    } else if (child.local === "subtitle") {
      const main = found.pop();
      found.push(main === undefined ? { text, original: false } : { ...main, text: withSubtitle(main.text, text) });
    }
  }
  return found;
}

/** Abstracts, in the language declared, else in the one that a long text tells itself, else in the item's. */
export function abstractsOf(item: XmlElement, lang: string | undefined): LocalText[] {
  const elements = childrenNamed(item, "abstract").filter(
    (element) => !beside.test(element.attributes["abstract-type"] ?? ""),
  );
  return distinctTexts(
    elements.map((element) => {
      const value = abstractOf(element);
      return localText(
        value,
        langOf(element) ?? (value.length >= longEnough ? detectLanguage(value) : undefined) ?? lang,
      );
    }),
  );
}

/** A name of the whole work: `full_title`, or titles with subtitles. */
export function titlesOfWork(metadata: XmlElement, names: readonly string[]): LocalText[] {
  const lang = metadata.attributes["language"];
  const plain = names.flatMap((name) => childrenNamed(metadata, name).map(proseOf));
  const grouped = childrenNamed(metadata, "titles").flatMap((titles) => group(titles).map(({ text }) => text));
  return distinctTexts([...plain, ...grouped].map((text) => localText(text, lang)));
}

export function proseAt(element: XmlElement | undefined, name: string): string | undefined {
  const child = element === undefined ? undefined : childNamed(element, name);
  return child === undefined ? undefined : proseOf(child) || undefined;
}
