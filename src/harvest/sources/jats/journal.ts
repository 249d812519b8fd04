import { parseCountry } from "../../../domain/country.ts";
import { parseDoi } from "../../../domain/doi.ts";
import type { Identifier } from "../../../domain/identifier.ts";
import { parseIssn } from "../../../domain/issn.ts";
import { yearOf } from "../../../domain/partial-date.ts";
import type { Container, IssueStatement } from "../../../domain/record.ts";
import type { LocalText } from "../../../domain/text.ts";
import { localText } from "../../../text/language.ts";
import { childNamed, childrenNamed, elementAt, langOf, textAt, textOf, type XmlElement } from "../../xml/element.ts";
import { proseOf } from "../../xml/prose.ts";
import { type Dated, publishedOf } from "../dated.ts";
import { distinctBy } from "../distinct.ts";
import { pageRange } from "../page-range.ts";
import { stated } from "../stated.ts";

/** `journal-meta`, and the issue and pages of `article-meta`. */
export function containerOf(front: XmlElement, meta: XmlElement, dates: readonly Dated[]): Container | undefined {
  const journal = childNamed(front, "journal-meta");
  const container = {
    titles: journal === undefined ? [] : titlesOf(journal),
    issns: journal === undefined ? [] : issnsOf(journal),
    ...stated({ issue: issueOf(meta, dates), pages: pagesOf(meta) }),
  };
  const isEmpty = container.titles.length === 0 && container.issns.length === 0 && !container.issue && !container.pages;
  return isEmpty ? undefined : container;
}

/** In a group since NLM 3.0; an abbreviation names the journal only where nothing else does. */
function titlesOf(journal: XmlElement): LocalText[] {
  const group = childNamed(journal, "journal-title-group") ?? journal;
  const full = childrenNamed(group, "journal-title").map((element) => localText(proseOf(element), langOf(element)));
  const translated = childrenNamed(group, "trans-title-group").flatMap((one) =>
    childrenNamed(one, "trans-title").map((element) => localText(proseOf(element), langOf(element) ?? langOf(one))),
  );
  const short = childrenNamed(group, "abbrev-journal-title").map((element) => ({ value: proseOf(element) }));
  const said = [...full, ...translated].filter(({ value }) => value !== "");
  const titles = said.length > 0 ? said : short.filter(({ value }) => value !== "").slice(0, 1);
  return distinctBy(titles, ({ value }) => value);
}

function issnsOf(journal: XmlElement): Identifier[] {
  const media: Readonly<Record<string, Identifier["medium"]>> = {
    ppub: "print",
    print: "print",
    epub: "online",
    electronic: "online",
    online: "online",
  };
  const found = [...childrenNamed(journal, "issn"), ...childrenNamed(journal, "issn-l")].flatMap((element) => {
    const stated = element.attributes["pub-type"] ?? element.attributes["publication-format"] ?? "";
    const medium = element.local === "issn-l" ? "linking" : media[stated.trim().toLowerCase()];
    return parseIssn(textOf(element), medium) ?? [];
  });
  return distinctBy(found, ({ value }) => value);
}

function issueOf(meta: XmlElement, dates: readonly Dated[]): IssueStatement | undefined {
  const collection = dates.find(({ medium }) => medium === "collection")?.date;
  const date = collection ?? publishedOf(dates);
  const [number, supplement] = [textAt(meta, "issue"), textAt(meta, "supplement")];
  const ids = childrenNamed(meta, "issue-id").find(({ attributes }) => attributes["pub-id-type"] === "doi");
  const doi = ids === undefined ? undefined : parseDoi(textOf(ids));
  const title = childNamed(meta, "issue-title");
  const issue: IssueStatement = stated({
    volume: textAt(meta, "volume"),
    number: supplement === undefined ? number : [number, supplement].filter(Boolean).join(" "),
    title: title === undefined ? undefined : proseOf(title) || undefined,
    doi: doi?.valid === true ? doi.value : undefined,
  });
  if (Object.keys(issue).length === 0 && collection === undefined) return undefined;
  return date === undefined ? issue : { ...issue, year: yearOf(date) };
}

/** First and last page, else a range in words, else the article's number. */
function pagesOf(meta: XmlElement): Container["pages"] {
  const number = textAt(meta, "elocation-id");
  const printed = textAt(meta, "page-range");
  const range = pageRange(textAt(meta, "fpage"), textAt(meta, "lpage"));
  if (range !== undefined) return printed?.includes(",") ? { ...range, printed } : range;
  const [first, last] = printed?.split(/\s*[-–]\s*/) ?? [];
  return first === undefined ? pageRange(number, undefined) : pageRange(first, last, printed);
}

export function publisherOf(front: XmlElement): { publisher?: string; country?: string } {
  const publisher = elementAt(front, "journal-meta", "publisher");
  if (publisher === undefined) return {};
  const place = childNamed(publisher, "publisher-loc");
  const named = place === undefined ? undefined : (textAt(place, "country") ?? proseOf(place).split(",").at(-1));
  const name = childNamed(publisher, "publisher-name");
  return stated({
    publisher: name === undefined ? undefined : proseOf(name) || undefined,
    country: named === undefined ? undefined : parseCountry(named),
  });
}
