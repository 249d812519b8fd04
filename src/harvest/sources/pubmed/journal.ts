import type { Identifier } from "../../../domain/identifier.ts";
import { parseIssn } from "../../../domain/issn.ts";
import { type PartialDate, parsePartialDate, yearOf } from "../../../domain/partial-date.ts";
import type { Container, Pages } from "../../../domain/record.ts";
import { childNamed, elementAt, textAt, textOf, type XmlElement } from "../../xml/element.ts";
import { proseOf } from "../../xml/prose.ts";
import { dateOf } from "../dated.ts";
import { pageRange } from "../page-range.ts";
import { stated } from "../stated.ts";

/** `(London, England)`, `(Bethesda, Md. : 1985)`: by which NLM tells journals of one title apart; no part of it. */
const place = /\s*\(\p{Lu}[^()]{0,80}[,:][^()]{0,80}\)$/u;

/** The journal and issue that an article is in. The abbreviation names a journal only where its title is missing. */
export function containerOf(citation: XmlElement, article: XmlElement, issueDate: PartialDate | undefined): Container {
  const titles = ["Title", "ISOAbbreviation"].flatMap((name) => {
    const element = elementAt(article, "Journal", name);
    const value = element === undefined ? "" : proseOf(element).replace(place, "");
    return value === "" ? [] : [{ value }];
  });
  const issue = stated({
    volume: textAt(article, "Journal", "JournalIssue", "Volume"),
    number: textAt(article, "Journal", "JournalIssue", "Issue"),
    year: issueDate === undefined ? undefined : yearOf(issueDate),
  });
  return {
    titles: titles.slice(0, 1),
    issns: issnsOf(citation, article),
    ...(Object.keys(issue).length === 0 ? {} : { issue }),
    ...stated({ pages: pagesOf(article) }),
  };
}

/** Of the medium cited, and the linking one where that is another. */
function issnsOf(citation: XmlElement, article: XmlElement): Identifier[] {
  const cited = elementAt(article, "Journal", "ISSN");
  const type = cited?.attributes["IssnType"];
  const medium = type === "Electronic" ? "online" : type === "Print" ? "print" : undefined;
  const own = cited === undefined ? undefined : parseIssn(textOf(cited), medium);
  const linking = parseIssn(textAt(citation, "MedlineJournalInfo", "ISSNLinking") ?? "", "linking");
  return [own, linking].filter((issn) => issn !== undefined).filter(({ value }, i) => i === 0 || value !== own?.value);
}

/** `PubDate` in its three forms: parts, parts with a season, and words (`1965 Dec-1966 Jan`). */
export function issueDateOf(article: XmlElement): PartialDate | undefined {
  const element = elementAt(article, "Journal", "JournalIssue", "PubDate");
  if (element === undefined) return undefined;
  return dateOf(element) ?? parsePartialDate(textAt(element, "MedlineDate") ?? "");
}

/** `69-81`, `22-8` (22 to 28), `1S-20S`, `e0186401`, `1563-5; author reply 1565-6`: first and last of the first range. */
function pagesOf(article: XmlElement): Pages | undefined {
  const pagination = childNamed(article, "Pagination");
  if (pagination === undefined) return undefined;
  const printed = textAt(pagination, "MedlinePgn");
  const [, first, last] = /^([^-–;,\s]+)(?:\s*[-–]\s*([^-–;,\s]+))?(?=[;,\s]|$)/.exec(printed ?? "") ?? [];
  if (printed === undefined) return pageRange(textAt(pagination, "StartPage"), textAt(pagination, "EndPage"));
  return first === undefined || printed.length > 200
    ? { printed: printed.slice(0, 200) }
    : pageRange(first, last, printed);
}
