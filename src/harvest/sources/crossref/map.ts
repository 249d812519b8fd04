import { parseLanguages } from "../../../domain/language.ts";
import { yearOf } from "../../../domain/partial-date.ts";
import type { CommonData, Container, IssueStatement, Pages, RecordData } from "../../../domain/record.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import { localText } from "../../../text/language.ts";
import { type JsonObject, objectIn, objectsIn, textIn, textsIn } from "../../readers/json-values.ts";
import { parsePages } from "../oai-pmh/pages.ts";
import { stated } from "../stated.ts";
import { contributorsOf } from "./contributors.ts";
import { datesOf, type WorkDates } from "./dates.ts";
import { aliasDois, isbnsOf, issnsOf, ownDoi } from "./identifiers.ts";
import { accessOfWork, licenceOf } from "./licence.ts";
import { linksOf } from "./links.ts";
import { referencesOf } from "./references.ts";
import { relationsOf } from "./relations.ts";
import { abstractsOf, titlesOf } from "./texts.ts";
import { typeOfWork, whyNoWork } from "./work-type.ts";

/** One work of Crossref's REST API (github.com/CrossRef/rest-api-doc, "Works"), or of a dump of the database behind it. */
export function mapWork(work: JsonObject): Result<RecordData> {
  const why = whyNoWork(work);
  if (why !== undefined) return fail("unmapped_metadata", `Crossref says that this DOI is ${why}.`);
  const languages = parseLanguages(textIn(work, "language") ?? "");
  const titles = titlesOf(work, languages[0]);
  const [title] = titles;
  if (title === undefined) return fail("missing_title", "The work has no title.");
  const licence = licenceOf(work);
  const dates = datesOf(work);
  const relations = relationsOf(work);
  const abstracts = abstractsOf(work, languages[0]);
  const common: CommonData = {
    titles,
    abstracts,
    contributors: contributorsOf(work),
    identifiers: [ownDoi(work), ...aliasDois(work)].filter((one) => one !== undefined),
    languages,
    keywords: [],
    subjects: textsIn(work, "subject", 100).map((label) => ({ scheme: "other" as const, label })),
    ...stated({ published: dates.published, publisher: publisherOf(work), licence }),
    access: accessOfWork(work, licence),
    links: linksOf(work),
    ...(relations.length === 0 ? {} : { relations }),
  };
  return ok(ofKind(work, common, dates));
}

function ofKind(work: JsonObject, common: CommonData, dates: WorkDates): RecordData {
  const found = typeOfWork(work);
  switch (found.kind) {
    case "book":
      return {
        ...common,
        kind: "book",
        identifiers: [...common.identifiers, ...isbnsOf(work)],
        ...stated({ edition: textIn(work, "edition-number") }),
      };
    case "chapter": {
      // a series stands before the book that the chapter is in
      const book = textsIn(work, "container-title", 20).at(-1);
      const identifiers = isbnsOf(work);
      const editors = common.contributors.filter(({ role }) => role === "editor");
      const of =
        book === undefined && identifiers.length === 0
          ? undefined
          : { titles: named(book), identifiers, ...(editors.length === 0 ? {} : { contributors: editors }) };
      return { ...common, kind: "chapter", ...stated({ book: of, pages: pagesOf(work) }) };
    }
    case "journal":
      return { ...common, kind: "journal", identifiers: [...issnsOf(work), ...common.identifiers], formerTitles: [] };
    case "video":
    case "article": {
      const type = found.kind === "article" ? found.type : "other";
      const container = containerOf(work, dates);
      const references = referencesOf(work);
      return { ...common, kind: "article", type, references, ...stated({ container, online: dates.online }) };
    }
  }
}

function containerOf(work: JsonObject, dates: WorkDates): Container | undefined {
  const titles = textsIn(work, "container-title", 20).flatMap(named);
  const issns = issnsOf(work);
  const pages = pagesOf(work);
  const issue = issueOf(work, dates);
  if (titles.length === 0 && issns.length === 0 && issue === undefined && pages === undefined) return undefined;
  return { titles, issns, ...stated({ issue, pages }) };
}

function issueOf(work: JsonObject, dates: WorkDates): IssueStatement | undefined {
  const issue = objectIn(work, "journal-issue");
  const number = textIn(work, "issue") ?? textIn(issue, "issue");
  const volume = textIn(work, "volume");
  if (volume === undefined && number === undefined) return undefined;
  const { published } = datesOf(issue);
  const date = published ?? dates.published;
  return stated({ volume, number, year: date === undefined ? undefined : yearOf(date) });
}

/** Pages as printed; an article without any has a number in their place. */
function pagesOf(work: JsonObject): Pages | undefined {
  const printed = textIn(work, "page") ?? textIn(work, "article-number");
  return printed === undefined || printed.length > 200 ? undefined : (parsePages(printed) ?? { printed });
}

/** The publisher; a thesis or report without one has an institution. */
function publisherOf(work: JsonObject): string | undefined {
  const [institution] = objectsIn(work, "institution", 1);
  return textIn(work, "publisher") ?? (institution === undefined ? undefined : textIn(institution, "name"));
}

function named(title: string | undefined): { value: string; lang?: string }[] {
  return title === undefined ? [] : [localText(title)];
}
