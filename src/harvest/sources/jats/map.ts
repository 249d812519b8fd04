import type { RecordData } from "../../../domain/record.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import { childNamed, type XmlElement } from "../../xml/element.ts";
import { onlineOf, publishedOf } from "../dated.ts";
import { stated } from "../stated.ts";
import { datesOf } from "./dates.ts";
import { identifiersOf, metaOf } from "./ids.ts";
import { containerOf, publisherOf } from "./journal.ts";
import { linksOf } from "./links.ts";
import { contributorsOf } from "./people.ts";
import { referencesOf } from "./references.ts";
import { relationsOf } from "./relations.ts";
import { rightsOf } from "./rights.ts";
import { keywordsOf, subjectsOf, typeOf } from "./subjects.ts";
import { abstractsOf, languageOf, titlesOf } from "./texts.ts";

/** A JATS `article`: its front and its list of references. `malformed_record` without `front/article-meta`, `missing_title`. */
export function mapJats(article: XmlElement): Result<RecordData> {
  const front = childNamed(article, "front");
  const meta = metaOf(article);
  if (front === undefined || meta === undefined)
    return fail("malformed_record", "The article has no front with article-meta.");
  const lang = languageOf(article);
  const titles = titlesOf(meta, lang);
  const [title] = titles;
  if (title === undefined) return fail("missing_title", "The article has no title.");
  const abstracts = abstractsOf(meta, lang);
  const language = lang ?? title.lang ?? abstracts[0]?.lang;
  const all = datesOf(meta);
  // the date of a collection is an issue's: an article's own counts before it
  const own = all.filter(({ medium }) => medium !== "collection");
  const published = publishedOf(own.length > 0 ? own : all);
  const identifiers = identifiersOf(meta);
  const relations = relationsOf(meta);
  const rights = rightsOf(meta);
  const inPmc = identifiers.some(({ scheme }) => scheme === "pmcid");
  return ok({
    kind: "article",
    type: typeOf(article, meta),
    titles,
    abstracts,
    contributors: contributorsOf(meta),
    identifiers,
    ...stated({ published, online: onlineOf(all), container: containerOf(front, meta, all) }),
    languages: language === undefined ? [] : [language],
    keywords: keywordsOf(meta, language),
    subjects: subjectsOf(meta),
    ...publisherOf(front),
    ...rights,
    access: inPmc && rights.access === "unknown" ? "open" : rights.access,
    links: linksOf(meta),
    ...(relations.length === 0 ? {} : { relations }),
    references: referencesOf(article),
  });
}
