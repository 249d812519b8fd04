import { parseLanguage } from "../../../domain/language.ts";
import type { Subject, WorkType } from "../../../domain/record.ts";
import type { LocalText } from "../../../domain/text.ts";
import { workTypeOf } from "../../../domain/work-type.ts";
import { exactTypes, typePatterns } from "../../../domain/work-type-table.ts";
import { localText } from "../../../text/language.ts";
import { childNamed, childrenNamed, langOf, type XmlElement } from "../../xml/element.ts";
import { proseOf } from "../../xml/prose.ts";
import { distinctBy } from "../distinct.ts";
import { splitList } from "../oai-pmh/dc-subjects.ts";

const maxTerms = 500;
/** Values of `article-type` (JATS 1.3) that the table of types does not have under that name. */
const articleTypes: Readonly<Record<string, WorkType>> = {
  "article-commentary": "letter",
  reply: "letter",
  discussion: "letter",
  abstract: "conference paper",
  "meeting-report": "report",
  "methods-article": "article",
  "brief-report": "article",
  "rapid-communication": "article",
  introduction: "editorial",
  correction: "other",
  retraction: "other",
  "partial-retraction": "other",
  "expression-of-concern": "other",
  addendum: "other",
  announcement: "other",
  "books-received": "other",
  calendar: "other",
  collection: "other",
  index: "other",
  news: "other",
  obituary: "other",
  "product-review": "other",
};
/** Headings that only say that these are articles. */
const plain =
  /^(?:(?:original|research|full|regular|invited|short|brief|general|main|peer[- ]reviewed|academic|scholarly|open access)\s+)*(?:articles?|papers?|research|communications?|contributions?|manuscripts?|contents|table of contents)$/i;

/** Headings of `article-categories`, each once, outer before inner. */
function headingsOf(meta: XmlElement): string[] {
  const categories = childNamed(meta, "article-categories");
  const groups = categories === undefined ? [] : childrenNamed(categories, "subj-group").flatMap(groupsIn);
  const texts = groups.flatMap((group) => childrenNamed(group, "subject").map(proseOf));
  return [...new Set(texts.filter((text) => text !== "" && text.length <= 300))].slice(0, maxTerms);
}

function groupsIn(group: XmlElement): XmlElement[] {
  return [group, ...childrenNamed(group, "subj-group").flatMap(groupsIn)];
}

function isTypeHeading(text: string): boolean {
  const name = text.toLowerCase();
  const known = exactTypes.has(name) || exactTypes.has(name.replace(/s$/, ""));
  return plain.test(text) || known || typePatterns.some(([pattern]) => pattern.test(name));
}

/** A heading that is only the article's type says the type; any other is a subject. */
export function subjectsOf(meta: XmlElement): Subject[] {
  return headingsOf(meta)
    .filter((text) => !isTypeHeading(text))
    .map((label) => ({ scheme: "other", label }));
}

/** By `article-type`, and by the section's heading where that says more (OJS calls all of them research articles). */
export function typeOf(article: XmlElement, meta: XmlElement): WorkType {
  const stated = article.attributes["article-type"]?.trim().toLowerCase() ?? "";
  const own = Object.hasOwn(articleTypes, stated) ? articleTypes[stated] : undefined;
  if (own !== undefined && own !== "article") return own;
  const headings = headingsOf(meta).filter(isTypeHeading);
  const found = workTypeOf([
    stated.replaceAll("-", " "),
    ...headings.flatMap((text) => [text, text.replace(/s$/i, "")]),
  ]);
  return found.kind === "article" ? found.type : "article";
}

/** Authors' keywords, in the language of their group; lists of abbreviations are none. */
export function keywordsOf(meta: XmlElement, lang: string | undefined): LocalText[] {
  const groups = childrenNamed(meta, "kwd-group").filter(
    ({ attributes }) => !/abbrev/i.test(attributes["kwd-group-type"] ?? "") && attributes["vocab"] === undefined,
  );
  const found = groups.flatMap((group) => {
    const declared = parseLanguage(langOf(group) ?? "") ?? lang;
    const lists = ["kwd", "unstructured-kwd-group"].flatMap((name) => childrenNamed(group, name).map(proseOf));
    const compound = childrenNamed(group, "compound-kwd").map((kwd) =>
      childrenNamed(kwd, "compound-kwd-part").map(proseOf).join(" "),
    );
    return [...lists.flatMap(splitList), ...compound]
      .map((text) => text.replace(/^[\s;,•]+|[\s;,.]+$/g, ""))
      .filter((text) => text !== "" && text.length <= 300)
      .map((text) => localText(text, declared));
  });
  return distinctBy(found, (one) => `${one.value.toLowerCase()} ${one.lang ?? ""}`).slice(0, maxTerms);
}
