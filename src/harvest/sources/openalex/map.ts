import { parseLanguages } from "../../../domain/language.ts";
import { parseLicence } from "../../../domain/licence.ts";
import { type PartialDate, parsePartialDate, yearOf } from "../../../domain/partial-date.ts";
import type {
  Access,
  CommonData,
  Container,
  IssueStatement,
  Licence,
  RecordData,
  Relation,
  Subject,
} from "../../../domain/record.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import { localText } from "../../../text/language.ts";
import { type JsonObject, objectIn, objectsIn, rawIn, textIn } from "../../readers/json-values.ts";
import { distinctBy } from "../distinct.ts";
import { pageRange } from "../page-range.ts";
import { stated } from "../stated.ts";
import { abstractOf } from "./abstract.ts";
import { authorsOf } from "./contributors.ts";
import { identifiersOf, issnsOf, shortId } from "./identifiers.ts";
import { linksOf } from "./links.ts";
import { typeOfWork } from "./work-type.ts";

/** One work of OpenAlex (docs.openalex.org, "Work object"). What it cites is told by OpenAlex's own identifiers alone, which name nothing here: left out. */
export function mapWork(work: JsonObject): Result<RecordData> {
  const title = textIn(work, "title") ?? textIn(work, "display_name");
  if (title === undefined) return fail("missing_title", "The work has no title.");
  const declared = parseLanguages(textIn(work, "language") ?? "");
  const abstract = abstractOf(objectIn(work, "abstract_inverted_index"));
  const titles = [localText(title, declared[0])];
  const abstracts = abstract === undefined ? [] : [localText(abstract, declared[0])];
  const location = objectIn(work, "primary_location");
  const source = objectIn(location, "source");
  const published = publishedOf(work);
  const relations = relationsOf(work);
  const common: CommonData = {
    titles,
    abstracts,
    contributors: authorsOf(work),
    identifiers: identifiersOf(work),
    languages: declared,
    keywords: [],
    subjects: subjectsOf(work),
    ...stated({ published, publisher: textIn(source, "host_organization_name"), licence: licenceOf(location) }),
    access: accessOf(work),
    links: linksOf(work),
    ...(relations.length === 0 ? {} : { relations }),
  };
  return ok(ofKind(work, common));
}

function ofKind(work: JsonObject, common: CommonData): RecordData {
  const found = typeOfWork(work);
  const { pages, issue } = placeOf(work, common.published);
  switch (found.kind) {
    case "book":
      return { ...common, kind: "book" };
    case "chapter": {
      // the source is a series or a platform; the book's own title is in the raw name alone
      const book = textIn(objectIn(work, "primary_location"), "raw_source_name");
      const of = book === undefined ? undefined : { titles: [localText(book)], identifiers: [] };
      return { ...common, kind: "chapter", ...stated({ book: of, pages }) };
    }
    case "journal":
    case "video":
    case "article": {
      const container = containerOf(work, issue, pages);
      const type = found.kind === "article" ? found.type : "other";
      return { ...common, kind: "article", type, references: [], ...stated({ container }) };
    }
  }
}

/** OpenAlex fills up what it does not know with `01`: `2018-01-01` says 2018, `2018-05-01` May. */
function publishedOf(work: JsonObject): PartialDate | undefined {
  const date = textIn(work, "publication_date")
    ?.replace(/^(\d{4})-01-01$/, "$1")
    .replace(/^(\d{4}-\d\d)-01$/, "$1");
  return (
    (date === undefined ? undefined : parsePartialDate(date)) ??
    parsePartialDate(textIn(work, "publication_year") ?? "")
  );
}

function placeOf(work: JsonObject, published: PartialDate | undefined) {
  const biblio = objectIn(work, "biblio");
  const [volume, number] = [textIn(biblio, "volume"), textIn(biblio, "issue")];
  const year = published === undefined ? undefined : yearOf(published);
  const issue: IssueStatement | undefined =
    volume === undefined && number === undefined ? undefined : stated({ volume, number, year });
  return { issue, pages: pageRange(textIn(biblio, "first_page"), textIn(biblio, "last_page")) };
}

/** The journal; a repository that a copy lies in is none. */
function containerOf(
  work: JsonObject,
  issue: IssueStatement | undefined,
  pages: Container["pages"],
): Container | undefined {
  const location = objectIn(work, "primary_location");
  const source = objectIn(location, "source");
  const isRepository = rawIn(source, "type") === "repository";
  const title = isRepository ? undefined : (textIn(source, "display_name") ?? textIn(location, "raw_source_name"));
  const issns = isRepository ? [] : issnsOf(source);
  if (title === undefined && issns.length === 0 && issue === undefined && pages === undefined) return undefined;
  return { titles: title === undefined ? [] : [localText(title)], issns, ...stated({ issue, pages }) };
}

/** Of the published version: `cc-by`, `public-domain`. What only says `other-oa` or the like names no licence. */
function licenceOf(location: JsonObject): Licence | undefined {
  const printed = textIn(location, "license");
  if (printed === undefined) return undefined;
  const found = parseLicence([printed.replace("public-domain", "public domain")]);
  return found?.id === undefined ? undefined : { ...found, printed };
}

function accessOf(work: JsonObject): Access {
  const isOpen = objectIn(work, "open_access")["is_oa"];
  if (typeof isOpen !== "boolean") return "unknown";
  return isOpen ? "open" : "closed";
}

/** Topics and keywords: both are OpenAlex's own, found by machine, so neither is the author's word. */
function subjectsOf(work: JsonObject): Subject[] {
  const subjects = [...objectsIn(work, "topics", 50), ...objectsIn(work, "keywords", 50)].flatMap((subject) => {
    const label = textIn(subject, "display_name") ?? textIn(subject, "keyword");
    return label === undefined
      ? []
      : [{ scheme: "other" as const, label, ...stated({ code: shortId(rawIn(subject, "id")) }) }];
  });
  return distinctBy(subjects, ({ label }) => label.toLowerCase());
}

/** That a work is retracted is said without the notice that did it: the relation leads to the page that says so. */
function relationsOf(work: JsonObject): Relation[] {
  const id = shortId(rawIn(work, "id"));
  if (work["is_retracted"] !== true || id === undefined) return [];
  const to = { scheme: "url", value: `https://openalex.org/${id}`, valid: true } as const;
  return [{ type: "retracted-by", to, printed: "Marked as retracted by OpenAlex" }];
}
