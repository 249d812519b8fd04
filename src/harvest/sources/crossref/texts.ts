import type { LocalText } from "../../../domain/text.ts";
import { localText } from "../../../text/language.ts";
import { type JsonObject, textIn, textsIn } from "../../readers/json-values.ts";
import { withoutHeading } from "../abstract-heading.ts";
import { distinctBy } from "../distinct.ts";

/** Titles with their subtitle, then those of the original where the work is a translation; the one in the work's own language first. */
export function titlesOf(work: JsonObject, language: string | undefined): LocalText[] {
  const [main, ...others] = textsIn(work, "title", 20);
  const [subtitle] = textsIn(work, "subtitle", 1);
  const [short] = textsIn(work, "short-title", 1);
  const first = main === undefined ? short : withSubtitle(main, subtitle);
  const originals = textsIn(work, "original-title", 20);
  const texts = [
    ...(first === undefined ? [] : [localText(first, language)]),
    ...[...others, ...originals].map((text) => localText(text)),
  ];
  const titles = distinctBy(texts, ({ value }) => value);
  const own = titles.find((title) => title.lang !== undefined && title.lang === language);
  return own === undefined ? titles : [own, ...titles.filter((title) => title !== own)];
}

function withSubtitle(title: string, subtitle: string | undefined): string {
  if (subtitle === undefined || title.toLowerCase().includes(subtitle.toLowerCase())) return title;
  return /[:?!.–—]$/.test(title) ? `${title} ${subtitle}` : `${title}: ${subtitle}`;
}

/** The abstract, JATS markup and the word `Abstract` before it taken off. */
export function abstractsOf(work: JsonObject, language: string | undefined): LocalText[] {
  const text = withoutHeading(textIn(work, "abstract") ?? "");
  return text === "" ? [] : [localText(text, language)];
}
