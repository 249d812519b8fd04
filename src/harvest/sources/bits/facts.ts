import { parseDoi } from "../../../domain/doi.ts";
import type { Identifier } from "../../../domain/identifier.ts";
import { parseIsbn } from "../../../domain/isbn.ts";
import { parseLanguage } from "../../../domain/language.ts";
import type { CommonData, Pages } from "../../../domain/record.ts";
import type { LocalText } from "../../../domain/text.ts";
import { localText } from "../../../text/language.ts";
import { childNamed, childrenNamed, childText, langOf, textAt, textOf, type XmlElement } from "../../xml/element.ts";
import { proseOf } from "../../xml/prose.ts";
import { publishedOf } from "../dated.ts";
import { distinctBy, distinctTexts } from "../distinct.ts";
import { datesOf } from "../jats/dates.ts";
import { linksOf } from "../jats/links.ts";
import { contributorsOf } from "../jats/people.ts";
import { rightsOf } from "../jats/rights.ts";
import { keywordsOf, subjectsOf } from "../jats/subjects.ts";
import { abstractsOf } from "../jats/texts.ts";
import { pageRange } from "../page-range.ts";
import { stated } from "../stated.ts";
import { withSubtitle } from "../subtitle.ts";

/** What `book-meta` and `book-part-meta` have in common (BITS 2.1); they are JATS but for titles and identifiers. */
export function commonOf(meta: XmlElement, lang: string | undefined): CommonData {
  const titles = titlesOf(meta, lang);
  return {
    titles,
    abstracts: abstractsOf(meta, lang),
    contributors: contributorsOf(meta),
    identifiers: identifiersOf(meta),
    ...stated({
      published: publishedOf(datesOf(meta)),
      publisher: textAt(meta, "publisher", "publisher-name")?.replace(/\s+/g, " "),
    }),
    languages: lang === undefined ? [] : [lang],
    keywords: keywordsOf(meta, lang ?? titles[0]?.lang),
    subjects: subjectsOf(meta),
    ...rightsOf(meta),
    links: linksOf(meta),
  };
}

/** `book-title-group` with `book-title`, `title-group` with `title`, and titles in other languages. */
function titlesOf(meta: XmlElement, lang: string | undefined): LocalText[] {
  const group = childNamed(meta, "book-title-group") ?? childNamed(meta, "title-group");
  if (group === undefined) return [];
  const main = titleIn(group, ["book-title", "title"], "subtitle", lang);
  const translated = childrenNamed(group, "trans-title-group").flatMap((one) =>
    titleIn(one, ["trans-title"], "trans-subtitle", parseLanguage(langOf(one) ?? "")),
  );
  return distinctTexts([...main, ...translated]);
}

function titleIn(group: XmlElement, names: readonly string[], sub: string, lang: string | undefined): LocalText[] {
  const element = names.map((name) => childNamed(group, name)).find((one) => one !== undefined);
  const title = element === undefined ? "" : proseOf(element);
  if (title === "") return [];
  const subtitle = childNamed(group, sub);
  return [localText(subtitle === undefined ? title : withSubtitle(title, proseOf(subtitle)), lang)];
}

function identifiersOf(meta: XmlElement): Identifier[] {
  const dois = [...childrenNamed(meta, "book-id"), ...childrenNamed(meta, "book-part-id")].flatMap((id) => {
    const type = id.attributes["book-id-type"] ?? id.attributes["book-part-id-type"] ?? id.attributes["pub-id-type"];
    return type?.trim().toLowerCase() === "doi" ? (parseDoi(textOf(id)) ?? []) : [];
  });
  const isbns = childrenNamed(meta, "isbn").flatMap((element) => {
    const isbn = parseIsbn(textOf(element));
    const form = `${element.attributes["publication-format"] ?? ""} ${element.attributes["content-type"] ?? ""}`;
    const medium = /print|ppub|hard|paper/i.test(form)
      ? "print"
      : /electronic|online|e-?pub|pdf/i.test(form)
        ? "online"
        : undefined;
    return isbn === undefined ? [] : [medium === undefined ? isbn : ({ ...isbn, medium } as const)];
  });
  return distinctBy([...dois, ...isbns], ({ scheme, value }) => `${scheme}:${value}`);
}

/** The DOI, else the first name of its own, else an ISBN. */
export function identify(meta: XmlElement): string | undefined {
  const found = identifiersOf(meta).filter(({ valid }) => valid);
  const doi = found.find(({ scheme }) => scheme === "doi")?.value;
  const own = childText(meta, "book-id") ?? childText(meta, "book-part-id");
  return doi ?? own?.slice(0, 500) ?? found[0]?.value;
}

export function pagesOf(meta: XmlElement): Pages | undefined {
  return pageRange(childText(meta, "fpage"), childText(meta, "lpage"));
}
