import { parseLanguage } from "../../../domain/language.ts";
import type { LocalText } from "../../../domain/text.ts";
import { detectLanguage, localText } from "../../../text/language.ts";
import { abstractOf } from "../../xml/abstract.ts";
import { childNamed, childrenNamed, langOf, type XmlElement } from "../../xml/element.ts";
import { proseOf } from "../../xml/prose.ts";
import { distinctTexts } from "../distinct.ts";
import { withSubtitle } from "../subtitle.ts";

/** Abstracts of another kind: pictures, lines for a table of contents, summaries for the public. */
const beside = /^(?:graphical|teaser|toc|web-summary|short|key-points|plain-language-summary|precis|video)$/i;

export function languageOf(article: XmlElement): string | undefined {
  return parseLanguage(langOf(article) ?? "");
}

/** `title-group`: the title with its subtitle, then translated ones, grouped (`trans-title-group`) or bare as in older versions. */
export function titlesOf(meta: XmlElement, lang: string | undefined): LocalText[] {
  const group = childNamed(meta, "title-group");
  if (group === undefined) return [];
  const title = textOfTitle(group, "article-title", "subtitle", lang);
  const grouped = childrenNamed(group, "trans-title-group").flatMap((one) =>
    textOfTitle(one, "trans-title", "trans-subtitle", langOf(one)),
  );
  const bare = textOfTitle(group, "trans-title", "trans-subtitle", undefined);
  return distinctTexts([...title, ...grouped, ...bare]);
}

function textOfTitle(group: XmlElement, name: string, sub: string, lang: string | undefined): LocalText[] {
  const elements = childrenNamed(group, name);
  const subtitles = childrenNamed(group, sub).map(proseOf);
  return elements.map((element, index) => {
    const own = proseOf(element);
    const subtitle =
      elements.length === 1 ? subtitles.filter((text) => text !== "").join(": ") : (subtitles[index] ?? "");
    return localText(subtitle === "" ? own : withSubtitle(own, subtitle), langOf(element) ?? lang);
  });
}

/** Abstracts: the main one of each language. */
export function abstractsOf(meta: XmlElement, lang: string | undefined): LocalText[] {
  const main = childrenNamed(meta, "abstract").map((element) => [element, langOf(element) ?? lang] as const);
  const translated = childrenNamed(meta, "trans-abstract").map((element) => [element, langOf(element)] as const);
  return distinctTexts(
    [...main, ...translated]
      .filter(([element]) => !beside.test(element.attributes["abstract-type"] ?? ""))
      .map(([element, declared]) => {
        const value = abstractOf(element);
        return localText(value, declared ?? detectLanguage(value));
      }),
  );
}
