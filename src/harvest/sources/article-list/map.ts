import type { Contributor, ContributorRole, Name } from "../../../domain/contributor.ts";
import { parseDoi } from "../../../domain/doi.ts";
import type { Identifier } from "../../../domain/identifier.ts";
import { parseIssn } from "../../../domain/issn.ts";
import { parseLanguages } from "../../../domain/language.ts";
import { accessOf, parseLicence } from "../../../domain/licence.ts";
import { isPlaceholderName, parseName } from "../../../domain/name.ts";
import { parseOrcid } from "../../../domain/orcid.ts";
import { type PartialDate, parsePartialDate, yearOf } from "../../../domain/partial-date.ts";
import type { ArticleData, Container, IssueStatement, Pages, RecordData } from "../../../domain/record.ts";
import { fail, ok, type Result } from "../../../domain/result.ts";
import type { LocalText } from "../../../domain/text.ts";
import { workTypeOf } from "../../../domain/work-type.ts";
import { localText } from "../../../text/language.ts";
import { type JsonObject, rawIn, textIn, textsIn } from "../../readers/json-values.ts";
import { distinctBy } from "../distinct.ts";
import { parsePages } from "../oai-pmh/pages.ts";
import { pageRange } from "../page-range.ts";
import { personName } from "../person-name.ts";
import { stated } from "../stated.ts";
import type { Field, Fields } from "./fields.ts";
import { linksOf } from "./links.ts";
import { countryOf } from "./places.ts";
import { type Publication, parsePublication } from "./publication.ts";

const arabicScript = /\p{Script=Arabic}/u;

/** One line of a plain list of articles. `missing_title` where it has none. */
export function mapArticle(fields: Fields): Result<RecordData> {
  const country = countryOf(fields.text("country"), fields.text("city"));
  const declared = parseLanguages(fields.texts("language").join(", "));
  const titles = textsOf(fields, "title", declared[0], country);
  const [title] = titles;
  if (title === undefined) return fail("missing_title", "The line has no title.");
  const publication = publicationOf(fields);
  const published = publishedOf(fields, publication);
  const licence = parseLicence(fields.texts("licence"));
  const doi = parseDoi(fields.raw("doi") ?? "");
  const data: ArticleData = {
    kind: "article",
    type: typeOf(fields.text("type"), title.value),
    titles,
    abstracts: textsOf(fields, "abstract", declared[0], country),
    contributors: [
      ...contributorsOf(fields, "authors", "author"),
      ...contributorsOf(fields, "editors", "editor"),
      ...contributorsOf(fields, "translators", "translator"),
    ],
    identifiers: doi === undefined ? [] : [doi],
    languages: declared,
    keywords: fields
      .texts("keywords")
      .slice(0, 200)
      .map((keyword) => localText(keyword, declared[0])),
    subjects: [],
    ...stated({ published, publisher: fields.text("publisher"), country, licence }),
    access: accessOf(licence, fields.texts("licence")),
    links: linksOf(fields),
    references: [],
    ...stated({ container: containerOf(fields, publication, published) }),
  };
  return ok(data);
}

/** A title in Arabic script without letters of one language alone is Urdu where the journal is Pakistan's: Persian and Arabic are guesses then. */
function textsOf(fields: Fields, field: Field, declared: string | undefined, country: string | undefined): LocalText[] {
  const main = fields.text(field);
  const subtitle = field === "title" ? fields.text("subtitle") : undefined;
  const whole = main !== undefined && subtitle !== undefined ? `${main}: ${subtitle}` : main;
  const guessed = (text: string): LocalText => {
    const found = localText(text, declared);
    const isGuess = declared === undefined && (found.lang === undefined || found.lang === "fa" || found.lang === "ar");
    return isGuess && country === "PK" && arabicScript.test(text) ? { value: text, lang: "ur" } : found;
  };
  const others = fields.translations(field).map(({ lang, text }) => localText(text, lang));
  const texts = [...(whole === undefined ? [] : [guessed(whole)]), ...others];
  return distinctBy(texts, ({ value }) => value);
}

/** The type as stated; a title that is no more than `Editorial` or `اداریہ` states it too. */
function typeOf(type: string | undefined, title: string): ArticleData["type"] {
  if (type !== undefined) {
    const found = workTypeOf([type]);
    return found.kind === "article" ? found.type : "other";
  }
  const said = workTypeOf([title]);
  return said.kind === "article" && said.type === "editorial" ? "editorial" : "article";
}

function contributorsOf(fields: Fields, field: Field, role: ContributorRole): Contributor[] {
  return fields.items(field).flatMap((item) => contributorOf(item, role) ?? []);
}

/** A name, or an object with `name` or `given` and `family`, `affiliation`, `orcid`. */
function contributorOf(item: string | JsonObject, role: ContributorRole): Contributor | undefined {
  if (typeof item === "string") {
    return isPlaceholderName(item) ? undefined : { name: nameOf(item), role, affiliations: [] };
  }
  const whole = textIn(item, "name");
  const name =
    whole === undefined || isPlaceholderName(whole)
      ? personName({ family: textIn(item, "family"), given: textIn(item, "given") })
      : nameOf(whole);
  if (name === undefined) return undefined;
  const orcid = parseOrcid(rawIn(item, "orcid") ?? "");
  return { name, role, ...(orcid === undefined ? {} : { orcid }), affiliations: textsIn(item, "affiliation", 20) };
}

/** In Urdu a comma stands before what somebody was (`…، وزیر کشمیر`), not between the parts of a name. */
function nameOf(text: string): Name {
  if (!text.includes("،")) return parseName(text);
  const { lang } = localText(text);
  return { printed: text, ...(lang === undefined ? {} : { lang }) };
}

/** `publication` may hold the issue beside the name; `journal` is the name alone where both are there. */
function publicationOf(fields: Fields): Publication | undefined {
  const [journal, printed] = [fields.text("journal"), fields.text("publication")];
  if (journal !== undefined && printed !== undefined) return { ...parsePublication(printed), journal };
  const said = journal ?? printed;
  return said === undefined ? undefined : parsePublication(said);
}

/** The most exact of what is said: a date, year with month, what stands behind the journal's name, a year. */
function publishedOf(fields: Fields, publication: Publication | undefined): PartialDate | undefined {
  const [date, month, year] = [fields.text("date"), fields.text("month"), fields.text("year")];
  const monthly =
    month === undefined || year === undefined
      ? undefined
      : /^\d{1,2}$/.test(month)
        ? `${year}-${month}`
        : `${month} ${year}`;
  return [date, monthly]
    .map((text) => (text === undefined ? undefined : parsePartialDate(text)))
    .concat(publication?.date, year === undefined ? undefined : parsePartialDate(year), yearAlone(publication))
    .find((found) => found !== undefined);
}

function yearAlone(publication: Publication | undefined): PartialDate | undefined {
  const year = publication?.issue?.year;
  return year === undefined ? undefined : { start: String(year) };
}

function containerOf(
  fields: Fields,
  publication: Publication | undefined,
  published: PartialDate | undefined,
): Container | undefined {
  const issns = [...issnsOf(fields, "issn", "print"), ...issnsOf(fields, "eissn", "online")];
  const issue = issueOf(fields, publication, published);
  const pages = pagesOf(fields) ?? publication?.pages;
  if (publication === undefined && issns.length === 0 && issue === undefined && pages === undefined) return undefined;
  const titles = publication === undefined ? [] : [localText(publication.journal)];
  const printed = fields.text("publication");
  return {
    titles,
    issns,
    ...stated({ issue, pages, printed: printed === publication?.journal ? undefined : printed }),
  };
}

function issueOf(
  fields: Fields,
  publication: Publication | undefined,
  published: PartialDate | undefined,
): IssueStatement | undefined {
  const volume = fields.text("volume") ?? publication?.issue?.volume;
  const number = fields.text("number") ?? publication?.issue?.number;
  const { title, date } = publication?.issue ?? {};
  if (volume === undefined && number === undefined && title === undefined) return undefined;
  const year = publication?.issue?.year ?? (published === undefined ? undefined : yearOf(published));
  return stated({ volume, number, year, title, date });
}

function pagesOf(fields: Fields): Pages | undefined {
  const printed = fields.text("pages");
  if (printed !== undefined) return parsePages(printed) ?? { printed: printed.slice(0, 200) };
  return pageRange(fields.text("firstPage"), fields.text("lastPage"));
}

function issnsOf(fields: Fields, field: Field, medium: "print" | "online"): Identifier[] {
  return fields.texts(field).flatMap((text) => parseIssn(text, medium) ?? []);
}
