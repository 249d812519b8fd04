import { parseLanguage } from "../../../domain/language.ts";
import type { LocalText } from "../../../domain/text.ts";
import { localText } from "../../../text/language.ts";
import { labelled } from "../../xml/abstract.ts";
import { childNamed, childrenNamed, textOf, type XmlElement } from "../../xml/element.ts";
import { paragraphsOf, proseOf } from "../../xml/prose.ts";

const placeholder = /^(?:not available|in process citation)$/i;
const noLabel = /^(?:unlabelled|unassigned)$/i;

export function languagesOf(article: XmlElement): string[] {
  return [...new Set(childrenNamed(article, "Language").flatMap((element) => parseLanguage(textOf(element)) ?? []))];
}

/**
 * `ArticleTitle` is in English; in brackets it is NLM's translation, and `VernacularTitle` the title as printed (MEDLINE/PubMed Data Element Descriptions). The
 * title in the article's own language is first.
 */
export function titlesOf(article: XmlElement, languages: readonly string[]): LocalText[] {
  const printed = titleText(childNamed(article, "ArticleTitle"));
  const bracketed = /^\[(?<title>.*?)\.?\](?<rest>.*)$/s.exec(printed)?.groups;
  const english = withoutStop(bracketed === undefined ? printed : `${bracketed["title"]}${bracketed["rest"]}`);
  const vernacular = withoutStop(titleText(childNamed(article, "VernacularTitle")));
  const own = languages.find((lang) => lang !== "en");
  const titles = [
    ...(english === "" || placeholder.test(english) ? [] : [localText(english, "en")]),
    ...(vernacular === "" || vernacular === english ? [] : [localText(vernacular, own)]),
  ];
  return languages[0] === "en" ? titles : titles.toReversed();
}

function titleText(element: XmlElement | undefined): string {
  return element === undefined ? "" : proseOf(element);
}

/** NLM ends each title with a full stop; one after an abbreviation is the abbreviation's. */
function withoutStop(title: string): string {
  return /\.\.$|(?:\b(?:\p{Lu}\.\p{Lu}|etc|al|Inc|Ltd|Co|Jr|Sr|spp?|vs))\.$/u.test(title)
    ? title
    : title.replace(/\.$/, "");
}

/** The abstract in English, and others in the languages that they say; one for patients is no abstract. */
export function abstractsOf(citation: XmlElement, article: XmlElement): LocalText[] {
  const main = childNamed(article, "Abstract");
  const others = childrenNamed(citation, "OtherAbstract").filter(
    (other) => !/plain-language/i.test(other.attributes["Type"] ?? ""),
  );
  const all = [
    ...(main === undefined ? [] : [localText(abstractText(main), "en")]),
    ...others.map((other) => localText(abstractText(other), other.attributes["Language"])),
  ];
  return all.filter(({ value }) => value !== "" && !/^abstract available from the publisher\.?$/i.test(value));
}

/** Each part with its label, a paragraph each. */
function abstractText(element: XmlElement): string {
  const parts = childrenNamed(element, "AbstractText").flatMap((part) => {
    const label = part.attributes["Label"]?.trim() ?? "";
    const [first, ...more] = paragraphsOf(part.content);
    return first === undefined ? [] : [noLabel.test(label) ? first : labelled(label, first), ...more];
  });
  return parts.join("\n");
}
