import { parseDoi } from "../../../domain/doi.ts";
import type { Identifier } from "../../../domain/identifier.ts";
import { parseIsbn } from "../../../domain/isbn.ts";
import { parseIssn } from "../../../domain/issn.ts";
import { yearOf } from "../../../domain/partial-date.ts";
import type { Container, IssueStatement, Pages } from "../../../domain/record.ts";
import { childNamed, childrenNamed, elementAt, textOf, type XmlElement } from "../../xml/element.ts";
import { publishedOf } from "../dated.ts";
import { distinctBy } from "../distinct.ts";
import { pageRange } from "../page-range.ts";
import { stated } from "../stated.ts";
import { datesOf } from "./dates.ts";
import type { UnixrefItem } from "./items.ts";
import { doiTextOf } from "./links.ts";
import { proseAt, titlesOfWork } from "./texts.ts";

/** ISSNs with the medium that their element says; bare eight digits are usual. */
export function issnsOf(metadata: XmlElement): Identifier[] {
  const found = childrenNamed(metadata, "issn").flatMap((element) => {
    return parseIssn(textOf(element), mediumOf(element)) ?? [];
  });
  return distinctBy(found, ({ value }) => value);
}

function mediumOf(element: XmlElement): "print" | "online" | undefined {
  const medium = element.attributes["media_type"]?.trim().toLowerCase();
  return medium === "electronic" ? "online" : medium === "print" ? "print" : undefined;
}

export function isbnsOf(metadata: XmlElement): Identifier[] {
  const found = childrenNamed(metadata, "isbn").flatMap((element) => {
    const isbn = parseIsbn(textOf(element));
    const medium = mediumOf(element);
    return isbn === undefined ? [] : [medium === undefined ? isbn : { ...isbn, medium }];
  });
  return distinctBy(found, ({ value }) => value);
}

/** The journal, or the proceedings, that an item is in. An abbreviated title names a journal only where nothing else does: other journals have the same. */
export function containerOf({ item, work, metadata }: UnixrefItem): Container | undefined {
  if (metadata === undefined || metadata === item) return undefined;
  const full = titlesOfWork(metadata, ["full_title", "proceedings_title"]);
  const titles = full.length > 0 ? full : titlesOfWork(metadata, ["abbrev_title"]);
  const series = childNamed(metadata, "series_metadata");
  const issns = [...issnsOf(metadata), ...(series === undefined ? [] : issnsOf(series))];
  const issue = issueOf(childNamed(work, "journal_issue"), metadata);
  const pages = pagesOf(item);
  if (titles.length === 0 && issns.length === 0 && issue === undefined && pages === undefined) return undefined;
  return { titles, issns, ...stated({ issue, pages }) };
}

function issueOf(element: XmlElement | undefined, metadata: XmlElement): IssueStatement | undefined {
  if (element === undefined) {
    const volume = proseAt(metadata, "volume");
    return volume === undefined ? undefined : { volume };
  }
  const published = publishedOf(datesOf(element));
  const doi = doiTextOf(element);
  const found = doi === undefined ? undefined : parseDoi(doi);
  const volume = elementAt(element, "journal_volume", "volume");
  const issue: IssueStatement = stated({
    volume: volume === undefined ? undefined : textOf(volume).trim() || undefined,
    number: proseAt(element, "issue") ?? proseAt(element, "special_numbering"),
    year: published === undefined ? undefined : yearOf(published),
    title: titlesOfWork(element, [])[0]?.value,
    doi: found?.valid === true ? found.value : undefined,
  });
  return Object.keys(issue).length === 0 ? undefined : issue;
}

/** First and last page; an article's number where it has no pages. */
export function pagesOf(item: XmlElement): Pages | undefined {
  const pages = childNamed(item, "pages");
  const range = pageRange(proseAt(pages, "first_page"), proseAt(pages, "last_page"));
  if (range !== undefined) {
    const other = proseAt(pages, "other_pages");
    return other === undefined ? range : { ...range, printed: `${range.printed}, ${other}` };
  }
  const numbers = childNamed(item, "publisher_item");
  const number = numbers && childrenNamed(numbers, "item_number").find(isArticleNumber);
  const text = number === undefined ? "" : textOf(number).trim();
  return text === "" ? undefined : { printed: text, first: text };
}

function isArticleNumber(element: XmlElement): boolean {
  return /^article[-_]?number$/i.test(element.attributes["item_number_type"] ?? "");
}
