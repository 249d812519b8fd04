import { parseCountry } from "../../../domain/country.ts";
import { parseDoi } from "../../../domain/doi.ts";
import type { Identifier } from "../../../domain/identifier.ts";
import { accessOf, parseLicence } from "../../../domain/licence.ts";
import type { RecordData, Subject, WorkType } from "../../../domain/record.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import type { LocalText } from "../../../domain/text.ts";
import { workTypeOf } from "../../../domain/work-type.ts";
import { childNamed, childrenNamed, elementAt, textAt, textOf, type XmlElement } from "../../xml/element.ts";
import { proseOf } from "../../xml/prose.ts";
import { dateOf } from "../dated.ts";
import { distinctBy } from "../distinct.ts";
import { relatedIdentifier } from "../related-identifier.ts";
import { stated } from "../stated.ts";
import { containerOf, issueDateOf } from "./journal.ts";
import { authorsOf } from "./people.ts";
import { referencesOf, relationsOf } from "./relations.ts";
import { abstractsOf, languagesOf, titlesOf } from "./texts.ts";

const maxTerms = 500;
const notices = /^(?:published erratum|retraction of publication|retraction notice|expression of concern)$/i;

/** A `PubmedArticle` as an article. `missing_title` where neither title is known; books are `unmapped_metadata`. */
export function mapPubmed(record: XmlElement): Result<RecordData> {
  if (record.local === "PubmedBookArticle")
    return fail("unmapped_metadata", "The record is of a book on NCBI's Bookshelf, which cannot be read yet.");
  const citation = childNamed(record, "MedlineCitation");
  const article = citation && childNamed(citation, "Article");
  if (citation === undefined || article === undefined)
    return fail("malformed_record", "The record has no MedlineCitation with an Article.");
  const languages = languagesOf(article);
  const titles = titlesOf(article, languages);
  if (titles.length === 0) return fail("missing_title", "The record has no title.");
  const type = typeOf(article);
  const issueDate = issueDateOf(article);
  const electronic = childrenNamed(article, "ArticleDate").find(({ attributes }) => attributes["DateType"] !== "Print");
  const online = electronic && dateOf(electronic);
  // of what is only online, the issue's date is that of a collection
  const isElectronic = /^electronic(?:-ecollection)?$/i.test(article.attributes["PubModel"] ?? "");
  const identifiers = identifiersOf(record, citation, article);
  const rights = [textAt(article, "Abstract", "CopyrightInformation") ?? ""];
  const licence = parseLicence(rights);
  const inPmc = identifiers.some(({ scheme }) => scheme === "pmcid");
  const country = parseCountry(textAt(citation, "MedlineJournalInfo", "Country") ?? "");
  const relations = relationsOf(citation, type === "preprint");
  return ok({
    kind: "article",
    type,
    titles,
    abstracts: abstractsOf(citation, article),
    contributors: authorsOf(article),
    identifiers,
    ...stated({ published: (isElectronic ? online : undefined) ?? issueDate ?? online, online, country, licence }),
    languages,
    keywords: keywordsOf(citation),
    subjects: subjectsOf(citation),
    access: inPmc ? "open" : accessOf(licence, rights),
    links: [],
    container: containerOf(citation, article, issueDate),
    ...(relations.length === 0 ? {} : { relations }),
    references: referencesOf(record),
  });
}

function typeOf(article: XmlElement): WorkType {
  const list = childNamed(article, "PublicationTypeList");
  const names = list === undefined ? [] : childrenNamed(list, "PublicationType").map(proseOf);
  if (names.some((name) => notices.test(name))) return "other";
  const found = workTypeOf(names);
  return found.kind === "article" ? found.type : "other";
}

/** Of the article alone: references have lists of their own. */
function identifiersOf(record: XmlElement, citation: XmlElement, article: XmlElement): Identifier[] {
  const list = elementAt(record, "PubmedData", "ArticleIdList");
  const stated = (list === undefined ? [] : childrenNamed(list, "ArticleId")).map(
    (element) => [element.attributes["IdType"] ?? "", textOf(element)] as const,
  );
  const located = childrenNamed(article, "ELocationID")
    .filter(({ attributes }) => attributes["EIdType"] === "doi" && attributes["ValidYN"] !== "N")
    .map((element) => ["doi", textOf(element)] as const);
  const all = [...stated, ...located].flatMap(([type, text]) => {
    if (type === "doi") return parseDoi(text) ?? [];
    return type === "pmc" || type === "pubmed" ? (relatedIdentifier(type, text) ?? []) : [];
  });
  const pmid = relatedIdentifier("pmid", textAt(citation, "PMID") ?? "");
  const found = [...all.filter(({ scheme }) => scheme === "doi"), ...(pmid === undefined ? [] : [pmid]), ...all];
  return distinctBy(found, (one) => `${one.scheme} ${one.value}`);
}

/** The authors' own: lists of other owners are indexers' terms. */
function keywordsOf(citation: XmlElement): LocalText[] {
  const own = childrenNamed(citation, "KeywordList").filter(({ attributes }) => attributes["Owner"] === "NOTNLM");
  const values = own.flatMap((list) =>
    childrenNamed(list, "Keyword").map((keyword) => proseOf(keyword).replace(/\.$/, "")),
  );
  return [...new Set(values.filter((value) => value !== ""))]
    .slice(0, maxTerms)
    .map((value) => ({ value, lang: "en" }));
}

/** Medical Subject Headings without their qualifiers, with their numbers, and terms of other indexers. */
function subjectsOf(citation: XmlElement): Subject[] {
  const headings = childNamed(citation, "MeshHeadingList");
  const mesh = (headings === undefined ? [] : childrenNamed(headings, "MeshHeading")).flatMap((heading) => {
    const descriptor = childNamed(heading, "DescriptorName");
    return descriptor === undefined ? [] : [{ label: proseOf(descriptor), code: descriptor.attributes["UI"] }];
  });
  const others = childrenNamed(citation, "KeywordList")
    .filter(({ attributes }) => attributes["Owner"] !== "NOTNLM")
    .flatMap((list) => childrenNamed(list, "Keyword").map((keyword) => ({ label: proseOf(keyword), code: undefined })));
  const all = [...mesh, ...others].filter(({ label }) => label !== "");
  const distinct = distinctBy(all, ({ label }) => label);
  return distinct.slice(0, maxTerms).map(({ label, code }) => ({ scheme: "other", label, ...stated({ code }) }));
}
