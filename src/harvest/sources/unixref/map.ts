import { parseDoi } from "../../../domain/doi.ts";
import type { CommonData, ContentsEntry, RecordData, WorkType } from "../../../domain/record.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import { mostParts, type Part, partName } from "../../readers/parts.ts";
import { childNamed, childrenNamed, descendantNamed, textOf, type XmlElement } from "../../xml/element.ts";
import { proseOf } from "../../xml/prose.ts";
import { onlineOf, publishedOf } from "../dated.ts";
import { stated } from "../stated.ts";
import { referencesOf } from "./citations.ts";
import { containerOf, isbnsOf, issnsOf, pagesOf } from "./container.ts";
import { contributorsOf } from "./contributors.ts";
import { datesOf } from "./dates.ts";
import { bookOfItems, crossrefOf, itemOf, itemsOf, type UnixrefItem } from "./items.ts";
import { licenceOf } from "./licence.ts";
import { doiTextOf, linksOf } from "./links.ts";
import { isNotice, relationsOf } from "./relations.ts";
import { abstractsOf, languageOf, proseAt, titlesOf, titlesOfWork } from "./texts.ts";

/**
 * A record of Crossref's unixref, in whatever stands around its `crossref` element: an article, conference paper, thesis, report, preprint, chapter, book or journal.
 * `unmapped_metadata` for what is none (an issue by itself, a component, a grant), `missing_title`; `malformed_record` where Crossref answers with an error.
 */
export function mapUnixref(root: XmlElement): Result<RecordData> {
  const crossref = crossrefOf(root);
  const error = descendantNamed(root, "error", 6);
  if (error !== undefined && (crossref === undefined || itemOf(crossref) === undefined))
    return fail("malformed_record", `Crossref answers with an error: ${proseOf(error).slice(0, 300)}`);
  if (crossref === undefined) return fail("unmapped_metadata", "The record has no element crossref.");
  const found = itemOf(crossref);
  if (found === undefined) {
    const names = crossref.content.flatMap((child) => (typeof child === "string" ? [] : [child.local])).slice(0, 5);
    return fail("unmapped_metadata", `The record holds no work that this index has: ${names.join(", ") || "nothing"}.`);
  }
  const whole = bookOfItems(crossref);
  if (whole !== undefined) return book(whole, publisherOf(root, whole), contentsOf(root));
  const items = itemsOf(crossref).length;
  if (items > 1) return fail("unmapped_metadata", `The record holds ${items} works, which cannot be told apart yet.`);
  const publisher = publisherOf(root, found);
  if (found.what === "journal") return journal(found, publisher);
  if (found.what === "book") return book(found, publisher);
  return found.what === "chapter" ? chapter(found, publisher) : article(found, found.what, publisher);
}

/** What Crossref calls the record's DOI, for a name; also of a record that is not whole. */
export function identifyUnixref(root: XmlElement): string | undefined {
  const crossref = crossrefOf(root);
  const item = crossref === undefined ? undefined : (bookOfItems(crossref) ?? itemOf(crossref))?.item;
  const queried = root.local === "query" ? childNamed(root, "doi") : undefined;
  const error = descendantNamed(root, "error", 6);
  const texts = [
    item === undefined ? undefined : doiTextOf(item),
    ...[queried, error].map((element) => (element === undefined ? undefined : textOf(element))),
  ];
  return texts.flatMap((text) => (text === undefined ? [] : (parseDoi(text) ?? [])))[0]?.value;
}

/** Chapters of a book that stand in one record with it, as in a deposit: each is a record of its own. */
export function partsOfUnixref(root: XmlElement): Part[] {
  const crossref = crossrefOf(root);
  if (crossref === undefined || bookOfItems(crossref) === undefined) return [];
  return itemsOf(crossref)
    .slice(0, mostParts)
    .map((found, index) => ({
      identifier: nameOfPart(root, found, index),
      map: () => chapter(found, publisherOf(root, found)),
    }));
}

function nameOfPart(root: XmlElement, { item }: UnixrefItem, index: number): string {
  return parseDoi(doiTextOf(item) ?? "")?.value ?? partName(identifyUnixref(root) ?? "", index + 1);
}

function contentsOf(root: XmlElement): ContentsEntry[] {
  const items = itemsOf(crossrefOf(root) ?? root);
  return items.slice(0, mostParts).flatMap((found, index) => {
    const { item } = found;
    const titles = titlesOf(item, languageOf(found));
    if (titles.length === 0) return [];
    const authors = contributorsOf(item).map(({ name }) => name.printed);
    const number = proseAt(item, "component_number");
    return [
      {
        titles,
        ...stated({ number, pages: pagesOf(item) }),
        ...(authors.length === 0 ? {} : { authors }),
        part: nameOfPart(root, found, index),
      },
    ];
  });
}

function common(found: UnixrefItem, publisher: string | undefined): CommonData {
  const { item } = found;
  const doi = parseDoi(doiTextOf(item) ?? "");
  const lang = languageOf(found);
  const titles = titlesOf(item, lang);
  const relations = relationsOf(item);
  const language = item.attributes["language"] === undefined ? (titles[0]?.lang ?? lang) : lang;
  return {
    titles,
    abstracts: abstractsOf(item, language),
    contributors: contributorsOf(item),
    identifiers: doi === undefined ? [] : [doi],
    ...stated({ published: publishedOf(datesOf(item)), publisher }),
    languages: language === undefined ? [] : [language],
    keywords: [],
    subjects: [],
    ...licenceOf(item),
    links: linksOf(item),
    ...(relations.length === 0 ? {} : { relations }),
  };
}

const posted: Readonly<Record<string, WorkType>> = {
  dissertation: "thesis",
  report: "report",
  working_paper: "report",
  letter: "letter",
  other: "other",
};

function article(found: UnixrefItem, what: WorkType, publisher: string | undefined): Result<RecordData> {
  const { item, work, metadata } = found;
  const data = common(found, publisher);
  if (data.titles.length === 0) return fail("missing_title", "The record has no title.");
  const around = [childNamed(work, "journal_issue"), metadata].filter((one) => one !== undefined && one !== item);
  const published = data.published ?? around.map((one) => one && publishedOf(datesOf(one))).find((date) => date);
  const form = item.local === "posted_content" ? posted[item.attributes["type"] ?? ""] : undefined;
  const type = isNotice(data.relations ?? []) ? "other" : (form ?? what);
  const container = containerOf(found);
  return ok({
    ...data,
    kind: "article",
    type,
    ...stated({ published, online: onlineOf(datesOf(item)), container }),
    references: referencesOf(item),
  });
}

function journal({ work, metadata }: UnixrefItem, publisher: string | undefined): Result<RecordData> {
  if (metadata === undefined || childNamed(work, "journal_issue") !== undefined)
    return fail("unmapped_metadata", "The record is of a journal's issue or volume as a whole and names no article.");
  const titles = titlesOfWork(metadata, ["full_title"]);
  if (titles.length === 0) return fail("missing_title", "The journal has no title.");
  const doi = parseDoi(doiTextOf(metadata) ?? "");
  const otherTitles = titlesOfWork(metadata, ["abbrev_title"]).filter(({ value }) => value !== titles[0]?.value);
  const lang = titles[0]?.lang;
  return ok({
    kind: "journal",
    titles,
    formerTitles: [],
    ...(otherTitles.length === 0 ? {} : { otherTitles }),
    abstracts: [],
    contributors: [],
    identifiers: [...issnsOf(metadata), ...(doi === undefined ? [] : [doi])],
    languages: lang === undefined ? [] : [lang],
    keywords: [],
    subjects: [],
    ...stated({ publisher }),
    access: "unknown",
    links: linksOf(metadata),
  });
}

function book(
  found: UnixrefItem,
  publisher: string | undefined,
  contents: readonly ContentsEntry[] = [],
): Result<RecordData> {
  const data = common(found, publisher);
  const titles = data.titles.length > 0 ? data.titles : titlesOfWork(found.item, ["proceedings_title"]);
  if (titles.length === 0) return fail("missing_title", "The book has no title.");
  const identifiers = [...data.identifiers, ...isbnsOf(found.item)];
  const edition = proseAt(found.item, "edition_number");
  return ok({
    ...data,
    kind: "book",
    titles,
    identifiers,
    ...stated({ edition }),
    ...(contents.length === 0 ? {} : { contents }),
  });
}

function chapter(found: UnixrefItem, publisher: string | undefined): Result<RecordData> {
  const { item, metadata } = found;
  const data = common(found, publisher);
  if (data.titles.length === 0) return fail("missing_title", "The chapter has no title.");
  const doi = metadata === undefined ? undefined : parseDoi(doiTextOf(metadata) ?? "");
  const editors = metadata === undefined ? [] : contributorsOf(metadata);
  const book = metadata && {
    titles: titlesOf(metadata, languageOf({ ...found, item: metadata })),
    identifiers: [...(doi === undefined ? [] : [doi]), ...isbnsOf(metadata)],
    ...(editors.length === 0 ? {} : { contributors: editors }),
    ...stated({ publisher, published: publishedOf(datesOf(metadata)) }),
  };
  const published = data.published ?? (metadata && publishedOf(datesOf(metadata)));
  return ok({ ...data, kind: "chapter", ...stated({ published, pages: pagesOf(item), book }) });
}

/** Printed with books and proceedings; of a journal only the answer to a query says who its publisher is. */
function publisherOf(root: XmlElement, { item, metadata }: UnixrefItem): string | undefined {
  const query = descendantNamed(root, "query", 4);
  const named =
    query && childrenNamed(query, "crm-item").find(({ attributes }) => attributes["name"] === "publisher-name");
  const institution = childNamed(item, "institution");
  const name =
    proseAt(metadata && childNamed(metadata, "publisher"), "publisher_name") ??
    proseAt(institution, "institution_name") ??
    (named === undefined ? undefined : proseOf(named));
  return name?.replace(/[\s,;:]+$/, "") || undefined;
}
