import type { Contributor } from "../../../domain/contributor.ts";
import { parseDoi } from "../../../domain/doi.ts";
import { parseIssn } from "../../../domain/issn.ts";
import { parseLanguage } from "../../../domain/language.ts";
import { isPlaceholderName, parseName } from "../../../domain/name.ts";
import { parseOrcid } from "../../../domain/orcid.ts";
import { type PartialDate, parsePartialDate, yearOf } from "../../../domain/partial-date.ts";
import type { Container, Link, RecordData, Subject } from "../../../domain/record.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import type { LocalText } from "../../../domain/text.ts";
import { workTypeOf } from "../../../domain/work-type.ts";
import { localText } from "../../../text/language.ts";
import { plainText } from "../../../text/markup.ts";
import { childNamed, childrenNamed, childText, textOf, type XmlElement } from "../../xml/element.ts";
import { distinctBy, distinctTexts } from "../distinct.ts";
import { pageRange } from "../page-range.ts";
import { stated } from "../stated.ts";

const maxContributors = 10_000;
const maxKeywords = 200;

/** An article as DOAJ writes it. `sets` are those of its OAI header: Library of Congress classes. `missing_title` where nothing names it. */
export function mapDoajArticle(
  root: XmlElement,
  context: { readonly sets: readonly string[] } = { sets: [] },
): Result<RecordData> {
  const languages = childrenNamed(root, "language").flatMap((element) => parseLanguage(textOf(element)) ?? []);
  const titles = textsOf(root, "title", languages[0]);
  if (titles.length === 0) return fail("missing_title", "The record has no title.");
  const abstracts = textsOf(root, "abstract", languages[0]);
  const doi = parseDoi(childText(root, "doi") ?? "");
  const published = publishedOf(root);
  const kind = workTypeOf([childText(root, "documentType") ?? ""]);
  const publisher = plainText(childText(root, "publisher") ?? "").replace(/[\s,;:]+$/, "");
  return ok({
    kind: "article",
    type: kind.kind === "article" ? kind.type : "other",
    titles,
    abstracts,
    contributors: contributorsOf(root),
    identifiers: doi === undefined ? [] : [doi],
    ...stated({ published, publisher: publisher === "" ? undefined : publisher }),
    languages: [...new Set(languages)],
    keywords: keywordsOf(root, languages[0]),
    subjects: subjectsOf(context.sets),
    // DOAJ lists open journals alone
    access: "open",
    links: linksOf(root),
    container: containerOf(root, published, languages[0]),
    references: [],
  });
}

/** DOAJ's article has no name of its own outside of OAI: the DOI, the publisher's own, its address, else its place in the journal. */
export function identifyDoajArticle(root: XmlElement): string | undefined {
  const doi = parseDoi(childText(root, "doi") ?? "");
  if (doi?.valid === true) return doi.value;
  const issn = childText(root, "issn") ?? childText(root, "eissn") ?? "";
  const own = childText(root, "publisherRecordId");
  if (own !== undefined) return `${issn}:${own}`.slice(0, 500);
  const url = childText(root, "fullTextUrl");
  if (url !== undefined) return url.slice(0, 500);
  const place = ["volume", "issue", "startPage", "title"].map((name) => childText(root, name) ?? "");
  const said = [issn, ...place].join(":").slice(0, 500);
  return place.at(-1) === "" ? undefined : said;
}

function textsOf(root: XmlElement, name: string, lang: string | undefined): LocalText[] {
  const texts = childrenNamed(root, name).map((element) =>
    localText(plainText(textOf(element)), element.attributes["language"] ?? lang),
  );
  return distinctTexts(texts);
}

/**
 * DOAJ keeps a year and perhaps a month; its feed fills up with `01`. So `2016-01-01` says 2016, `2017-04-01` April. What is sent to DOAJ (`record`) has
 * real days.
 */
function publishedOf(root: XmlElement): PartialDate | undefined {
  const text = childText(root, "publicationDate");
  if (text === undefined) return undefined;
  const filled = root.local === "doajArticle" ? /^(\d{4})(-\d\d)?-01$/.exec(text) : null;
  if (filled === null) return parsePartialDate(text);
  return parsePartialDate(`${filled[1]}${filled[2] === "-01" ? "" : (filled[2] ?? "")}`);
}

function contributorsOf(root: XmlElement): Contributor[] {
  const list = childNamed(root, "affiliationsList");
  const affiliations = new Map(
    (list === undefined ? [] : childrenNamed(list, "affiliationName")).map((element) => [
      element.attributes["affiliationId"]?.trim(),
      plainText(textOf(element)),
    ]),
  );
  const authors = childNamed(root, "authors");
  return (authors === undefined ? [] : childrenNamed(authors, "author").slice(0, maxContributors)).flatMap((author) => {
    const printed = plainText(childText(author, "name") ?? "");
    if (isPlaceholderName(printed)) return [];
    const orcid = parseOrcid(childText(author, "orcid_id") ?? "");
    const named = childrenNamed(author, "affiliationId").map((id) => affiliations.get(textOf(id).trim()) ?? "");
    return {
      name: parseName(printed),
      role: "author" as const,
      ...stated({ orcid }),
      affiliations: [...new Set(named.filter((text) => text !== ""))],
    };
  });
}

/** One keyword an element; some still have the separators of the list that they were cut from. */
function keywordsOf(root: XmlElement, lang: string | undefined): LocalText[] {
  const found = childrenNamed(root, "keywords").flatMap((list) =>
    childrenNamed(list, "keyword").flatMap((keyword) => {
      const value = plainText(textOf(keyword)).replace(/^[\s;,]+|[\s;,]+$/g, "");
      const declared = parseLanguage(list.attributes["language"] ?? "") ?? lang;
      return value === "" || value.length > 300 ? [] : [{ value, ...stated({ lang: declared }) }];
    }),
  );
  return distinctBy(found, (one) => `${one.value.toLowerCase()} ${one.lang ?? ""}`).slice(0, maxKeywords);
}

/** DOAJ's sets are `LCC:` and a class, in base64 for addresses with `~` for `=`. */
function subjectsOf(sets: readonly string[]): Subject[] {
  return sets.flatMap((set) => {
    const text = Buffer.from(set.replaceAll("~", ""), "base64url").toString("utf8");
    const label = /^LCC:(.{1,200})$/s.exec(text)?.[1]?.trim() ?? "";
    return label === "" || label.includes("\ufffd") ? [] : [{ scheme: "lcc" as const, label }];
  });
}

/** DOAJ marks pages of repositories as `pdf` too: only what is named so is a file. */
function linksOf(root: XmlElement): Link[] {
  const urls = childrenNamed(root, "fullTextUrl")
    .map((element) => textOf(element).trim())
    .filter((url) => /^https?:\/\/[^\s<>"]+$/i.test(url) && url.length <= 2048);
  const isFile = (url: string): boolean => /\.pdf(?:[?#]|$)/i.test(url);
  const landing = urls.find((url) => !isFile(url));
  const files = [...new Set(urls.filter(isFile))].slice(0, 20);
  return [
    ...(landing === undefined ? [] : [{ rel: "landing" as const, url: landing }]),
    ...files.map((url) => ({ rel: "pdf" as const, url, format: "application/pdf" })),
  ];
}

function containerOf(root: XmlElement, published: PartialDate | undefined, lang: string | undefined): Container {
  const title = plainText(childText(root, "journalTitle") ?? "");
  const issns = [
    parseIssn(childText(root, "issn") ?? "", "print") ?? [],
    parseIssn(childText(root, "eissn") ?? "", "online") ?? [],
  ].flat();
  // the same number in both fields is of neither medium for sure
  const same = issns.length === 2 && issns[0]?.value === issns[1]?.value;
  const { medium: _, ...first } = issns[0] ?? { scheme: "issn", value: "", valid: false };
  const issue = stated({
    volume: childText(root, "volume"),
    number: childText(root, "issue"),
    year: published === undefined ? undefined : yearOf(published),
  });
  return {
    titles: title === "" ? [] : [localText(title, lang)],
    issns: same ? [first] : issns,
    ...(Object.keys(issue).length === 0 ? {} : { issue }),
    ...stated({ pages: pageRange(childText(root, "startPage"), childText(root, "endPage")) }),
  };
}
