import type { Identifier } from "../../../domain/identifier.ts";
import { parseIssn } from "../../../domain/issn.ts";
import { type PartialDate, yearOf } from "../../../domain/partial-date.ts";
import type { Container, IssueStatement } from "../../../domain/record.ts";
import { localText } from "../../../text/language.ts";
import { type JsonObject, objectIn, objectsIn, rawIn, textIn, textsIn } from "../../readers/json-values.ts";
import { pageRange } from "../page-range.ts";
import { stated } from "../stated.ts";

const media: Readonly<Record<string, NonNullable<Identifier["medium"]>>> = { pissn: "print", eissn: "online" };
const label = /^(?:vol(?:ume)?|issue|number|no)\b[.:]?\s*(?=\d)/i;

/** The journal as the article names it, and the place in it. */
export function containerOf(
  bibjson: JsonObject,
  published: PartialDate | undefined,
  lang: string | undefined,
): Container {
  const journal = objectIn(bibjson, "journal");
  const title = textIn(journal, "title");
  const [first, last] = [textIn(bibjson, "start_page"), textIn(bibjson, "end_page")];
  const issue = issueOf(journal, first, last, published);
  return {
    titles: title === undefined ? [] : [localText(title, lang)],
    issns: issnsOf(bibjson, journal),
    ...stated({ issue, pages: pageRange(first, last) }),
  };
}

/** Where an article has a number for its pages, some publishers send it as the issue's too. */
function issueOf(
  journal: JsonObject,
  first: string | undefined,
  last: string | undefined,
  published: PartialDate | undefined,
): IssueStatement | undefined {
  const volume = textIn(journal, "volume")?.replace(label, "");
  const number = textIn(journal, "number")?.replace(label, "");
  const isOwn = number !== undefined && number === first && last === undefined;
  if (volume === undefined && (number === undefined || isOwn)) return undefined;
  return stated({
    volume,
    number: isOwn ? undefined : number,
    year: published === undefined ? undefined : yearOf(published),
  });
}

/** The article's own statement tells the medium; the journal's list has its other ISSNs. */
function issnsOf(bibjson: JsonObject, journal: JsonObject): Identifier[] {
  const own = objectsIn(bibjson, "identifier", 50).flatMap((identifier) => {
    const type = (rawIn(identifier, "type") ?? "").toLowerCase();
    return Object.hasOwn(media, type) ? (parseIssn(rawIn(identifier, "id") ?? "", media[type]) ?? []) : [];
  });
  const others = textsIn(journal, "issns", 20).flatMap((text) => parseIssn(text) ?? []);
  const found = new Map<string, Identifier>();
  for (const issn of [...own, ...others]) {
    const before = found.get(issn.value);
    // the same number as print and online is of neither for sure
    if (before?.medium !== undefined && issn.medium !== undefined && before.medium !== issn.medium) {
      const { medium: _, ...neither } = before;
      found.set(issn.value, neither);
    } else if (before === undefined) found.set(issn.value, issn);
  }
  return [...found.values()];
}
